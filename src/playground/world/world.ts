import type { Logger } from 'pino';
import { startLocalDiscord } from '../discord/index.ts';
import { type Bot, start, type ZoneName } from '../seam.ts';
import type { OwnDatabase } from './own-database.ts';
import { forgetState, readState, writeState } from './saved-state.ts';

/** A Discord on this machine, the real bot in it, and a clock that stands still until it is moved. */
export type World = Awaited<ReturnType<typeof open>>;

type WorldOptions = {
  dataDir: string;
  /** Opens the database that belongs to the folder, empty for a fresh world. */
  database(fresh: boolean): Promise<OwnDatabase>;
  curriculumDir: string;
  fresh: boolean;
  /** Where the clock of a fresh world begins. */
  startAt: Date;
  log: Logger;
  /** Cuts a long move of the clock short. */
  signal: AbortSignal;
};

type Opened = { kind: 'open'; world: World } | { kind: 'failed'; reason: string };

/** Display zones of those who live in every new world. */
const firstZones: Readonly<Record<string, ZoneName>> = {
  admin: 'Europe/Kyiv',
  learner1: 'Europe/Kyiv',
  learner2: 'America/Los_Angeles',
  learner3: 'Pacific/Auckland',
};

/** What the database says is due is met exactly; whatever else a clock may start one day gets its chance this often. */
const hopMs = 6 * 3_600_000;

/** The first instant after `now` that is a multiple of so many milliseconds. */
function nextFull(ms: number, now: Date): Date {
  return new Date(Math.floor(now.getTime() / ms + 1) * ms);
}

/** Opens the world of a data folder, or a new one; what was begun is ended again if a part fails. */
export async function openWorld(options: WorldOptions): Promise<Opened> {
  const closers: (() => Promise<void>)[] = [];
  try {
    return { kind: 'open', world: await open(options, closers) };
  } catch (error) {
    for (const close of closers.reverse()) await close();
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function open(options: WorldOptions, closers: (() => Promise<void>)[]) {
  const { dataDir, log } = options;
  const saved = options.fresh ? undefined : await readState(dataDir);
  const fresh = saved === undefined;
  const database = await options.database(fresh);
  closers.push(database.close);
  // From here on the old state has no database any more.
  if (fresh) await forgetState(dataDir);

  let clock = saved === undefined ? options.startAt : new Date(saved.now);
  const now = () => new Date(clock);
  const discord = await startLocalDiscord({
    now,
    // Many days pass within a second of real time, so Discord's limits per second would only hold things up.
    rateLimits: 'off',
    ...(saved === undefined ? {} : { snapshot: saved.discord }),
  });
  closers.push(discord.stop);

  const bringUp = () =>
    start({
      config: {
        discordToken: discord.token,
        discordApiUrl: discord.url,
        databaseUrl: database.url,
        preparing: 'auto',
        dataDir,
        curriculumDir: options.curriculumDir,
        logLevel: 'info',
        healthPort: null,
        heartbeatUrl: null,
        status: null,
        allowedGuilds: null,
        role: 'all',
      },
      now,
      log,
      onFatal: (reason) => log.fatal(reason),
    });
  const started = await bringUp();
  if (started.kind === 'failed') throw new Error(started.reason);
  let bot: Bot | undefined = started.bot;
  const stopBot = async () => {
    const stopped = bot;
    bot = undefined;
    await stopped?.stop();
  };
  closers.push(stopBot);
  await bot.tick();

  const seen = {
    discord,
    /** Whether nothing had happened here before. */
    fresh,
    now,
    /** Whose clock and eyes are used; kept over a restart. */
    speaker: saved?.speaker ?? 'learner1',
    /** The clock on each member's own wall. */
    zones: new Map(Object.entries(saved?.zones ?? firstZones)),
  };
  const save = () =>
    writeState(dataDir, {
      version: 1,
      now: clock.toISOString(),
      speaker: seen.speaker,
      zones: Object.fromEntries(seen.zones),
      discord: discord.snapshot(),
    });
  let stopping: Promise<void> | undefined;
  return Object.assign(seen, {
    /** When the next post comes, first of all in this channel. */
    nextPost: database.nextPost,
    /** Moves the clock forward, doing on the way what is due, at the moment when it is due. */
    async moveTo(at: Date): Promise<void> {
      // What is owed by now goes out when the bot looks next, at the full minute.
      let hop = nextFull(60_000, clock);
      while (clock < at && !options.signal.aborted) {
        // Asked anew each time: what was just done may owe something sooner.
        const due = await database.nextDue(clock);
        clock = [at, hop, ...(due === undefined ? [] : [due])].reduce((a, b) => (a < b ? a : b));
        await bot?.tick();
        hop = nextFull(hopMs, clock);
      }
    },
    /** Whether the bot runs; without it Discord and the clock go on alone. */
    running: () => bot !== undefined,
    stopBot,
    /** Starts the bot again on what is kept; returns why it could not. */
    async startBot(): Promise<string | undefined> {
      if (bot !== undefined) return undefined;
      const again = await bringUp();
      if (again.kind === 'failed') return again.reason;
      bot = again.bot;
      await bot.tick();
      return undefined;
    },
    save,
    /** Keeps everything, then ends bot, Discord and database. */
    stop(): Promise<void> {
      stopping ??= (async () => {
        await stopBot();
        await save();
        await discord.stop();
        await database.close();
      })();
      return stopping;
    },
  });
}
