import type { SendFailure } from '../../jobs/sender.ts';
import type { Refusal } from './refusal.ts';

// Discord's: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
// Parts of it are switched off, or too busy.
const passing: readonly number[] = [40004, 40006, 40062, 130000];
// Wrong is where it goes, and not what is sent: no text channel, a thread that is locked or archived.
const wrongPlace: readonly number[] = [50008, 50024, 50083, 160005];
// Found unfit by one of Discord's filters, under whatever status.
const unfit: readonly number[] = [20009, 200000, 200001, 240000];

const stops: Readonly<Record<number, 'unknown-channel' | 'missing-access' | 'missing-permission'>> = {
  10003: 'unknown-channel',
  50001: 'missing-access',
  50013: 'missing-permission',
};

/** Sorts a refusal into try again, wait for an admin, or another text. */
export function failureOf(refusal: Refusal): SendFailure {
  if (refusal.kind === 'away') return { kind: 'retry', reason: refusal.reason };
  if (refusal.kind === 'limited') return { kind: 'retry', reason: refusal.reason, afterMs: refusal.afterMs };
  const cause = stops[refusal.code];
  if (cause !== undefined) return { kind: 'stop', cause, reason: refusal.reason };
  // Without a code it is no word about the channel: of a server in between, or of a Discord in trouble.
  if (refusal.code === 0 && (refusal.status === 403 || refusal.status === 404)) {
    return { kind: 'retry', reason: refusal.reason };
  }
  // 401: the client is on its way out (see client.ts); the next process sends it.
  if (refusal.status === 401 || refusal.status === 408 || refusal.status === 429) {
    return { kind: 'retry', reason: refusal.reason };
  }
  if (passing.includes(refusal.code)) return { kind: 'retry', reason: refusal.reason };
  const text = refusal.status === 400 || refusal.status === 413 || unfit.includes(refusal.code);
  if (text && !wrongPlace.includes(refusal.code)) return { kind: 'refused', reason: refusal.reason };
  return { kind: 'stop', cause: 'unexplained', reason: refusal.reason };
}
