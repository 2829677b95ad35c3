import cron from 'node-cron';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Timers } from '../timers.ts';

type BellOptions = {
  /** The machine's own clocks, as they are. */
  host: Pick<Clock, 'now' | 'monotonicMs'>;
  after: Timers['after'];
  /** Hangs up a bell that rings at each full minute of the machine's clock; the function it returns takes it down at once. */
  hang(ring: () => void): () => void;
  /** Looks whether anything is due. */
  knock(): void;
  /** The machine's time was set, or it slept, or the process stood still, for so long. */
  onJump(jumpMs: number): void;
};

const minuteMs = 60_000;
const jumpFromMs = 2 * minuteMs;
const beatMs = 1_000;
/** So long before the full minute the clocks are looked at once more. */
const beforeMs = 5;

/**
 * Knocks at each full minute, and once a minute of the monotonic clock whatever the other one says. The bell computes
 * its next minute beforehand: after a jump back it would wait for the old time to come again, and after one forward make
 * up for each minute in between. So it is replaced, and before it can ring: timers that are overdue run in the order in
 * which they were due.
 */
export function startBell({ host, after, hang, knock, onJump }: BellOptions): { stop(): void } {
  let lastKnockMs = host.monotonicMs();
  let seen = look();
  const ring = () => {
    lastKnockMs = host.monotonicMs();
    knock();
  };
  let takeDown = hang(ring);
  let cancel = after(pauseMs(), beat);

  function look() {
    return { wallMs: host.now().getTime(), monotonicMs: host.monotonicMs() };
  }

  function pauseMs(): number {
    const toMinuteMs = minuteMs - (host.now().getTime() % minuteMs) - beforeMs;
    return toMinuteMs > 0 ? Math.min(beatMs, toMinuteMs) : beatMs;
  }

  function beat(): void {
    const before = seen;
    seen = look();
    const stoodMs = seen.monotonicMs - before.monotonicMs;
    const setMs = seen.wallMs - before.wallMs - stoodMs;
    const jumpMs = Math.abs(setMs) > jumpFromMs ? setMs : stoodMs;
    if (Math.abs(jumpMs) > jumpFromMs) {
      takeDown();
      takeDown = hang(ring);
      onJump(jumpMs);
      ring();
    } else if (seen.monotonicMs - lastKnockMs >= minuteMs) {
      ring();
    }
    cancel = after(pauseMs(), beat);
  }

  return {
    stop() {
      cancel();
      takeDown();
    },
  };
}

/** Rings at second 0 of every minute; returns what ends it. What it has to say goes to our log, and a late ring still rings. */
export function ringEachMinute(ring: () => void, log: Logger): () => void {
  const say =
    (level: 'debug' | 'info' | 'error') =>
    (message: string | Error): void => {
      if (message instanceof Error) log[level]({ err: message }, 'the minute’s bell failed');
      else log[level](message);
    };
  const task = cron.schedule('0 * * * * *', ring, {
    timezone: 'UTC',
    missedExecutionTolerance: 59_000,
    // A minute that was missed is no news: whatever was due, the next ring finds.
    logger: { info: say('debug'), warn: say('debug'), debug: say('debug'), error: say('error') },
  });
  return () => void task.destroy();
}
