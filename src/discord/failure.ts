import type { SendFailure } from '../jobs/sender.ts';
import type { Refusal } from './refusal.ts';

const stops: Readonly<Record<number, 'unknown-channel' | 'missing-access' | 'missing-permission'>> = {
  10003: 'unknown-channel',
  50001: 'missing-access',
  50013: 'missing-permission',
};

/** Sorts a refusal into try again, wait for an admin, or a bug of ours. */
export function failureOf(refusal: Refusal): SendFailure {
  if (refusal.kind === 'away') return { kind: 'retry', reason: refusal.reason };
  if (refusal.kind === 'limited') return { kind: 'retry', reason: refusal.reason, afterMs: refusal.afterMs };
  const cause = stops[refusal.code];
  if (cause !== undefined) return { kind: 'stop', cause, reason: refusal.reason };
  // Without a code it is no word about the channel: of a server in between, or of a Discord in trouble.
  if (refusal.code === 0 && (refusal.status === 403 || refusal.status === 404)) {
    return { kind: 'retry', reason: refusal.reason };
  }
  if (refusal.status === 403) return { kind: 'stop', cause: 'missing-access', reason: refusal.reason };
  // 401: the client is on its way out (see client.ts); the next process sends it.
  if (refusal.status === 401 || refusal.status === 408 || refusal.status === 429) {
    return { kind: 'retry', reason: refusal.reason };
  }
  return { kind: 'refused', reason: refusal.reason };
}
