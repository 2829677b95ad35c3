import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { gatewayLeases } from './schema.ts';

/** A lease that was not renewed for so long, by the database's clock, is anybody's. */
export const leaseMs = 20_000;

// All servers come over one connection: https://discord.com/developers/docs/events/gateway#sharding
const only = { shard: 0, shards: 1 };
const isOnly = eq(gatewayLeases.shard, only.shard);

export type GatewayLease = ReturnType<typeof gatewayLease>;

/**
 * The lease of Discord's gateway as it stands in the database; any of its functions may throw. The database has a session
 * of its own: a queue of commands must not keep the lease from being renewed.
 */
export function gatewayLease(db: Db) {
  return {
    /**
     * Takes it, or renews it: one conditional write, so any number of processes may call this at once. False while another
     * process holds it, other than the one that is known to be dead. A lease from the future was renewed before the
     * database's clock was set back.
     */
    async take(owner: string, dead = owner): Promise<boolean> {
      const limit = sql`make_interval(secs => ${leaseMs / 1000})`;
      const taken = await db
        .insert(gatewayLeases)
        .values({ ...only, owner, renewedAt: sql`now()` })
        .onConflictDoUpdate({
          target: gatewayLeases.shard,
          set: { shards: only.shards, owner, renewedAt: sql`now()` },
          setWhere: sql`${gatewayLeases.owner} is null or ${gatewayLeases.owner} in (${owner}, ${dead})
            or ${gatewayLeases.renewedAt} not between now() - ${limit} and now() + ${limit}`,
        });
      return taken.count === 1;
    },
    /** Who holds it or held it last; undefined once it is free. */
    async owner(): Promise<string | undefined> {
      const [row] = await db.select({ owner: gatewayLeases.owner }).from(gatewayLeases).where(isOnly);
      return row?.owner ?? undefined;
    },
    /** Lets go of it, so that another process need not wait for its end; nothing if it is not the owner's. */
    async free(owner: string): Promise<void> {
      await db
        .update(gatewayLeases)
        .set({ owner: null })
        .where(and(isOnly, eq(gatewayLeases.owner, owner)));
    },
  };
}
