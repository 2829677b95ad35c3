import { fileURLToPath } from 'node:url';
import { inArray, ne } from 'drizzle-orm';
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import type { Config } from '../../src/config.ts';
import { shipped } from '../../src/db/plans/versions.ts';
import { curricula, curriculumVersions, departures, owed } from '../../src/db/schema.ts';
import {
  type Fault,
  type LocalDiscord,
  type LocalDiscordOptions,
  type RequestEntry,
  startLocalDiscord,
} from '../../src/playground/discord/index.ts';
import { type Bot, type Started, type StartOptions, start } from '../../src/start.ts';
import type { TestDatabase } from './database.ts';
import { fault } from './fault.ts';
import { type Held, holdLearner } from './held-learner.ts';
import { type Member, memberOf } from './member.ts';
import { messageLines } from './reading.ts';
import { inspectRequests } from './recorded-requests.ts';
import { layWire, type Wire } from './wire.ts';

const curriculumDir = fileURLToPath(new URL('../../curriculum', import.meta.url));

/** A Discord with people in it, the real bot among them, and a clock that stands still until it is moved. */
export type TestServer = {
  discord: LocalDiscord;
  database: TestDatabase;
  /** The bot’s line to its database. */
  wire: Wire;
  /** What the bot logged, as JSON. */
  logged: Record<string, unknown>[];
  /** Why the bot gave up, if it did. */
  fatal: string[];
  now(): Date;
  /** Sets the clock; nobody is told. */
  setClock(moment: string): void;
  /** Sets the clock and lets the bot look at it. */
  at(moment: string): Promise<void>;
  member(name: string, channel?: string): Member;
  admin: Member;
  lena: Member;
  leo: Member;
  bot(): Bot;
  startBot(changes?: Partial<Config>, more?: Pick<StartOptions, 'stopwatch'>): Promise<Started>;
  stopBot(): Promise<void>;
  /** Sets a plan up by /setup and Start: every day at 08:00 in Kyiv, unless told otherwise. */
  beginPlan(options?: Record<string, string>, channel?: string): Promise<void>;
  /** Lets the usual slots up to a date pass, each as it comes. */
  postUntil(date: string): Promise<void>;
  /** The public messages of a channel, each as its lines. */
  channel(name?: string): string[][];
  /** The bodies of all requests that post to a channel. */
  posts(channel?: string): unknown[];
  id(channel: string): string;
  roleId(name: string): string;
  /** Once the bot has heard of everything that was changed in the world so far. */
  heard(): Promise<void>;
  /** Lets requests go wrong until the function it returns is called. */
  trouble(effect: Fault['then'], where?: Omit<Fault, 'then'>): () => void;
  /** A message of the bot's from another time, with one button. */
  sayAsBot(channel: string, customId: string): Promise<void>;
  /** The next change of the gateway's sessions of a kind. */
  session(change: 'identified' | 'resumed'): Promise<void>;
  /** The next request that fits, once it was answered. */
  request(fits: (request: RequestEntry) => boolean): Promise<RequestEntry>;
  /** Whatever writes to this learner’s ledger waits until it is let go. */
  holdLearner(name: string): Promise<Held>;
  /** What the bot logged as an error. */
  errors(): string[];
  guildId(): string;
  /** The servers that the bot has noted as left. */
  departed(): Promise<string[]>;
};

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
  ): Promise<TestServer> => {
    await emptied(database);
    let clock = new Date(options.at ?? sundayNoon);
    const now = () => clock;
    // The machine of the bot may believe in another time than the world does.
    const hostNow = () => new Date(clock.getTime() + (options.hostAheadMs ?? 0));
    const discord = await startLocalDiscord({ now, rateLimits: 'off', ...options.discord });
    // A test reads what it expects in one language, unless it says otherwise.
    for (const name of ['learner2', 'learner3']) discord.world.setLocale(name, 'en-GB');
    const wire = await layWire(database.url);
    const logged: TestServer['logged'] = [];
    const fatal: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line) => logged.push(JSON.parse(line)) });
    let running: Bot | undefined;
    const withoutNews = async () => {
      if (options.news !== true)
        await database.db.delete(owed).where(inArray(owed.kind, ['news', 'welcome', 'wrap-up', 'celebration']));
    };
    const member = (name: string, channel = 'study') => memberOf(discord, name, channel);

    const server: TestServer = {
      discord,
      database,
      wire,
      logged,
      fatal,
      now,
      setClock: (moment) => {
        clock = new Date(moment);
      },
      at: async (moment) => {
        clock = new Date(moment);
        await withoutNews();
        await server.bot().tick();
      },
      member,
      admin: member('admin'),
      lena: member('learner1'),
      leo: member('learner2'),
      bot: () => {
        if (running === undefined) throw new Error('no bot is running');
        return running;
      },
      startBot: async (changes, more) => {
        const config: Config = {
          discordToken: discord.token,
          discordApiUrl: discord.url,
          databaseUrl: wire.url,
          preparing: 'auto',
          dataDir: 'unused',
          curriculumDir,
          logLevel: 'debug',
          healthPort: null,
          heartbeatUrl: null,
          status: null,
          allowedGuilds: null,
          role: 'all',
          ...changes,
        };
        const started = await start({ config, now: hostNow, log, onFatal: (reason) => fatal.push(reason), ...more });
        if (started.kind === 'started') running = started.bot;
        return started;
      },
      stopBot: async () => {
        await running?.stop();
        running = undefined;
      },
      beginPlan: async (given = {}, channel = 'study') => {
        const preview = await member('admin', channel).run('setup', { timezone: 'Europe/Kyiv', ...given });
        const begun = await preview.press('Start');
        expect(begun.lines[1]).toContain('runs in');
        await withoutNews();
      },
      postUntil: async (date) => {
        for (let next = slotAfter(clock); next.slice(0, 10) <= date; next = slotAfter(clock)) await server.at(next);
      },
      channel: (name = 'study') =>
        discord.world
          .messages(server.id(name))
          .filter(({ flags }) => (Number(flags ?? 0) & 64) === 0)
          .map((message) => messageLines(discord, message)),
      posts: (name = 'study') =>
        discord.requests
          .filter(({ method, path }) => method === 'POST' && path === `/channels/${server.id(name)}/messages`)
          .map(({ body }) => body),
      roleId: (name) => discord.world.roles().find((role) => role.name === name)?.id ?? `no role ${name}`,
      // Events reach the bot in order, so an answer to a later interaction comes after all of them.
      heard: async () => {
        await member('admin', 'general').run('help');
      },
      id: (name) => {
        const all = discord.world.guilds().flatMap((guild) => discord.world.channels(guild.id));
        const found = all.find((one) => 'name' in one && one.name === name);
        if (found === undefined) throw new Error(`no channel ${name}`);
        return found.id;
      },
      trouble: (effect, where = {}) => discord.faults.add(fault(where, effect)),
      sayAsBot: async (channel, customId) => {
        const components = [{ type: 1, components: [{ type: 2, style: 2, label: customId, custom_id: customId }] }];
        await fetch(`${discord.url}/v10/channels/${server.id(channel)}/messages`, {
          method: 'POST',
          headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ content: 'From before.', components }),
        });
      },
      session: (change) =>
        new Promise((resolve) => {
          const stop = discord.subscribe((event) => {
            if (event.kind !== 'session' || event.change !== change) return;
            stop();
            resolve();
          });
        }),
      request: (fits) =>
        new Promise((resolve) => {
          const stop = discord.subscribe((event) => {
            if (event.kind !== 'request' || !fits(event.request)) return;
            stop();
            resolve(event.request);
          });
        }),
      holdLearner: (name) => holdLearner(database, member(name, 'general').actor.user.id),
      guildId: () => discord.world.guilds()[0]?.id ?? 'no server',
      departed: async () => (await database.db.select().from(departures)).map(({ guildId }) => guildId),
      errors: () => logged.filter(({ level }) => Number(level) >= 50).map(({ msg }) => String(msg)),
    };
    onTestFinished(async () => {
      await server.stopBot();
      await discord.stop();
      await wire.close();
      expect(inspectRequests(discord.requests).problems).toEqual([]);
    });
    if (options.running !== false) {
      const started = await server.startBot();
      if (started.kind === 'failed') throw new Error(started.reason);
    }
    return server;
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
