import type { FieldKind } from '../model.ts';
import { bare } from './text-cleanup.ts';

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
