import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Db } from '../db/client.ts';
import { applicationOf, comeBack, depart, departed } from '../db/departures.ts';
import { owe, priorities } from '../db/owed.ts';
import { reasonOf } from '../log/error-form.ts';
import { realTimers, type Timers } from '../timers.ts';

/** How long after it was added a bot is new to a server. */
const newcomerMs = 24 * 60 * 60_000;
/** What is heard within so long after a look is looked up together: a new session tells of thousands of servers, one after the other. */
const togetherMs = 200;

export type ServerWatch = ReturnType<typeof serverWatch>;

type Options = {
  db: Db;
  log: Logger;
  now: () => Date;
  config: Pick<Config, 'allowedGuilds'>;
  applicationId: string;
  leave(guildId: string): Promise<unknown>;
  timers?: Timers;
};

/**
 * Keeps account of the servers that the bot is put out of and comes back to, and leaves those that it may not be in. With
 * the token of another application than the data belong to nothing is noted, and so nothing is ever deleted.
 */
export function serverWatch({ db, log, now, config, applicationId, leave, timers = realTimers }: Options) {
  const owner = applicationOf(db, applicationId).then((stored) => {
    if (stored === applicationId) return true;
    log.warn(
      { stored, now: applicationId },
      'this token belongs to another application than the data: what servers it is not in means nothing, and nothing is deleted',
    );
    return false;
  });
  let last: Promise<unknown> = owner.catch(() => undefined);
  /** Servers that were heard of a moment ago, each with the moment it was joined. */
  let heard: Map<string, Date> | undefined;
  /** Settles once it is long enough since they were last looked up. */
  let quiet: Promise<void> = Promise.resolve();
  async function noted(guild: string, note: () => Promise<unknown>): Promise<void> {
    try {
      if (await owner) await note();
    } catch (error) {
      log.warn({ guild, reason: reasonOf(error) }, 'what a server told could not be noted');
    }
  }
  const inTurn = (guild: string, note: () => Promise<unknown>): void => {
    last = last.then(() => noted(guild, note));
  };
  async function back(guildId: string): Promise<void> {
    if (await comeBack(db, guildId, now())) log.info({ guild: guildId }, 'back in a server; its groups go on');
  }
  // Each start hears of every server; only one that has just added the bot is greeted, and once ever.
  const isNew = (joinedAt: Date) => now().getTime() - joinedAt.getTime() <= newcomerMs;
  async function welcome(guildId: string): Promise<void> {
    const at = now();
    const untilAt = new Date(at.getTime() + newcomerMs);
    const greeting = { kind: 'welcome', priority: priorities.news, dueAt: at, untilAt };
    await owe(db, { key: `welcome:${guildId}`, ...greeting, to: { guildId } });
  }
  return {
    /** A server has put the bot out. */
    left(guildId: string): void {
      heard = undefined;
      inTurn(guildId, () => depart(db, guildId, now()));
    },
    /** The bot is in a server: it was added, or has just heard of it anew. */
    here(guildId: string, joinedAt: Date): void {
      if (config.allowedGuilds?.includes(guildId) === false) {
        log.warn({ guild: guildId }, 'this server is not in ALLOWED_GUILDS; leaving it');
        leave(guildId).catch((error: unknown) => log.warn({ reason: reasonOf(error) }, 'the server could not be left'));
        return;
      }
      if (heard !== undefined) {
        heard.set(guildId, joinedAt);
        return;
      }
      const together = new Map([[guildId, joinedAt]]);
      heard = together;
      inTurn('several', async () => {
        await quiet;
        if (heard === together) heard = undefined;
        quiet = new Promise((resolve) => void timers.after(togetherMs, resolve));
        for (const guild of await departed(db)) if (together.has(guild)) await noted(guild, () => back(guild));
        for (const [guild, joined] of together) if (isNew(joined)) await noted(guild, () => welcome(guild));
      });
    },
    /** Once all that was told so far is stored. */
    settled: async () => void (await last),
  };
}
