import type { Logger } from 'pino';
import { type GatewayLease, leaseMs } from '../db/gateway-leases.ts';
import { outcomeWithin, type Stopwatch } from '../timers.ts';
import { bury, isCertainlyDead, processName } from './process-name.ts';

/** Often enough that a few may fail. */
const renewMs = 5_000;
/** A standby looks more often: with the lease's end and a login it has taken over within 30 s. */
const standbyMs = 3_000;
/** Time for the owner to close its socket before another process may have the lease. */
const surrenderMs = leaseMs - 5_000;
const retryMs = 1_000;
const answerMs = 4_000;

type LeaseOptions = {
  row: GatewayLease;
  log: Logger;
  stopwatch: Stopwatch;
  /** The gateway is this process's from now on. */
  onTaken(): void;
  /** It may soon be another's: closes the socket. */
  onLost(): Promise<void>;
  name?: string;
  isDead?(name: string): boolean;
};

/**
 * Keeps asking for the gateway's lease and renews it once it is ours. An owner that cannot renew it counts from when it
 * last asked with success, which the database cannot have seen earlier; so it is silent before anybody else may speak.
 */
export function keepLease({
  row,
  log,
  stopwatch,
  onTaken,
  onLost,
  name = processName(),
  isDead = isCertainlyDead,
}: LeaseOptions) {
  let holding = false;
  let untilMs = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let told = false;
  let cancelTurn = (): void => undefined;
  let cancelEnd = (): void => undefined;

  async function ask(): Promise<'taken' | 'another' | 'unknown'> {
    const outcome = await outcomeWithin(stopwatch, answerMs, async () => {
      if (await row.take(name)) return true;
      const owner = await row.owner();
      return owner !== undefined && isDead(owner) && (await row.take(name, owner));
    });
    if (outcome.kind !== 'done') return 'unknown';
    return outcome.value ? 'taken' : 'another';
  }

  async function turn(): Promise<void> {
    const askedMs = stopwatch.elapsedMs();
    const answer = await ask();
    if (stopped) return answer === 'taken' ? free() : undefined;
    if (answer === 'taken') {
      untilMs = askedMs + surrenderMs;
      cancelEnd();
      cancelEnd = stopwatch.after(
        untilMs - stopwatch.elapsedMs(),
        () => void surrender('the lease could not be renewed'),
      );
      if (!holding) {
        holding = true;
        onTaken();
      }
    } else if (answer === 'another') {
      if (holding) await surrender('another process has it');
      else if (!told) log.info('another process hears Discord; standing by');
      told = true;
    }
    if (stopped) return;
    const pauseMs = answer === 'unknown' ? retryMs : holding ? renewMs : standbyMs;
    cancelTurn = stopwatch.after(pauseMs, () => void turn());
  }

  async function free(): Promise<void> {
    await outcomeWithin(stopwatch, retryMs, () => row.free(name));
  }

  async function surrender(why: string): Promise<void> {
    if (!holding || stopped) return;
    holding = false;
    cancelEnd();
    log.warn({ why }, 'gave the gateway up; standing by');
    await onLost();
  }

  return {
    /** Once the database has said for the first time whose it is, or could not. */
    tried: turn(),
    /** Whether the gateway is this process's at this moment. */
    held: () => holding && stopwatch.elapsedMs() < untilMs,
    /** Lets go, after the socket was closed. */
    async stop(): Promise<void> {
      stopped = true;
      // Where the database cannot be told, this process at least knows.
      bury(name);
      cancelTurn();
      cancelEnd();
      if (!holding) return;
      holding = false;
      await free();
    },
  };
}
