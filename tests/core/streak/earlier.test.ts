import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type LocalDate } from '../../../src/core/calendar.ts';
import { joiningDate, loggableDates, markDone, openDates } from '../../../src/core/learner/progress.ts';
import type { Ledger } from '../../../src/core/ledger.ts';
import { lastDates, streakDates, streakOf } from '../../../src/core/streak/streak.ts';
import { continued, history } from '../histories.ts';
import { doneOn, newLedger, postsOf, scheduleOf } from '../ledgers.ts';

const monday: LocalDate = '2026-03-02';
const morning = scheduleOf('08:00');
const week = (from: LocalDate) => postsOf(morning, from, 7);
const kept = (from: LocalDate) => week(from).map(({ on }) => doneOn(on));

test('a streak goes on over two plans and three', () => {
  const [second, third, after] = [addDays(monday, 7), addDays(monday, 14), new Date('2026-04-01T12:00Z')];
  const first = { ...newLedger, posts: week(monday), completions: kept(monday) };
  const start = new Date('2026-03-08T12:00Z');
  const two: Ledger = { ...continued(first, start), posts: week(second), completions: kept(second) };
  expect(streakOf(two, after)).toEqual({ current: 14, longest: 14, freezes: 2 });
  const three: Ledger = {
    ...continued(two, new Date('2026-03-15T12:00Z')),
    posts: week(third),
    completions: kept(third),
  };
  expect(streakOf(three, after)).toEqual({ current: 21, longest: 21, freezes: 2 });
  expect(streakDates(three, after)).toHaveLength(21);
});

test('a day of the same key in another plan is another day', () => {
  const post = (on: LocalDate) => ({ ...postsOf(morning, on, 1)[0]!, dayKey: '1' });
  const ledger = continued(
    { ...newLedger, posts: [post(monday)], completions: [{ ...doneOn(monday), dayKey: '1' }] },
    new Date('2026-03-02T20:00Z'),
  );
  const next: Ledger = { ...ledger, posts: [post(addDays(monday, 1))] };
  expect(streakDates(next, new Date('2026-03-10T12:00Z')).map(({ state }) => state)).toEqual(['kept', 'missed']);
});

test('who joins the second plan owes nothing of the first, and who was in the first may still log its last date', () => {
  const second = new Date('2026-03-03T20:00Z');
  const first = { ...newLedger, posts: postsOf(morning, monday, 2), completions: [doneOn(monday)] };
  const now = new Date('2026-03-04T12:00Z');
  const goesOn: Ledger = { ...continued(first, second), posts: postsOf(morning, '2026-03-04', 1) };
  expect(loggableDates(goesOn, now)).toContain('2026-03-03');
  expect(joiningDate(goesOn)).toBe('2026-01-01');
  const { earlier: _, ...fresh } = goesOn;
  expect(loggableDates(fresh, now)).toEqual(['2026-03-03', '2026-03-04']);
  expect(lastDates(fresh, now, 3).map(({ state }) => state)).toEqual(['not-due', 'no-post', 'open']);
});

test('a date that was kept in the plan before is kept', () => {
  const at = new Date('2026-03-02T09:00Z');
  const ledger = continued(
    { ...newLedger, posts: [], completions: [{ ...doneOn(monday), at: new Date('2026-03-02T08:30Z') }] },
    at,
  );
  const posted: Ledger = { ...ledger, posts: [{ ...postsOf(morning, monday, 1)[0]!, at }] };
  expect(openDates(posted, new Date('2026-03-02T12:00Z'))).toMatchObject([{ on: monday, kept: true }]);
  const request = { isPosted: true, opensAt: null, worksAhead: false, completion: null };
  expect(markDone(request, posted, new Date('2026-03-02T12:00Z'))).toMatchObject({ kind: 'recorded', on: monday });
});

test('wherever a life is cut in two plans, its streak is that of the whole', () => {
  fc.assert(
    fc.property(history, fc.double({ min: 0, max: 1, noNaN: true }), (moments, where) => {
      const cut = moments[Math.min(moments.length - 1, Math.floor(where * moments.length))]?.now ?? new Date(0);
      const { ledger: lived, now } = moments.at(-1)!;
      // What was done ahead of the cut has no post in the plan before it.
      const isAhead = ({ dayKey, at }: { dayKey: string; at: Date }) =>
        at < cut && lived.posts.some((post) => post.dayKey === dayKey && post.at >= cut);
      const ledger = { ...lived, completions: lived.completions.filter((one) => !isAhead(one)) };
      if (ledger.joinedAt >= cut) return;
      expect(streakDates(continued(ledger, cut), now)).toEqual(streakDates(ledger, now));
    }),
  );
});
