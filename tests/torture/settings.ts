import { type Config, readConfig } from '../../src/config.ts';
import type { LocalDiscord } from '../../src/playground/discord/index.ts';

/** Settings as a self-hoster gives them, for a bot in a process of its own. */
export function settingsOf(discord: LocalDiscord, databaseUrl: string, plans: string): Record<string, string> {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DATABASE_URL: databaseUrl,
    CURRICULUM_DIR: plans,
  };
}

export function configOf(settings: Record<string, string>): Config {
  const reading = readConfig(settings);
  if (reading.kind === 'problems') throw new Error(reading.problems.join('\n'));
  return reading.config;
}
