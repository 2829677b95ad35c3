import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { board } from '../../../src/commands/study/board.ts';
import { keptOf } from '../../../src/commands/study/load-ledger.ts';
import { addDays, studyDate, weekdayOf } from '../../../src/core/calendar.ts';
import type { Ledger } from '../../../src/core/ledger.ts';
import { streakOf } from '../../../src/core/streak/streak.ts';
import { planOf } from '../../../src/curriculum/plan.ts';
import { activityOf } from '../../../src/db/learners/activity.ts';
import { renewKept } from '../../../src/db/learners/entries.ts';
import { loadLedger } from '../../../src/db/learners/ledger.ts';
import { addVersion, shipped } from '../../../src/db/plans/versions.ts';
import { cohorts, streaks } from '../../../src/db/schema.ts';
import { anyHistory, continued } from '../../core/histories.ts';
import { smallPlan, testWorld } from '../../support/context.ts';
import { storeLedger } from '../../support/stored-ledger.ts';

const world = await testWorld('2026-03-02T08:00:00Z');
const { db } = world.ctx;

/** Days 0 to 49. */
const small = smallPlan();
const model = {
  ...small,
  months: small.months.map((month) => ({
    ...month,
    weeks: month.weeks.slice(0, 1).map((week) => ({
      ...week,
      days: Array.from({ length: 50 }, (_, n) => ({ ...week.days[0]!, key: String(n), label: `Day ${n}`, number: n })),
    })),
  })),
};
const plan = planOf(model);
const { id: versionId } = await addVersion(
  db,
  { owner: shipped, slug: 'fifty', hash: 'fifty', model, source: [] },
  world.clock.at,
);

afterEach(async () => {
  await db.delete(cohorts);
});

/** What a board says of Ann by one order, as a number; 0 where she is not on it. */
async function scoreBy(by: string, channelId: string): Promise<number> {
  const answer = await world.slash(board, { by }, { userId: 'ann', channelId });
  const [line = ''] = ('embeds' in answer ? (answer.embeds?.[0]?.description ?? '') : '').split('\n');
  return Number(/^\*\*1\\\. .* · \D*(\d+)/.exec(line)?.[1] ?? 0);
}

const doneIn = ({ completions }: Ledger) => JSON.stringify(completions);

test('boards and counts read what is kept of a ledger, and tell what all of it comes to', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.boolean(), fc.nat(), fc.nat(2), async (lived, goesOver, pick, older) => {
      const at = pick % lived.length;
      const wroteAt = lived.findLastIndex(
        ({ ledger }, n) => n <= at && n > 0 && doneIn(ledger) !== doneIn(lived[n - 1]!.ledger),
      );
      const [half, last, wrote] = [lived[at >> 1]!, lived[at]!, lived[wroteAt]];
      if (wrote === undefined) return;
      const { now } = last;
      const { learner, cohort } = await storeLedger(
        world,
        goesOver ? continued(last.ledger, half.now) : last.ledger,
        // Most of them by the version of which days are kept.
        { versionId },
      );
      const kept = keptOf(
        { cohort: { versionId: older === 0 ? versionId - 1 : versionId }, plan },
        wrote.ledger,
        wrote.now,
      );
      const begun = goesOver ? { through: null } : {};
      await renewKept(db, [learner.id], { versionId, now }, () => ({ ...kept, past: null, ...begun }));
      // As for those who go over to the plan that follows.
      if (goesOver) await db.update(streaks).set({ seenAt: null, daysOf: null });

      const whole = await loadLedger(db, learner.id);
      const keys = new Set(plan.days.map(({ key }) => key));
      const ofPlan = whole.completions.filter(({ dayKey }) => keys.has(dayKey));
      const today = studyDate(now, cohort.zone);
      const monday = addDays(today, 1 - weekdayOf(today));
      world.clock.at = now;
      const { channelId } = cohort;
      expect(await scoreBy('days', channelId)).toBe(ofPlan.length);
      expect(await scoreBy('week', channelId)).toBe(whole.completions.filter(({ on }) => on >= monday).length);

      const posted = new Set(whole.posts.map(({ dayKey }) => dayKey).filter((key) => keys.has(key)));
      const done = ofPlan.filter(({ dayKey }) => posted.has(dayKey)).length;
      const since = new Date(now.getTime() - 7 * 86_400_000);
      const asked = { dayKeys: [...keys], today, since, now, atMost: 10 };
      expect(await activityOf(db, cohort, asked)).toMatchObject({
        learners: 1,
        doneToday: whole.completions.some(({ on }) => on === today) ? 1 : 0,
        percentDone: posted.size === 0 ? null : Math.floor((100 * done) / posted.size),
      });
      // What is open closes meanwhile, here and there; the board has counted anew before.
      for (const hours of [0, 6, 14, 30]) {
        world.clock.at = new Date(now.getTime() + hours * 3_600_000);
        expect(await scoreBy('streak', channelId)).toBe(streakOf(whole, world.clock.at).current);
      }
    }),
    { numRuns: 20, endOnFailure: true },
  );
});
