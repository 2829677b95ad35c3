import type { LocalDiscord, LocalDiscordOptions } from './contract.ts';

/** Starts a Discord on the loopback interface; `stop` ends it without a trace. */
export async function startLocalDiscord(_options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  throw new Error('local-discord is not filled in yet');
}
