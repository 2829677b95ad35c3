import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { hashOf } from '../../src/curriculum/import/import.ts';
import { type Curriculum, readerNumber } from '../../src/curriculum/model.ts';
import { planOf } from '../../src/curriculum/plan.ts';
import { readCurriculum } from '../../src/curriculum/read/read.ts';
import type { Cohort } from '../../src/db/cohorts.ts';
import { joinAndLockLearner } from '../../src/db/learners/learners.ts';
import { addVersion, currentVersion, loadModel, shipped } from '../../src/db/plans/versions.ts';
import { cohorts, completions, notices } from '../../src/db/schema.ts';
import { rereading } from '../../src/jobs/reread.ts';
import { testWorld } from '../support/context.ts';

const world = await testWorld('2026-03-09T08:00:00Z');
const { ctx } = world;
let lines: string[];
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line).msg) });
const reread = (now = ctx.now()) => rereading({ ...ctx, log })(now);

type Source = { name: string; text: string }[];
const stored = async (slug: string, model: Curriculum, source: Source, owner = shipped) =>
  addVersion(ctx.db, { owner, slug, hash: `hash of ${slug}`, model, source }, ctx.now());

const old = (slug: string, source: Source): Curriculum => {
  const files = source.map(({ name, text }) => ({ name, content: new TextEncoder().encode(text) }));
  const { reader, ...model } = readCurriculum(slug, files).curriculum;
  return model;
};

const tea: Source = [{ name: 'tea.md', text: '# Tea\n### Day 1: Green\nPick.\n### Day 2: Black\nDry.\n' }];

/** The model as a reader might have made it that took one day for two. */
function withDayMore(model: Curriculum, key: string): Curriculum {
  const [month] = model.months;
  const [week] = month?.weeks ?? [];
  const [first] = week?.days ?? [];
  if (month === undefined || week === undefined || first === undefined) throw new Error('no day');
  const more = { ...first, key, place: { ...first.place, line: 99 } };
  return { ...model, months: [{ ...month, weeks: [{ ...week, days: [first, more, ...week.days.slice(1)] }] }] };
}

const followed = async (slug: string, cohort: Cohort) => {
  const [now] = await ctx.db.select().from(cohorts).where(eq(cohorts.id, cohort.id));
  const current = await currentVersion(ctx.db, shipped, slug);
  return { isCurrent: now?.versionId === current?.id, moved: now?.versionId !== cohort.versionId };
};

async function finishes(cohort: Cohort, dayKey: string): Promise<void> {
  const learner = await ctx.db.transaction((tx) =>
    joinAndLockLearner(tx, cohort.id, { userId: 'u1', displayName: 'Lena' }, ctx.now()),
  );
  const on = '2026-03-09';
  await ctx.db.insert(completions).values({ learnerId: learner.id, dayKey, on, late: false, at: ctx.now() });
}

beforeEach(() => {
  lines = [];
});

test('a stored plan gets the reader of today once, and its group goes with it', async () => {
  const before = await stored('tea', old('tea', tea), tea);
  const cohort = await world.cohort({ versionId: before.id, channelId: 'tea', firstDayKey: '1' });
  await finishes(cohort, '1');
  const job = rereading({ ...ctx, log });
  await Promise.all([job(ctx.now()), job(ctx.now())]);
  await reread();
  const now = await currentVersion(ctx.db, shipped, 'tea');
  expect(now).toMatchObject({ version: 2 });
  expect((await loadModel(ctx.db, now?.id ?? 0))?.reader).toBe(readerNumber);
  expect(await followed('tea', cohort)).toEqual({ isCurrent: true, moved: true });
  expect(lines).toEqual(['a stored plan was read again']);
});

test('a group goes with it where a day is gone that nobody touched, and stays where somebody finished it', async () => {
  const before = await stored('cake', withDayMore(old('cake', tea), 'exercises/1'), tea);
  const free = await world.cohort({ versionId: before.id, channelId: 'free', firstDayKey: '1' });
  const held = await world.cohort({ versionId: before.id, channelId: 'held', firstDayKey: '1' });
  await finishes(held, 'exercises/1');
  await reread();
  await reread();
  expect(await followed('cake', free)).toEqual({ isCurrent: true, moved: true });
  expect(await followed('cake', held)).toEqual({ isCurrent: false, moved: false });
  const owed = await ctx.db.select().from(notices);
  expect(owed.map(({ cohortId, kind }) => [cohortId, kind])).toEqual([[held.id, 'reread']]);
});

test('a plan that today’s reader refuses stays as it is, and why is said', async () => {
  const twice = [{ name: 'pie.md', text: '### Day 1: Green\nPick.\n### Day 1: Black\nDry.\n' }];
  const before = await stored('pie', old('pie', tea), twice);
  await reread();
  expect(await currentVersion(ctx.db, shipped, 'pie')).toMatchObject({ id: before.id });
  expect(lines).toContainEqual(expect.stringMatching(/pie stays as it was read before.* pie\.md:3:1 error/));
});

test('what of month 7 was stored before readers had numbers keeps all its days', async () => {
  const month = JSON.parse(readFileSync(new URL('stored/month-07.json', import.meta.url), 'utf8'));
  const files = (month.source as Source).map(({ name, text }) => ({ name, content: new TextEncoder().encode(text) }));
  const hash = hashOf(files);
  const { model, source } = month;
  // The small plan of the test's world bears the month's own name.
  const before = await addVersion(ctx.db, { owner: shipped, slug: 'seven', hash, model, source }, ctx.now());
  const cohort = await world.cohort({ versionId: before.id, channelId: 'seven' });
  await world.post(cohort, '174', '2026-03-09');
  await finishes(cohort, '176');
  await reread();
  expect(await followed('seven', cohort)).toEqual({ isCurrent: true, moved: true });
  const now = await loadModel(ctx.db, (await currentVersion(ctx.db, shipped, 'seven'))?.id ?? 0);
  expect(planOf(now as Curriculum).days.map(({ key }) => key)).toEqual(planOf(model).days.map(({ key }) => key));
});
