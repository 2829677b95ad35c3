import { count, plain, shorten } from '../kit/format.ts';

/** Names of days, in order. */
export type Changes = {
  added: string[];
  removed: string[];
  renamed: { from: string; to: string }[];
  moved: string[];
  rewritten: string[];
  relinked: string[];
  milestones: { label: string; change: 'new' | 'gone' | 'changed' }[];
};

/** What an update means for one running cohort; null where its plan is at its end. */
export type CohortEffect = {
  channelId: string;
  before: string | null;
  after: string | null;
  /** Days that stand before the next one now and that nobody will be sent. */
  never: string[];
  completionsOfRemoved: number;
  milestones: { label: string; now: number; then: number }[];
};

/** How names are written: a few of them, harmless in a message; or all, as they are, in a file. */
type Style = { most: number; name(text: string): string };
export const inMessage: Style = { most: 5, name: (text) => plain(shorten(text, 120)) };
export const inFile: Style = { most: Number.POSITIVE_INFINITY, name: (text) => text.replaceAll(/[\r\n]+/g, ' ') };

/** What changes in the plan, a line for each sort of change. */
export function changeLines(changes: Changes, style: Style): string[] {
  const line = <T>(
    sign: string,
    list: T[],
    write: (item: T) => string,
    word: string,
    what: string,
    words = `${word}s`,
  ) =>
    list.length === 0 ? [] : [`${sign} **${count(list.length, word, words)} ${what}:** ${several(list, write, style)}`];
  const { name } = style;
  const lines = [
    ...line('➕', changes.added, name, 'day', 'added'),
    ...line('➖', changes.removed, name, 'day', 'removed'),
    ...line('✏️', changes.renamed, ({ from, to }) => `${name(from)} → ${name(to)}`, 'day', 'renamed'),
    ...line('↕️', changes.moved, name, 'day', 'moved'),
    ...line('📝', changes.rewritten, name, 'text', 'changed'),
    ...line('🔗', changes.relinked, name, 'list of links', 'changed', 'lists of links'),
    ...line(
      '🏁',
      changes.milestones,
      ({ label, change }) => `${name(label)} (${milestoneWords[change]})`,
      'milestone',
      'concerned',
    ),
  ];
  return lines.length === 0 ? ['Nothing that people read changes.'] : lines;
}

const milestoneWords = { new: 'new', gone: 'gone', changed: 'other days' } as const;

/** As many of a list as the style shows, and how many more there are. */
export function several<T>(
  items: readonly T[],
  write: (item: T) => string,
  { most }: Pick<Style, 'most'>,
  where = ' in changes.txt',
): string {
  const rest = items.length - most;
  const names = items.slice(0, most).map(write).join(' · ');
  return rest > 0 ? `${names} and ${rest.toLocaleString('en-GB')} more${where}` : names;
}

/** What a cohort gets next, what it will not get, and what is kept. */
export function effectLines(effect: CohortEffect, style: Style): string[] {
  const { before, after, never, completionsOfRemoved: kept, milestones } = effect;
  const name = (day: string | null) => (day === null ? 'the closing message' : `**${style.name(day)}**`);
  const lines = [
    before === after
      ? `<#${effect.channelId}>: next comes ${name(after)}, as before.`
      : `<#${effect.channelId}>: next comes ${name(after)} (until now: ${name(before)}).`,
  ];
  if (never.length > 0) {
    lines.push(
      `⏭️ ${count(never.length, 'day')} will not be posted there, being before the place the cohort has reached: ${several(never, style.name, style)}. /day shows ${never.length === 1 ? 'it' : 'them'}.`,
    );
  }
  if (kept > 0) lines.push(`💾 ${count(kept, 'completion')} of removed days ${kept === 1 ? 'is' : 'are'} kept.`);
  if (milestones.length > 0) {
    const reached = ({ label, now, then }: CohortEffect['milestones'][number]) =>
      `${style.name(label)}: reached by ${now} now, by ${then} then`;
    lines.push(`🏁 ${several(milestones, reached, style)}`);
  }
  return lines;
}
