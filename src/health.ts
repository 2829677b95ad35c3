import { createServer } from 'node:http';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Role } from './start/hearing.ts';

/** Running groups, those of them that cannot post, and people's own plans that run; null where the database does not say. */
export type Groups = { running: number; blocked: number; own: number } | null;

/** How a process is. `discord`: whether the gateway is up, told by those that hear it only. */
export type Health =
  | {
      role: Role;
      version: string;
      discord?: boolean;
      /** Into how many shards the gateway is split, and which of them this process hears. */
      shards?: { held: number[]; of: number };
      database: boolean;
      groups: Groups;
      /** When all that was due was last taken up; null before the first time. */
      lastTickAt: Date | null;
      /** How far this machine's clock is ahead of Discord's, told while the bot goes by the latter. */
      clockAheadMs?: number;
    }
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

type Facts = { gateway: boolean; database: boolean; groups: Groups };

/**
 * Metrics of one process, for whoever watches many bots: https://prometheus.io/docs/practices/naming/
 * Nothing in them names a person, a server or a plan.
 */
export function createMetrics(version: string) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
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
      up.set({ part: 'gateway' }, facts.gateway ? 1 : 0);
      up.set({ part: 'database' }, facts.database ? 1 : 0);
      if (facts.groups === null) groups.reset();
      else for (const [state, number] of Object.entries(facts.groups)) groups.set({ state }, number);
      return registry.metrics();
    },
  };
}
