import { REST } from 'discord.js';
import { pino } from 'pino';
import { createClock } from '../../src/clock.ts';
import { restOptions } from '../../src/discord/rest/rest.ts';
import type { LocalDiscord } from '../../src/playground/discord/index.ts';

/** The bot's own way of asking a local Discord. */
export function restTo({ url, token }: Pick<LocalDiscord, 'url' | 'token'>): REST {
  const clock = createClock({ now: () => new Date(), monotonicMs: () => performance.now() });
  return new REST(restOptions(url, clock, pino({ level: 'silent' }))).setToken(token);
}
