import type { Context } from '../context.ts';
import { isDatabaseAway } from '../db/client.ts';
import { languageOf } from '../db/learners/people.ts';
import { type Words, wordsFor } from '../messages/words/words.ts';
import type { AnyHandler, Asked, Command } from './command.ts';

/** The command, which answers those who chose a language in it; suggestions have no time for one more look, and see for themselves. */
export function inOwnWords(command: Command): Command {
  const { runs, components = {}, modals = {} } = command;
  return { ...command, runs: allOf(runs), components: allOf(components), modals: allOf(modals) };
}

function allOf(handlers: Record<string, AnyHandler>): Record<string, AnyHandler> {
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, spoken(handler)]));
}

function spoken(handler: AnyHandler): AnyHandler {
  if (handler.ownWords === true) return handler;
  return { ...handler, run: async (call, ctx) => handler.run({ ...call, words: await ownWords(call, ctx) }, ctx) };
}

/** The words of somebody's language; where it cannot be looked up, what their Discord speaks has to do. */
export async function ownWords({ userId, locale, words }: Asked<unknown>, { db }: Context): Promise<Words> {
  try {
    return wordsFor((await languageOf(db, userId)).language, locale);
  } catch (error) {
    if (isDatabaseAway(error)) return words;
    throw error;
  }
}
