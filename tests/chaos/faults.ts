// biome-ignore-all lint/suspicious/noThenProperty: a fault is never awaited
import type { LocalDiscord } from '../../src/local-discord/contract.ts';
import type { Random } from './random.ts';

type Fault = Parameters<LocalDiscord['faults']['add']>[0];

const messages = /^\/channels\/\d+\/messages$/;

/** Makes the next requests about messages go wrong in some of the ways they do. None lasts long on the fast clock. */
export function addTrouble(discord: LocalDiscord, random: Random): void {
  for (let n = random.between(1, 3); n > 0; n -= 1) discord.faults.add(trouble(random));
}

function trouble(random: Random): Fault {
  const post = { method: 'POST', path: messages };
  return random.pick<() => Fault>([
    () => ({ ...post, times: random.between(1, 8), then: { kind: 'status-after', status: 500 } }),
    () => ({ ...post, times: random.between(1, 4), then: { kind: 'reset', when: 'after' } }),
    () => ({ ...post, times: random.between(1, 4), then: { kind: 'reset', when: 'before' } }),
    () => ({ ...post, times: random.between(1, 6), then: { kind: 'status', status: 503 } }),
    () => ({ ...post, times: random.between(10, 50), then: { kind: 'delay', ms: random.between(10, 150) } }),
    () => ({ ...post, times: 1, then: { kind: 'rate-limit', retryAfterMs: random.between(20, 100) } }),
    () => ({ method: 'GET', path: messages, times: random.between(1, 4), then: { kind: 'status', status: 502 } }),
  ])();
}
