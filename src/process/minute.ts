import cron from 'node-cron';
import type { Logger } from 'pino';

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
