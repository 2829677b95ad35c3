import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/core/calendar.ts';
import { completionOf, marksOf, postOf } from '../../../src/core/learner/day-marks.ts';
import {
  chooseRestDays,
  chooseZone,
  learnerDate,
  learnerZone,
  pausesLeft,
} from '../../../src/core/learner/learner-settings.ts';
import { joinedLate, standing } from '../../../src/core/learner/own-pace.ts';
import { pastOf, usableThrough } from '../../../src/core/learner/past.ts';
import { canUndo, loggableDates, markDone, openDates } from '../../../src/core/learner/progress.ts';
import { isFree, stillOpen } from '../../../src/core/learner/reminders.ts';
import type { Ledger, Past, PlanDays } from '../../../src/core/ledger.ts';
import { dateWeeks } from '../../../src/core/streak/date-weeks.ts';
import { gapBefore, lastDates, stateAfter, streakDates, streakOf } from '../../../src/core/streak/streak.ts';
import { anyHistory, continued, type Moment } from '../histories.ts';
import { doneOn, newLedger, planOfKeys, postsOf, scheduleOf } from '../ledgers.ts';
import { near } from '../near.ts';

/** All that commands tell of a ledger at a moment. */
function factsOf(plan: PlanDays, ledger: Ledger, now: Date) {
  const dates = streakDates(ledger, now);
  const today = learnerDate(ledger, now);
  const request = { isPosted: true, opensAt: null, worksAhead: false, completion: null };
  const whens = [undefined, ...[-1, 0, 1, 2, 3].map((back) => addDays(today, -back))];
  const outcomes = whens.map((when) => markDone({ ...request, when }, ledger, now));
  const last = ledger.completions.at(-1);
  return {
    streak: streakOf(ledger, now, dates),
    ended: stateAfter(ledger, dates).gap,
    lastDates: lastDates(ledger, now),
    outcomes,
    gaps: outcomes.map((outcome) => (outcome.kind === 'recorded' ? gapBefore(ledger, dates, outcome.on) : null)),
    open: openDates(ledger, now),
    loggable: loggableDates(ledger, now),
    zone: [today, learnerZone(ledger), chooseZone(ledger, now, 'Asia/Kolkata'), chooseRestDays(ledger, now, [2])],
    away: [pausesLeft(ledger, now), isFree(ledger, today), stillOpen(ledger, now)],
    standing: standing(plan, (position) => position % 3 > 0, ledger, now),
    latest: ledger.posts.findLast(({ dayKey }) => plan.entries.has(dayKey))?.dayKey,
    lastPost: ledger.posts.at(-1),
    undo: last && [last, canUndo(ledger, now, last)],
    ...marksOf(plan, ledger),
  };
}

/** Plans with the days that may be posted or done, in some order, each without some of them. */
const plans = fc
  .array(
    fc
      .shuffledSubarray([...Array.from({ length: 90 }, (_, n) => String(n)), 'work-3', 'work-20'], { minLength: 40 })
      .map(planOfKeys),
    { minLength: 2, maxLength: 2 },
  )
  .map(([first, second]) => [first, second] as [PlanDays, PlanDays]);
const part = fc.double({ min: 0, max: 1, noNaN: true });
const at = (moments: readonly unknown[], where: number) => Math.floor(where * moments.length);

/** Goes through a life as commands do: each reads what is near, and each write keeps the past for the next. */
function throughLife(
  moments: readonly Moment[],
  planAt: (index: number) => PlanDays,
  each: (plan: PlanDays, whole: Ledger, read: Ledger, now: Date) => void,
) {
  let kept: { past: Past | null; plan: PlanDays } | undefined;
  for (const [index, { ledger: whole, now, act }] of moments.entries()) {
    const plan = planAt(index);
    // Corrections are made in the whole ledger, and people go over to other plans without their past.
    const isAnew = act === 'correct' || whole.earlier?.length !== moments[index - 1]?.ledger.earlier?.length;
    if (isAnew) kept = { past: pastOf(plan, whole, now), plan };
    const past = kept !== undefined && kept.plan === plan && isUsable(kept.past, now) ? kept.past : null;
    const read = near(whole, past);
    each(plan, whole, read, now);
    if (act.startsWith('done') || act === 'undo') kept = { past: pastOf(plan, read, now), plan };
  }
}

function isUsable(past: Past | null, now: Date): boolean {
  return past !== null && past.through <= usableThrough(now);
}

test('whatever has happened, what is near tells what the whole ledger tells', () => {
  fc.assert(
    fc.property(anyHistory, plans, part, part, (lived, [first, second], changes, goesOver) => {
      const cut = lived[at(lived, goesOver)]?.now ?? new Date(0);
      const isOver = changes < 0.3;
      const moments = lived.map((moment) =>
        isOver && moment.now > cut ? { ...moment, ledger: continued(moment.ledger, cut) } : moment,
      );
      const planAt = (index: number) => (index < at(moments, changes) ? first : second);
      throughLife(moments, planAt, (plan, whole, read, now) => {
        expect(factsOf(plan, read, now)).toEqual(factsOf(plan, whole, now));
      });
    }),
    { numRuns: 30 },
  );
});

test('a past that is gone on with is that of the whole ledger', () => {
  fc.assert(
    fc.property(anyHistory, plans, (moments, [plan]) => {
      throughLife(
        moments,
        () => plan,
        (_, whole, read, now) => {
          const past = pastOf(plan, read, now);
          if (past !== read.past) expect(past).toEqual(pastOf(plan, whole, now));
        },
      );
    }),
  );
});

test('a life is long enough for a past, and what is near of it is less', () => {
  const posted = (moments: Moment[]) => moments.at(-1)?.ledger.posts.length ?? 0;
  const [longest = []] = fc
    .sample(anyHistory, { numRuns: 50, seed: 1 })
    .toSorted((one, other) => posted(other) - posted(one));
  const plan = planOfKeys(Array.from({ length: 90 }, (_, n) => String(n)));
  let read: Ledger | undefined;
  throughLife(
    longest,
    () => plan,
    (_, __, last) => {
      read = last;
    },
  );
  expect(read?.past).not.toBeNull();
  expect(read?.posts.length).toBeLessThan(posted(longest) / 2);
});

describe('what was not read', () => {
  const posts = postsOf(scheduleOf('08:00'), '2026-03-02', 40);
  const plan = planOfKeys(posts.map(({ dayKey }) => dayKey));
  const now = new Date('2026-04-10T12:00Z');
  const whole = { ...newLedger, posts, completions: posts.slice(0, 30).map(({ on }) => doneOn(on)) };
  const read = near(whole, pastOf(plan, whole, now));

  test('the last weeks are near: no date that /streak shows is past', () => {
    expect(read.past).toMatchObject({ through: '2026-03-24', begins: null, lastDone: '2026-03-24' });
    // The day that was done last is read all the same.
    expect(read.posts.slice(0, 2).map(({ on }) => on)).toEqual(['2026-03-24', '2026-03-25']);
  });

  test.each<[string, () => unknown]>([
    ['an older completion', () => completionOf(plan, read, '2026-03-05')],
    ['an older post', () => postOf(plan, read, '2026-03-05')],
    ['more dates', () => lastDates(read, now, 30)],
    ['all weeks', () => dateWeeks(read, now)],
    ['a gap before an older date', () => gapBefore(read, [], '2026-03-05')],
    ['whether days had been posted before somebody joined', () => joinedLate(read)],
  ])('%s: is an error, never a wrong answer', (_, ask) => {
    expect(ask).toThrow('was not read as far back');
  });

  test('what was asked for is there, and what never was is not missed', () => {
    const asked = near(whole, read.past, ['2026-03-05']);
    expect(completionOf(plan, asked, '2026-03-05')).toEqual(doneOn('2026-03-05'));
    expect(postOf(plan, asked, '2026-03-05')?.on).toBe('2026-03-05');
    expect(completionOf(plan, read, '2026-04-09')).toBeUndefined();
  });

  test.each([
    ['nothing is past of a short ledger', { ...whole, posts: posts.slice(24) }, now, '2026-03-24'],
    ['the latest post stays near, however old', whole, new Date('2027-01-01T12:00Z'), '2026-04-09'],
    ['without a post there is no past', { ...whole, posts: [] }, now, undefined],
    [
      'nor where the plan has lost all that was posted',
      { ...whole, posts: posts.map((post) => ({ ...post, dayKey: 'gone' })) },
      now,
      undefined,
    ],
  ])('%s', (_, ledger, moment, through) => {
    expect(pastOf(plan, ledger, moment)?.through).toBe(through);
  });
});
