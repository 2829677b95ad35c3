import type { FieldKind } from '../model.ts';
import { weekdayOf } from './calendar-words.ts';
import { folded, withoutAccents } from './folded.ts';
import type { LabelMeaning, Language } from './languages/language.ts';
import { languages } from './languages/languages.ts';
import { withAsciiSigns } from './numerals.ts';
import { bare } from './text-cleanup.ts';
import { unitMentions } from './unit-mentions.ts';
import { counterAt, unitWord } from './unit-words.ts';

function anyOf(meaning: LabelMeaning, among: Language[] = languages): string {
  return `(?:${among.map(({ labels }) => withoutAccents(labels[meaning])).join('|')})`;
}

function whole(meaning: LabelMeaning): RegExp {
  return new RegExp(`^${anyOf(meaning)}$`, 'u');
}

// Languages that count with counters put no space between words.
const spaced = languages.filter(({ counters }) => !counters);
const unspaced = languages.filter(({ counters }) => counters);
const someLinks = new RegExp(
  `(?<![\\p{L}\\p{N}_])${anyOf('links', spaced)}(?![\\p{L}\\p{N}_])|${anyOf('links', unspaced)}`,
  'u',
);

export type SectionKind =
  | 'objective'
  | 'outcomes'
  | 'resources'
  | 'breakdown'
  | 'projects'
  | 'metrics'
  | 'weekly-milestones'
  | 'milestones'
  | 'salary'
  | 'takeaways'
  | 'next-steps'
  | 'closing'
  | 'other';

const sections: [Exclude<SectionKind, 'other'>, RegExp][] = [
  ['outcomes', whole('outcomes')],
  ['objective', whole('objective')],
  ['projects', whole('projects')],
  ['weekly-milestones', whole('weeklyMilestones')],
  ['milestones', whole('milestones')],
  ['metrics', whole('metrics')],
  ['salary', whole('salary')],
  ['takeaways', whole('takeaways')],
  ['next-steps', whole('nextSteps')],
  ['closing', whole('closing')],
  ['breakdown', whole('schedule')],
  ['resources', someLinks],
];

/** What a heading or label within a month means; `Month 7 Objectives` counts as `Objectives`. */
export function sectionOf(heading: string): SectionKind {
  const text = simple(heading);
  const month = unitMentions(withAsciiSigns(text)).find(({ word, start }) => word === 'month' && start === 0);
  const named = month ? text.slice(month.end).replace(/^(?:'s)?\s+/, '') : text;
  return sections.find(([, pattern]) => pattern.test(named))?.[0] ?? 'other';
}

type DayPart = FieldKind | 'aim' | 'resources' | 'minutes';

const dayLabels: [Exclude<DayPart, 'other'>, RegExp][] = [
  ['task', whole('task')],
  // The task of a day that names no task.
  ['aim', whole('aim')],
  ['done-when', whole('done')],
  ['resources', whole('resources')],
  ['learning', whole('learning')],
  ['practice', whole('practice')],
  ['documentation', whole('documentation')],
  ['minutes', whole('time')],
];

/** What a label within a day means, or null for a label nobody has heard of. */
export function dayPartOf(label: string): DayPart | null {
  return matched(dayLabels, label);
}

const weekLabels: ['goal' | 'milestone', RegExp][] = [
  ['goal', whole('goal')],
  ['milestone', whole('milestone')],
];

export function weekPartOf(label: string): 'goal' | 'milestone' | null {
  return matched(weekLabels, label);
}

const projectLabels: ['objective' | 'goals' | 'deliverables', RegExp][] = [
  ['objective', whole('brief')],
  ['goals', whole('features')],
  ['deliverables', whole('deliverables')],
];

export function projectPartOf(label: string): 'objective' | 'goals' | 'deliverables' | null {
  return matched(projectLabels, label);
}

const numberColumn = /^(?:#|№|(?:no|nr|n[°º]|lp|stt)\.?|№ п\/п|番号|序号|編號|번호|क्रमांक|رقم)$/u;
const titleColumn = whole('title');

/** What the column of a table that lists days or weeks holds, by its name; null for a name nobody has heard of. */
export function columnOf(
  name: string,
): 'day' | 'week' | 'month' | 'weekday' | 'title' | 'minutes' | 'resources' | null {
  const text = simple(name);
  if (numberColumn.test(text)) return 'day';
  const word = (unitWord(text) ?? wholeCounter(text))?.word;
  if (word === 'day') return 'day';
  if (word === 'week' || word === 'module') return 'week';
  if (word === 'month' || word === 'phase') return 'month';
  if (titleColumn.test(text)) return 'title';
  const part = dayPartOf(text);
  if (part === 'minutes' || part === 'resources') return part;
  return weekdayOf(text) === null ? null : 'weekday';
}

function wholeCounter(text: string): ReturnType<typeof counterAt> {
  const counter = counterAt(text, true);
  return counter?.counter === text ? counter : undefined;
}

const reviewTitle = new RegExp(`^${anyOf('review')}`, 'u');

/** Whether a day of this title looks back instead of bringing something new. */
export function isReview(title: string): boolean {
  return reviewTitle.test(folded(title.slice(0, 300)));
}

function matched<Kind>(table: [Kind, RegExp][], label: string): Kind | null {
  const text = simple(label);
  return table.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function simple(label: string): string {
  return folded(bare(label.slice(0, 200)))
    .replace(/\s*[([（【][^()[\]（）【】]*[)\]）】]\s*$/, '')
    .replace(/\s*[:：]$/, '')
    .trim();
}
