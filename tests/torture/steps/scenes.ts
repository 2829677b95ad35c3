// biome-ignore-all lint/suspicious/noThenProperty: a fault is never awaited
import { sql } from 'drizzle-orm';
import type { Db } from '../../../src/db/client.ts';
import type { Effect, LocalDiscord } from '../../../src/playground/discord/index.ts';
import { pause, until } from '../waiting.ts';

/** One group's post on its way. */
export type Scene = { db: Db; discord: LocalDiscord; channelId: string };

type Step = {
  name: string;
  /** Waits until the process stands at this step, and lets it die there; false if it never came so far. */
  until(scene: Scene, die: () => Promise<void>, limitMs: number): Promise<boolean>;
};

/** The steps of claim, send and record, in their order. */
export const steps: readonly Step[] = [
  {
    name: '1 the claim is not committed',
    until: async ({ db }, die, limitMs) =>
      holding(db, 'lock table posts in share mode', async (blocks) => {
        const there = await until(blocks, limitMs);
        await die();
        return there;
      }),
  },
  {
    name: '2 claimed, nothing sent',
    until: async (scene, die, limitMs) => {
      // The request stands before the door, and goes when its sender is gone.
      onPost(scene, { kind: 'reset', when: 'before' });
      return whenClaimed(scene, die, limitMs);
    },
  },
  {
    name: '3 on its way, and arrives afterwards',
    until: async (scene, die, limitMs) => {
      onPost(scene, { kind: 'delay', ms: 500 });
      return whenClaimed(scene, die, limitMs);
    },
  },
  {
    name: '4 arrived, not answered',
    until: async (scene, die, limitMs) => {
      onPost(scene, { kind: 'hang', when: 'after' });
      return whenArrived(scene, die, limitMs);
    },
  },
  {
    name: '5 half of the answer read',
    until: async (scene, die, limitMs) => {
      onPost(scene, { kind: 'half' });
      return whenArrived(scene, die, limitMs);
    },
  },
  {
    name: '6 answered, not recorded',
    until: async (scene, die, limitMs) => {
      onPost(scene, { kind: 'trickle', everyMs: 1 });
      if (!(await arrived(scene, limitMs))) return false;
      return holding(scene.db, 'lock table posts in share mode', async (blocks) => {
        const there = await until(blocks, limitMs);
        await die();
        return there;
      });
    },
  },
  {
    name: '7 recorded',
    until: async (scene, die, limitMs) => {
      const there = await until(async () => (await stateOf(scene)) === 'sent', limitMs, 5);
      await die();
      return there;
    },
  },
];

function onPost({ discord, channelId }: Scene, effect: Effect): void {
  discord.faults.add({ method: 'POST', path: new RegExp(`^/channels/${channelId}/messages$`), times: 1, then: effect });
}

async function whenClaimed(scene: Scene, die: () => Promise<void>, limitMs: number): Promise<boolean> {
  const there = await until(async () => (await stateOf(scene)) === 'claimed', limitMs, 2);
  await die();
  return there;
}

async function whenArrived(scene: Scene, die: () => Promise<void>, limitMs: number): Promise<boolean> {
  const there = await arrived(scene, limitMs);
  // Long enough for the first half of an answer to be read.
  await pause(30);
  await die();
  return there;
}

function arrived({ discord, channelId }: Scene, limitMs: number): Promise<boolean> {
  return until(() => discord.world.messages(channelId).length > 0, limitMs, 1);
}

async function stateOf({ db, channelId }: Scene): Promise<string | undefined> {
  const [row] = await db.execute<{ state: string }>(sql`select state from posts where channel_id = ${channelId}`);
  return row?.state;
}

/** Holds a lock until the work is over; `blocks` tells whether somebody waits for it. */
async function holding(
  db: Db,
  lock: string,
  work: (blocks: () => Promise<boolean>) => Promise<boolean>,
): Promise<boolean> {
  let there = false;
  const over = new Error('over');
  await db
    .transaction(async (tx) => {
      await tx.execute(sql.raw(lock));
      there = await work(async () => {
        const [row] = await tx.execute(sql`select from pg_locks where not granted
          and relation = 'posts'::regclass and database = (select oid from pg_database where datname = current_database())`);
        return row !== undefined;
      });
      throw over;
    })
    .catch((error: unknown) => {
      if (error !== over) throw error;
    });
  return there;
}
