import { AsyncLocalStorage } from 'node:async_hooks';
import type { RESTOptions } from 'discord.js';
import type { Held } from './gate.ts';

type Ask = RESTOptions['makeRequest'];

const moments = new AsyncLocalStorage<() => boolean>();

/**
 * Does some work whose requests are made only while `may` says so. @discordjs/rest lets a request wait in a line, and a
 * process may stand still there for hours, so it is asked where the request goes out and not before.
 */
export function onlyWhile<T>(may: (() => boolean) | undefined, work: () => Promise<T>): Promise<T> {
  return may === undefined ? work() : moments.run(may, work);
}

/** As `ask`, unless the work that asks has run out of time; then nothing is sent. */
export function askedInTime(ask: Ask): Ask {
  return async (url, init) => {
    if (moments.getStore()?.() === false) throw outOfTime();
    return ask(url, init);
  };
}

function outOfTime(): Held {
  return Object.assign(new Error('it was too late to send it'), { heldMs: 0 });
}
