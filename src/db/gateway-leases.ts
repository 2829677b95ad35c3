import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { gatewayLeases } from './schema.ts';

/** A lease that was not renewed for so long, by the database's clock, is anybody's. */
export const leaseMs = 20_000;

/** The lease of Discord's gateway as it stands in the database; any of these may throw. */
export type GatewayLease = {
  /**
   * Takes it, or renews it: one conditional write, so any number of processes may call this at once. False while another
   * process holds it, other than the one that is known to be dead. A lease from the future was renewed before the
   * database's clock was set back.
   */
  take(name: string, dead?: string): Promise<boolean>;
  /** Who holds it or held it last; undefined once it is free. */
  owner(): Promise<string | undefined>;
  /** Lets go of it, so that another process need not wait for its end; nothing if it is not the owner's. */
  free(name: string): Promise<void>;
};

// All servers come over one connection: https://discord.com/developers/docs/events/gateway#sharding
const only = { shard: 0, shards: 1 };
const isOnly = eq(gatewayLeases.shard, only.shard);

/** Of a database with a session of its own: a queue of commands must not keep the lease from being renewed. */
export function gatewayLease(db: Db): GatewayLease {
  return {
    async take(owner, dead) {
      const limit = sql`make_interval(secs => ${leaseMs / 1000})`;
      const taken = await db
        .insert(gatewayLeases)
        .values({ ...only, owner, renewedAt: sql`now()` })
        .onConflictDoUpdate({
          target: gatewayLeases.shard,
          set: { shards: only.shards, owner, renewedAt: sql`now()` },
          setWhere: sql`${gatewayLeases.owner} is null or ${gatewayLeases.owner} in (${owner}, ${dead ?? owner})
            or ${gatewayLeases.renewedAt} not between now() - ${limit} and now() + ${limit}`,
        })
        .returning({ shard: gatewayLeases.shard });
      return taken.length === 1;
    },
    async owner() {
      const [row] = await db.select({ owner: gatewayLeases.owner }).from(gatewayLeases).where(isOnly);
      return row?.owner ?? undefined;
    },
    async free(owner) {
      await db
        .update(gatewayLeases)
        .set({ owner: null })
        .where(and(isOnly, eq(gatewayLeases.owner, owner)));
    },
  };
}
