import type { Logger } from 'pino';
import { type Division, type GatewayLeases, leaseMs, nobody } from '../db/gateway-leases.ts';
import { bury, isCertainlyDead, processName } from '../process/process-name.ts';
import { outcomeWithin, type Stopwatch } from '../timers.ts';
import { wishOf } from './division.ts';

/** Often enough that a few may fail; with the lease's end and a login a shard has changed hands within 30 s. */
const lookMs = 3_000;
/** While another process takes over, and where the database did not answer. */
const soonMs = 1_000;
/** An owner that could not renew its leases for so long answers nobody any more; some time before another process may have them. */
const silentMs = leaseMs - 5_000;
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
 * earlier; so it is silent before anybody else may speak, and goes on with its lines if nobody has taken them meanwhile. What it has too much of another process hears, too, before
 * it has the lease, and answers: of two answers Discord takes one. Only then this one closes it, so that nothing goes unheard.
 *
 * The number of shards is Discord's, asked when no lease lives, and stays for as long as one does.
 */
export function keepShards(options: LeasesOptions) {
  const { rows, log, stopwatch, hears, name = processName(), isDead = isCertainlyDead } = options;
  /** What is this process's, and what will be as soon as it hears it; of `count` shards, as the database last said. */
  let owned = new Set<number>();
  let coming = new Set<number>();
  let count = 1;
  /** What is connected or on its way to be, of `shards`, and whether it hears Discord. */
  const lines = new Map<number, { heard: boolean }>();
  let shards = 1;
  let alone = true;
  let othersHear = false;
  let untilMs = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let told: string | undefined;
  let turning: Promise<void> | undefined;
  let isUrgent = false;
  let cancelTurn = (): void => undefined;

  /** Renews what this process has, which it may believe in for some time from now; tells how things stand. */
  async function look(): Promise<Division> {
    const askedMs = stopwatch.elapsedMs();
    const { processes, leases } = await rows.look(name, hears);
    const others = processes.filter((one) => one.name !== name && !isDead(one.name));
    alone = others.length === 0;
    options.onProcesses(others.length + 1);
    owned = new Set(leases.filter(({ owner }) => owner === name).map(({ shard }) => shard));
    coming = new Set(leases.filter(({ successor }) => successor === name).map(({ shard }) => shard));
    count = leases.length;
    othersHear = leases.some(({ owner }) => owner !== null && owner !== nobody && owner !== name);
    untilMs = askedMs + silentMs;
    return { processes: others, leases };
  }

  /** How things stand, once there are rows of which one may live. */
  async function standing(): Promise<Division> {
    const seen = await look();
    if (!hears || seen.leases.some(({ owner }) => owner !== null)) return seen;
    await rows.begin((await options.recommended()) ?? Math.max(1, seen.leases.length));
    return look();
  }

  /** Takes what there is to take; returns in how many milliseconds to look again. */
  async function ask(): Promise<number> {
    const { processes, leases } = await standing();
    if (!hears || stopped) return lookMs;
    for (const shard of coming) if (isHeard(shard) && (await rows.succeed(shard, name))) owned.add(shard);
    const owners = leases.map(({ owner }) => owner);
    const dead = new Set(owners.filter((owner) => owner !== null && isDead(owner)));
    const wish = wishOf(name, {
      processes,
      leases: leases.map((lease) => (dead.has(lease.owner) ? { ...lease, owner: null } : lease)),
    });
    let { more } = wish;
    for (const shard of wish.free) {
      if (more === 0) break;
      if (!(await rows.take(shard, count, name, dead))) continue;
      owned.add(shard);
      more -= 1;
    }
    for (const { shard, owner } of wish.surplus) {
      if (more === 0) break;
      if (!(await rows.claim(shard, owner, name))) continue;
      coming.add(shard);
      more -= 1;
    }
    return leases.some(({ owner, successor }) => owner === name && successor !== null) ? soonMs : lookMs;
  }

  async function turn(): Promise<void> {
    const nextMs = await ask().catch(() => undefined);
    if (stopped) return;
    tell();
    // Those of another number are not the same, whatever they are called.
    const wanted = count === shards ? new Set([...owned, ...coming]) : new Set<number>();
    await shut([...lines.keys()].filter((shard) => !wanted.has(shard)));
    shards = count;
    if (stopped) return;
    for (const shard of new Set([...owned, ...coming])) if (!lines.has(shard)) begin(shard);
    cancelTurn = stopwatch.after(isUrgent ? 0 : (nextMs ?? soonMs), lookNow);
    isUrgent = false;
  }

  const believes = (): boolean => !stopped && stopwatch.elapsedMs() < untilMs;
  const held = (): number[] => (believes() ? [...owned].sort((a, b) => a - b) : []);
  const isHeard = (shard: number): boolean => count === shards && lines.get(shard)?.heard === true;

  /** Says in the log what this process hears, whenever that is something else. */
  function tell(): void {
    const now = `${held()} of ${count}, ${owned.size}`;
    // Before the database has said anything there is nothing to tell.
    if (!hears || now === told || untilMs === Number.NEGATIVE_INFINITY) return;
    if (owned.size === 0 && !othersHear) return;
    told = now;
    if (owned.size === 0) log.info('other processes hear Discord; standing by');
    else if (held().length === 0)
      log.warn('the leases of Discord’s gateway could not be renewed; silent until they are');
    else log.info({ shards: held(), of: count }, 'these shards of Discord’s gateway are this process’s');
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

  async function outgrown(few: number): Promise<void> {
    const isDone = await rows.dissolve(few).then(
      () => true,
      () => false,
    );
    if (isDone) {
      log.info({ shards: few }, 'Discord wants more shards of its gateway; all processes begin anew');
      lookNow();
    } else if (!stopped) stopwatch.after(soonMs, () => void outgrown(few));
  }

  lookNow();
  return {
    /** Once the database has said for the first time whose the shards are, or could not. */
    tried: Promise.resolve(turning),
    /** The shards that are this process's at this moment. */
    held,
    /**
     * Whether what comes over a shard is this process's to answer at this moment. Over which one Discord tells of a
     * command in a server that the bot is not in, which people may have added for themselves, its documentation does not say.
     */
    holds: (shard: number): boolean => believes() && (owned.has(shard) || (coming.has(shard) && isHeard(shard))),
    /** Into how many shards the gateway is split. */
    shards: () => shards,
    /** Whether a shard may send its IDENTIFY, of those that may not do so beside each other. False where the database does not say. */
    mayIdentify: (bucket: number): Promise<boolean> => rows.identify(bucket, alone).catch(() => false),
    /** Discord wants more shards than so many: all processes are to let go of theirs, and begin with as many as it wants. */
    outgrown,
    /** Lets go, after the sockets were closed. */
    async stop(): Promise<void> {
      stopped = true;
      // Where the database cannot be told, this process at least knows.
      bury(name);
      cancelTurn();
      await outcomeWithin(stopwatch, stopMs, async () => {
        // It may have taken something.
        await turning;
        await rows.free(name);
      });
    },
  };
}
