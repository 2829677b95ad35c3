import type { Day, Problem } from '../../curriculum/model.ts';
import { type Continuation, continueButton } from '../cohort/cohort.ts';
import { button, customId, embed, offer, plain, rows, say, selectRow, shorten, textFile } from '../kit/format.ts';
import type { Message, Row } from '../kit/message.ts';
import { dayName } from '../study/day.ts';
import type { Words } from '../words/words.ts';
import { report } from './add.ts';

type NamedDay = Pick<Day, 'label' | 'title'>;

/** What a version changes, in order. */
type Changes = {
  added: NamedDay[];
  removed: NamedDay[];
  renamed: { old: NamedDay; next: NamedDay }[];
  moved: NamedDay[];
  rewritten: NamedDay[];
  relinked: NamedDay[];
  milestones: { label: string; change: 'new' | 'gone' | 'changed' }[];
};

/** What an update means for one running cohort, days by name; null where its plan is at its end. */
export type CohortEffect = {
  /** Null for a plan of one's own. */
  channelId: string | null;
  before: string | null;
  after: string | null;
  /** Days that stand before the next one now and that nobody will be sent. */
  never: string[];
  completionsOfRemoved: number;
  milestones: { label: string; now: number; after: number }[];
};

type Pairing = { old: NamedDay; next: NamedDay; same: boolean };

type UpdateView = {
  draftId: number;
  slug: string;
  /** What the new version is: files that were sent, an older version, or the current one that cohorts are behind. */
  source: { kind: 'files' } | { kind: 'back' | 'newer'; version: number };
  from: number;
  changes: Changes;
  cohorts: CohortEffect[];
  pairings: Pairing[];
  problems: Problem[];
};

const selectable = 25;

export function updatePreview(words: Words, view: UpdateView): Message {
  const { update } = words.plans;
  const { source, changes, cohorts, pairings } = view;
  const lines = [
    update.title(view.slug, view.from, source),
    ...(source.kind === 'back' ? [update.storedBefore] : []),
    update.notYet,
    ...pairingLines(words, view),
  ];
  const effects = cohorts.map((cohort) => effectLines(words, cohort, inMessage).join('\n'));
  const all = [
    ...changeLines(words, changes, inFile),
    ...pairings.map(({ old, next, same }) => update.inFile(dayName(old), dayName(next), same)),
    '',
    ...cohorts.flatMap((cohort) => effectLines(words, cohort, inFile)),
  ];
  return say(shorten(lines.join('\n'), 2_000), {
    embeds: [
      embed({ description: shorten(changeLines(words, changes, inMessage).join('\n'), 2_700) }),
      embed({ description: shorten(effects.length === 0 ? update.nobody : effects.join('\n\n'), 2_700) }),
    ],
    files: [textFile('changes.txt', `${all.join('\n')}\n`), ...(report(words, view.problems).files ?? [])],
    components: [...pairingRows(words, view), ...actRows(words, view)],
  });
}

function pairingLines(words: Words, { pairings, source }: UpdateView): string[] {
  const { update } = words.plans;
  const chosen = pairings.filter(({ same }) => same).length;
  if (pairings.length === 0) return [];
  if (source.kind === 'files') {
    return [chosen === pairings.length ? update.allPaired(pairings.length) : update.pairings(pairings.length, chosen)];
  }
  const pair = ({ old, next }: Pairing) => `${inMessage.name(dayName(old))} → ${inMessage.name(dayName(next))}`;
  return [update.keysChanged(pairings.length - chosen, several(words, pairings, pair, inMessage.most))];
}

function pairingRows({ plans: { update } }: Words, { pairings, source, draftId: draft }: UpdateView): Row[] {
  if (pairings.length === 0 || source.kind !== 'files') return [];
  const options = pairings.slice(0, selectable).map(({ old, next, same }, index) => ({
    label: shorten(dayName(next), 100),
    description: shorten(update.was(dayName(old)), 100),
    value: String(index),
    default: same,
  }));
  return [
    selectRow(customId('curriculum-same', { draft }), update.sameDay, options, {
      min_values: 0,
      max_values: options.length,
    }),
    ...rows(
      pairings.every(({ same }) => same)
        ? button(update.noneSame, customId('curriculum-pair', { draft, all: 'no' }))
        : button(update.allSame(pairings.length), customId('curriculum-pair', { draft, all: 'yes' })),
    ),
  ];
}

function actRows({ plans: { add, update } }: Words, { draftId: draft, cohorts, source }: UpdateView): Row[] {
  const applyTo = (to: 'all' | 'new') => customId('curriculum-apply', { draft, to });
  const isForNew = cohorts.length === 0;
  return rows(
    button(update.apply(cohorts.length), applyTo(isForNew ? 'new' : 'all'), { style: 'success' }),
    ...(isForNew || source.kind === 'newer' ? [] : [button(update.newOnly, applyTo('new'))]),
    button(add.buttons.cancel, customId('curriculum-cancel', { draft })),
  );
}

/** Asked before a version takes days away that people have finished, written about or were sent. */
export function confirmLoss(
  words: Words,
  loss: { draftId: number; slug: string; people: number; days: string[] },
): Message {
  const { update } = words.plans;
  const { draftId: draft, days } = loss;
  const names = shorten(several(words, days, inMessage.name, 10, null), 1_200);
  return say(update.loss(loss.slug, days.length, names, loss.people), {
    embeds: [],
    components: rows(
      button(update.keep, customId('curriculum-cancel', { draft }), { style: 'primary' }),
      button(update.applyAnyway, customId('curriculum-apply', { draft, to: 'all', sure: 'yes' }), { style: 'danger' }),
    ),
  });
}

/** The new version holds; `goOn` are finished cohorts that its new days let go on. */
export function updateApplied(
  words: Words,
  applied: Parameters<Words['plans']['update']['applied']>[0] & { goOn: Continuation[] },
): Message {
  const goOn = applied.goOn.slice(0, 5);
  const told = words.plans.update.applied({ ...applied, channels: applied.channels.slice(0, 20) });
  return offer(
    shorten([told, ...goOn.map(words.cohort.goOn.offer)].join('\n'), 2_000),
    ...goOn.map((next) => continueButton(words, next)),
  );
}

/** How names are written: a few of them, harmless in a message; or all, as they are, in a file. */
type Style = { most: number; name(text: string): string };
const inMessage: Style = { most: 5, name: (text) => plain(shorten(text, 120)) };
const inFile: Style = { most: Number.POSITIVE_INFINITY, name: (text) => text.replaceAll(/[\r\n]+/g, ' ') };

function changeLines(words: Words, changes: Changes, style: Style): string[] {
  const said = words.plans.changes;
  const line = <Kind extends keyof Changes>(kind: Kind, write: (item: Changes[Kind][number]) => string) => {
    const items: readonly Changes[Kind][number][] = changes[kind];
    return items.length === 0 ? [] : [`${said[kind](items.length)} ${several(words, items, write, style.most)}`];
  };
  const name = (day: NamedDay) => style.name(dayName(day));
  const lines = [
    ...line('added', name),
    ...line('removed', name),
    ...line('renamed', ({ old, next }) => `${name(old)} → ${name(next)}`),
    ...line('moved', name),
    ...line('rewritten', name),
    ...line('relinked', name),
    ...line('milestones', ({ label, change }) => `${style.name(label)} (${said.milestone[change]})`),
  ];
  return lines.length === 0 ? [said.none] : lines;
}

/** As many of a list as there is room for, and how many more there are, all of them in a file unless said otherwise. */
function several<T>(
  { plans: { changes } }: Words,
  items: readonly T[],
  write: (item: T) => string,
  most: number,
  where: string | null = 'changes.txt',
): string {
  const names = items.slice(0, most).map(write).join(' · ');
  return items.length > most ? `${names} ${changes.more(items.length - most, where)}` : names;
}

/** What a cohort gets next, what it will not get, and what is kept. */
function effectLines(words: Words, effect: CohortEffect, { most, name }: Style): string[] {
  const said = words.plans.changes;
  const { never, completionsOfRemoved: kept, milestones } = effect;
  const next = (day: string | null) => (day === null ? words.cohort.closingMessage : `**${name(day)}**`);
  const reached = ({ label, now, after }: CohortEffect['milestones'][number]) => said.reached(name(label), now, after);
  return [
    said.next(effect.channelId, next(effect.before), next(effect.after)),
    ...(never.length === 0 ? [] : [said.neverPosted(never.length, several(words, never, name, most))]),
    ...(kept === 0 ? [] : [said.kept(kept)]),
    ...(milestones.length === 0 ? [] : [`🏁 ${several(words, milestones, reached, most)}`]),
  ];
}
