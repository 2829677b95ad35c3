import type { Day, Field, Group, Month, Place, Problem, Project, Topic, Week } from '../../model.ts';
import { lastNumberOf, type SectionKind } from '../../words/vocabulary.ts';
import { dividedTitle } from './long-titles.ts';

/**
 * A field while its day is read. `end` is the offset up to which it was read, so that later blocks can join it;
 * `depth` is that of the heading that opened it, 0 where a label did; `inList`: a paragraph after the list is none of it.
 */
export type FieldDraft = Field & { place: Place; end: number; depth: number; inList: boolean };

export type DayDraft = Omit<Day, 'key' | 'fields'> & {
  explicitKey: string | null;
  /** What stands for the number in the key of a day that has none: `week-2/mon`. */
  slug: string | null;
  fields: FieldDraft[];
  depth: number;
  /** What unlabelled text continues. */
  open: FieldDraft | 'resources' | null;
  /** The author's word for the resources. */
  resourcesLabel: string;
  /** Sum of the times written at labels. */
  labelMinutes: number;
};

export type WeekDraft = Omit<Week, 'key' | 'days'> & {
  days: DayDraft[];
  depth: number;
  /** Known from a path only. */
  hinted: boolean;
  open: 'goal' | 'milestone' | null;
  notes: Group | null;
};

export type ProjectDraft = {
  project: Project;
  depth: number;
  open: 'objective' | 'goals' | 'deliverables' | null;
  notes: Group | null;
};

/** A heading or label of a month that names none of its parts, and what was written under it. */
export type Section = {
  kind: SectionKind;
  title: string;
  depth: number;
  group: Group | null;
  topic: Topic | null;
  /** What stands under it: something of its own, other headings with something under them, or nothing. */
  holds: 'own' | 'others' | null;
};

export type MonthDraft = Omit<Month, 'key' | 'weeks'> & {
  weeks: WeekDraft[];
  weeklyMilestones: { week: number; text: string; line: string; section: string }[];
  weeksByLabel: Map<string, WeekDraft>;
  depth: number;
  hinted: boolean;
};

/** What stands open while the files are read from top to bottom. */
export type Draft = {
  title: string | null;
  months: MonthDraft[];
  monthsByLabel: Map<string, MonthDraft>;
  /** What is written before the first month; it goes to that month. */
  preface: Group[];
  problems: Problem[];
  month: MonthDraft | null;
  week: WeekDraft | null;
  day: DayDraft | null;
  project: ProjectDraft | null;
  sections: Section[];
  /** All sections that have a heading, and where. */
  headed: { section: Section; place: Place; extras: Group[] }[];
};

export function newDraft(problems: Problem[]): Draft {
  const open = { month: null, week: null, day: null, project: null, sections: [], headed: [] };
  return { title: null, months: [], monthsByLabel: new Map(), preface: [], problems, ...open };
}

export type Named = { label: string; number: number | null; title: string; depth: number; place: Place };

/** Opens a month, or goes on with the one of the same number and title. */
export function openMonth(draft: Draft, named: Named, hinted = false): MonthDraft {
  closeWeek(draft);
  const known = draft.monthsByLabel.get(named.label);
  if (known && isSame(known, named)) {
    draft.month = Object.assign(known, rejoined(known, named, hinted));
    return known;
  }
  const month: MonthDraft = {
    ...named,
    hinted,
    objective: null,
    outcomes: [],
    weeks: [],
    projects: [],
    milestones: [],
    metrics: [],
    topics: [],
    takeaways: [],
    nextSteps: null,
    salaryTarget: null,
    closing: null,
    extras: draft.preface.splice(0),
    weeklyMilestones: [],
    weeksByLabel: new Map(),
  };
  draft.months.push(month);
  draft.monthsByLabel.set(named.label, month);
  draft.month = month;
  return month;
}

/** Opens a week in the current month, or goes on with the one of the same number and title. */
export function openWeek(draft: Draft, named: Named, hinted = false): WeekDraft {
  const month = draft.month ?? openMonth(draft, { label: '', number: null, title: '', depth: 0, place: named.place });
  closeWeek(draft);
  const known = month.weeksByLabel.get(named.label);
  if (known && isSame(known, named)) {
    draft.week = Object.assign(known, rejoined(known, named, hinted));
    return known;
  }
  const week: WeekDraft = { ...named, hinted, goal: null, milestone: null, days: [], open: null, notes: null };
  month.weeks.push(week);
  month.weeksByLabel.set(named.label, week);
  draft.week = week;
  return week;
}

/** Days outside every week are put together by so many; such a week has no label yet. */
const daysOfMadeWeek = 7;

type NamedDay = Named & { minutes: number | null; key: string | null; slug: string | null; review: boolean };

/** Opens a day in the current week, or else in the week before it in its month. */
export function openDay(draft: Draft, named: NamedDay): DayDraft {
  const { key, ...heading } = named;
  const week = weekFor(draft, named);
  const { title, rest } = dividedTitle(named.title);
  // What follows stands apart from it, wherever it begins.
  const text: FieldDraft = {
    kind: 'other',
    label: '',
    text: rest,
    place: named.place,
    end: 0,
    depth: 0,
    inList: false,
  };
  const day: DayDraft = {
    ...heading,
    title,
    explicitKey: key,
    fields: rest === '' ? [] : [text],
    resources: [],
    open: rest === '' ? null : text,
    resourcesLabel: 'Resources',
    labelMinutes: 0,
  };
  week.days.push(day);
  draft.week = week;
  draft.day = day;
  draft.project = null;
  draft.sections = [];
  return day;
}

function weekFor(draft: Draft, { place }: Named): WeekDraft {
  const week = draft.week ?? draft.month?.weeks.at(-1);
  const isFull = week?.label === '' && week.days.reduce((sum, day) => sum + lengthOf(day), 0) >= daysOfMadeWeek;
  return week && !isFull ? week : openWeek(draft, { label: '', number: null, title: '', depth: 6, place });
}

/** How many days a unit such as `Days 3–4` stands for. */
export function lengthOf(day: DayDraft): number {
  return (lastNumberOf(day) ?? 0) - (day.number ?? 0) + 1;
}

/** The open sections whose headings stand above one of this depth. */
export function sectionsAbove(draft: Draft, depth: number): Section[] {
  return draft.sections.filter((section) => section.depth < depth);
}

export function closeWeek(draft: Draft): void {
  draft.week = null;
  draft.day = null;
  draft.project = null;
  draft.sections = [];
}

function isSame(one: Named, other: Named): boolean {
  if (other.label === '') return false;
  return one.title === '' || other.title === '' || one.title.toLowerCase() === other.title.toLowerCase();
}

function rejoined(
  known: Named & { hinted: boolean },
  named: Named,
  hinted: boolean,
): Partial<Named & { hinted: boolean }> {
  if (hinted) return {};
  const first = known.hinted ? { place: named.place, hinted } : {};
  return { ...first, title: known.title || named.title, depth: named.depth };
}

/** Joins Markdown of two blocks the way they stood apart. */
export function joined(one: string | null, other: string, between = '\n\n'): string {
  return one === null || one === '' ? other : other === '' ? one : one + between + other;
}
