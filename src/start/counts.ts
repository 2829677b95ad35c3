import { type Db, withTimeLimit } from '../db/client.ts';
import { groupCounts, waitingCounts } from '../db/overview.ts';
import type { Counts } from '../health.ts';

/** What is counted in the database; null where it does not say so at once. */
export async function countsIn(db: Db, now: Date): Promise<Counts> {
  const counted = Promise.all([groupCounts(db), waitingCounts(db, now)]);
  return withTimeLimit(2_000, counted).then(
    ([groups, waiting]) => ({ groups, waiting }),
    () => ({ groups: null, waiting: null }),
  );
}
