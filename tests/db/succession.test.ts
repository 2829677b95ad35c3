import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { LocalDate } from '../../src/core/calendar.ts';
import { timeAway } from '../../src/core/learner/learner-settings.ts';
import { streakDates, streakOf } from '../../src/core/streak/streak.ts';
import { cohortOf } from '../../src/db/cohorts.ts';
import { addCompletion, renewKept } from '../../src/db/learners/entries.ts';
import {
  findLearner,
  joinAndLockLearner,
  leaveCohort,
  saveLearnerSettings,
  savePace,
  savePauses,
} from '../../src/db/learners/learners.ts';
import { loadLedger } from '../../src/db/learners/ledger.ts';
import { addPause, pausesOf } from '../../src/db/pauses.ts';
import { cohorts, learners } from '../../src/db/schema.ts';
import { goOver, recountLater } from '../../src/db/succession.ts';
import { testWorld } from '../support/context.ts';
import { holdLearner } from '../support/held-learner.ts';

/** Monday to Friday of a week, each day posted. */
const world = await testWorld('2026-03-09T05:00:00Z');
const { ctx, clock, post } = world;
const { db } = ctx;
const dates: LocalDate[] = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'];
const counted = { seenAt: new Date(0), openUntil: null, days: 0, ahead: 0 };
let channels = 0;

/** A week of a group: Ann has done all of it, Bo has left, Cem is away and at his own pace, Di has gone from the server. */
async function lived() {
  channels += 1;
  clock.at = new Date('2026-03-09T05:00:00Z');
  const cohort = await world.cohort({ channelId: `channel-${channels}`, roleId: 'r1' });
  const join = (userId: string) => joinAndLockLearner(db, cohort.id, { userId, displayName: userId }, clock.at);
  const [ann, bo, cem, di] = [await join('ann'), await join('bo'), await join('cem'), await join('di')];
  await db.update(learners).set({ hidesStreak: true, language: 'de' }).where(eq(learners.id, ann.id));
  await db.update(learners).set({ goneAt: clock.at }).where(eq(learners.id, di.id));
  await saveLearnerSettings(db, ann.id, { from: '2026-03-09', zone: 'Europe/Berlin', restDays: [7] });
  await savePace(db, cem.id, { from: '2026-03-09', kind: 'own', dayKey: '174', weekdays: [1] });
  for (const [at, on] of dates.entries()) {
    await post(cohort, String(174 + at), on);
    const done = { dayKey: String(174 + at), on, late: false, at: new Date(`${on}T10:00:00Z`) };
    const streak = { current: at + 1, longest: at + 1, freezes: 0 };
    await addCompletion(
      db,
      ann,
      done,
      { ...counted, streak, through: on, past: null, versionId: cohort.versionId },
      [],
    );
  }
  clock.at = new Date('2026-03-13T12:00:00Z');
  await leaveCohort(db, cohort.id, 'bo', clock.at);
  await savePauses(db, cem.id, [timeAway('2026-03-12', '2026-03-20', 'Europe/Kyiv', clock.at)], clock.at);
  return { cohort, ann, bo, cem };
}

test('the same people go on in the same channel, with what they have set for themselves', async () => {
  const { cohort } = await lived();
  const begun = await goOver(db, cohort.id, { versionId: cohort.versionId, firstDayKey: '174' }, clock.at);
  expect(begun).toMatchObject({ kind: 'begun', people: 3, next: { on: '2026-03-16' } });
  if (begun.kind !== 'begun') return;
  expect(await cohortOf(db, cohort.id)).toMatchObject({ state: 'ended', nextPostAt: null });
  expect(begun.cohort).toMatchObject({
    ...{ channelId: cohort.channelId, roleId: 'r1', state: 'running', lastDayKey: null, firstDayKey: '174' },
    ...{ startsOn: '2026-03-16', earlier: [cohort.id], createdAt: clock.at },
  });
  const there = await db.select().from(learners).where(eq(learners.cohortId, begun.cohort.id)).orderBy(learners.userId);
  expect(there.map(({ userId, joinedAt, goneAt }) => [userId, joinedAt, goneAt !== null])).toEqual([
    ['ann', clock.at, false],
    ['cem', clock.at, false],
    ['di', clock.at, true],
  ]);
  expect(there[0]).toMatchObject({ hidesStreak: true, language: 'de', displayName: 'ann' });
  const [ann, cem] = [await loadLedger(db, there[0]!.id), await loadLedger(db, there[1]!.id)];
  expect(ann.settings).toEqual([{ from: '2026-03-09', zone: 'Europe/Berlin', restDays: [7] }]);
  expect([ann.posts, ann.completions, ann.earlier?.[0]?.completions.length]).toEqual([[], [], 5]);
  expect(cem.paces).toEqual([]);
  expect(cem.pauses).toEqual([{ from: clock.at, until: new Date('2026-03-20T22:00:00Z') }]);
  // Nothing of before is lost.
  const before = await loadLedger(db, (await findLearner(db, cohort.id, 'cem'))!.id);
  expect(before.paces).toHaveLength(1);
});

test('what somebody is changing at that moment is taken along', async () => {
  const { cohort } = await lived();
  const change = sql`update learners set language = 'uk' where user_id = 'ann' and cohort_id = ${cohort.id}`;
  const held = await holdLearner(ctx, 'ann', change);
  const going = goOver(db, cohort.id, { versionId: cohort.versionId, firstDayKey: '174' }, clock.at);
  await held.waited();
  await held.release();
  const begun = await going;
  const to = begun.kind === 'begun' ? begun.cohort.id : 0;
  expect(await findLearner(db, to, 'ann')).toMatchObject({ language: 'uk' });
});

test('a streak goes on over one plan and over two', async () => {
  const { cohort } = await lived();
  const following = { versionId: cohort.versionId, firstDayKey: '174' };
  const first = await goOver(db, cohort.id, following, clock.at);
  if (first.kind !== 'begun') throw new Error(first.kind);
  await post(first.cohort, '174', '2026-03-16');
  const ann = await findLearner(db, first.cohort.id, 'ann');
  const monday = { dayKey: '174', on: '2026-03-16', late: false, at: new Date('2026-03-16T10:00:00Z') } as const;
  const { versionId } = cohort;
  const streak = { current: 6, longest: 6, freezes: 0 };
  await addCompletion(db, ann!, monday, { ...counted, streak, through: monday.on, past: null, versionId }, []);
  clock.at = new Date('2026-03-16T12:00:00Z');
  const second = await goOver(db, first.cohort.id, following, clock.at);
  if (second.kind !== 'begun') throw new Error(second.kind);
  expect([second.cohort.earlier, second.next?.on]).toEqual([[cohort.id, first.cohort.id], '2026-03-17']);
  const ledger = await loadLedger(db, (await findLearner(db, second.cohort.id, 'ann'))!.id);
  expect(streakOf(ledger, clock.at)).toEqual({ current: 6, longest: 6, freezes: 0 });
  expect(streakDates(ledger, clock.at)).toHaveLength(6);

  // What an admin corrects in the plan before is counted in those that go on from it.
  const annThere = (await findLearner(db, second.cohort.id, 'ann'))!.id;
  const near = () => loadLedger(db, annThere, { versionId, now: new Date('2026-04-15T12:00:00Z') });
  const past = {
    ...{ through: '2026-03-16' as const, done: '0', posted: '0', begins: null, lastDone: null },
    streak: { run: 6, longest: 6, freezes: 0, gap: { frozen: [], ended: null } },
  };
  const kept = { ...counted, streak, through: past.through, past, versionId };
  await renewKept(db, [annThere], { versionId, now: clock.at }, () => kept);
  expect(await near()).toMatchObject({ past, earlier: [{ posts: [] }, { posts: [] }] });
  await recountLater(db, { cohortId: cohort.id, userId: 'ann' });
  expect((await near()).past).toBeNull();
  expect(streakOf(await near(), clock.at).current).toBe(6);
});

test('who had left and joins what follows was away until then', async () => {
  const { cohort } = await lived();
  const begun = await goOver(db, cohort.id, { versionId: cohort.versionId, firstDayKey: '174' }, clock.at);
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  await post(begun.cohort, '174', '2026-03-16');
  await post(begun.cohort, '175', '2026-03-17');
  const back = await joinAndLockLearner(db, begun.cohort.id, { userId: 'bo' }, new Date('2026-03-16T12:00:00Z'));
  const states = streakDates(await loadLedger(db, back.id), new Date('2026-03-19T12:00:00Z'));
  expect(states.slice(-3).map(({ on, state }) => [on, state])).toEqual([
    ['2026-03-13', 'away'],
    ['2026-03-16', 'not-due'],
    ['2026-03-17', 'missed'],
  ]);
});

test('breaks that are planned hold on, and end with the plan before', async () => {
  const { cohort } = await lived();
  const holiday = timeAway('2026-03-16', '2026-03-18', 'Europe/Kyiv', clock.at);
  await addPause(db, cohort.id, holiday, clock.at);
  const begun = await goOver(db, cohort.id, { versionId: cohort.versionId, firstDayKey: '174' }, clock.at);
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  expect(begun.next?.on).toBe('2026-03-19');
  expect(await pausesOf(db, begun.cohort.id)).toMatchObject([holiday]);
  expect(await pausesOf(db, cohort.id)).toEqual([]);
});

test('of two that have it go over at once one does, and what is over stays over', async () => {
  const { cohort } = await lived();
  const following = { versionId: cohort.versionId, firstDayKey: '174' };
  const both = await Promise.all([1, 2].map(() => goOver(db, cohort.id, following, clock.at)));
  expect(both.map(({ kind }) => kind).sort()).toEqual(['begun', 'over']);
  expect(await db.$count(cohorts, eq(cohorts.channelId, cohort.channelId))).toBe(2);
});

test('a finished one goes over, unless something else runs in its channel by now', async () => {
  const { cohort } = await lived();
  await db.update(cohorts).set({ state: 'finished' }).where(eq(cohorts.id, cohort.id));
  const following = { versionId: cohort.versionId, firstDayKey: '174' };
  expect(await goOver(db, cohort.id, following, clock.at)).toMatchObject({ kind: 'begun', people: 3 });
  expect((await cohortOf(db, cohort.id))?.state).toBe('finished');
  expect(await goOver(db, cohort.id, following, clock.at)).toEqual({ kind: 'occupied' });
});
