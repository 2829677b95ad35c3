import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { planOf } from '../../src/curriculum/plan.ts';
import { addVersion, loadModel, shipped } from '../../src/db/plans/versions.ts';
import { skipDay } from '../../src/db/posts/posts.ts';
import { cohorts, posts } from '../../src/db/schema.ts';
import { testDatabase } from '../support/database.ts';
import { postingWorld, running } from './posting.ts';

type World = Awaited<ReturnType<typeof postingWorld>>;
const database = await testDatabase();
let world: World;
const harmful = { kind: 'refused', reason: 'Message blocked by harmful links filter' } as const;

beforeEach(async () => {
  world = await postingWorld(database, '2026-03-02T08:00:00Z');
});

async function minutes(...all: number[]): Promise<void> {
  for (const minute of all) {
    world.at(`2026-03-02T08:${String(minute).padStart(2, '0')}:00Z`);
    await world.tick();
  }
}

const sends = () => world.discord.calls.filter((call) => call.startsWith('send'));

/** Brings the cohort to a version whose first day is called otherwise, or is not there. */
async function update(cohortId: number, change: (days: { key: string; title: string }[]) => void) {
  const [cohort] = await world.db.select().from(cohorts).where(eq(cohorts.id, cohortId));
  const model = await loadModel(world.db, cohort?.versionId ?? 0);
  if (model === undefined) throw new Error('no plan');
  change(planOf(model).weeks[0]?.days ?? []);
  const version = await addVersion(
    world.db,
    { owner: shipped, slug: 'small', hash: 'mended', model, source: [] },
    world.clock.at,
  );
  await world.db.update(cohorts).set({ versionId: version.id }).where(eq(cohorts.id, cohortId));
}

test('a day that Discord refuses: tries after 0, 5 and 15 minutes, then a bare line, and the plan goes on', async () => {
  const { id } = await world.cohort();
  world.discord.script.send.push(harmful);
  await minutes(0);
  expect(await world.outcome(id)).toMatchObject({
    posts: ['2026-03-02 1 claimed'],
    blocked: 'Discord refuses the text of Day 1 (its words: “Message blocked by harmful links filter”)',
  });
  expect(world.discord.direct).toEqual([
    {
      userId: 'admin',
      content: [
        '⚠️ I can’t post the study plan in <#study> at the moment: Discord refuses the text of Day 1 (its words: “Message blocked by harmful links filter”).',
        'Next step: change its text with **/curriculum update**, or skip the day: **/cohort status** has **Skip this day**. After three refusals I post a bare line without the author’s words.',
        'Nothing is lost: no streak is touched, no day of the plan is skipped, and I keep trying.',
      ].join('\n'),
    },
  ]);
  await minutes(1, 2, 3, 4);
  expect(sends()).toHaveLength(1);
  world.discord.script.send.push(harmful);
  await minutes(5);
  expect(sends()).toHaveLength(2);
  await minutes(6, 10, 14);
  expect(sends()).toHaveLength(2);
  world.discord.script.send.push(harmful);
  await minutes(15);
  expect(sends()).toHaveLength(4);
  const [bare] = world.discord.delivered;
  expect(bare?.message.content).toBe('📘 Day 1 · press 📖 Steps to read it');
  expect(JSON.stringify(bare?.message)).not.toMatch(/First|Read/);
  expect(await world.outcome(id)).toEqual({
    posts: ['2026-03-02 1 sent m1'],
    pointer: '1',
    next: '2026-03-03T08:00',
    ...running,
  });
  expect(world.discord.direct).toHaveLength(1);
  world.at('2026-03-03T08:00:00Z');
  await world.tick();
  expect((await world.outcome(id)).posts[1]).toBe('2026-03-03 2 sent m2');
  expect(world.discord.delivered[1]?.message.content).toContain('Second');
});

test('even the bare line is refused: tried rarely, in Discord’s words', async () => {
  const { id } = await world.cohort();
  world.discord.script.send.push(...Array.from({ length: 40 }, () => harmful));
  await minutes(0, 5, 15);
  const why =
    'Discord refuses the text of Day 1, and the bare line in its place (its words: “Message blocked by harmful links filter”)';
  expect((await world.outcome(id)).blocked).toBe(why);
  const before = sends().length;
  for (let hour = 9; hour < 24; hour += 1) {
    for (const minute of ['00', '20', '40']) {
      world.at(`2026-03-02T${String(hour).padStart(2, '0')}:${minute}:00Z`);
      await world.tick();
    }
  }
  expect(sends().length - before).toBeLessThanOrEqual(16);
  expect((await world.outcome(id)).blocked).toBe(why);
  expect(world.discord.direct).toHaveLength(1);
  world.at('2026-03-03T07:00:00Z');
  await world.tick();
  expect((await world.outcome(id)).posts).toEqual([`2026-03-02 1 skipped ${why}`]);
});

describe('mended by an update', () => {
  test('the next try carries the new text, which gets its own three tries', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push(harmful, harmful);
    await minutes(0, 5);
    await update(id, ([day]) => {
      if (day !== undefined) day.title = 'Mended';
    });
    world.discord.script.send.push(harmful);
    await minutes(15);
    expect(world.discord.delivered).toEqual([]);
    const [post] = await world.db.select().from(posts);
    expect(post).toMatchObject({ refusals: 1, bare: false });
    await minutes(20);
    expect(world.discord.delivered.map(({ message }) => message.content)).toEqual([expect.stringContaining('Mended')]);
    expect(await world.outcome(id)).toMatchObject({ posts: ['2026-03-02 1 sent late m1'], pointer: '1', ...running });
  });

  test('a day that was taken out makes room for the next one', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push(harmful);
    await minutes(0);
    await update(id, (days) => days.splice(0, 1));
    await world.db.update(cohorts).set({ firstDayKey: '2' });
    await minutes(5);
    expect(await world.outcome(id)).toMatchObject({ posts: ['2026-03-02 2 sent m1'], pointer: '2', ...running });
  });
});

describe('left out by a person', () => {
  test('it is not sent any more, and the plan goes on with the next day', async () => {
    const { id } = await world.cohort();
    world.discord.script.send.push(harmful);
    await minutes(0);
    expect(await skipDay(world.db, id, '1', world.clock.at)).toBe(true);
    expect(await world.outcome(id)).toEqual({
      posts: ['2026-03-02 1 skipped an admin skipped the day'],
      pointer: '1',
      next: '2026-03-03T08:00',
      ...running,
    });
    await minutes(5, 15);
    expect(sends()).toHaveLength(1);
    world.at('2026-03-03T08:00:00Z');
    await world.tick();
    expect((await world.outcome(id)).posts[1]).toBe('2026-03-03 2 sent m1');
    expect(world.discord.direct).toHaveLength(1);
  });

  test('a day that is not stuck stays', async () => {
    const { id } = await world.cohort();
    await world.tick();
    for (const day of ['1', '2', 'none']) expect(await skipDay(world.db, id, day, world.clock.at)).toBe(false);
    expect(await world.outcome(id)).toMatchObject({ posts: ['2026-03-02 1 sent m1'], pointer: '1' });
  });

  test('while it is on its way: what reached the channel was sent', async () => {
    const { id } = await world.cohort();
    world.discord.beforeSend(async () => {
      await skipDay(world.db, id, '1', world.clock.at);
    });
    await world.tick();
    expect(await world.outcome(id)).toMatchObject({ posts: ['2026-03-02 1 sent m1'], pointer: '1', ...running });
  });
});
