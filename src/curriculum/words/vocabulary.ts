import type { FieldKind } from '../model.ts';
import { bare, minutesOf } from './text-cleanup.ts';

// All the words by which the parts of a plan are recognised stand in this file; levels of headings decide nothing but nesting.

export type UnitKind = 'month' | 'week' | 'day' | 'project';

/** A heading that names a numbered part: `Week 25: Title`, `Days 1-30: Title`, `Day 12 – Title (45 min) {#key}`. */
export type Unit = {
  kind: UnitKind;
  label: string;
  number: number | null;
  title: string;
  minutes: number | null;
  key: string | null;
  /** No sign stands between number and title: `Month 7 Objectives` may be a section of month 7. */
  loose: boolean;
};

const unitWords: [UnitKind, string][] = [
  ['month', 'month|phase|quarter|part|stage'],
  ['week', 'week|module|sprint|unit'],
  ['day', 'day|lesson|session'],
  ['project', 'project'],
];

const unit = new RegExp(
  `^(${unitWords.map(([, words]) => words).join('|')})(s?)\\s*[#№]?\\s*(\\d{1,15})(?!\\d)(?:\\s*(?:[-–—]|to|and|&)\\s*(\\d{1,15})(?=\\s*(?:$|[:：.,|·•–—([-])))?(?:\\s*(?:\\/|of)\\s*\\d{1,5}(?!\\d))?\\s*`,
  'i',
);
const explicitKey = /\s*\{#([^{}\s]{1,200})\}/;
const aside = /^[([]([^()[\]]{1,80})[)\]]\s*/;
const separator = /^(?:[:：.,|·•–—-]\s*)+/;
const lastAside = /\s*[([]([^()[\]]{1,40})[)\]]$/;
const lastPart = /\s*[–—,|·-]\s*([^–—,|·-]{1,30})$/;
/** From so many days on, `Days 1-30` is a month and not a week. */
const monthOfDays = 15;

/**
 * Reads the words of a heading as a numbered part of a plan, or null. `Days 3-4` is a week of these days, or, where
 * `asOne`, a single unit of two days.
 */
export function unitOf(heading: string, asOne = false): Unit | null {
  const text = bare(heading.slice(0, 1000));
  const match = unit.exec(text);
  if (!match) return null;
  const [whole, word = '', plural, first = '', last] = match;
  const named = unitWords.find(([, words]) => words.split('|').includes(word.toLowerCase()))?.[0] ?? 'day';
  const number = Number(first);
  const span = last === undefined ? 0 : Number(last) - number;
  const ranged = span > 0;
  if (last !== undefined && !ranged && plural) return null;
  const ofDays = span + 1 >= monthOfDays ? 'month' : asOne ? 'day' : 'week';
  const kind = named === 'day' && ranged ? ofDays : named;
  const name = (word[0] ?? '').toUpperCase() + word.slice(1).toLowerCase();
  const label = ranged ? `${name}s ${number}–${last}` : `${name} ${number}`;
  // `Day 12 - 3 ways to win` is no range: what looked like its end belongs to the title.
  const rest = text.slice(last !== undefined && !ranged ? text.indexOf(first) + first.length : whole.length).trim();
  return { kind, label, number: named === kind ? number : null, ...titleOf(rest, kind === 'day') };
}

/** Whether a heading names several days, few enough to be one unit: `Days 3-4: Project`. */
export function isSpanOfDays(heading: string): boolean {
  return unitOf(heading)?.kind === 'week' && unitOf(heading, true)?.kind === 'day';
}

/** The number of the last day that a day's label stands for: 4 for `Days 3–4`. */
export function lastNumberOf({ label, number }: { label: string; number: number | null }): number | null {
  const end = /–(\d{1,15})$/.exec(label)?.[1];
  return end === undefined ? number : Number(end);
}

const numbered = /^(?:#|no\.?\s*)?\d{1,5}\s*[.:)–—-]\s*\S/i;

/** A heading such as `12. Title` as a day, if it has that form. */
export function numberedDayOf(heading: string): Unit | null {
  const text = bare(heading.slice(0, 1000));
  if (!numbered.test(text)) return null;
  const found = unitOf(`Day ${text.replace(/^(\d+)\s*\)/, '$1.')}`);
  return found?.kind === 'day' ? found : null;
}

/** Splits what follows a number into title, duration and explicit key. */
export function titleOf(rest: string, timed = true): Pick<Unit, 'title' | 'minutes' | 'key' | 'loose'> {
  let text = rest.trim();
  const key = explicitKey.exec(text)?.[1] ?? null;
  if (key !== null) text = text.replace(explicitKey, '');
  let minutes: number | null = null;
  let extra = '';
  const before = aside.exec(text);
  if (before?.[1] !== undefined) {
    minutes = timed ? minutesOf(before[1]) : null;
    extra = minutes === null ? ` (${before[1]})` : '';
    text = text.slice(before[0].length);
  }
  const loose = text !== '' && before === null && !separator.test(text);
  text = bare(text.replace(separator, ''));
  for (const pattern of [lastAside, lastPart]) {
    const end = timed && minutes === null ? pattern.exec(text.slice(-60)) : null;
    const found = end?.[1] === undefined ? null : minutesOf(end[1]);
    if (!end || found === null) continue;
    minutes = found;
    text = text.slice(0, -end[0].length);
  }
  return { title: bare(text + extra), minutes, key, loose };
}

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
  ['outcomes', /^(?:[a-z]+ )?outcomes?$|^what you(?:'ll| will) (?:learn|be able to do)$/],
  ['objective', /^(?:[a-z]+ )?(?:objectives?|goals?)$/],
  ['projects', /^(?:[a-z]+ )?projects?$/],
  ['weekly-milestones', /^week(?:ly)? milestones?$/],
  ['milestones', /^(?:month(?:ly)? )?milestones?$/],
  ['metrics', /^(?:success )?(?:metrics|criteria)$/],
  ['salary', /^salary\b.*$/],
  ['takeaways', /^(?:key )?take-?aways?$/],
  ['next-steps', /^next steps?$|^what(?:'s| is) next$/],
  ['closing', /^remember$/],
  [
    'breakdown',
    /^(?:the )?(?:week(?:ly)?|dai?ly|day[ -](?:by|to)[ -]day|week[ -]by[ -]week|study)? ?(?:breakdown|schedule|plan|program(?:me)?|roadmap|curriculum|days|weeks)$/,
  ],
  ['resources', /\b(?:resources?|links|references|further reading|reading list|materials)\b/],
];

/** What a heading or label within a month means; `Month 7 Objectives` counts as `Objectives`. */
export function sectionOf(heading: string): SectionKind {
  const text = simple(heading).replace(/^month \d{1,9}(?:'s)? /, '');
  return sections.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

type DayPart = FieldKind | 'aim' | 'resources' | 'minutes';

const dayLabels: [Exclude<DayPart, 'other'>, RegExp][] = [
  ['task', /^(?:main |today's |the |your )?(?:tasks?|assignments?|missions?|to-?dos?|to do|what to do)$/],
  // The task of a day that names no task.
  ['aim', /^(?:main |today's |the |your |day's )?(?:objectives?|goals?|focus|aims?)$/],
  ['done-when', /^(?:done when|done if|you(?:'re| are) done when|definition of done|(?:success|acceptance) criteria)$/],
  [
    'resources',
    /^(?:(?:learning |useful |key |more )?(?:resources?|links|references)|(?:further )?reading(?: list)?|materials?|read|sources)$/,
  ],
  [
    'learning',
    /^(?:learning(?: (?:points|goals|objectives))?|learn|study|theory|(?:key |core )?(?:concepts|topics)|lessons?)$/,
  ],
  [
    'practice',
    /^(?:practice|practise|exercises?|hands[ -]on(?: (?:practice|exercises?|lab))?|labs?|coding|build|apply)$/,
  ],
  ['documentation', /^(?:documentation|document|docs|write(?: down| up|-up)?|journal|notes?|reflections?|reflect)$/],
  ['minutes', /^(?:(?:estimated |total )?(?:time|duration)(?: needed| required)?|minutes)$/],
];

/** What a label within a day means, or null for a label nobody has heard of. */
export function dayPartOf(label: string): DayPart | null {
  return matched(dayLabels, label);
}

const weekLabels: ['goal' | 'milestone', RegExp][] = [
  ['goal', /^(?:weekly |week |main |the )?(?:goals?|objectives?|focus|aims?|theme)$/],
  ['milestone', /^(?:weekly |week |main |the )?milestones?$/],
];

export function weekPartOf(label: string): 'goal' | 'milestone' | null {
  return matched(weekLabels, label);
}

const projectLabels: ['objective' | 'goals' | 'deliverables', RegExp][] = [
  ['objective', /^(?:project )?(?:objective|aim|description|summary|overview)$/],
  ['goals', /^(?:project |key )?(?:goals?|objectives|requirements?|features?|steps?|tasks?|scope)$/],
  ['deliverables', /^(?:project |key )?(?:deliverables?|hand[ -]?ins?|outputs?)$/],
];

export function projectPartOf(label: string): 'objective' | 'goals' | 'deliverables' | null {
  return matched(projectLabels, label);
}

const reviewTitle =
  /^(?:(?:week|month|sprint|module|unit|phase)(?:ly)?\b.*\b(?:review|retrospective|recap|reflection|check-?in)\b|(?:review|retrospective|recap)\b)/i;

/** Whether a day of this title looks back instead of bringing something new. */
export function isReview(title: string): boolean {
  return reviewTitle.test(title.slice(0, 300));
}

function matched<Kind>(table: [Kind, RegExp][], label: string): Kind | null {
  const text = simple(label);
  return table.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function simple(label: string): string {
  const text = bare(label.slice(0, 200)).toLowerCase().replaceAll('’', "'");
  return text
    .replace(/\s*[([][^()[\]]*[)\]]\s*$/, '')
    .replace(/\s*[:：]$/, '')
    .trim();
}
