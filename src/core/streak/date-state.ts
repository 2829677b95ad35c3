import { instantAt, type LocalDate, type ZoneName } from '../calendar.ts';
import { isRestDay, zoneAt } from '../learner/learner-settings.ts';
import { joiningDate, postClosesAt } from '../learner/progress.ts';
import { type Completion, type Ledger, type LedgerPart, notRead, type Posted, partsOf, type Span } from '../ledger.ts';
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

/**
 * The state of each date that has a post or a completion, in order: of those after what is past, or after a later date.
 * Throws where the ledger was not read as far back.
 */
export function statesOf(ledger: Ledger, now: Date, after = ledger.past?.through ?? null): DatedState[] {
  if (ledger.past !== null && (after === null || after < ledger.past.through)) throw notRead(after);
  const parts = partsOf(ledger);
  const posts = new Map(parts.flatMap((part) => postsIn(part, now)));
  const work = workByDate(parts.flatMap(({ completions }) => completions));
  const dates = [...new Set([...posts.keys(), ...work.keys()])].filter((on) => after === null || on > after).sort();
  return dates.map((on) => dated(ledger, now, on, { post: posts.get(on), work: work.get(on) }));
}

/** The posts of one plan by date; whether a day was done before its post came is a matter of that plan alone. */
function postsIn({ joinedAt, posts, completions }: LedgerPart, now: Date): [LocalDate, PostFacts][] {
  const doneAt = new Map(completions.map(({ dayKey, at }) => [dayKey, at]));
  return posts
    .filter(({ at }) => at <= now)
    .map((post) => {
      const doneBefore = (doneAt.get(post.dayKey) ?? post.at) < post.at;
      return [post.on, { ...post, doneBefore, isEarlier: joinedAt >= post.at }];
    });
}

/** The state of a date that has neither a post nor a completion. */
export function quietState(ledger: Ledger, on: LocalDate): DateState {
  return exemption(ledger, on, ledger.zone) ?? (on < joiningDate(ledger) ? 'not-due' : 'no-post');
}

/** A post; `doneBefore`: the learner had done its day before it came, `isEarlier`: they joined after it. */
type PostFacts = Posted & { doneBefore: boolean; isEarlier: boolean };
/** What there is of a date. */
type Facts = { post: PostFacts | undefined; work: Completion[] | undefined };

function dated(ledger: Ledger, now: Date, on: LocalDate, facts: Facts): DatedState {
  const { post } = facts;
  const closesAt = post && !longClosed(post, now) ? postClosesAt(ledger, post) : null;
  const open = closesAt !== null && now < closesAt;
  return { on, state: stateOf(ledger, on, open, facts), closesAt: open ? closesAt : null };
}

function stateOf(ledger: Ledger, on: LocalDate, open: boolean, { post, work }: Facts): DateState {
  if (work) return work.every(({ late }) => late) ? 'kept-late' : 'kept';
  if (!post) return 'no-post';
  // Who joins after a post owes it nothing, and can keep its date all the same.
  if (post.isEarlier) return open ? 'open' : 'not-due';
  const exempt = exemption(ledger, on, post.zone);
  if (exempt !== null) return exempt;
  if (post.doneBefore) return 'ahead';
  if (open) return 'open';
  return post.due === false ? 'rest' : 'missed';
}

function exemption(ledger: Ledger, on: LocalDate, cohortZone: ZoneName): 'paused' | 'away' | 'rest' | null {
  const parts = partsOf(ledger);
  const isTouched = (spansOf: (part: LedgerPart) => Span[], zone: ZoneName) =>
    parts.some((part) => touches(spansOf(part), on, zone));
  if (isTouched(({ cohortPauses }) => cohortPauses, cohortZone)) return 'paused';
  if (isTouched(({ pauses }) => pauses, zoneAt(ledger, on, cohortZone))) return 'away';
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
