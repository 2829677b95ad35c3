import { fileURLToPath } from 'node:url';
import { inArray, ne } from 'drizzle-orm';
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import type { Config } from '../../src/config.ts';
import { shipped } from '../../src/db/plans/versions.ts';
import { curricula, curriculumVersions, departures, owed } from '../../src/db/schema.ts';
import {
  type Fault,
  type LocalDiscordOptions,
  type LocalEvent,
  type RequestEntry,
  startLocalDiscord,
} from '../../src/playground/discord/index.ts';
import { type Bot, type StartOptions, start } from '../../src/start.ts';
import type { TestDatabase } from './database.ts';
import { fault } from './fault.ts';
import { holdLearner } from './held-learner.ts';
import { memberOf } from './member.ts';
import { quietConfig } from './quiet-context.ts';
import { messageLines } from './reading.ts';
import { inspectRequests } from './recorded-requests.ts';
import { layWire } from './wire.ts';

const curriculumDir = fileURLToPath(new URL('../../curriculum', import.meta.url));

/** A Discord with people in it, the real bot among them, and a clock that stands still until it is moved. */
export type TestServer = Awaited<ReturnType<ReturnType<typeof testServerBuilder>>>;

/** Sunday noon, before the first week. */
export const sundayNoon = '2026-03-01T12:00:00Z';

/** Opens a test server on a database emptied of all but shipped plans. After the test it ends, and its requests are checked. */
export function testServerBuilder(database: TestDatabase) {
  return async (
    options: {
      at?: string;
      running?: boolean;
      discord?: LocalDiscordOptions;
      hostAheadMs?: number;
      /** Whether the group hears of what admins change and of what its members reach; left out where a test counts what else is sent. */
      news?: boolean;
    } = {},
  ) => {
    await emptied(database);
    let clock = new Date(options.at ?? sundayNoon);
    const now = () => clock;
    // The machine of the bot may believe in another time than the world does.
    const hostNow = () => new Date(clock.getTime() + (options.hostAheadMs ?? 0));
    const discord = await startLocalDiscord({ now, rateLimits: 'off', ...options.discord });
    // A test reads what it expects in one language, unless it says otherwise.
    for (const name of ['learner2', 'learner3']) discord.world.setLocale(name, 'en-GB');
    const wire = await layWire(database.url);
    const logged: Record<string, unknown>[] = [];
    const fatal: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line) => logged.push(JSON.parse(line)) });
    let running: Bot | undefined;
    const withoutNews = async () => {
      if (options.news !== true)
        await database.db.delete(owed).where(inArray(owed.kind, ['news', 'welcome', 'wrap-up', 'celebration']));
    };
    const member = (name: string, channel = 'study') => memberOf(discord, name, channel);
    const bot = () => {
      if (running === undefined) throw new Error('no bot is running');
      return running;
    };
    const startBot = async (changes?: Partial<Config>, more?: Pick<StartOptions, 'stopwatch'>) => {
      const at = { discordToken: discord.token, discordApiUrl: discord.url, databaseUrl: wire.url };
      const config: Config = { ...quietConfig, ...at, curriculumDir, logLevel: 'debug', ...changes };
      const started = await start({ config, now: hostNow, log, onFatal: (reason) => fatal.push(reason), ...more });
      if (started.kind === 'started') running = started.bot;
      return started;
    };
    const stopBot = async () => {
      await running?.stop();
      running = undefined;
    };
    /** Sets the clock and lets the bot look at it. */
    const at = async (moment: string) => {
      clock = new Date(moment);
      await withoutNews();
      await bot().tick();
    };
    const idOf = (channel: string) => {
      const all = discord.world.guilds().flatMap((guild) => discord.world.channels(guild.id));
      const found = all.find((one) => 'name' in one && one.name === channel);
      if (found === undefined) throw new Error(`no channel ${channel}`);
      return found.id;
    };
    /** What comes next of what this Discord tells, as far as something is made of it. */
    const heardOf = <T>(pick: (event: LocalEvent) => T | undefined) =>
      new Promise<T>((resolve) => {
        const stop = discord.subscribe((event) => {
          const picked = pick(event);
          if (picked === undefined) return;
          stop();
          resolve(picked);
        });
      });
    onTestFinished(async () => {
      await stopBot();
      await discord.stop();
      await wire.close();
      expect(inspectRequests(discord.requests).problems).toEqual([]);
    });
    if (options.running !== false) {
      const started = await startBot();
      if (started.kind === 'failed') throw new Error(started.reason);
    }
    return {
      discord,
      database,
      /** The bot’s line to its database. */
      wire,
      /** What the bot logged, as JSON. */
      logged,
      /** Why the bot gave up, if it did. */
      fatal,
      now,
      /** Sets the clock; nobody is told. */
      setClock: (moment: string) => {
        clock = new Date(moment);
      },
      at,
      member,
      admin: member('admin'),
      lena: member('learner1'),
      leo: member('learner2'),
      bot,
      startBot,
      stopBot,
      /** Sets a plan up by /setup and Start: every day at 08:00 in Kyiv, unless told otherwise. */
      beginPlan: async (given: Record<string, string> = {}, channel = 'study') => {
        const preview = await member('admin', channel).run('setup', { timezone: 'Europe/Kyiv', ...given });
        const begun = await preview.press('Start');
        expect(begun.lines[1]).toContain('runs in');
        await withoutNews();
      },
      /** Lets the usual slots up to a date pass, each as it comes. */
      postUntil: async (date: string) => {
        for (let next = slotAfter(clock); next.slice(0, 10) <= date; next = slotAfter(clock)) await at(next);
      },
      /** The public messages of a channel, each as its lines. */
      channel: (name = 'study') =>
        discord.world
          .messages(idOf(name))
          .filter(({ flags }) => (Number(flags ?? 0) & 64) === 0)
          .map((message) => messageLines(discord, message)),
      /** The bodies of all requests that post to a channel. */
      posts: (channel = 'study') =>
        discord.requests
          .filter(({ method, path }) => method === 'POST' && path === `/channels/${idOf(channel)}/messages`)
          .map(({ body }) => body),
      id: idOf,
      roleId: (name: string) => discord.world.roles().find((role) => role.name === name)?.id ?? `no role ${name}`,
      /** Once the bot has heard of everything that was changed in the world so far: an answer to a later interaction comes after it. */
      heard: async () => {
        await member('admin', 'general').run('help');
      },
      /** Lets requests go wrong until the function it returns is called. */
      trouble: (effect: Fault['then'], where: Omit<Fault, 'then'> = {}) => discord.faults.add(fault(where, effect)),
      /** A message of the bot's from another time, with one button. */
      sayAsBot: async (channel: string, customId: string) => {
        const components = [{ type: 1, components: [{ type: 2, style: 2, label: customId, custom_id: customId }] }];
        await fetch(`${discord.url}/v10/channels/${idOf(channel)}/messages`, {
          method: 'POST',
          headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ content: 'From before.', components }),
        });
      },
      /** The next change of the gateway's sessions of a kind. */
      session: async (change: 'identified' | 'resumed') => {
        await heardOf((event) => (event.kind === 'session' && event.change === change ? event : undefined));
      },
      /** The next request that fits, once it was answered. */
      request: (fits: (request: RequestEntry) => boolean) =>
        heardOf((event) => (event.kind === 'request' && fits(event.request) ? event.request : undefined)),
      /** Whatever writes to this learner’s ledger waits until it is let go. */
      holdLearner: (name: string) => holdLearner(database, member(name, 'general').actor.user.id),
      guildId: () => discord.world.guilds()[0]?.id ?? 'no server',
      /** The servers that the bot has noted as left. */
      departed: async () => (await database.db.select().from(departures)).map(({ guildId }) => guildId),
      /** What the bot logged as an error. */
      errors: () => logged.filter(({ level }) => Number(level) >= 50).map(({ msg }) => String(msg)),
    };
  };
}

/** 08:00 in Kyiv, which changes its clocks on 29 March. */
function slotAfter(moment: Date): string {
  const on = moment.toISOString().slice(0, 10);
  const slot = `${on}T${on < '2026-03-29' ? '06' : '05'}:00:00Z`;
  return new Date(slot) > moment ? slot : slotAfter(new Date(new Date(`${on}T00:00:00Z`).getTime() + 86_400_000));
}

/** As `testServerBuilder`, with a plan that has posted its days up to a date. */
export function plannedServerBuilder(database: TestDatabase) {
  const openServer = testServerBuilder(database);
  return async (date: string, options: Record<string, string> = {}): Promise<TestServer> => {
    const server = await openServer();
    await server.beginPlan(options);
    await server.postUntil(date);
    return server;
  };
}

/** Shipped plans stay: a bot that starts on an empty database reads them again, which is tested by itself. */
async function emptied({ db }: TestDatabase): Promise<void> {
  await db.execute(
    'truncate cohorts, curriculum_drafts, setup_drafts, departures, handled, owed, reminders restart identity cascade',
  );
  await db.delete(curricula).where(ne(curricula.owner, shipped));
  await db.delete(curriculumVersions).where(ne(curriculumVersions.owner, shipped));
}
