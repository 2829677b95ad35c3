import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The content type of that text. */
export const metricsType = Registry.PROMETHEUS_CONTENT_TYPE;

type Facts = { gateway: boolean; database: boolean; groups: { running: number; blocked: number } | null };

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
    help: 'Running groups, and those of them that cannot post',
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
