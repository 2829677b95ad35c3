import { instantAt, type LocalDate, type ZoneName } from '../calendar.ts';
import { isRestDay, zoneAt } from '../learner-settings.ts';
import type { Completion, Ledger, Posted, Span } from '../ledger.ts';
import { joiningDate, postClosesAt } from '../progress.ts';
import { dateEndsAt, longClosed } from '../schedule.ts';

/** Why a date counts as it does; only the streak's fold makes a missed date `frozen`. */
export type DateState = 'kept' | 'kept-late' | 'frozen' | 'missed' | 'open' | 'paused' | 'rest' | 'not-due' | 'no-post';

/** A date and its state; `closesAt` is set as long as its post is open, whatever the state. */
export type DatedState = { on: LocalDate; state: DateState; closesAt: Date | null };

/** The state of each date later than `after` (null: of all) that has a post or a completion, in order. */
export function statesOf(ledger: Ledger, now: Date, after: LocalDate | null): DatedState[] {
  const posts = new Map(ledger.posts.filter((post) => post.at <= now).map((post) => [post.on, post]));
  const work = workByDate(ledger.completions);
  const dates = [...new Set([...posts.keys(), ...work.keys()])].filter((on) => after === null || on > after).sort();
  return dates.map((on) => dated(ledger, now, on, posts.get(on), work.get(on)));
}

/** The state of a date that has neither a post nor a completion. */
export function quietState(ledger: Ledger, on: LocalDate): DateState {
  return exemption(ledger, on, ledger.zone) ?? (on < joiningDate(ledger) ? 'not-due' : 'no-post');
}

function dated(ledger: Ledger, now: Date, on: LocalDate, post?: Posted, work?: Completion[]): DatedState {
  const closesAt = post && !longClosed(post, now) ? postClosesAt(ledger, post) : null;
  const open = closesAt !== null && now < closesAt;
  return { on, state: stateOf(ledger, on, open, post, work), closesAt: open ? closesAt : null };
}

function stateOf(ledger: Ledger, on: LocalDate, open: boolean, post?: Posted, work?: Completion[]): DateState {
  if (work) return work.every(({ late }) => late) ? 'kept-late' : 'kept';
  if (!post) return 'no-post';
  if (ledger.joinedAt >= post.at) return 'not-due';
  return exemption(ledger, on, post.zone) ?? (open ? 'open' : 'missed');
}

function exemption(ledger: Ledger, on: LocalDate, cohortZone: ZoneName): 'paused' | 'rest' | null {
  if (touches(ledger.cohortPauses, on, cohortZone)) return 'paused';
  if (touches(ledger.pauses, on, zoneAt(ledger, on, cohortZone))) return 'paused';
  return isRestDay(ledger, on) ? 'rest' : null;
}

/** Whether a span covers any part of a date, from its midnight to the end of the study date at 04:00 after it. */
function touches(spans: Span[], on: LocalDate, zone: ZoneName): boolean {
  if (spans.length === 0) return false;
  const startsAt = instantAt(on, '00:00', zone);
  const endsAt = dateEndsAt(on, zone);
  return spans.some(({ from, until }) => from < endsAt && (until === null || until > startsAt));
}

function workByDate(completions: Completion[]): Map<LocalDate, Completion[]> {
  const byDate = new Map<LocalDate, Completion[]>();
  for (const completion of completions) {
    byDate.set(completion.on, [...(byDate.get(completion.on) ?? []), completion]);
  }
  return byDate;
}
