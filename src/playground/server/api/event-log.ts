import type { LocalDiscord, LocalEvent } from '../../discord/index.ts';
import type { Happening } from '../contract.ts';

/** What went over the gateway and what else was told, the last of it. */
export type Happenings = { last(): Happening[]; note(words: string, trouble: boolean): void; close(): void };

const kept = 120;

export function createHappenings(discord: LocalDiscord, now: () => Date): Happenings {
  const list: Happening[] = [];
  let id = 0;
  const add = (words: string, trouble: boolean, detail: unknown) => {
    id += 1;
    list.push({ id, at: now().toISOString(), words, trouble, detail });
    if (list.length > kept) list.shift();
  };
  const close = discord.subscribe((event) => {
    const told = toldBy(event);
    if (told !== undefined) add(told.words, told.trouble, told.detail);
  });
  return { last: () => [...list].reverse(), note: (words, trouble) => add(words, trouble, null), close };
}

function toldBy(event: LocalEvent): { words: string; trouble: boolean; detail: unknown } | undefined {
  switch (event.kind) {
    case 'gateway':
      return { words: event.event, trouble: false, detail: event.data };
    case 'session':
      return {
        words: `session ${event.change}`,
        trouble: event.change === 'closed',
        detail: { session: event.sessionId },
      };
    case 'outcome':
      return event.outcome.kind === 'failed' || event.outcome.kind === 'refused'
        ? { words: event.outcome.reason, trouble: event.outcome.kind === 'failed', detail: event.outcome }
        : undefined;
    default:
      return undefined;
  }
}
