import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Db } from '../db/client.ts';
import { applicationOf, comeBack, depart } from '../db/departures.ts';
import { owe, priorities } from '../db/owed.ts';
import { reasonOf } from '../log/error-form.ts';

/** How long after it was added a bot is new to a server. */
const newcomerMs = 24 * 60 * 60_000;

export type ServerWatch = ReturnType<typeof serverWatch>;

type Options = {
  db: Db;
  log: Logger;
  now: () => Date;
  config: Pick<Config, 'allowedGuilds'>;
  applicationId: string;
  /** Makes the bot leave a server. */
  leave(guildId: string): Promise<unknown>;
};

/**
 * Keeps account of the servers that the bot is put out of and comes back to, and leaves those that it may not be in. With
 * the token of another application than the data belong to nothing is noted, and so nothing is ever deleted.
 */
export function serverWatch({ db, log, now, config, applicationId, leave }: Options) {
  const owner = applicationOf(db, applicationId).then((stored) => {
    if (stored === applicationId) return true;
    log.warn(
      { stored, now: applicationId },
      'this token belongs to another application than the data: what servers it is not in means nothing, and nothing is deleted',
    );
    return false;
  });
  let last: Promise<unknown> = owner.catch(() => undefined);
  const inTurn = (guildId: string, note: () => Promise<unknown>): void => {
    last = last.then(async () => {
      try {
        if (await owner) await note();
      } catch (error) {
        log.warn({ guild: guildId, reason: reasonOf(error) }, 'what a server told could not be noted');
      }
    });
  };
  return {
    /** A server has put the bot out. */
    left: (guildId: string) => inTurn(guildId, () => depart(db, guildId, now())),
    /** The bot is in a server: it was added, or has just heard of it anew. */
    here(guildId: string, joinedAt: Date): void {
      if (config.allowedGuilds?.includes(guildId) === false) {
        log.warn({ guild: guildId }, 'this server is not in ALLOWED_GUILDS; leaving it');
        leave(guildId).catch((error: unknown) => log.warn({ reason: reasonOf(error) }, 'the server could not be left'));
        return;
      }
      inTurn(guildId, async () => {
        if (await comeBack(db, guildId, now())) log.info({ guild: guildId }, 'back in a server; its groups go on');
        // Each start hears of every server; only one that has just added the bot is greeted, and once ever.
        const at = now();
        if (at.getTime() - joinedAt.getTime() > newcomerMs) return;
        const untilAt = new Date(at.getTime() + newcomerMs);
        const greeting = { kind: 'welcome', priority: priorities.news, dueAt: at, untilAt };
        await owe(db, { key: `welcome:${guildId}`, ...greeting, to: { guildId } });
      });
    },
    /** Once all that was told so far is stored. */
    settled: async () => void (await last),
  };
}
