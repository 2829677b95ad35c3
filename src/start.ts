import type { Logger } from 'pino';
import { createClock, type HostClock } from './clock.ts';
import { commands } from './commands/index.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { answering, type Db, isDatabaseAway, openDatabase, pingDatabase } from './db/client.ts';
import { startEmbedded } from './db/embedded.ts';
import { migrateDatabase } from './db/migrate.ts';
import { createDispatcher } from './discord/dispatch.ts';
import { createDownload } from './discord/download.ts';
import { hurriedTimers, realStopwatch, realTimers, type Stopwatch, withTimeLimit } from './discord/time-limit.ts';
import type { Health } from './health.ts';
import { forgetHandled } from './jobs/forget-handled.ts';
import { importShipped } from './jobs/import-shipped.ts';
import type { Pool } from './jobs/pool.ts';
import { postingPool, takeUp } from './jobs/post-due.ts';
import type { Sender } from './jobs/sender.ts';
import { reasonOf } from './log/error-form.ts';
import { serializers } from './log.ts';
import { hearing } from './start/hearing.ts';
import { aborted, login } from './start/login.ts';
import { planCache } from './start/plan-cache.ts';
import { registration } from './start/registration.ts';
import { type Patience, pause, retried, type Tried } from './start/retry.ts';
import { timekeeping } from './start/timekeeping.ts';

export type Bot = {
  /**
   * Does everything that is due now. What is due is taken up by one tick after the other, and none waits for a delivery
   * that an earlier one has begun.
   */
  tick(): Promise<void>;
  /** Whether the database can be reached and, in the process that hears Discord's gateway, whether that is up. */
  health(): Promise<Health>;
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

export type Started = { kind: 'started'; bot: Bot } | { kind: 'failed'; reason: string };

/** So long running work may go on once the bot is to stop, and then so long its callers may be told that it does not. */
const drainMs = 3_500;
const farewellMs = 1_500;
const closeMs = 1_500;

/** Wires the house together: database, plans, Discord, in this order. What was opened is closed again if a later part fails. */
export async function start({
  config,
  onFatal,
  stopwatch = realStopwatch,
  ...options
}: StartOptions): Promise<Started> {
  const log = options.log.child({}, { serializers });
  const clock = createClock(options);
  const signal = options.signal ?? new AbortController().signal;
  const patience: Patience = { forMs: options.patienceMs ?? 0, signal, pause, log };
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

  let url = config.databaseUrl;
  try {
    url ??= await embedded(config, log, closers);
  } catch (error) {
    log.debug({ err: error }, 'the embedded database could not be started');
    return failed(
      isDatabaseAway(error) ? `The embedded database cannot be reached: ${reasonOf(error)}` : reasonOf(error),
    );
  }
  if (signal.aborted) return failed('');
  const database = openDatabase(url);
  closers.push(() => within(closeMs, database.close));
  const { db } = database;
  const ready = await retried(() => readied(url, db, config, clock.now(), log), patience);
  if (ready.kind === 'failed') return failed(ready.reason);
  if (signal.aborted) return failed('');

  const connected = await retried(
    () => login({ token: config.discordToken, apiUrl: config.discordApiUrl, log, clock, stopwatch, onFatal }, signal),
    patience,
  );
  if (connected.kind === 'failed') return failed(connected.reason);
  const connection = connected.value;
  const ear = hearing({ config, url, log, stopwatch, connection });
  // The lease is free for others once the running interactions are answered and the gateway is closed.
  closers.push(ear.stop, connection.stop);

  const ctx: Context = {
    ...clock,
    db,
    log,
    config,
    servers: connection.servers,
    curriculumOf: planCache(db),
    download: createDownload(config.discordApiUrl),
  };
  const timers = hurriedTimers(realTimers);
  const { answers, authority } = connection;
  const dispatch = createDispatcher({ commands, ctx, answers, authority, timers, ...answering });
  connection.receive(async (interaction) => {
    if (ear.held()) await dispatch(interaction);
  });
  const registering = registration(connection, log);
  await Promise.race([Promise.all([registering.tried(), ear.settled]), aborted(signal)]);

  const askTime = timekeeping(connection, clock, log);
  const pool = postingPool();
  const rounds = new Set<Promise<void>>();
  let ending = false;
  let taking: Promise<unknown> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const tick = async () => {
    waiting ??= taking.then(async () => {
      waiting = undefined;
      if (ending) return;
      const taken = askTime().then(async () => {
        const [jobs] = await Promise.all([runJobs(ctx, connection.sender, pool), registering.tried()]);
        return jobs;
      });
      taking = taken;
      const round = taken.then(({ settled }) => settled).finally(() => rounds.delete(round));
      rounds.add(round);
      await round;
    });
    return waiting;
  };
  closers.push(async () => {
    ending = true;
    registering.stop();
    const jobs = async () => {
      await taking;
      await Promise.all(rounds);
    };
    if (await within(drainMs, () => Promise.all([connection.drained(), jobs()]))) return true;
    timers.hurry();
    await within(farewellMs, connection.drained);
    return false;
  });
  return {
    kind: 'started',
    bot: {
      tick,
      stop,
      inviteUrl: connection.inviteUrl,
      online: ear.online,
      health: async () => {
        const role = ear.role();
        const database = await reaches(db);
        return role === 'gateway' ? { role, discord: connection.healthy(), database } : { role, database };
      },
    },
  };
}

/** Brings the database up to date and reads the plans; both may be done again. */
async function readied(url: string, db: Db, config: Config, now: Date, log: Logger): Promise<Tried<void>> {
  try {
    await migrateDatabase(url);
    await pingDatabase(db);
  } catch (error) {
    log.debug({ err: error }, 'the database could not be opened');
    const where = config.databaseUrl === null ? 'The embedded database' : 'The database of DATABASE_URL';
    return isDatabaseAway(error)
      ? { kind: 'failed', reason: `${where} cannot be reached: ${reasonOf(error)}`, passing: true }
      : { kind: 'failed', reason: reasonOf(error), passing: false };
  }
  try {
    const plans = await importShipped(db, config.curriculumDir, now, log);
    if (plans.length > 0) return { kind: 'done', value: undefined };
    const reason = `There is no plan to follow: no folder in ${config.curriculumDir} could be read and none was stored before. The problems stand above.`;
    return { kind: 'failed', reason, passing: false };
  } catch (error) {
    log.debug({ err: error }, 'the plans could not be read');
    const reason = `The plans in ${config.curriculumDir} could not be read: ${reasonOf(error)}`;
    return { kind: 'failed', reason, passing: isDatabaseAway(error) };
  }
}

async function embedded(config: Config, log: Logger, closers: (() => Promise<unknown>)[]): Promise<string> {
  const server = await startEmbedded({
    dataDir: config.dataDir,
    log: { info: (m) => log.info(m), warn: (m) => log.warn(m) },
  });
  closers.push(server.stop);
  return server.url;
}

/** The job runner: what a job throws is an outage or a bug, and the next tick tries again. Resolves once all is taken up. */
async function runJobs(ctx: Context, sender: Sender, pool: Pool): Promise<{ settled: Promise<void> }> {
  const failed = (error: unknown): void => {
    if (isDatabaseAway(error))
      ctx.log.warn({ reason: reasonOf(error) }, 'the database is away; the next tick tries again');
    else ctx.log.error({ err: error }, 'posting failed');
  };
  try {
    await forgetHandled(ctx);
    const { settled } = await takeUp(ctx, sender, pool);
    return { settled: settled.then(() => undefined, failed) };
  } catch (error) {
    failed(error);
    return { settled: Promise.resolve() };
  }
}

async function reaches(db: Db): Promise<boolean> {
  try {
    await pingDatabase(db, 2_000);
    return true;
  } catch {
    return false;
  }
}

/** Whether it is done within the limit. */
async function within(limitMs: number, work: () => Promise<unknown>): Promise<boolean> {
  const outcome = await withTimeLimit(realTimers, limitMs, work);
  if (outcome.kind === 'late') outcome.settled.catch(() => undefined);
  return outcome.kind === 'done';
}
