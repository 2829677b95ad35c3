import type { Logger } from 'pino';
import { type Division, type GatewayLeases, leaseMs } from '../db/gateway-leases.ts';
import { outcomeWithin, type Stopwatch } from '../timers.ts';
import { wishOf } from './division.ts';
import { bury, isCertainlyDead, processName } from './process-name.ts';

/** Often enough that a few may fail; with the lease's end and a login a shard has changed hands within 30 s. */
const lookMs = 3_000;
/** While another process takes over, and where the database did not answer. */
const soonMs = 1_000;
/** Time for the owner to close its sockets before another process may have a lease. */
const surrenderMs = leaseMs - 5_000;
const answerMs = 4_000;
const stopMs = 1_500;

type LeasesOptions = {
  rows: GatewayLeases;
  log: Logger;
  stopwatch: Stopwatch;
  /** Whether this process would hear Discord; else it only says that it lives. */
  hears: boolean;
  /** Into how many shards Discord would have the gateway split; undefined where it does not say now. */
  recommended(): Promise<number | undefined>;
  /** Connects a shard; false if it was closed before it heard anything. */
  open(shard: number, shards: number): Promise<boolean>;
  close(shard: number): Promise<void>;
  /** How many processes live, this one among them. */
  onProcesses(count: number): void;
  name?: string;
  isDead?(name: string): boolean;
};

/**
 * Keeps asking for this process's share of the shards, renews what it has, and opens and closes their connections. An
 * owner that cannot renew its leases counts from when it last asked with success, which the database cannot have seen
 * earlier; so it is silent before anybody else may speak. What it has too much of another process hears, too, before
 * it has the lease; only then this one closes it, so that nothing goes unheard.
 *
 * The number of shards is Discord's, asked when no lease lives, and stays for as long as one does.
 */
export function keepShards(options: LeasesOptions) {
  const { rows, log, stopwatch, hears, name = processName(), isDead = isCertainlyDead } = options;
  let owned = new Set<number>();
  let shards = 1;
  /** What is connected or on its way to be, and whether it hears Discord. */
  const lines = new Map<number, { heard: boolean }>();
  let others = 0;
  let untilMs = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let told = false;
  let turning: Promise<void> | undefined;
  let isUrgent = false;
  let cancelTurn = (): void => undefined;
  let cancelEnd = (): void => undefined;

  async function look(): Promise<Division> {
    const seen = await rows.look(name, hears);
    others = seen.processes.length - 1;
    options.onProcesses(others + 1);
    return seen;
  }

  /** How things stand, once there are rows of which one may live. */
  async function standing(): Promise<Division> {
    const seen = await look();
    if (!hears || seen.leases.some(({ owner }) => owner !== null)) return seen;
    await rows.begin((await options.recommended()) ?? Math.max(1, seen.leases.length));
    return look();
  }

  /** Takes what there is to take; `next`: in how many milliseconds to look again. */
  async function ask(): Promise<{ mine: Set<number>; coming: Set<number>; shards: number; nextMs: number }> {
    const { processes, leases } = await standing();
    const mine = new Set(leases.filter(({ owner }) => owner === name).map(({ shard }) => shard));
    const coming = new Set(leases.filter(({ successor }) => successor === name).map(({ shard }) => shard));
    const count = leases.length;
    const isLeaving = leases.some(({ owner, successor }) => owner === name && successor !== null);
    if (!hears || stopped) return { mine, coming, shards: count, nextMs: lookMs };
    for (const shard of coming) {
      if (count === shards && lines.get(shard)?.heard === true && (await rows.succeed(shard, name))) mine.add(shard);
    }
    const owners = leases.map(({ owner }) => owner);
    const dead = new Set(owners.filter((owner) => owner !== null && isDead(owner)));
    const wish = wishOf(name, {
      processes: processes.filter((one) => !isDead(one.name)),
      leases: leases.map((lease) => (dead.has(lease.owner) ? { ...lease, owner: null } : lease)),
    });
    let { more } = wish;
    for (const shard of wish.free) {
      if (more === 0) break;
      if (!(await rows.take(shard, count, name, dead))) continue;
      mine.add(shard);
      more -= 1;
    }
    for (const { shard, owner } of wish.surplus) {
      if (more === 0) break;
      if (!(await rows.claim(shard, owner, name))) continue;
      coming.add(shard);
      more -= 1;
    }
    return { mine, coming, shards: count, nextMs: isLeaving ? soonMs : lookMs };
  }

  async function turn(): Promise<void> {
    const askedMs = stopwatch.elapsedMs();
    const outcome = await outcomeWithin(stopwatch, answerMs, ask);
    if (stopped) return;
    if (outcome.kind !== 'done') return again(soonMs);
    const { mine, coming, nextMs } = outcome.value;
    if (mine.size > 0) {
      untilMs = askedMs + surrenderMs;
      cancelEnd();
      const leftMs = untilMs - stopwatch.elapsedMs();
      cancelEnd = stopwatch.after(leftMs, () => void surrender('the leases could not be renewed'));
    }
    const lost = [...owned].filter((shard) => !mine.has(shard));
    owned = mine;
    if (lost.length > 0) log.info({ shards: lost }, 'another process hears these shards from now on');
    else if (hears && mine.size === 0 && !told) log.info('other processes hear Discord; standing by');
    told = true;
    // Those of another number are not the same, whatever they are called.
    const wanted = outcome.value.shards === shards ? new Set([...mine, ...coming]) : new Set<number>();
    await shut([...lines.keys()].filter((shard) => !wanted.has(shard)));
    shards = outcome.value.shards;
    if (stopped) return;
    for (const shard of new Set([...mine, ...coming])) if (!lines.has(shard)) begin(shard);
    again(nextMs);
  }

  function begin(shard: number): void {
    const line = { heard: false };
    lines.set(shard, line);
    void options.open(shard, shards).then((heard) => {
      line.heard = heard;
      // It may be waited for.
      if (heard && lines.get(shard) === line && !owned.has(shard)) lookNow();
    });
  }

  async function shut(gone: number[]): Promise<void> {
    for (const shard of gone) lines.delete(shard);
    await Promise.all(gone.map(options.close));
  }

  function again(ms: number): void {
    cancelTurn = stopwatch.after(isUrgent ? 0 : ms, lookNow);
    isUrgent = false;
  }

  function lookNow(): void {
    if (turning !== undefined) {
      isUrgent = true;
      return;
    }
    cancelTurn();
    if (stopped) return;
    turning = turn().finally(() => {
      turning = undefined;
    });
  }

  async function surrender(why: string): Promise<void> {
    if (owned.size === 0 || stopped) return;
    cancelEnd();
    owned = new Set();
    log.warn({ why }, 'gave the gateway up; standing by');
    await shut([...lines.keys()]);
  }

  lookNow();
  return {
    /** Once the database has said for the first time whose the shards are, or could not. */
    tried: Promise.resolve(turning),
    /** The shards that are this process's at this moment. */
    held: (): number[] => (stopwatch.elapsedMs() < untilMs ? [...owned].sort((a, b) => a - b) : []),
    /**
     * Whether what comes over a shard is this process's to answer at this moment. Over which one Discord tells of a
     * command in a server that the bot is not in, which people may have added for themselves, its documentation does not say.
     */
    holds: (shard: number): boolean => owned.has(shard) && stopwatch.elapsedMs() < untilMs,
    /** Into how many shards the gateway is split. */
    shards: () => shards,
    /** Whether a shard may send its IDENTIFY, of those that may not do so beside each other. False where the database does not say. */
    async mayIdentify(bucket: number): Promise<boolean> {
      const outcome = await outcomeWithin(stopwatch, answerMs, () => rows.identify(bucket, others === 0));
      return outcome.kind === 'done' && outcome.value;
    },
    /** Discord wants more shards than there are: all processes are to let go of theirs, and begin with as many as it wants. */
    async outgrown(): Promise<void> {
      await outcomeWithin(stopwatch, answerMs, rows.dissolve);
      await surrender('Discord wants the gateway split into more shards');
    },
    /** Lets go, after the sockets were closed. */
    async stop(): Promise<void> {
      stopped = true;
      // Where the database cannot be told, this process at least knows.
      bury(name);
      cancelTurn();
      cancelEnd();
      owned = new Set();
      await outcomeWithin(stopwatch, stopMs, async () => {
        // It may have taken something.
        await turning;
        await rows.free(name);
      });
    },
  };
}
