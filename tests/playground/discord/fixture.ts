import { onTestFinished } from 'vitest';
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from '../../../src/playground/discord/index.ts';
import { manualStopwatch } from '../../support/manual-stopwatch.ts';
import { channelId, interactionsOf, type RawApi, rawApi } from './raw-api.ts';

export const noon = new Date('2026-03-02T12:00:00.000Z');

export type Fixture = {
  readonly discord: LocalDiscord;
  readonly api: RawApi;
  readonly study: string;
  readonly stopwatch: ReturnType<typeof manualStopwatch>;
  readonly interactions: ReturnType<typeof interactionsOf>;
  /** Moves the domain's clock. */
  setNow(now: Date): void;
};

/** A local Discord whose clocks stand still; stopped after the test. */
export async function fixture(options: LocalDiscordOptions = {}): Promise<Fixture> {
  let now = noon;
  const stopwatch = manualStopwatch();
  const discord = await startLocalDiscord({ now: () => now, stopwatch, rateLimits: 'off', ...options });
  onTestFinished(() => discord.stop());
  return {
    discord,
    api: rawApi(discord),
    study: channelId(discord),
    stopwatch,
    interactions: interactionsOf(discord),
    setNow: (next) => {
      now = next;
    },
  };
}
