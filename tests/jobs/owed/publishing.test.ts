import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { done } from '../../../src/commands/study/done.ts';
import { cohorts, notices, owed } from '../../../src/db/schema.ts';
import { testWorld, type World } from '../../support/context.ts';
import { bringOwed, postDue } from '../../support/post-due.ts';
import { fakeDiscord } from '../posting.ts';

const world: World = await testWorld('2026-03-09T05:00:00Z');
const { ctx, clock, press } = world;
const { db } = ctx;
let discord: ReturnType<typeof fakeDiscord>;
let type = 5;
ctx.servers = {
  ...ctx.servers,
  channel: (id) => ({ id, guildId: 'g1', name: 'news', type, parentId: null, permissions: -1n }),
};

beforeEach(async () => {
  await db.execute(sql`truncate cohorts, owed, handled, notices restart identity cascade`);
  type = 5;
  clock.at = new Date('2026-03-09T05:00:00Z');
  discord = fakeDiscord(() => clock.at);
  await world.cohort({ publishes: true });
});

async function post(on: string) {
  clock.at = new Date(`${on}T06:00:00Z`);
  await postDue(ctx, discord.sender);
}
async function later(minutes: number) {
  clock.at = new Date(clock.at.getTime() + minutes * 60_000);
  await bringOwed(ctx, discord.sender);
}
const published = () => discord.calls.filter((call) => call.startsWith('publish'));
const states = async () => (await db.select().from(owed).where(eq(owed.kind, 'publish'))).map(({ state }) => state);

test('a post goes out to the servers that follow its channel, once', async () => {
  await post('2026-03-09');
  await later(1);
  expect(published()).toEqual(['publish c1 m1']);
  expect(await states()).toEqual(['sent']);
});

test.each([
  ['where nobody chose so', () => db.update(cohorts).set({ publishes: false })],
  [
    'nor where the channel is none that can be followed',
    async () => {
      type = 0;
    },
  ],
])('none goes out %s', async (_, change) => {
  await change();
  await post('2026-03-09');
  expect([published(), await states()]).toEqual([[], []]);
});

test('after ten in an hour Discord says when to come again, and until then nothing is asked', async () => {
  discord.script.publish = [{ kind: 'retry', reason: 'limited', afterMs: 30 * 60_000 }];
  await post('2026-03-09');
  await later(29);
  expect(published()).toHaveLength(1);
  await later(1);
  expect(published()).toHaveLength(2);
  expect(await states()).toEqual(['sent']);
});

test('thought better of in the meantime, it stays', async () => {
  discord.script.publish = [{ kind: 'retry', reason: 'away' }];
  await post('2026-03-09');
  await db.update(cohorts).set({ publishes: false });
  await later(60);
  expect(published()).toHaveLength(1);
  expect(await states()).toEqual(['dropped']);
});

test('what only an admin can mend they are told, and the next post is tried all the same', async () => {
  discord.script.publish = [{ kind: 'stop', cause: 'missing-permission', missing: ['Send Messages'], reason: 'no' }];
  await post('2026-03-09');
  const [notice] = await db.select().from(notices);
  expect(notice).toMatchObject({
    kind: 'unpublished',
    block: { code: 'missing-permission', missing: ['Send Messages'] },
  });
  await post('2026-03-10');
  expect(published()).toEqual(['publish c1 m1', 'publish c1 m2']);
  expect(await db.select().from(notices)).toEqual([]);
});

test('a message that is gone is nobody’s to mend', async () => {
  discord.script.publish = [{ kind: 'gone' }];
  await post('2026-03-09');
  expect([await states(), await db.select().from(notices)]).toEqual([['dropped'], []]);
});

test('who has finished is counted on it, and named to nobody outside the group', async () => {
  await post('2026-03-09');
  const [id = ''] = discord.delivered.flatMap(({ message }) =>
    (message.components ?? []).flatMap(({ components }) =>
      components.flatMap((part) => ('custom_id' in part && part.custom_id.startsWith('done') ? part.custom_id : [])),
    ),
  );
  await press(done, id, { userId: 'lea', displayName: 'Lea' });
  await later(2);
  const shown = JSON.stringify(discord.delivered.map(({ message }) => message.embeds));
  expect(discord.calls).toContain('edit c1 m1');
  expect(shown).toContain('✅ 1 has done it');
  expect(shown).not.toContain('Lea');
});
