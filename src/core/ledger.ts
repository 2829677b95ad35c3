import type { LocalDate, Weekday, ZoneName } from './calendar.ts';
import type { DaySet } from './learner/day-set.ts';

/**
 * A day's post that reached the channel: `on` in the cohort's zone at that time, `at` the instant it was sent. `due` is
 * false where it came on a weekday that is none of the plan's: nobody has to be there then.
 */
export type Posted = { on: LocalDate; at: Date; zone: ZoneName; dayKey: string; due?: false };

/** A learner finished a day; `on` is the date it is credited to, decided once when it was logged. */
export type Completion = { dayKey: string; on: LocalDate; late: boolean; at: Date };

/** A half-open span of time; `until` null means it still lasts. */
export type Span = { from: Date; until: Date | null };

/** A learner's own zone (null: the cohort's) and rest days, from a date on. The newest row whose `from` is not after a date holds on it. */
export type LearnerSettings = { from: LocalDate; zone: ZoneName | null; restDays: Weekday[] };

/**
 * Where a learner stands from a date on: they take the plan's days from `dayKey` on, with the group, or on weekdays of
 * their own. The newest row whose `from` is not after a date holds on it; due dates stay the group's.
 */
export type Pace = { from: LocalDate; kind: 'group' | 'own'; dayKey: string; weekdays: Weekday[] };

/** What one plan brings to a ledger: its dates, and what its learner did. Lists are in time order. */
export type LedgerPart = {
  joinedAt: Date;
  pauses: Span[];
  cohortPauses: Span[];
  posts: Posted[];
  completions: Completion[];
};

/** A run that a missed date ended, and how long it was. */
export type EndedRun = { on: LocalDate; run: number };

/** What has come since the last kept date: dates that a freeze covered, and what ended the run; nothing where no date was kept yet. */
export type StreakGap = { frozen: LocalDate[]; ended: EndedRun | null };

/** The run of kept dates up to one, the longest so far, the freezes held, and what has come since the last kept date. */
export type StreakState = { run: number; freezes: number; longest: number; gap: StreakGap };

/**
 * What the dates of a ledger come to up to one of them, which stands in the place of their rows: nothing can change them
 * any more but an admin. Days are told apart by their places in one version of the plan.
 */
export type Past = {
  through: LocalDate;
  streak: StreakState;
  done: DaySet;
  posted: DaySet;
  /** The day that the learner began with; null where none had been posted before they joined. */
  begins: string | null;
  /** The day that was logged last, whose row is read all the same. */
  lastDone: string | null;
};

/** As much of a plan as the rules need: its days in their order, and where each of them stands. */
export type PlanDays = { days: readonly { key: string }[]; entries: ReadonlyMap<string, { position: number }> };

/** All that streaks and progress are computed from, for one learner in one cohort. */
export type Ledger = LedgerPart & {
  /** The cohort's zone now. */
  zone: ZoneName;
  settings: LearnerSettings[];
  paces: Pace[];
  /**
   * What stands in the place of older rows; null: this is the whole ledger. Of what is past only such rows are there
   * as were asked for; a rule that needs another one throws.
   */
  past: Past | null;
  /** The plans that this one goes on from, oldest first: their dates count for the streak, their days are days of other plans. */
  earlier?: LedgerPart[];
};

/** The parts of a ledger, oldest first. */
export function partsOf(ledger: Pick<Ledger, 'earlier'> & LedgerPart): LedgerPart[] {
  return [...(ledger.earlier ?? []), ledger];
}

/** A rule has asked for what is older than a ledger was read: a mistake of ours, and no answer would be right. */
export function notRead(what: string | null): Error {
  return new RangeError(`the ledger was not read as far back as ${what ?? 'its beginning'}`);
}

/** What an admin changed in a learner's ledger; `day` as its plan calls it. */
export type Correction = {
  day: string;
  fromOn: LocalDate | null;
  toOn: LocalDate | null;
  reason: string;
  at: Date;
  undoneAt: Date | null;
};

/** Who may read a note: its writer alone, or all of the cohort. */
export type Audience = 'me' | 'cohort';

export type Holdings = {
  cohorts: number;
  completions: number;
  notes: number;
  /** Those that belong to their notes. */
  files: number;
  milestones: number;
  ticks: number;
  settings: number;
  paces: number;
  pauses: number;
  /** Entries of theirs that admins have corrected. */
  corrections: number;
  /** Hours of reminders, plans they set up, drafts of such, and what their last commands came to, whichever server those were used in. */
  reminders: number;
  plansStarted: number;
  /** Plans they have sent for themselves alone. */
  ownPlans: number;
  drafts: number;
  outcomes: number;
  /** Entries of others that they have corrected. */
  correctionsMade: number;
};
