import { type Database, openDatabase } from '../../../src/db/client.ts';
import { type LocalDiscordOptions, startLocalDiscord } from '../../../src/playground/discord/index.ts';
import type { Place } from '../child/child.ts';
import type { Bench } from '../part.ts';
import { addCohort, fillHistory, now, storePlan, today } from './dataset.ts';
import { daysInMonth, longPlan } from './long-plan.ts';

/** A Discord with people on a server, and a database of what they have done; its clock stands still until it is set. */
export type Hall = Place & {
  database: Database;
  /** Who has done every day so far, by their names on Discord. */
  names: string[];
  setClock(at: Date): void;
  /** Lets the same people go through another plan in a channel: its folder, and the days of it behind them. */
  follow(channel: string, plans: string, days: number): Promise<void>;
};

/** So many learners in `study`, each with so many days behind them. */
export async function studyHall(bench: Bench, count: number, days: number): Promise<Hall> {
  const databaseUrl = await bench.server.create(`hall_${count}_${days}`);
  const database = openDatabase(databaseUrl);
  bench.closing(database.close);
  let clock = now;
  const discord = await startLocalDiscord({ now: () => clock, rateLimits: 'off' });
  bench.closing(discord.stop);
  const { world } = discord;
  const names = Array.from({ length: count }, (_, n) => `reader${n}`);
  const userIds = names.map((name) => world.addUser({ name, locale: 'en-GB' }));
  for (const name of names) world.addMember('Study Hall', name);
  const guildId = world.guilds()[0]?.id ?? '';
  const plans = await longPlan(bench, days / daysInMonth + 1);
  const hall: Hall = {
    ...{ discord, databaseUrl, plans, database, names },
    setClock: (at) => {
      clock = at;
    },
    async follow(channel, folder, behind) {
      const channelId = world.channels('Study Hall').find(({ name }) => name === channel)?.id ?? '';
      const stored = await storePlan(database.db, folder);
      await fillHistory(database.db, stored, { days: behind, userIds, diligent: count, channelId, guildId });
    },
  };
  await hall.follow('study', plans, days);
  return hall;
}

/** A Discord that keeps to its limits or not, and a database; `due` adds groups whose first post is due now, each in a channel of its own. */
export async function postingHall(
  bench: Bench,
  options: Pick<LocalDiscordOptions, 'rateLimits'> = {},
): Promise<Place & { due(groups: number): Promise<void> }> {
  const databaseUrl = await bench.server.create('posting');
  const database = openDatabase(databaseUrl);
  bench.closing(database.close);
  const discord = await startLocalDiscord({ now: () => now, ...options });
  bench.closing(discord.stop);
  const plans = await longPlan(bench, 12);
  const { versionId } = await storePlan(database.db, plans);
  const guildId = discord.world.guilds()[0]?.id ?? '';
  return {
    ...{ discord, databaseUrl, plans },
    async due(groups) {
      for (let n = 0; n < groups; n += 1) {
        const channelId = discord.world.addChannel('Study Hall', { name: `group-${n}` });
        await addCohort(database.db, versionId, channelId, today, guildId);
      }
    },
  };
}
