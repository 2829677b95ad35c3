import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { gatewayLeases } from './schema/gateway-leases.ts';

type Shard = { shard: number; shards: number };

/** A lease that was not renewed for so long, by the database's clock, is anybody's. */
export const leaseMs = 20_000;

/**
 * Takes a shard's lease, or renews it: one conditional write, so any number of processes may call this at once. False
 * while another process holds it, other than the one that is known to be dead. A lease from the future was renewed
 * before the database's clock was set back.
 */
export async function takeGatewayLease(
  db: Db,
  { shard, shards }: Shard,
  owner: string,
  dead?: string,
): Promise<boolean> {
  const limit = sql`make_interval(secs => ${leaseMs / 1000})`;
  const taken = await db
    .insert(gatewayLeases)
    .values({ shard, shards, owner, renewedAt: sql`now()` })
    .onConflictDoUpdate({
      target: gatewayLeases.shard,
      set: { shards, owner, renewedAt: sql`now()` },
      setWhere: sql`${gatewayLeases.owner} is null or ${gatewayLeases.owner} in (${owner}, ${dead ?? owner})
        or ${gatewayLeases.renewedAt} not between now() - ${limit} and now() + ${limit}`,
    })
    .returning({ shard: gatewayLeases.shard });
  return taken.length === 1;
}

/** Who holds a shard's lease or held it last; undefined once it is free. */
export async function gatewayLeaseOwner(db: Db, { shard }: Shard): Promise<string | undefined> {
  const [row] = await db
    .select({ owner: gatewayLeases.owner })
    .from(gatewayLeases)
    .where(eq(gatewayLeases.shard, shard));
  return row?.owner ?? undefined;
}

/** Lets go of a lease, so that another process need not wait for its end; nothing if it is not the owner's. */
export async function freeGatewayLease(db: Db, { shard }: Shard, owner: string): Promise<void> {
  await db
    .update(gatewayLeases)
    .set({ owner: null })
    .where(and(eq(gatewayLeases.shard, shard), eq(gatewayLeases.owner, owner)));
}
