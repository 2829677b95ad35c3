import { readConfig } from '../config.ts';
import { type Health, serveHealth } from '../health.ts';
import { reasonOf } from '../log/error-form.ts';
import { openLog } from '../log.ts';
import { type Bot, start } from '../start.ts';
import { outcomeWithin, realTimers } from '../timers.ts';
import { ringEachMinute, startBell } from './bell.ts';
import type { Ending } from './ending.ts';
import { type Variables, withEnvFile } from './env-file.ts';
import { endOnFaults } from './faults.ts';
import { watchNpm } from './parents.ts';

/** So long the start tries again while the network, the database or Discord is away; then a supervisor's turn comes. */
const patienceMs = 10 * 60_000;
/** Docker gives a process 10 s to end. What is still running then, the claims survive. */
const stopLimitMs = 9_000;
const flushLimitMs = 500;

/** The life of the process, from the environment to its exit code. The signals are heard already. */
export async function live(ending: Ending, variables: Variables, envFile: string): Promise<number> {
  let opened: ReturnType<typeof openLog> | undefined;
  endOnFaults(ending, () => opened?.log);
  // Where its disk is full or its reader gone, standard error must not end the process either.
  process.stderr.on('error', () => {});

  const read = withEnvFile(variables, envFile);
  if (read.kind === 'problem') return cannotStart(read.problem);
  if (read.variables['npm_lifecycle_event'] !== undefined) {
    watchNpm(() => ending.end(0, 'npm, which started this, has ended'));
  }
  const reading = readConfig(read.variables);
  if (reading.kind === 'problems') {
    const list = reading.problems.map((problem) => `  - ${problem}`).join('\n');
    process.stderr.write(`Daymark cannot start; please set this right:\n${list}\n.env.example shows every setting.\n`);
    return 1;
  }
  const { config } = reading;
  opened = openLog(config.logLevel, process.stdout);
  const { log, flush } = opened;

  let bot: Bot | undefined;
  let parked: string | undefined;
  const look = async (): Promise<Health> => {
    if (parked !== undefined) return { role: 'parked', reason: parked };
    return bot === undefined ? { role: 'starting' } : bot.health();
  };
  const host = { now: () => new Date(), monotonicMs: () => performance.now() };
  const now = () => bot?.now() ?? host.now();
  let health: Awaited<ReturnType<typeof serveHealth>> | undefined;
  if (config.healthPort !== null) {
    try {
      health = await serveHealth(config.healthPort, look, async () => (await bot?.metrics()) ?? '', now);
      log.info({ port: health.port }, 'health page on loopback');
    } catch (error) {
      return cannotStart(`no health page on HEALTH_PORT ${config.healthPort} (${reasonOf(error)})`);
    }
  }
  const started = start({
    ...host,
    config,
    log,
    patienceMs,
    signal: ending.signal,
    onFatal(reason, what) {
      if (what === 'park') {
        // A restart would end in the same way and cost a session each time, until Discord resets the token.
        parked = reason;
        log.fatal(`${reason} Parked until somebody stops it: a restart alone would not help.`);
      } else {
        log.fatal(reason);
        ending.end(1, reason);
      }
    },
  });
  const outcome = await Promise.race([started, ending.first]);
  let bell: ReturnType<typeof startBell> | undefined;
  if ('kind' in outcome && outcome.kind === 'failed' && !ending.signal.aborted) {
    health?.close();
    await flush(flushLimitMs);
    return cannotStart(outcome.reason);
  }
  if ('kind' in outcome && outcome.kind === 'started') {
    bot = outcome.bot;
    const { tick, inviteUrl, online } = bot;
    bell = startBell({
      host,
      after: realTimers.after,
      hang: (ring) => ringEachMinute(ring, log),
      knock: () => void (parked === undefined ? tick() : undefined),
      onJump: (jumpMs) => log.warn({ jumpMs: Math.round(jumpMs) }, 'the clock jumped, or this machine slept'),
    });
    void tick();
    void online.then(() => log.info(`ready; invite the bot with ${inviteUrl}`));
  }

  const { code, reason } = await ending.first;
  // Why it ends by itself, stands in the log already.
  log.info(code === 0 ? `${reason}, stopping` : 'stopping');
  bell?.stop();
  health?.close();
  const stopped = await outcomeWithin(realTimers, stopLimitMs, async () => {
    const begun = await started;
    return begun.kind === 'failed' || (await begun.bot.stop());
  });
  const finished = stopped.kind === 'done' && stopped.value;
  if (finished) log.info('stopped');
  else log.warn('stopped; what was left undone is taken up by the next start');
  await flush(flushLimitMs);
  if (code !== 0) process.stderr.write(`Daymark has ended: ${reason}\n`);
  return finished ? code : Math.max(code, 1);
}

function cannotStart(reason: string): number {
  process.stderr.write(`Daymark cannot start: ${reason}\n`);
  return 1;
}
