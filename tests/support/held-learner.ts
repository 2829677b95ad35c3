import { type SQL, sql } from 'drizzle-orm';
import type { TestDatabase } from './database.ts';

/** A learner's row that is held. */
export type Held = {
  /** Settles once something waits for the row. */
  waited(): Promise<void>;
  release(): Promise<void>;
};

/** Holds a learner's row as a slow neighbour would, who changes something until it is released. */
export async function holdLearner({ db }: Pick<TestDatabase, 'db'>, userId: string, change?: SQL): Promise<Held> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let over = Promise.resolve();
  await new Promise<void>((held) => {
    over = db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from learners where user_id = ${userId} for update`);
      if (change !== undefined) await tx.execute(change);
      held();
      await released;
    });
  });
  const waiting = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  return {
    waited: async () => {
      while ((await db.execute(waiting)).length === 0);
    },
    release: async () => {
      release();
      await over;
    },
  };
}
