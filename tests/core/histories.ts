import fc from 'fast-check';
import { addDays, type WallTime, type Weekday, wallClock } from '../../src/core/calendar.ts';
import { chooseRestDays, chooseZone, learnerDate, timeAway } from '../../src/core/learner/learner-settings.ts';
import { canUndo, markDone } from '../../src/core/learner/progress.ts';
import type { LearnerSettings, Ledger, Pace, Span } from '../../src/core/ledger.ts';
import { nextFreeSlot } from '../../src/core/pauses.ts';
import { planPosts } from '../../src/core/post-plan.ts';
import { nextSlot, type Schedule, type Slot } from '../../src/core/schedule.ts';
import { newLedger } from './ledgers.ts';

/** What a ledger held at an instant, and what had just been done. */
export type Moment = { ledger: Ledger; now: Date; act: Act['kind'] };

type Act =
  | { kind: 'wait' | 'done' | 'undo' | 'pause' | 'pause-cohort' | 'outage' | 'round' }
  | { kind: 'done-posted' | 'correct'; back: number }
  | { kind: 'pace'; pace: Pace['kind']; ahead: number; weekdays: Weekday[] }
  | { kind: 'holiday'; ahead: number; dates: number }
  | { kind: 'done-when'; back: number }
  | { kind: 'done-ahead'; by: number }
  | { kind: 'zone'; zone: string | null }
  | { kind: 'rest'; days: Weekday[] };

const quarterMs = 15 * 60_000;
export const zones = [
  'UTC',
  'Europe/Kyiv',
  'America/Los_Angeles',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Asia/Kolkata',
];
const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 20, arbitrary: fc.constant<Act>({ kind: 'done' }) },
  { weight: 3, arbitrary: fc.constantFrom<Act>({ kind: 'wait' }, { kind: 'outage' }, { kind: 'undo' }) },
  { weight: 2, arbitrary: fc.integer({ min: -1, max: 3 }).map((back): Act => ({ kind: 'done-when', back })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }).map((by): Act => ({ kind: 'done-ahead', by })) },
  { weight: 1, arbitrary: fc.constantFrom<Act>({ kind: 'pause' }, { kind: 'pause-cohort' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .map(([ahead, dates]): Act => ({ kind: 'holiday', ahead, dates })),
  },
  { weight: 1, arbitrary: fc.constantFrom(null, ...zones).map((zone): Act => ({ kind: 'zone', zone })) },
  { weight: 1, arbitrary: fc.uniqueArray(weekday, { maxLength: 3 }).map((days): Act => ({ kind: 'rest', days })) },
);

/** What changes where a learner stands, and what only an admin does. */
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 30, arbitrary: act },
  { weight: 6, arbitrary: fc.nat(30).map((back): Act => ({ kind: 'done-posted', back })) },
  { weight: 1, arbitrary: fc.nat(40).map((back): Act => ({ kind: 'correct', back })) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'round' }) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        pace: fc.constantFrom('group' as const, 'own' as const),
        ahead: fc.integer({ min: -30, max: 2 }),
        weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      })
      .map((chosen): Act => ({ kind: 'pace', ...chosen })),
  },
);

/** Some weeks of a learner's life: posts, work, late work, undo, pauses, new zones and rest days, outages; the ledger after each. */
export const history = lives(act);

/** As `history`, with days of the plan done in any order, paces, rounds of the plan, and what admins correct. */
export const anyHistory = lives(anyAct);

function lives(act: fc.Arbitrary<Act>): fc.Arbitrary<Moment[]> {
  return fc
    .record({
      zone: fc.constantFrom(...zones),
      time: fc.constantFrom<WallTime>('00:00', '02:00', '08:00', '19:00', '23:30'),
      weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      startsAt: fc.integer({ min: 0, max: 4 * 24 * 365 }).map((n) => Date.UTC(2026, 0, 1) + n * quarterMs),
      joinsAfter: fc.integer({ min: -200, max: 400 }),
      steps: fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), act), { maxLength: 120, minLength: 1, size: 'max' }),
    })
    .map(({ zone, time, weekdays, startsAt, joinsAfter, steps }) => {
      const joinedAt = new Date(startsAt + joinsAfter * quarterMs);
      let state: Life = {
        schedule: { zone, time, weekdays },
        due: nextSlot({ zone, time, weekdays }, new Date(startsAt)),
        now: new Date(startsAt),
        ledger: { ...newLedger, zone, joinedAt },
        roundFrom: 0,
      };
      const moments: Moment[] = [];
      for (const [quarters, act] of steps) {
        state = live(state, quarters, act);
        moments.push({ ledger: state.ledger, now: state.now, act: act.kind });
      }
      return moments;
    });
}

/** Days have the keys 0, 1, 2 …, in each round, which began with so many posts before it. */
type Life = { schedule: Schedule; due: Slot | null; now: Date; ledger: Ledger; roundFrom: number };

function live(life: Life, quarters: number, act: Act): Life {
  const now = new Date(life.now.getTime() + quarters * quarterMs);
  const waited = act.kind === 'outage' ? life : postUntil(life, now);
  const ledger = now < life.ledger.joinedAt ? waited.ledger : after(act, waited, now);
  const isPlanned = ledger.cohortPauses !== waited.ledger.cohortPauses;
  const due = isPlanned ? dueAfter(life.schedule, ledger, now) : waited.due;
  const roundFrom = act.kind === 'round' ? ledger.posts.length : life.roundFrom;
  return { ...waited, now, ledger, due, roundFrom };
}

function dueAfter(schedule: Schedule, { posts, cohortPauses }: Ledger, now: Date): Slot | null {
  const last = posts.at(-1);
  return nextFreeSlot(schedule, cohortPauses, now, last && addDays(last.on, 1));
}

/** Posts every slot up to `until`, each at its instant. */
function postUntil(life: Life, until: Date): Life {
  let { due, ledger } = life;
  while (due !== null && due.at <= until) {
    const at = new Date(Math.max(due.at.getTime(), life.now.getTime()));
    const plan = planPosts(life.schedule, ledger.cohortPauses, due, at);
    if (plan.post) {
      const dayKey = String(ledger.posts.length - life.roundFrom);
      ledger = { ...ledger, posts: [...ledger.posts, { on: plan.post.on, at, zone: life.schedule.zone, dayKey }] };
    }
    due = plan.next;
  }
  return { ...life, due, ledger };
}

function after(act: Act, { ledger, roundFrom }: Life, now: Date): Ledger {
  if (act.kind === 'pause') return { ...ledger, pauses: toggled(ledger.pauses, now) };
  if (act.kind === 'pause-cohort') return { ...ledger, cohortPauses: toggled(ledger.cohortPauses, now) };
  if (act.kind === 'holiday') {
    const first = addDays(wallClock(now, ledger.zone).on, act.ahead);
    const span = timeAway(first, addDays(first, act.dates - 1), ledger.zone, now);
    return { ...ledger, cohortPauses: inOrder([...ledger.cohortPauses, span]) };
  }
  if (act.kind === 'zone') return { ...ledger, settings: replaced(ledger.settings, chooseZone(ledger, now, act.zone)) };
  if (act.kind === 'rest')
    return { ...ledger, settings: replaced(ledger.settings, chooseRestDays(ledger, now, act.days)) };
  if (act.kind === 'undo') return undone(ledger, now);
  if (act.kind === 'correct') return corrected(ledger, now, act.back);
  if (act.kind === 'pace') {
    const from = learnerDate(ledger, now);
    const dayKey = String(Math.max(0, ledger.posts.length - roundFrom + act.ahead));
    const paces = ledger.paces.filter((one) => one.from !== from);
    return { ...ledger, paces: [...paces, { from, kind: act.pace, dayKey, weekdays: act.weekdays }] };
  }
  if (!('back' in act || 'by' in act || act.kind === 'done')) return ledger;
  const when = act.kind === 'done-when' ? addDays(learnerDate(ledger, now), -act.back) : undefined;
  const outcome = markDone({ isPosted: false, opensAt: null, worksAhead: true, completion: null, when }, ledger, now);
  if (outcome.kind !== 'recorded') return ledger;
  const posted = act.kind === 'done-posted' ? ledger.posts.at(-1 - act.back)?.dayKey : undefined;
  const ahead = 'by' in act ? String(ledger.posts.length - roundFrom + act.by) : undefined;
  const dayKey = posted ?? ahead ?? `work-${ledger.completions.length}`;
  return ledger.completions.some((done) => done.dayKey === dayKey) ? ledger : worked(ledger, now, dayKey, outcome);
}

function worked(
  ledger: Ledger,
  at: Date,
  dayKey: string,
  { on, late }: Pick<Ledger['completions'][number], 'on' | 'late'>,
): Ledger {
  return { ...ledger, completions: [...ledger.completions, { dayKey, on, late, at }] };
}

function undone(ledger: Ledger, now: Date): Ledger {
  const last = ledger.completions.at(-1);
  return last && canUndo(ledger, now, last) ? { ...ledger, completions: ledger.completions.slice(0, -1) } : ledger;
}

/** What an admin makes of an entry: it goes, or counts for a date as far back, or there is one that was not. */
function corrected(ledger: Ledger, now: Date, back: number): Ledger {
  const entry = ledger.completions.at(-1 - back);
  const on = addDays(learnerDate(ledger, now), -back);
  if (entry === undefined) return worked(ledger, now, `corrected-${ledger.completions.length}`, { on, late: back > 0 });
  const rest = ledger.completions.filter((one) => one !== entry);
  if (back % 2 === 0) return { ...ledger, completions: rest };
  const moved = { ...entry, on: addDays(entry.on, -(back % 5)) };
  return { ...ledger, completions: ledger.completions.map((one) => (one === entry ? moved : one)) };
}

function toggled(spans: Span[], now: Date): Span[] {
  const open = spans.find(({ until }) => until === null);
  return inOrder([...spans.filter((span) => span !== open), { from: open?.from ?? now, until: open ? now : null }]);
}

function inOrder(spans: Span[]): Span[] {
  return spans.toSorted((one, other) => one.from.getTime() - other.from.getTime());
}

/** Rows as the database keeps them: one for each `from`, in order. */
export function replaced(rows: LearnerSettings[], written: LearnerSettings[]): LearnerSettings[] {
  const kept = rows.filter(({ from }) => !written.some((row) => row.from === from));
  return [...kept, ...written].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** As it was, then another plan from an instant on: the same keys of days mean others then. */
export function continued(ledger: Ledger, at: Date): Ledger {
  const { joinedAt, pauses, cohortPauses, posts, completions } = ledger;
  const isBefore = (one: { at: Date }) => one.at < at;
  const earlier = {
    joinedAt,
    pauses,
    cohortPauses,
    posts: posts.filter(isBefore),
    completions: completions.filter(isBefore),
  };
  const isSince = (one: { at: Date }) => one.at >= at;
  const own = { posts: posts.filter(isSince), completions: completions.filter(isSince), pauses: [], cohortPauses: [] };
  return { ...ledger, ...own, joinedAt: at, earlier: [...(ledger.earlier ?? []), earlier] };
}
