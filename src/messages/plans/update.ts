import type { Problem } from '../../curriculum/model.ts';
import { type Continuation, continueButton } from '../cohort/cohort.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, embed, list, plain, rows, say, selectRow, shorten, textFile } from '../kit/format.ts';
import type { Message, Row } from '../kit/message.ts';
import { wordsFor } from '../words/words.ts';
import { report } from './add.ts';
import { type Changes, type CohortEffect, changeLines, effectLines, inFile, inMessage, several } from './changes.ts';

type UpdateView = {
  draftId: number;
  slug: string;
  /** What the new version is: files that were sent, an older version, or the current one that cohorts are behind. */
  source: { kind: 'files' } | { kind: 'back' | 'newer'; version: number };
  from: number;
  changes: Changes;
  cohorts: CohortEffect[];
  pairings: { old: string; next: string; same: boolean }[];
  problems: Problem[];
};

const selectable = 25;

/** What changes, and for whom, before anything does. */
export function updatePreview(view: UpdateView): Message {
  const what = {
    files: `version ${view.from} → the files you sent`,
    back: `version ${view.from} → back to version ${'version' in view.source ? view.source.version : ''}`,
    newer: `version ${view.from} → version ${'version' in view.source ? view.source.version : ''}`,
  }[view.source.kind];
  const lines = [
    `**What changes in ${plain(view.slug)}** (${what})`,
    ...(view.source.kind === 'back' ? ['These files are stored already, as an older version.'] : []),
    'Nothing has changed yet. What people finished and wrote stays theirs, whatever you choose.',
    ...pairingLines(view),
  ];
  const changes = changeLines(view.changes, inMessage);
  const effects = view.cohorts.map((cohort) => effectLines(cohort, inMessage).join('\n'));
  const cohorts = effects.length === 0 ? 'No cohort follows it, so only new ones are concerned.' : effects.join('\n\n');
  const all = [
    ...changeLines(view.changes, inFile),
    ...view.pairings.map(({ old, next, same }) => `${same ? '[x]' : '[ ]'} same day? ${old} = ${next}`),
    '',
    ...view.cohorts.flatMap((cohort) => effectLines(cohort, inFile)),
  ];
  const warned = report(view.problems);
  return say(shorten(lines.join('\n'), 2_000), {
    embeds: [
      embed({ description: shorten(changes.join('\n'), 2_700) }),
      embed({ description: shorten(cohorts, 2_700) }),
    ],
    files: [textFile('changes.txt', `${all.join('\n')}\n`), ...(warned.files ?? [])],
    components: [...pairingRows(view), ...actRows(view)],
  });
}

function pairingLines({ pairings, source }: UpdateView): string[] {
  const open = pairings.filter(({ same }) => !same).length;
  if (pairings.length === 0) return [];
  if (source.kind !== 'files') {
    const pair = ({ old, next }: UpdateView['pairings'][number]) => `${inMessage.name(old)} → ${inMessage.name(next)}`;
    return [
      `🔎 ${count(open, 'day')} may have got another key: ${several(pairings, pair, inMessage)}. Completions stay with the old key; a {#key} in the heading of its file keeps it.`,
    ];
  }
  return [
    open === 0
      ? `🔗 ${count(pairings.length, 'day keeps', 'days keep')} the progress of the day before.`
      : `🔎 ${count(pairings.length, 'day looks', 'days look')} like one of before under another number. Choose which are the same, and their progress stays with them; ${open === pairings.length ? 'none is chosen' : `${pairings.length - open} chosen`}.`,
  ];
}

function pairingRows({ pairings, source, draftId }: UpdateView): Row[] {
  if (pairings.length === 0 || source.kind !== 'files') return [];
  const shown = pairings.slice(0, selectable);
  const chosen = pairings.filter(({ same }) => same).length;
  return [
    selectRow({
      type: 3,
      custom_id: customId('curriculum-same', { draft: draftId }),
      placeholder: 'Same day? Choose those that are',
      min_values: 0,
      max_values: shown.length,
      options: shown.map(({ old, next, same }, index) => ({
        label: shorten(next, 100),
        description: shorten(`was ${old}`, 100),
        value: String(index),
        default: same,
      })),
    }),
    ...rows(
      chosen === pairings.length
        ? button('None is the same', customId('curriculum-pair', { draft: draftId, all: 'no' }))
        : button(sameLabel(pairings.length), customId('curriculum-pair', { draft: draftId, all: 'yes' })),
    ),
  ];
}

function sameLabel(pairings: number): string {
  if (pairings === 1) return 'Same day';
  return pairings === 2 ? 'Both are the same days' : `All ${pairings} are the same days`;
}

function actRows({ draftId, cohorts, source }: UpdateView): Row[] {
  const apply = (label: string, to: 'all' | 'new', style: 'success' | 'secondary') =>
    button(label, customId('curriculum-apply', { draft: draftId, to }), { style });
  const cancel = button('Cancel', customId('curriculum-cancel', { draft: draftId }));
  if (cohorts.length === 0) return rows(apply('Apply', 'new', 'success'), cancel);
  const all = apply(cohorts.length === 1 ? 'Apply' : `Apply to ${cohorts.length} cohorts`, 'all', 'success');
  return source.kind === 'newer'
    ? rows(all, cancel)
    : rows(all, apply('For new cohorts only', 'new', 'secondary'), cancel);
}

/** Asked before a version takes days away that people have finished, written about or were sent. */
export function confirmLoss(loss: { draftId: number; slug: string; people: number; days: string[] }): Message {
  const names = shorten(several(loss.days, inMessage.name, { most: 10 }, ''), 1_200);
  const who =
    loss.people === 0
      ? 'They were posted already, and the buttons under those posts would lead nowhere.'
      : `${count(loss.people, 'person has', 'people have')} finished them or written about them. That is kept, but it would no longer count in the plan, and a day that only changed its name would be posted again.`;
  return say(
    `⚠️ **This would take ${count(loss.days.length, 'day')} of ${plain(loss.slug)} away:** ${names}\n${who}\nNothing has changed yet. If one of them lives on under another number, keep them, send the files again and choose it as the same day.`,
    {
      embeds: [],
      components: rows(
        button('Keep as they are', customId('curriculum-cancel', { draft: loss.draftId }), { style: 'primary' }),
        button('Apply all the same', customId('curriculum-apply', { draft: loss.draftId, to: 'all', sure: 'yes' }), {
          style: 'danger',
        }),
      ),
    },
  );
}

/** The new version holds; `lost` days are gone that people had finished, written about or were sent. */
export function updateApplied(applied: {
  slug: string;
  version: number;
  channels: string[];
  kept: number;
  lost: number;
  /** Finished cohorts that the new days let go on. */
  goOn: Continuation[];
}): Message {
  const where =
    applied.channels.length === 0
      ? applied.kept === 0
        ? 'New cohorts start with it.'
        : `New cohorts start with it; ${count(applied.kept, 'running cohort goes', 'running cohorts go')} on with what they have. /curriculum show brings them up to date later.`
      : `${list(applied.channels.slice(0, 20).map((id) => `<#${id}>`))} ${applied.channels.length === 1 ? 'goes' : 'go'} on with it from the next post; posts already sent stay as they are.`;
  const progress =
    applied.lost === 0
      ? 'Nobody’s completions, notes or streaks were touched, and no day is posted twice.'
      : `Streaks and notes are as they were; what people finished of the ${count(applied.lost, 'day that is', 'days that are')} gone is kept, but counts in the plan no more.`;
  const goOn = applied.goOn.slice(0, 5);
  const lines = [`✅ **${plain(applied.slug)}** is at version ${applied.version} now. ${where}`, progress];
  const words = wordsFor('en');
  return say([...lines, ...goOn.map(words.cohort.goOn.offer)].join('\n'), {
    components: rows(...goOn.map((next) => continueButton(words, next))),
  });
}

/** The same files again. */
export function nothingNew(plan: { slug: string; version: number; behind: number }): Message {
  const behind =
    plan.behind === 0
      ? ''
      : ` ${count(plan.behind, 'running cohort is', 'running cohorts are')} on another version: **/curriculum update** name:${plan.slug} without files shows what bringing them along changes.`;
  return say(
    `These files are what **${plain(plan.slug)}** holds already, as version ${plan.version}. Nothing was changed.${behind}`,
  );
}

/** /curriculum update without files where every cohort has the current version. */
export function upToDate(plan: { slug: string; version: number; own: boolean }): Message {
  const next = plan.own ? ' To change the plan, attach its files as **file1**, **file2** and so on.' : '';
  return say(
    `Every running cohort of **${plain(plan.slug)}** has its newest version, ${plan.version}. Nothing was changed.${next}`,
  );
}

/** Files for a plan that is not the server's. */
export function notYours(slug: string): Message {
  return say(
    `**${plain(slug)}** came with me, so only whoever runs this bot changes it. Nothing was changed. To change it for yourselves: /curriculum download name:${slug}, edit the files, then /curriculum add under a name of your own.`,
  );
}

/** Somebody else was quicker. */
export function changedMeanwhile(slug: string): Message {
  return say(
    `**${plain(slug)}** was changed or removed by somebody else since you looked, so nothing was applied. Run /curriculum update again to see what your files change now.`,
    { components: [] },
  );
}
