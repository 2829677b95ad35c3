import { addDays, type LocalDate, laterDate, studyDate, weekdayOf } from '../calendar.ts';
import { type Completion, type Ledger, type Posted, partsOf } from '../ledger.ts';
import { parseDateNear, parseWeekday } from '../parse.ts';
import { closesAt, longClosed } from '../schedule.ts';
import { learnerDate, zoneAt } from './learner-settings.ts';

/** A posted date that still counts for a learner. */
type OpenDate = { on: LocalDate; dayKey: string; closesAt: Date; kept: boolean };

/** Why a date named by a learner cannot be credited; dates are the learner's. */
export type WhenRefusal =
  | { kind: 'future'; asked: LocalDate; today: LocalDate }
  | { kind: 'too-far-back'; asked: LocalDate; oldest: LocalDate }
  | { kind: 'before-joining'; joinedOn: LocalDate };

type WhenOutcome = { kind: 'credit'; on: LocalDate; late: boolean } | WhenRefusal;

/** What is asked with `/done`: a day of the plan, whether it was posted or when it will be, and the learner's completion of it if there is one. */
export type DoneRequest = {
  isPosted: boolean;
  opensAt: Date | null;
  worksAhead: boolean;
  completion: Completion | null;
  when?: LocalDate | undefined;
};

export type DoneOutcome =
  | { kind: 'recorded'; on: LocalDate; late: boolean }
  | { kind: 'already-done'; completion: Completion }
  | { kind: 'not-yet'; opensAt: Date | null }
  | WhenRefusal;

const datesBack = 2;

/** When a post stops counting for this learner. */
export function postClosesAt(ledger: Pick<Ledger, 'settings' | 'zone'>, post: Posted): Date {
  return closesAt(post, zoneAt(ledger, post.on, post.zone));
}

/** The posted dates that still count, oldest first; a post made before the learner joined is among them. */
export function openDates(ledger: Ledger, now: Date): OpenDate[] {
  const kept = new Set(partsOf(ledger).flatMap(({ completions }) => completions.map(({ on }) => on)));
  return ledger.posts
    .filter((post) => post.at <= now && !longClosed(post, now))
    .map((post) => {
      const { on, dayKey } = post;
      return { on, dayKey, closesAt: postClosesAt(ledger, post), kept: kept.has(on) };
    })
    .filter((date) => now < date.closesAt)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** The dates that work done now may be credited to, oldest first: the learner's own, those before it that can be logged, and open ones. */
export function loggableDates(ledger: Ledger, now: Date): LocalDate[] {
  const today = learnerDate(ledger, now);
  const near = Array.from({ length: datesBack + 1 }, (_, n) => addDays(today, -n));
  const dates = new Set([...near, ...openDates(ledger, now).map(({ on }) => on)]);
  return [...dates].filter((on) => creditWhen(ledger, now, on).kind === 'credit').sort();
}

/**
 * Reads the date that a learner names in words: as `parseDateNear` does, or by its weekday, which is the last one that
 * can be logged, else the last one there was.
 */
export function readWhen(text: string, ledger: Ledger, now: Date): LocalDate | undefined {
  const today = learnerDate(ledger, now);
  const weekday = parseWeekday(text);
  if (weekday === undefined) return parseDateNear(text, today);
  const loggable = loggableDates(ledger, now).findLast((on) => weekdayOf(on) === weekday);
  return loggable ?? addDays(today, -((weekdayOf(today) - weekday + 7) % 7));
}

/** Whether work done now may be credited to the date a learner names: an open one, today, or one of the two before. */
function creditWhen(ledger: Ledger, now: Date, when: LocalDate): WhenOutcome {
  if (openDates(ledger, now).some(({ on }) => on === when)) return { kind: 'credit', on: when, late: false };
  const today = learnerDate(ledger, now);
  if (when > today) return { kind: 'future', asked: when, today };
  const joinedOn = joiningDate(ledger);
  if (when < joinedOn) return { kind: 'before-joining', joinedOn };
  const oldest = laterDate(oldestLoggable(today), joinedOn);
  if (when < oldest) return { kind: 'too-far-back', asked: when, oldest };
  return { kind: 'credit', on: when, late: when < today };
}

/** Whether a completion may be taken back: its date can still be logged, or lies ahead. */
export function canUndo(ledger: Ledger, now: Date, completion: Pick<Completion, 'on'>): boolean {
  const { kind } = creditWhen(ledger, now, completion.on);
  return kind === 'credit' || kind === 'future';
}

/** Decides about `/done` for one day of the plan; nothing is written. */
export function markDone(request: DoneRequest, ledger: Ledger, now: Date): DoneOutcome {
  if (request.completion) return { kind: 'already-done', completion: request.completion };
  if (!request.isPosted && !request.worksAhead) return { kind: 'not-yet', opensAt: request.opensAt };
  if (request.when === undefined) {
    const open = openDates(ledger, now).find(({ kept }) => !kept);
    return { kind: 'recorded', on: open?.on ?? learnerDate(ledger, now), late: false };
  }
  const outcome = creditWhen(ledger, now, request.when);
  return outcome.kind === 'credit' ? { ...outcome, kind: 'recorded' } : outcome;
}

/** The study date on which a learner joined, in the cohort's zone; with the first of the plans that go on from each other. */
export function joiningDate({
  joinedAt,
  zone,
  earlier = [],
}: Pick<Ledger, 'joinedAt' | 'zone' | 'earlier'>): LocalDate {
  return studyDate(earlier[0]?.joinedAt ?? joinedAt, zone);
}

/** The oldest date that can be logged on a study date, not counting open ones. */
function oldestLoggable(today: LocalDate): LocalDate {
  return addDays(today, -datesBack);
}
