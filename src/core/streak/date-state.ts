import { instantAt, type LocalDate, type ZoneName } from '../calendar.ts';
import { isRestDay, zoneAt } from '../learner/learner-settings.ts';
import { joiningDate, postClosesAt } from '../learner/progress.ts';
import type { Completion, Ledger, Posted, Span } from '../ledger.ts';
import { dateEndsAt, longClosed } from '../schedule.ts';

const dayMs = 86_400_000;

/** Why a date counts as it does; only the streak's fold makes a missed date `frozen`. */
export type DateState =
  | 'kept'
  | 'kept-late'
  | 'frozen'
  | 'missed'
  | 'ahead'
  | 'open'
  | 'paused'
  | 'away'
  | 'rest'
  | 'not-due'
  | 'no-post';

/** A date and its state; `closesAt` is set as long as its post is open, whatever the state. */
export type DatedState = { on: LocalDate; state: DateState; closesAt: Date | null };

/** The state of each date later than `after` (null: of all) that has a post or a completion, in order. */
export function statesOf(ledger: Ledger, now: Date, after: LocalDate | null): DatedState[] {
  const posts = new Map(ledger.posts.filter((post) => post.at <= now).map((post) => [post.on, post]));
  const work = workByDate(ledger.completions);
  const doneAt = new Map(ledger.completions.map(({ dayKey, at }) => [dayKey, at]));
  const dates = [...new Set([...posts.keys(), ...work.keys()])].filter((on) => after === null || on > after).sort();
  return dates.map((on) => {
    const post = posts.get(on);
    const doneBefore = post !== undefined && (doneAt.get(post.dayKey) ?? post.at) < post.at;
    return dated(ledger, now, on, { post, work: work.get(on), doneBefore });
  });
}

/** The state of a date that has neither a post nor a completion. */
export function quietState(ledger: Ledger, on: LocalDate): DateState {
  return exemption(ledger, on, ledger.zone) ?? (on < joiningDate(ledger) ? 'not-due' : 'no-post');
}

/** What there is of a date; `doneBefore`: the learner had done its day before the post came. */
type Facts = { post: Posted | undefined; work: Completion[] | undefined; doneBefore: boolean };

function dated(ledger: Ledger, now: Date, on: LocalDate, facts: Facts): DatedState {
  const { post } = facts;
  const closesAt = post && !longClosed(post, now) ? postClosesAt(ledger, post) : null;
  const open = closesAt !== null && now < closesAt;
  return { on, state: stateOf(ledger, on, open, facts), closesAt: open ? closesAt : null };
}

function stateOf(ledger: Ledger, on: LocalDate, open: boolean, { post, work, doneBefore }: Facts): DateState {
  if (work) return work.every(({ late }) => late) ? 'kept-late' : 'kept';
  if (!post) return 'no-post';
  // Who joins after a post owes it nothing, and can keep its date all the same.
  if (ledger.joinedAt >= post.at) return open ? 'open' : 'not-due';
  const exempt = exemption(ledger, on, post.zone);
  if (exempt !== null) return exempt;
  if (doneBefore) return 'ahead';
  if (open) return 'open';
  return post.due === false ? 'rest' : 'missed';
}

function exemption(ledger: Ledger, on: LocalDate, cohortZone: ZoneName): 'paused' | 'away' | 'rest' | null {
  if (touches(ledger.cohortPauses, on, cohortZone)) return 'paused';
  if (touches(ledger.pauses, on, zoneAt(ledger, on, cohortZone))) return 'away';
  return isRestDay(ledger, on) ? 'rest' : null;
}

/** Whether a span covers any part of a date, from its midnight to the end of the study date at 04:00 after it. */
function touches(spans: Span[], on: LocalDate, zone: ZoneName): boolean {
  const midnight = Date.parse(`${on}T00:00Z`);
  // A date's instants in its zone cost more than all else here, so only spans that are near it in any zone ask for them.
  const near = spans.filter(
    ({ from, until }) =>
      from.getTime() < midnight + 2 * dayMs && (until === null || until.getTime() > midnight - dayMs),
  );
  if (near.length === 0) return false;
  const startsAt = instantAt(on, '00:00', zone);
  const endsAt = dateEndsAt(on, zone);
  return near.some(({ from, until }) => from < endsAt && (until === null || until > startsAt));
}

function workByDate(completions: Completion[]): Map<LocalDate, Completion[]> {
  const byDate = new Map<LocalDate, Completion[]>();
  for (const completion of completions) {
    byDate.set(completion.on, [...(byDate.get(completion.on) ?? []), completion]);
  }
  return byDate;
}
