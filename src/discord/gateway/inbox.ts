import type { APIInteraction } from 'discord-api-types/v10';
import type { Logger } from 'pino';

/** Works on an interaction, told over which shard it came. */
type Handler = (interaction: APIInteraction, shard: number) => Promise<void>;

/** Keeps interactions until somebody takes them, and knows which are still being worked on. */
export function openInbox(log: Logger) {
  const waiting: Parameters<Handler>[] = [];
  const running = new Set<Promise<void>>();
  /** When those that are not done came in, by id. */
  const cameInMs = new Map<string, number>();
  let handler: Handler | undefined;

  function take(interaction: APIInteraction, shard: number): void {
    if (!cameInMs.has(interaction.id)) cameInMs.set(interaction.id, performance.now());
    if (handler === undefined) {
      waiting.push([interaction, shard]);
      return;
    }
    const work = handler(interaction, shard)
      .catch((error: unknown) => log.error({ err: error }, 'interaction handler rejected'))
      .finally(() => {
        running.delete(work);
        cameInMs.delete(interaction.id);
      });
    running.add(work);
  }

  return {
    take,
    /** How long ago an interaction came in that is not done yet. */
    waitedMs: (id: string) => performance.now() - (cameInMs.get(id) ?? performance.now()),
    open(next: Handler): void {
      handler = next;
      for (const one of waiting.splice(0)) take(...one);
    },
    async drained(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
