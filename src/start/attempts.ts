import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { type Db, isDatabaseAway, pingDatabase } from '../db/client.ts';
import { refusalOf } from '../db/driver/refusal.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { type ConnectOptions, connect, type DiscordClient } from '../discord/client.ts';
import { importShipped } from '../jobs/import-shipped.ts';
import { reasonOf } from '../log/error-form.ts';
import { backUpBeforeMigration } from '../operate/nightly.ts';
import { aborted, backoffMs, pause, type Timers } from '../timers.ts';

/** What came of a try. `passing`: the same try may succeed later, and not before `afterMs`. */
export type Tried<T> =
  | { kind: 'done'; value: T }
  | { kind: 'failed'; reason: string; passing: boolean; afterMs?: number };

export type Patience = {
  /** So long tries are repeated; 0: never. */
  forMs: number;
  /** Ends the waiting. */
  signal: AbortSignal;
  timers: Timers;
  log: Logger;
};

const longestPauseMs = 30_000;

/** Tries until it succeeds, is refused for good, or patience is over; one line for each try that failed. */
export async function retried<T>(
  attempt: () => Promise<Tried<T>>,
  { forMs, signal, timers, log }: Patience,
): Promise<Exclude<Tried<T>, { kind: 'failed' }> | { kind: 'failed'; reason: string }> {
  let waitedMs = 0;
  for (let tries = 0; ; tries += 1) {
    const outcome = await attempt();
    if (outcome.kind === 'done' || !outcome.passing || signal.aborted || waitedMs >= forMs) return outcome;
    const againInMs = Math.max(backoffMs(tries, 1_000, longestPauseMs), outcome.afterMs ?? 0);
    log.warn({ reason: outcome.reason, againInMs }, 'cannot start yet');
    await pause(timers, againInMs, signal);
    if (signal.aborted) return outcome;
    waitedMs += againInMs;
  }
}

type Stored = { url: string; db: Db; config: Config; log: Logger; backups: string | undefined };

/** Brings the database up to date and reads the plans; both may be done again. */
export async function readied({ url, db, config, log, backups }: Stored, now: Date): Promise<Tried<void>> {
  try {
    if (backups !== undefined) await backUpBeforeMigration({ address: () => url, folder: backups, log }, now);
    await migrateDatabase(url, { log });
    await pingDatabase(db);
  } catch (error) {
    log.debug({ err: error }, 'the database could not be opened');
    return { kind: 'failed', ...refusalOf(error, url, config.databaseUrl === null) };
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

/** Connects to Discord, unless the signal comes first. */
export async function login(options: ConnectOptions, signal: AbortSignal): Promise<Tried<DiscordClient>> {
  const connecting = connect(options);
  const connected = await Promise.race([connecting, aborted(signal)]);
  if (connected === undefined) {
    // It may still succeed, and nobody would know of it.
    void connecting.then((late) => (late.kind === 'connected' ? late.connection.stop() : undefined));
    return { kind: 'failed', reason: 'the login was given up', passing: false };
  }
  if (connected.kind === 'connected') return { kind: 'done', value: connected.connection };
  const { kind, reason, afterMs } = connected;
  return { kind: 'failed', reason, passing: kind === 'unreachable', ...(afterMs === undefined ? {} : { afterMs }) };
}
