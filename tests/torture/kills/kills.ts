import { join } from 'node:path';
import { openDatabase } from '../../../src/db/client.ts';
import { startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { writeLongPlan } from '../../bench/ground/long-plan.ts';
import { type FastClock, setTo, timeOn } from '../clock.ts';
import { addCohorts } from '../cohorts.ts';
import { atLeast, type Bench, exactly, type Figure, type Line } from '../line.ts';
import { configOf, settingsOf } from '../settings.ts';
import { audit } from './audit.ts';
import { createFleet } from './fleet.ts';
import { runRounds } from './rounds.ts';

const processes = 3;
const speed = 40;
const slowestSpeed = 2;
const sizes = {
  long: { groups: 500, kills: 1000, killsPerDate: 60, months: 6, seconds: 2700 },
  short: { groups: 40, kills: 12, killsPerDate: 5, months: 2, seconds: 60 },
};
const shownProblems = 20;

export const kills: Line = {
  name: 'kills',
  says: 'processes die in the middle of posting, Discord errs, the window of the nonce passes',
  run,
};

async function run(bench: Bench): Promise<Figure[]> {
  const size = bench.short ? sizes.short : sizes.long;
  const plans = join(bench.folder, 'plans');
  await writeLongPlan(bench.repository, plans, size.months);
  let clock: FastClock = { atMs: Date.parse('2026-01-05T11:00:00Z'), sinceMs: Date.now(), speed };
  const now = () => timeOn(clock);
  const databaseUrl = await bench.server.create('kills');
  const database = openDatabase(databaseUrl, { max: 3 });
  bench.closing(database.close);
  const discord = await startLocalDiscord({ now, rateLimits: 'off' });
  bench.closing(discord.stop);
  const channels = Array.from({ length: size.groups }, (_, n) =>
    discord.world.addChannel('Study Hall', { name: `study-${n + 1}` }),
  );
  const fleet = createFleet(
    {
      repository: bench.repository,
      tickMs: 40,
      config: configOf({ ...settingsOf(discord, databaseUrl, plans), DATA_DIR: bench.folder, LOG_LEVEL: 'error' }),
    },
    () => clock,
    { ticking: processes, waiting: processes },
  );
  bench.closing(fleet.close);
  await fleet.working();
  const startedMs = Date.now();
  const dayKeys = await addCohorts(database.db, channels, {
    guildId: discord.world.guilds()[0]?.id ?? '',
    now: now(),
    at: 'noon',
  });
  const told = await runRounds({
    db: database.db,
    discord,
    fleet,
    random: bench.random,
    now,
    setClock: (atMs) => {
      clock = setTo(clock, atMs);
      fleet.setClock();
    },
    slowDown: () => {
      if (clock.speed / 2 < slowestSpeed) return false;
      clock = { ...setTo(clock, now().getTime()), speed: clock.speed / 2 };
      fleet.setClock();
      bench.progress(`the machine is busy: the clock goes ${clock.speed} times as fast as its own`);
      return true;
    },
    processes,
    kills: size.kills,
    killsPerDate: size.killsPerDate,
    untilMs: startedMs + size.seconds * 1000,
    progress: bench.progress,
  });
  const found = await audit(database.db, discord, dayKeys, told.outages, now());
  for (const [said, times] of fleet.errors) bench.progress(`logged ${times} ×: ${said}`);
  const problems = [...found.missing, ...found.doubled, ...found.unlabelled, ...found.wrong];
  for (const problem of problems.slice(0, shownProblems)) bench.progress(problem);
  return [
    { what: 'groups, on so many processes', value: `${size.groups} × ${processes}` },
    atLeast('kills', told.kills, size.kills),
    { what: '… while posts were claimed and not settled', value: told.killsInWork },
    { what: '… after which the window of the nonce passed', value: told.leaps },
    { what: 'dates gone through', value: told.rounds },
    { what: 'outages over the end of a date', value: told.outages.length },
    { what: 'slots of all groups', value: found.slots },
    { what: 'sent', value: found.sent },
    { what: '… of these late, and labelled so', value: found.late },
    { what: 'skipped because nobody ran until the date closed', value: found.skippedRightly },
    { what: 'groups that got their closing message', value: found.finished },
    exactly('posts missing', found.missing.length),
    exactly('posts doubled', found.doubled.length),
    exactly('posts late without a label', found.unlabelled.length),
    exactly('other differences', found.wrong.length),
  ];
}
