import type { Fault, LocalDiscord } from '../../discord/index.ts';
import type { World } from '../../world/world.ts';
import type { FaultKind, Inspection } from '../contract.ts';
import type { DatabaseGate } from '../database-gate.ts';

export type OrderedFaults = ReturnType<typeof createOrderedFaults>;

const answers = { method: 'POST', path: /^\/interactions\/\d+\/[^/]+\/callback$/ } as const;

type Order = { words: string; start(): (() => void) | undefined | Promise<undefined> };

/** Things that go wrong on order, and what of it still goes on. */
export function createOrderedFaults(world: World, gate: DatabaseGate, changed: () => void) {
  const { discord } = world;
  const active = new Map<number, { kind: FaultKind; words: string; end(): void }>();
  let lastId = 0;
  const orders = ordersOf(discord, world, gate);
  return {
    async add(kind: FaultKind): Promise<string> {
      const { words, start } = orders[kind];
      const end = await start();
      if (end !== undefined) {
        lastId += 1;
        active.set(lastId, { kind, words, end });
      }
      changed();
      return words;
    },
    async mend(): Promise<void> {
      for (const { end } of active.values()) end();
      active.clear();
      discord.faults.clear();
      gate.open();
      if (!world.running()) await world.startBot();
      changed();
    },
    active: (): Inspection['faults'] => [...active].map(([id, { kind, words }]) => ({ id, kind, words })),
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
  const refusing = (words: string, fault: Fault): Order => ({ words, start: () => faults.add(fault) });
  // biome-ignore-start lint/suspicious/noThenProperty: the local Discord calls it so, and a fault is never awaited
  return {
    'posts-500': refusing('Discord answers every message to a channel with 500', {
      ...posts,
      then: { kind: 'status', status: 500 },
    }),
    'posts-429': refusing('Discord makes messages to channels wait 2 seconds, five times', {
      ...posts,
      times: 5,
      then: { kind: 'rate-limit', retryAfterMs: 2_000 },
    }),
    'posts-403': refusing('Discord refuses messages to channels: no access', {
      ...posts,
      then: { kind: 'status', status: 403, code: 50_001, message: 'Missing Access' },
    }),
    'answers-500': refusing('Discord answers every reply of the bot with 500', {
      ...answers,
      then: { kind: 'status', status: 500 },
    }),
    slow: refusing('Every request to Discord takes 2 seconds', { then: { kind: 'delay', ms: 2_000 } }),
    'too-slow': refusing('Replies of the bot take 4 seconds, too long for Discord', {
      ...answers,
      then: { kind: 'delay', ms: 4_000 },
    }),
    'lost-answer': refusing('The next three messages are posted, but the answer is lost on the way', {
      ...posts,
      times: 3,
      then: { kind: 'reset', when: 'after' },
    }),
    twice: {
      words: 'Discord delivers everything twice',
      start: () => {
        faults.deliverInteractions(2);
        return () => faults.deliverInteractions(1);
      },
    },
    socket: {
      words: 'The connection was cut; the bot has to come back by itself',
      start: () => {
        faults.dropSockets();
        return undefined;
      },
    },
    gateway: {
      words: 'The connection is cut and Discord takes no new one',
      start: () => {
        faults.refuseGateway(true);
        faults.dropSockets();
        return () => faults.refuseGateway(false);
      },
    },
    database: {
      words: 'The database is away',
      start: () => {
        gate.shut();
        return gate.open;
      },
    },
    bot: {
      words: 'The bot is switched off',
      start: async () => {
        await world.stopBot();
        return undefined;
      },
    },
  };
  // biome-ignore-end lint/suspicious/noThenProperty: see above
}
