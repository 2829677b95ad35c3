import type { Fault, LocalDiscord } from '../../discord/index.ts';
import type { World } from '../../world/world.ts';
import type { FaultKind } from '../contract.ts';
import type { DatabaseGate } from '../database-gate.ts';

export type OrderedFaults = ReturnType<typeof createOrderedFaults>;

const answers = { method: 'POST', path: /^\/interactions\/\d+\/[^/]+\/callback$/ } as const;

/** Makes it go wrong; what lasts is ended by the function it returns. */
type Order = () => (() => void) | undefined | Promise<undefined>;

/** Things that go wrong on order, and what of it still goes on. */
export function createOrderedFaults(world: World, gate: DatabaseGate, changed: () => void) {
  const { discord } = world;
  const active: { kind: FaultKind; end(): void }[] = [];
  const orders = ordersOf(discord, world, gate);
  return {
    async add(kind: FaultKind): Promise<void> {
      const end = await orders[kind]();
      if (end !== undefined) active.push({ kind, end });
      changed();
    },
    async mend(): Promise<void> {
      for (const { end } of active.splice(0)) end();
      discord.faults.clear();
      gate.open();
      if (!world.running()) await world.startBot();
      changed();
    },
    active: (): FaultKind[] => active.map(({ kind }) => kind),
  };
}

function ordersOf(discord: LocalDiscord, world: World, gate: DatabaseGate): Readonly<Record<FaultKind, Order>> {
  const { faults, world: place } = discord;
  // Direct messages go on: what the bot has to say of such trouble comes there.
  const posts: Pick<Fault, 'method' | 'path'> = {
    method: 'POST',
    path: {
      test(path) {
        const channel = /^\/channels\/(\d+)\/messages$/.exec(path)?.[1];
        return place.channels().some(({ id }) => id === channel);
      },
    },
  };
  const failing =
    (fault: Fault): Order =>
    () =>
      faults.add(fault);
  // biome-ignore-start lint/suspicious/noThenProperty: the local Discord calls it so, and a fault is never awaited
  return {
    'posts-500': failing({ ...posts, then: { kind: 'status', status: 500 } }),
    'posts-429': failing({ ...posts, times: 5, then: { kind: 'rate-limit', retryAfterMs: 2_000 } }),
    'posts-403': failing({
      ...posts,
      then: { kind: 'status', status: 403, code: 50_001, message: 'Missing Access' },
    }),
    'answers-500': failing({ ...answers, then: { kind: 'status', status: 500 } }),
    slow: failing({ then: { kind: 'delay', ms: 2_000 } }),
    'too-slow': failing({ ...answers, then: { kind: 'delay', ms: 4_000 } }),
    'lost-answer': failing({ ...posts, times: 3, then: { kind: 'reset', when: 'after' } }),
    twice: () => {
      faults.deliverInteractions(2);
      return () => faults.deliverInteractions(1);
    },
    socket: () => {
      faults.dropSockets();
      return undefined;
    },
    gateway: () => {
      faults.refuseGateway(true);
      faults.dropSockets();
      return () => faults.refuseGateway(false);
    },
    database: () => {
      gate.shut();
      return gate.open;
    },
    bot: async () => {
      await world.stopBot();
      return undefined;
    },
  };
  // biome-ignore-end lint/suspicious/noThenProperty: see above
}
