import { createServer } from 'node:http';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Role } from './start/hearing.ts';

/** What there is in the database; null where that does not say. */
export type Counts = {
  /** Running groups, those of them that cannot post, and people's own plans that run. */
  groups: { running: number; blocked: number; own: number } | null;
  /** What is due and has not gone out. */
  waiting: { posts: number; messages: number; edits: number } | null;
};

/** Requests to Discord within this process: how many a second may go out, and how many wait for their turn, by what they are for. */
type Requests = { perSecond: number; waiting: Readonly<Record<string, number>> };

/** How a process is. `discord`: whether the gateway is up, told by those that hear it only. */
export type Health =
  | (Counts & {
      role: Role;
      version: string;
      discord?: boolean;
      /** Into how many shards the gateway is split, and which of them this process hears. */
      shards?: { held: number[]; of: number };
      database: boolean;
      /** When all that was due was last taken up; null before the first time. */
      lastTickAt: Date | null;
      /** How far this machine's clock is ahead of Discord's, told while the bot goes by the latter. */
      clockAheadMs?: number;
    })
  | { role: 'starting' }
  /** Discord has closed its gateway to this bot for a reason that only a person can mend. */
  | { role: 'parked'; reason: string };

/**
 * Serves `GET /healthz`, and `/health`, on loopback: 200 when the process can do its work, else 503; a container asks
 * it. `GET /metrics` is for Prometheus.
 * It is there from before the login, so that a port in use costs none of Discord's sessions.
 */
export async function serveHealth(
  port: number,
  look: () => Promise<Health>,
  metrics: () => Promise<string>,
  now: () => Date,
): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    const say = (status: number, type: string, text: string) =>
      response.writeHead(status, { 'content-type': type }).end(text);
    if (request.method === 'GET' && request.url === '/metrics') {
      void metrics().then((text) => say(200, Registry.PROMETHEUS_CONTENT_TYPE, text));
    } else if (request.method === 'GET' && (request.url === '/healthz' || request.url === '/health')) {
      void look().then((health) => say(isWell(health, now()) ? 200 : 503, 'application/json', JSON.stringify(health)));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Rounds begin each minute; one that takes this long stands still. */
const longestRoundMs = 5 * 60_000;

function isWell(health: Health, now: Date): boolean {
  if (!('database' in health) || !health.database || health.discord === false) return false;
  return health.lastTickAt === null || now.getTime() - health.lastTickAt.getTime() < longestRoundMs;
}

/** Some rounds of what watches the event loop, which looks each 10 ms. */
const measuredMs = 50;

/** `gateway`: as in `Health`, told by those that hear it only. */
type Facts = Counts & { gateway: boolean | undefined; shards: { held: number[]; of: number }; requests: Requests };

/**
 * Metrics of one process, for whoever watches many bots: https://prometheus.io/docs/practices/naming/
 * Nothing in them names a person, a server or a plan.
 */
export function createMetrics(version: string) {
  const registry = new Registry();
  const registers = [registry];
  let isWatching = false;
  new Gauge({ name: 'daymark_info', help: 'The version that runs', labelNames: ['version'], registers }).set(
    { version },
    1,
  );
  const interactions = new Histogram({
    name: 'daymark_interaction_seconds',
    help: 'From the arrival of an interaction to the end of its handling',
    labelNames: ['kind'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 10],
    registers,
  });
  const ticks = new Histogram({
    name: 'daymark_tick_seconds',
    help: 'How long a round of what is due took',
    buckets: [0.005, 0.05, 0.5, 5, 30, 60, 300],
    registers,
  });
  const lastTick = new Gauge({
    name: 'daymark_last_tick_timestamp_seconds',
    help: 'When the last round ended',
    registers,
  });
  const up = new Gauge({ name: 'daymark_up', help: '1 where it can be reached', labelNames: ['part'], registers });
  const groups = new Gauge({
    name: 'daymark_groups',
    help: 'Running groups, those of them that cannot post, and people’s own plans',
    labelNames: ['state'],
    registers,
  });
  const waiting = new Gauge({
    name: 'daymark_waiting',
    help: 'What is due and has not gone out: posts, other messages, edits of messages; the same for all processes',
    labelNames: ['what'],
    registers,
  });
  const requests = new Gauge({
    name: 'daymark_requests_waiting',
    help: 'Requests to Discord that wait for their turn in this process, by what they are for',
    labelNames: ['lane'],
    registers,
  });
  const rate = new Gauge({
    name: 'daymark_requests_per_second',
    help: 'This process’s share of the requests that Discord takes',
    registers,
  });
  const shards = new Gauge({
    name: 'daymark_shards',
    help: 'Shards of Discord’s gateway that this process hears, and all there are',
    labelNames: ['whose'],
    registers,
  });
  const set = (gauge: Gauge<string>, label: string, numbers: Readonly<Record<string, number>> | null): void => {
    if (numbers === null) gauge.reset();
    else for (const [name, number] of Object.entries(numbers)) gauge.set({ [label]: name }, number);
  };
  return {
    /** Something a person did was handled, in so many milliseconds. */
    interaction: (kind: string, tookMs: number) => interactions.observe({ kind }, tookMs / 1000),
    /** A round of what is due ended, in so many milliseconds. */
    tick(tookMs: number, endedAt: Date): void {
      ticks.observe(tookMs / 1000);
      lastTick.set(endedAt.getTime() / 1000);
    },
    /** The text of `GET /metrics`; what changes slowly is asked for now. */
    async text(facts: Facts): Promise<string> {
      // Only for those who look: it wakes the process a hundred times a second, and is told of each piece of garbage.
      if (!isWatching) {
        isWatching = true;
        collectDefaultMetrics({ register: registry });
        // Until something is measured, the least is told as 292 years.
        await new Promise((resolve) => setTimeout(resolve, measuredMs));
      }
      if (facts.gateway === undefined) up.remove({ part: 'gateway' });
      else up.set({ part: 'gateway' }, facts.gateway ? 1 : 0);
      set(shards, 'whose', { own: facts.shards.held.length, all: facts.shards.of });
      up.set({ part: 'database' }, facts.groups === null ? 0 : 1);
      set(groups, 'state', facts.groups);
      set(waiting, 'what', facts.waiting);
      set(requests, 'lane', facts.requests.waiting);
      rate.set(facts.requests.perSecond);
      return registry.metrics();
    },
  };
}
