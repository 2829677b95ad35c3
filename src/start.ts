import type { Logger } from 'pino';
import { type Clock, createClock, type HostClock } from './clock.ts';
import { commands } from './commands/index.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { type Plan, planOf } from './curriculum/plan.ts';
import { type Db, isCommitUnknown, isDatabaseAway, openDatabase, pingDatabase, withTimeLimit } from './db/client.ts';
import { loadModel } from './db/curricula.ts';
import { startEmbedded } from './db/embedded.ts';
import { migrateDatabase } from './db/migrate.ts';
import { type Connection, connect } from './discord/client.ts';
import { createDispatcher } from './discord/dispatch.ts';
import { createDownload } from './discord/download.ts';
import { reconcileCommands } from './discord/register.ts';
import { importShipped } from './jobs/import-shipped.ts';
import { postDue } from './jobs/post-due.ts';
import { reasonOf } from './log/error-form.ts';
import { serializers } from './log.ts';

export type Bot = {
  /** Does everything that is due now. Ticks never overlap: one that finds another running waits for it and then runs. */
  tick(): Promise<void>;
  /** Whether Discord and the database can both be reached. */
  health(): Promise<{ discord: boolean; database: boolean }>;
  inviteUrl: string;
  /** Lets running answers and posts finish, then closes all connections. May be called more than once. */
  stop(): Promise<void>;
};

export type StartOptions = HostClock & {
  config: Config;
  log: Logger;
  /** The connection to Discord is lost for good. */
  onFatal(reason: string): void;
};

export type Started = { kind: 'started'; bot: Bot } | { kind: 'failed'; reason: string };

const timeLimitMs = 3_000;

/** Wires the house together: database, plans, Discord, in this order. What was opened is closed again if a later part fails. */
export async function start({ config, onFatal, ...host }: StartOptions): Promise<Started> {
  const log = host.log.child({}, { serializers });
  const clock = createClock(host);
  const closers: (() => Promise<void>)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      for (const close of closers.reverse()) await close();
    })();
    return stopped;
  };
  const failed = async (reason: string): Promise<Started> => {
    await stop();
    return { kind: 'failed', reason };
  };

  let db: Db;
  try {
    const url = config.databaseUrl ?? (await embedded(config, log, closers));
    await migrateDatabase(url);
    const database = openDatabase(url);
    closers.push(database.close);
    db = database.db;
    await pingDatabase(db);
  } catch (error) {
    log.debug({ err: error }, 'the database could not be opened');
    const where = config.databaseUrl === null ? 'The embedded database' : 'The database of DATABASE_URL';
    return failed(isDatabaseAway(error) ? `${where} cannot be reached: ${reasonOf(error)}` : reasonOf(error));
  }

  let plans: string[];
  try {
    plans = await importShipped(db, config.curriculumDir, clock.now(), log);
  } catch (error) {
    log.debug({ err: error }, 'the plans could not be read');
    return failed(`The plans in ${config.curriculumDir} could not be read: ${reasonOf(error)}`);
  }
  if (plans.length === 0) {
    return failed(
      `There is no plan to follow: no folder in ${config.curriculumDir} could be read and none was stored before. The problems stand above.`,
    );
  }

  const connected = await connect({ token: config.discordToken, apiUrl: config.discordApiUrl, log, clock, onFatal });
  if (connected.kind !== 'connected') return failed(connected.reason);
  const { connection } = connected;
  closers.push(connection.stop);

  const ctx: Context = {
    ...clock,
    db,
    log,
    config,
    servers: connection.servers,
    curriculumOf: planCache(db),
    download: createDownload(config.discordApiUrl),
  };
  const register = registration(connection, log);
  await register();
  connection.receive(createDispatcher({ commands, ctx, answers: connection.answers, isDatabaseAway, isCommitUnknown }));

  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const askTime = timekeeping(connection, clock, log);
  const tick = () => {
    waiting ??= running.then(() => {
      waiting = undefined;
      running = askTime()
        .then(register)
        .then(() => runJobs(ctx, connection.sender));
      return running;
    });
    return waiting;
  };
  closers.push(() => running);
  return {
    kind: 'started',
    bot: {
      tick,
      stop,
      inviteUrl: connection.inviteUrl,
      health: async () => ({ discord: connection.healthy(), database: await reaches(db) }),
    },
  };
}

/** Asks Discord for the time where the clock has to know it anew, and says when the machine's is not believed. */
function timekeeping(connection: Connection, clock: Clock, log: Logger): () => Promise<void> {
  let corrected = false;
  return async () => {
    // What Discord does not answer now, the next tick asks again; the clock goes on by what it knew.
    if (clock.stale()) await withTimeLimit(timeLimitMs, connection.askTime()).catch(() => undefined);
    const aheadMs = -clock.correctionMs();
    if ((aheadMs !== 0) === corrected) return;
    corrected = aheadMs !== 0;
    if (corrected) log.warn({ aheadMs: Math.round(aheadMs) }, 'this machine’s clock is wrong; going by Discord’s');
    else log.info('this machine’s clock agrees with Discord’s again');
  };
}

/** Registers the commands once; where Discord does not let it (an outage, a limit), the next call tries again. */
function registration(connection: Connection, log: Logger): () => Promise<void> {
  let settled = false;
  return async () => {
    if (settled) return;
    try {
      const wanted = commands.map(({ data }) => data);
      const { written } = await reconcileCommands(connection.rest, connection.applicationId, wanted);
      settled = true;
      log.info(written ? 'commands registered' : 'commands are up to date');
    } catch (error) {
      log.error(
        { reason: reasonOf(error) },
        'commands could not be compared with Discord’s; the next tick tries again',
      );
    }
  };
}

async function embedded(config: Config, log: Logger, closers: (() => Promise<void>)[]): Promise<string> {
  const server = await startEmbedded({
    dataDir: config.dataDir,
    log: { info: (m) => log.info(m), warn: (m) => log.warn(m) },
  });
  closers.push(server.stop);
  return server.url;
}

/** The job runner: what a job throws is an outage or a bug, and the next tick tries again. */
async function runJobs(ctx: Context, sender: Parameters<typeof postDue>[1]): Promise<void> {
  try {
    await postDue(ctx, sender);
  } catch (error) {
    if (isDatabaseAway(error))
      ctx.log.warn({ reason: reasonOf(error) }, 'the database is away; the next tick tries again');
    else ctx.log.error({ err: error }, 'posting failed');
  }
}

function planCache(db: Db): Context['curriculumOf'] {
  const plans = new Map<number, Promise<Plan>>();
  return (versionId) => {
    let plan = plans.get(versionId);
    if (plan === undefined) {
      plan = loadModel(db, versionId).then((model) => {
        if (model === undefined) throw new Error(`no curriculum version ${versionId}`);
        return planOf(model);
      });
      plans.set(versionId, plan);
      // A failure is not an answer to keep.
      plan.catch(() => plans.delete(versionId));
    }
    return plan;
  };
}

async function reaches(db: Db): Promise<boolean> {
  try {
    await pingDatabase(db, 2_000);
    return true;
  } catch {
    return false;
  }
}
