import { pino } from 'pino';
import { createClock } from '../../src/clock.ts';
import type { Config } from '../../src/config.ts';
import type { Context } from '../../src/context.ts';
import { planOf } from '../../src/curriculum/plan.ts';
import type { Db } from '../../src/db/client.ts';
import { loadModel } from '../../src/db/plans/versions.ts';

/** A context on a database, without servers to look at: whatever is asked of Discord comes to nothing. */
export function quietContext(db: Db, now: () => Date): Context {
  return {
    db,
    ...createClock({ now }),
    log: pino({ level: 'silent' }),
    config: quietConfig,
    servers: {
      lookUp: async () => {},
      near: () => undefined,
      directChannel: async (userId) => `dm-${userId}`,
      memberOf: async () => ({ roles: [], displayName: 'Ann' }),
      channel: () => undefined,
      role: () => undefined,
      roleFault: () => ({ code: 'role-gone' }),
      locale: () => 'en-GB',
      canView: () => 'yes',
      name: () => undefined,
      away: () => false,
      owner: () => undefined,
      writable: () => [],
    },
    // Every role may be given, and nothing comes of it.
    roles: {
      faults: async (_, ids) => ids.map(() => null),
      set: async () => null,
      allowUrl: (guildId) => `https://discord.com/oauth2/authorize?guild_id=${guildId}`,
    },
    async curriculumOf(versionId) {
      const model = await loadModel(db, versionId);
      if (model === undefined) throw new Error(`no version ${versionId}`);
      return planOf(model);
    },
    download: async () => ({ kind: 'failed', reason: 'nothing is attached' }),
    draw: async () => null,
  };
}

export const quietConfig: Config = {
  discordToken: 'a.b.c',
  discordApiUrl: 'https://discord.com/api',
  databaseUrl: null,
  preparing: 'auto',
  dataDir: 'data',
  curriculumDir: 'curriculum',
  logLevel: 'silent',
  healthPort: null,
  heartbeatUrl: null,
  status: null,
  allowedGuilds: null,
  role: 'all',
};
