import { join } from 'node:path';
import { InteractionType } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { createClock, type HostClock } from './clock.ts';
import { commands } from './commands/index.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { answering, openDatabase } from './db/client.ts';
import { knownAddress } from './db/driver/address.ts';
import { refusalOf } from './db/driver/refusal.ts';
import { dataDirOf } from './db/embedded/data-home.ts';
import { startEmbedded } from './db/embedded/embedded.ts';
import { ownVersion } from './db/migrate.ts';
import { createDownload } from './discord/interactions/attachments.ts';
import { createDispatcher } from './discord/interactions/dispatch.ts';
import { askMembership, leaveServer } from './discord/membership.ts';
import { inLane } from './discord/rest/turns.ts';
import { createMetrics, type Health } from './health.ts';
import { openPools } from './jobs/post-due.ts';
import { rereading } from './jobs/reread.ts';
import { serializers } from './log.ts';
import { nightlyBackups } from './operate/nightly.ts';
import { drawingThread } from './pictures/thread.ts';
import { login, type Patience, readied, retried } from './start/attempts.ts';
import { countsIn } from './start/counts.ts';
import { hearing } from './start/hearing.ts';
import { heartbeat } from './start/heartbeat.ts';
import { type JobTools, runJobs } from './start/jobs.ts';
import { planCache } from './start/plan-cache.ts';
import { registration } from './start/registration.ts';
import { openRounds } from './start/rounds.ts';
import { type ServerWatch, serverWatch } from './start/servers.ts';
import { timekeeping } from './start/timekeeping.ts';
import { aborted, hurriedTimers, outcomeWithin, realStopwatch, realTimers, type Stopwatch } from './timers.ts';

export type Bot = {
  /**
   * Does everything that is due now. What is due is taken up by one tick after the other, and none waits for a delivery
   * that an earlier one has begun.
   */
  tick(): Promise<void>;
  /** Whether the database can be reached and, in the process that hears Discord's gateway, whether that is up. */
  health(): Promise<Health>;
  /** The time it goes by: Discord's, where the machine's is wrong. */
  now(): Date;
  /** What is counted, as Prometheus reads it. */
  metrics(): Promise<string>;
  /** Settles once this process hears Discord for the first time; a worker's at once. */
  online: Promise<void>;
  inviteUrl: string;
  /**
   * Lets running answers and posts finish, then closes all connections; within 10 s, unless the database of our own takes
   * longer to stop. False if something was left undone. May be called more than once.
   */
  stop(): Promise<boolean>;
};

export type StartOptions = HostClock & {
  config: Config;
  log: Logger;
  /** The connection to Discord is lost for good. `park`: a new start would be refused in the same way. */
  onFatal(reason: string, what: 'exit' | 'park'): void;
  /** What waits and measures beside the clock; the machine's, unless a test moves it. */
  stopwatch?: Stopwatch;
  /** Ends a start that is still under way; what it has opened is closed. */
  signal?: AbortSignal;
  /** So long the start tries again while the database or Discord is away; left out: never. */
  patienceMs?: number;
};

type Started = { kind: 'started'; bot: Bot } | { kind: 'failed'; reason: string };

/** So long running work may go on once the bot is to stop, and then so long its callers may be told that it does not. */
const drainMs = 3_500;
const farewellMs = 1_500;
const closeMs = 1_500;

/** Wires the house together: database, plans, Discord, in this order. What was opened is closed again if a later part fails. */
export async function start({ config, onFatal, stopwatch = realStopwatch, ...given }: StartOptions): Promise<Started> {
  const version = await ownVersion();
  const metrics = createMetrics(version);
  const log = given.log.child({}, { serializers });
  log.info({ version, node: process.versions.node }, 'starting');
  const clock = createClock(given);
  const signal = given.signal ?? new AbortController().signal;
  const patience: Patience = { forMs: given.patienceMs ?? 0, signal, timers: realTimers, log };
  const closers: (() => Promise<unknown>)[] = [];
  let stopped: Promise<boolean> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      let finished = true;
      for (const close of closers.reverse()) finished = (await close()) !== false && finished;
      return finished;
    })();
    return stopped;
  };
  const failed = async (reason: string): Promise<Started> => {
    await stop();
    return { kind: 'failed', reason: signal.aborted ? 'it was told to stop' : reason };
  };

  if (signal.aborted) return failed('');
  let url = config.databaseUrl;
  let address = () => url ?? '';
  /** Where the embedded database is copied to; another one's backups are its owner's. */
  let backups: string | undefined;
  try {
    if (url === null) {
      const lines = { info: (line: string) => log.info(line), warn: (line: string) => log.warn(line) };
      const server = await startEmbedded({ dataDir: await dataDirOf(config, lines), log: lines });
      closers.push(server.stop);
      log.info(`the data is in ${server.home}`);
      url = server.url;
      address = () => server.url;
      backups = join(server.home, 'backups');
    }
  } catch (error) {
    log.debug({ err: error }, 'the embedded database could not be started');
    return failed(refusalOf(error, '', true).reason);
  }
  for (const name of config.databaseUrl === null ? [] : knownAddress(url).leftOut) {
    log.info(`DATABASE_URL: the parameter ${name} means nothing here and is left out`);
  }
  if (signal.aborted) return failed('');
  const database = openDatabase(address, {
    preparing: config.preparing,
    onForgotten: (code) =>
      log.info({ code }, 'the database forgets prepared statements, as poolers do: none from now on'),
  });
  closers.push(() => within(closeMs, database.close));
  const { db } = database;
  const ready = await retried(() => readied({ url, db, config, log, backups }, clock.now()), patience);
  if (ready.kind === 'failed') return failed(ready.reason);
  if (signal.aborted) return failed('');

  let watch: ServerWatch | undefined;
  let ear: ReturnType<typeof hearing> | undefined;
  const options = {
    token: config.discordToken,
    apiUrl: config.discordApiUrl,
    status: config.status,
    log,
    clock,
    stopwatch,
    onFatal,
    mayIdentify: async (bucket: number) => ear?.mayIdentify(bucket) ?? false,
    onOutgrown: (shards: number) => void ear?.outgrown(shards),
    onLeft: (guildId: string) => watch?.left(guildId),
    onHere: (guildId: string, joinedAt: Date) => watch?.here(guildId, joinedAt),
  };
  const connected = await retried(() => login(options, signal), patience);
  if (connected.kind === 'failed') return failed(connected.reason);
  const connection = connected.value;
  const { applicationId, rest } = connection;
  const leave = (guildId: string) => leaveServer(rest, guildId);
  const watching = serverWatch({ db, log, now: clock.now, config, applicationId, leave });
  watch = watching;
  // What servers told is stored while there is a database.
  closers.push(() => within(closeMs, watching.settled));
  const heard = hearing({ role: config.role, address, log, stopwatch, connection });
  ear = heard;
  // The lease is free for others once the running interactions are answered and the gateway is closed.
  closers.push(heard.stop, connection.stop);

  const ctx: Context = {
    ...clock,
    db,
    log,
    config,
    servers: connection.servers,
    roles: connection.roles,
    curriculumOf: planCache(db),
    download: createDownload(config.discordApiUrl),
    draw: drawingThread((error) => log.warn({ err: error }, 'a picture could not be drawn')),
  };
  const timers = hurriedTimers(realTimers);
  const { answers, authority } = connection;
  const registering = registration(connection, log);
  const commandIds = registering.ids;
  const dispatch = createDispatcher({ commands, commandIds, ctx, answers, authority, timers, database: answering });
  connection.receive(async (interaction, shard) => {
    if (!heard.holds(shard)) return;
    const began = clock.monotonicMs();
    await dispatch(interaction);
    metrics.interaction(InteractionType[interaction.type], clock.monotonicMs() - began);
  });
  await Promise.race([heard.settled.then(registering.tried), aborted(signal)]);

  const askTime = timekeeping(connection, clock, log);
  const pools = openPools({ rate: connection.turns.rate, inLane });
  const jobs: JobTools = {
    ctx,
    sender: connection.sender,
    pools,
    askMembership: (guildId) => askMembership(rest, guildId),
    reread: rereading(ctx),
    nightly: backups === undefined ? async () => {} : nightlyBackups({ address, folder: backups, log }),
  };
  const rounds = openRounds({
    clock,
    before: askTime,
    // What is asked for before posts are taken up belongs to them.
    work: () => inLane('posts', () => runJobs(jobs)),
    beside: registering.tried,
    onTaken: metrics.tick,
    onWell: heartbeat(config.heartbeatUrl, log),
  });
  closers.push(async () => {
    registering.stop();
    for (const pool of Object.values(pools)) pool.end();
    if (await within(drainMs, () => Promise.all([connection.drained(), rounds.ended()]))) return true;
    timers.hurry();
    await within(farewellMs, connection.drained);
    return false;
  });
  return {
    kind: 'started',
    bot: {
      tick: rounds.tick,
      now: clock.now,
      stop,
      inviteUrl: connection.inviteUrl,
      online: heard.online,
      health: async () => {
        const role = heard.role();
        const counts = await countsIn(db, clock.now());
        const aheadMs = -Math.round(clock.correctionMs());
        return {
          ...{ role, version, database: counts.groups !== null, ...counts, lastTickAt: rounds.lastAt() },
          ...(aheadMs === 0 ? {} : { clockAheadMs: aheadMs }),
          ...(role === 'gateway' ? { discord: connection.healthy(heard.shards().held), shards: heard.shards() } : {}),
        };
      },
      metrics: async () => {
        const { turns } = connection;
        const requests = { perSecond: turns.rate(), waiting: turns.waiting() };
        const shards = heard.shards();
        const gateway = heard.role() === 'gateway' ? connection.healthy(shards.held) : undefined;
        return metrics.text({ gateway, shards, requests, ...(await countsIn(db, clock.now())) });
      },
    },
  };
}

/** Whether it is done within the limit. */
async function within(limitMs: number, work: () => Promise<unknown>): Promise<boolean> {
  return (await outcomeWithin(realTimers, limitMs, work)).kind === 'done';
}
