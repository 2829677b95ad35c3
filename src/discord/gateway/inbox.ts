import type { APIInteraction } from 'discord-api-types/v10';
import type { Logger } from 'pino';

/** Keeps interactions until somebody takes them, and knows which are still being worked on. */
export function openInbox(log: Logger) {
  const waiting: APIInteraction[] = [];
  const running = new Set<Promise<void>>();
  /** When those that are not done came in, by id. */
  const cameInMs = new Map<string, number>();
  let handler: ((interaction: APIInteraction) => Promise<void>) | undefined;

  function take(interaction: APIInteraction): void {
    if (!cameInMs.has(interaction.id)) cameInMs.set(interaction.id, performance.now());
    if (handler === undefined) {
      waiting.push(interaction);
      return;
    }
    const work = handler(interaction)
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
    open(next: (interaction: APIInteraction) => Promise<void>): void {
      handler = next;
      for (const interaction of waiting.splice(0)) take(interaction);
    },
    async drained(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
