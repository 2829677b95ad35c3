import type { Logger } from 'pino';
import { reasonOf } from '../log/error-form.ts';

const limitMs = 10_000;

/**
 * Tells a dead-man's switch (Healthchecks, Uptime Kuma) after each round that all is well: it is silence that raises the
 * alarm. What cannot be told is said once in the log, until it can again.
 */
export function heartbeat(url: string | null, log: Logger, ask: typeof fetch = fetch): () => Promise<void> {
  let failing = false;
  return async () => {
    if (!url) return;
    const stop = new AbortController();
    // A timer of our own holds the signal, which AbortSignal.timeout leaves to the garbage collector.
    const timer = setTimeout(() => stop.abort(), limitMs);
    try {
      const { ok, status } = await ask(url, { signal: stop.signal });
      if (!ok) throw new Error(`it answered ${status}`);
      failing = false;
    } catch (error) {
      if (!failing) log.warn({ reason: reasonOf(error) }, 'HEARTBEAT_URL could not be told that all is well');
      failing = true;
    } finally {
      clearTimeout(timer);
    }
  };
}
