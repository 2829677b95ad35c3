import { sql } from 'drizzle-orm';
import type { Db } from '../../../src/db/client.ts';
import type { LocalDiscord } from '../../../src/playground/discord/contract.ts';
import type { Random } from '../random.ts';
import type { Outage } from './audit.ts';
import { addTrouble } from './faults.ts';
import type { Fleet } from './fleet.ts';

export type Torture = {
  db: Db;
  discord: LocalDiscord;
  fleet: Fleet;
  random: Random;
  now: () => Date;
  setClock(atMs: number): void;
  /** Halves the speed of the clock; false when it is slow enough. */
  slowDown(): boolean;
  processes: number;
  kills: number;
  /** At most so many on one date. */
  killsPerDate: number;
  untilMs: number;
  progress(line: string): void;
};

const dayMs = 86_400_000;
const beforeSlotMs = 3000;
const quietRounds = 3;
/** Past the minutes for which Discord remembers a nonce, and past the quarter of an hour after which a post is late. */
const leapMinutes = [4, 25] as const;
/** Longer than any request that an injected fault holds back. */
const lastRequestMs = 400;
/** So long nothing may be settled while nobody is killed. */
const standstillMs = 120_000;
/** After so long the machine may be too busy for the clock, on which a claim lasts for a moment only. */
const busyMs = 15_000;
/** A claim lasts for a minute. Where all leases are longer, nobody works on a post: all wait for their next try. */
const waitingMs = 61_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Goes from slot to slot, kills on the way, and leaves everything settled. */
export async function runRounds(torture: Torture) {
  const { db, discord, fleet, random, now } = torture;
  const outages: Outage[] = [];
  let kills = 0;
  let killsInWork = 0;
  let leaps = 0;
  let rounds = 0;
  let quiet = 0;

  const kill = async () => {
    if (kills >= torture.kills || !fleet.kill((count) => random.between(0, count - 1))) return;
    kills += 1;
    if ((await work(db, now())).claimed > 0) killsInWork += 1;
    if (kills % 20 === 0) torture.progress(`${kills} kills, ${rounds} dates`);
  };

  /** All die at once, and come back when Discord has forgotten the nonces. */
  const leap = async () => {
    if (kills >= torture.kills) return;
    const died = fleet.ticking();
    fleet.want(0);
    kills += died;
    if ((await work(db, now())).claimed > 0) killsInWork += died;
    await pause(lastRequestMs);
    leaps += 1;
    torture.setClock(now().getTime() + random.between(...leapMinutes) * 60_000);
    fleet.want(torture.processes);
    await fleet.working();
  };

  while (quiet < quietRounds && Date.now() < torture.untilMs) {
    const { nextMs } = await work(db, now());
    if (nextMs === null) break;
    if (kills >= torture.kills) quiet += 1;
    rounds += 1;
    torture.setClock(nextMs - beforeSlotMs);
    if (quiet === 0) addTrouble(discord, random);
    else discord.faults.clear();
    if (quiet === 0 && random.next() < 0.05) outages.push(await outage(torture));
    else await round(torture, kill, leap);
  }
  discord.faults.clear();
  await settled(torture, async () => {});
  return { kills, killsInWork, leaps, rounds, outages };
}

/** One date: what is due goes out while processes are killed, at a moment or right after a post has arrived. */
async function round(torture: Torture, kill: () => Promise<void>, leap: () => Promise<void>): Promise<void> {
  const { random, discord } = torture;
  let left = random.between(1, torture.killsPerDate);
  let nextMs = Date.now() + random.between(50, 1000);
  let arrivals = random.between(1, 75);
  const strikes = [random.next() < 0.15 ? leap : kill];
  let atArrival: Promise<unknown> | undefined;
  const stopListening = discord.subscribe((event) => {
    if (event.kind !== 'gateway' || event.event !== 'MESSAGE_CREATE' || left <= 0) return;
    arrivals -= 1;
    if (arrivals > 0) return;
    // At this moment the message stands in the channel, and its answer has not been written yet.
    left -= 1;
    arrivals = random.between(1, 75);
    const struck = (strikes.pop() ?? kill)();
    atArrival = Promise.all([atArrival, struck]);
  });
  await settled(torture, async () => {
    if (left <= 0 || Date.now() < nextMs) return;
    left -= 1;
    nextMs = Date.now() + random.between(100, 1500);
    await kill();
  });
  stopListening();
  await atArrival;
}

/** Everybody dies in the middle of posting and comes back one to three days later. */
async function outage(torture: Torture): Promise<Outage> {
  const { random, fleet } = torture;
  await pause(random.between(50, 500));
  fleet.want(0);
  await pause(lastRequestMs);
  const from = torture.now();
  torture.setClock(from.getTime() + random.between(1, 3) * dayMs + random.between(0, dayMs));
  fleet.want(torture.processes);
  await fleet.working();
  await settled(torture, async () => {});
  return { from, to: torture.now() };
}

/** Waits until nothing is due and nothing is unsettled, which every cohort must come to once nobody dies any more. */
async function settled(torture: Torture, meanwhile: () => Promise<void>): Promise<void> {
  const { db, fleet, now } = torture;
  let least = Number.POSITIVE_INFINITY;
  let killed = fleet.killed();
  let sinceMs = Date.now();
  for (;;) {
    await pause(15);
    await meanwhile();
    const { due, claimed, nextMs, againMs } = await work(db, now());
    const begun = nextMs === null || nextMs - now().getTime() > beforeSlotMs * 2;
    if (begun && due === 0 && claimed === 0) return;
    if (due + claimed < least || fleet.killed() > killed) sinceMs = Date.now();
    least = Math.min(least, due + claimed);
    killed = fleet.killed();
    if (due === 0 && againMs !== null && againMs - now().getTime() > waitingMs) torture.setClock(againMs - 1000);
    if (Date.now() - sinceMs > busyMs && torture.slowDown()) sinceMs = Date.now();
    if (Date.now() - sinceMs > standstillMs) throw new Error(await standstill(db, fleet, now()));
  }
}

async function standstill(db: Db, fleet: Fleet, now: Date): Promise<string> {
  const rows = await db.execute<Record<string, unknown>>(sql`
    select attempts, refusals, kind, slot_at, tried_at, lease_until, (select blocked from cohorts where id = cohort_id)
    from posts where state = 'claimed' order by lease_until limit 5`);
  const said = [...fleet.errors].map(([line, times]) => `${times} × ${line}`);
  return [
    `nothing was settled for ${standstillMs / 1000} s: ${JSON.stringify(await work(db, now))} at ${now.toISOString()}`,
    `${fleet.ticking()} processes tick, ${fleet.failedStarts()} could not start; among what is claimed:`,
    ...rows.map((row) => JSON.stringify(row)),
    ...said,
  ].join('\n');
}

async function work(db: Db, now: Date) {
  const [row] = await db.execute<{ due: number; claimed: number; next: string | null; again: string | null }>(sql`
    select (select count(*)::int from cohorts where state = 'running' and next_post_at <= ${now.toISOString()}) as due,
      (select count(*)::int from posts where state = 'claimed') as claimed,
      (select min(next_post_at)::text from cohorts where state = 'running') as next,
      (select min(lease_until)::text from posts where state = 'claimed') as again`);
  const instant = (text: string | null | undefined) => (text ? Date.parse(text) : null);
  return {
    due: row?.due ?? 0,
    claimed: row?.claimed ?? 0,
    nextMs: instant(row?.next),
    againMs: instant(row?.again),
  };
}
