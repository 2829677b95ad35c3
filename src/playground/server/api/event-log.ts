import type { LocalDiscord, LocalEvent } from '../../discord/index.ts';
import type { LoggedEvent } from '../contract.ts';

export type EventLog = ReturnType<typeof createEventLog>;

const kept = 120;

/** What went over the gateway and what else was told, the last of it. */
export function createEventLog(discord: LocalDiscord, now: () => Date) {
  const list: LoggedEvent[] = [];
  let id = 0;
  const add = (words: string, failed: boolean, detail: unknown) => {
    id += 1;
    list.push({ id, at: now().toISOString(), words, failed, detail });
    if (list.length > kept) list.shift();
  };
  const close = discord.subscribe((event) => {
    const told = toldBy(event);
    if (told !== undefined) add(told.words, told.failed, told.detail);
  });
  return {
    last: () => [...list].reverse(),
    note: (words: string, failed: boolean) => add(words, failed, null),
    close,
  };
}

function toldBy(event: LocalEvent): { words: string; failed: boolean; detail: unknown } | undefined {
  switch (event.kind) {
    case 'gateway':
      return { words: event.event, failed: false, detail: event.data };
    case 'session':
      return {
        words: `session ${event.change}`,
        failed: event.change === 'closed',
        detail: { session: event.sessionId },
      };
    case 'outcome':
      return event.outcome.kind === 'failed' || event.outcome.kind === 'refused'
        ? { words: event.outcome.reason, failed: event.outcome.kind === 'failed', detail: event.outcome }
        : undefined;
    default:
      return undefined;
  }
}
