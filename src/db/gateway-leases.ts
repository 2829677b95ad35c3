import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { gatewayLeases, processes } from './schema.ts';

/** Who has not renewed a lease for so long, by the database's clock, has lost it to anybody. */
export const leaseMs = 20_000;

/** The name of nobody, who holds what is to be free only once its time is over. */
export const nobody = '';

// Discord takes an IDENTIFY each 5 s; the rest is for one that is on its way longer than the next.
const apartMs = 5_500;

/** How the shards are divided. Whoever is dead by the database's clock is not told of. */
export type Division = {
  processes: { name: string; hears: boolean }[];
  /** In their order. */
  leases: { shard: number; shards: number; owner: string | null; successor: string | null }[];
};

const isLive = sql`(${gatewayLeases.owner} is not null and ${near(gatewayLeases.renewedAt, leaseMs)})`;

/** How the shards are divided at this moment. */
export async function divisionIn(db: Db): Promise<Division> {
  const living = await db
    .select({ name: processes.name, hears: processes.hears })
    .from(processes)
    .where(near(processes.seenAt, leaseMs))
    .orderBy(processes.name);
  const leases = await db
    .select({
      shard: gatewayLeases.shard,
      shards: gatewayLeases.shards,
      owner: sql<string | null>`case when ${isLive} then ${gatewayLeases.owner} end`,
      successor: gatewayLeases.successor,
    })
    .from(gatewayLeases)
    .orderBy(gatewayLeases.shard);
  const isLiving = (one: string | null) => living.some(({ name }) => name === one);
  return {
    processes: living,
    leases: leases.map((lease) => ({ ...lease, successor: isLiving(lease.successor) ? lease.successor : null })),
  };
}

export type GatewayLeases = ReturnType<typeof leasesIn>;

/**
 * The leases of Discord's gateway as they stand in the database; any of these functions may throw. The database has a
 * session of its own: a queue of commands must not keep leases from being renewed.
 */
export function leasesIn(db: Db) {
  const isMade = async (change: SQL): Promise<boolean> => (await db.execute(change)).count === 1;
  return {
    /** Says that a process lives, renews all that it holds, and tells how things stand. */
    async look(name: string, hears: boolean): Promise<Division> {
      await db.execute(sql`
        with seen as (
          insert into ${processes} (name, hears, seen_at) values (${name}, ${hears}, now())
          on conflict (name) do update set seen_at = now()
        ), forgotten as (
          delete from ${processes} where not ${near(processes.seenAt, 10 * leaseMs)}
        )
        update ${gatewayLeases} set renewed_at = now() where owner = ${name}`);
      return divisionIn(db);
    },
    /** Makes a row for each of so many shards, unless one is somebody's: the number holds for as long as any of them is heard. */
    async begin(shards: number): Promise<void> {
      await db.transaction(async (tx) => {
        await tx.execute(sql`lock table ${gatewayLeases} in share row exclusive mode`);
        const held = await tx.$count(gatewayLeases, isLive);
        if (held > 0) return;
        await tx.execute(sql`delete from ${gatewayLeases} where shards <> ${shards}`);
        await tx.execute(sql`
          insert into ${gatewayLeases} (shard, shards, renewed_at)
          select shard, ${shards}, now() from generate_series(0, ${shards - 1}) shard on conflict do nothing`);
      });
    },
    /**
     * Takes the lease of a shard: one conditional write, so any number of processes may call this at once. False while
     * another process holds it, other than those that are known to be dead, and where there is no such shard any more.
     */
    take: (shard: number, shards: number, name: string, dead: Iterable<string | null> = []) =>
      isMade(sql`
        update ${gatewayLeases} set owner = ${name}, successor = null, renewed_at = now()
        where shard = ${shard} and shards = ${shards} and (owner in ${[name, ...dead]} or not ${isLive})`),
    /** Says who shall have a shard of somebody who has too many, from when that process hears it; false if another one shall. */
    claim: (shard: number, owner: string, name: string) =>
      isMade(sql`
        update ${gatewayLeases} set successor = ${name}
        where shard = ${shard} and owner = ${owner} and not exists (
          select from ${processes} p where p.name = successor and p.name <> ${name} and ${near(sql`p.seen_at`, leaseMs)})`),
    /** The successor hears the shard, and has it from now on; false if it is not the successor any more. */
    succeed: (shard: number, name: string) =>
      isMade(sql`
        update ${gatewayLeases} set owner = ${name}, successor = null, renewed_at = now()
        where shard = ${shard} and successor = ${name}`),
    /**
     * Whether an IDENTIFY may be sent now; true is noted. One that is \`alone\` needs to wait for no other process: it
     * keeps its own time.
     */
    identify: (bucket: number, alone: boolean) =>
      isMade(sql`
        update ${gatewayLeases} set identified_at = now() where shard = ${bucket}
        and (${alone} or identified_at is null or not ${near(gatewayLeases.identifiedAt, apartMs)})`),
    /**
     * Takes the leases of so many shards from everybody, and gives them to nobody before all have noticed: all in the same
     * moment, for then their number is chosen anew.
     */
    async dissolve(shards: number): Promise<void> {
      await db.execute(sql`
        update ${gatewayLeases} set owner = ${nobody}, successor = null, renewed_at = (select max(renewed_at) from ${gatewayLeases})
        where shards = ${shards}`);
    },
    /** Lets go of all, so that nobody need wait for the end of a lease, and is no more. */
    async free(name: string): Promise<void> {
      await db.execute(sql`
        with gone as (delete from ${processes} where name = ${name})
        update ${gatewayLeases} set owner = null where owner = ${name}`);
    },
  };
}

/** Whether an instant is that near to now. One in the future is from before the database's clock was set back. */
function near(
  at: SQL | typeof gatewayLeases.renewedAt | typeof gatewayLeases.identifiedAt | typeof processes.seenAt,
  ms: number,
): SQL {
  const span = sql`make_interval(secs => ${ms / 1000})`;
  return sql`${at} between now() - ${span} and now() + ${span}`;
}
