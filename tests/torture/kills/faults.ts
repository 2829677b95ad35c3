// biome-ignore-all lint/suspicious/noThenProperty: a fault is never awaited
import type { Effect, Fault, LocalDiscord } from '../../../src/playground/discord/index.ts';
import { cloudflare } from '../../support/cloudflare.ts';
import type { Random } from '../random.ts';

const messages = /^\/channels\/\d+\/messages$/;

/** Makes the next requests about messages go wrong in some of the ways they do. None lasts long on the fast clock. */
export function addTrouble(discord: LocalDiscord, random: Random): void {
  for (let n = random.between(1, 3); n > 0; n -= 1) discord.faults.add(trouble(random));
}

/** One way in which posting goes wrong, and for how many requests. */
function trouble(random: Random): Fault {
  const post = (most: number, effect: Effect): Fault => ({
    method: 'POST',
    path: messages,
    times: random.between(1, most),
    then: effect,
  });
  const when = random.pick(['before', 'after'] as const);
  // Of these a request dies of old age only, which takes long.
  const slow = random.next() < 0.05;
  if (slow) return random.pick([() => post(2, { kind: 'half' }), () => post(2, { kind: 'hang', when })])();
  return random.pick<() => Fault>([
    () => post(8, { kind: 'status-after', status: 500 }),
    () => post(6, { kind: 'status', status: 503 }),
    () => post(4, { kind: 'reset', when }),
    () => post(50, { kind: 'delay', ms: random.between(10, 150) }),
    () => post(1, { kind: 'rate-limit', retryAfterMs: random.between(20, 100) }),
    () => post(4, { kind: 'half', cut: true }),
    () => post(20, { kind: 'trickle', everyMs: 1 }),
    () => post(1, { ...cloudflare.limited, when }),
    () => post(3, { ...cloudflare.blocked, when }),
    () => post(6, { ...cloudflare.unavailable, when }),
    () => ({ ...post(4, { kind: 'status', status: 502 }), method: 'GET' }),
    () => ({ ...post(2, { kind: 'half', cut: true }), method: 'GET' }),
    () => ({ ...post(2, cloudflare.unavailable), method: 'GET' }),
  ])();
}
