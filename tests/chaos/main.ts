import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/db/client.ts';
import { startLocalDiscord } from '../../src/local-discord/index.ts';
import { writeLongPlan } from '../bench/long-plan.ts';
import { startServer } from '../bench/postgres.ts';
import { audit } from './audit.ts';
import { type FastClock, setTo, timeOn } from './clock.ts';
import { addCohorts } from './cohorts.ts';
import { createFleet } from './fleet.ts';
import { seeded } from './random.ts';
import { runRounds } from './rounds.ts';

// Kills bot processes at random moments while they post, and then counts what arrived: npm run chaos -- --seed 7
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    cohorts: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    speed: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '280' },
  },
});
const kills = Number(values.kills);
const random = seeded(Number(values.seed));
const repository = process.cwd();
console.log(`seed ${values.seed}: ${kills} kills, ${values.cohorts} cohorts, two processes, clock × ${values.speed}`);

const folder = await mkdtemp(join(tmpdir(), 'daymark-chaos-'));
const server = await startServer(repository);
const closers: (() => Promise<void>)[] = [server.stop, () => rm(folder, { recursive: true, force: true })];
try {
  await writeLongPlan(repository, join(folder, 'plans'), 6);
  let clock: FastClock = {
    atMs: Date.parse('2026-01-05T11:00:00Z'),
    sinceMs: Date.now(),
    speed: Number(values.speed),
  };
  const now = () => timeOn(clock);
  const databaseUrl = await server.create('chaos');
  const database = openDatabase(databaseUrl, { max: 3 });
  closers.unshift(database.close);
  const discord = await startLocalDiscord({ now, rateLimits: 'off' });
  closers.unshift(discord.stop);
  const channels = Array.from({ length: Number(values.cohorts) }, (_, n) =>
    discord.world.addChannel('Study Hall', { name: `study-${n + 1}` }),
  );
  const fleet = createFleet(
    {
      repository,
      tickMs: 40,
      config: {
        discordToken: discord.token,
        discordApiUrl: discord.url,
        databaseUrl,
        dataDir: folder,
        curriculumDir: join(folder, 'plans'),
        logLevel: 'error',
        healthPort: null,
      },
    },
    () => clock,
    { ticking: 2, waiting: 2 },
  );
  closers.unshift(fleet.close);
  await fleet.working();
  const startedMs = Date.now();
  const dayKeys = await addCohorts(database.db, channels, now());
  const setClock = (atMs: number) => {
    clock = setTo(clock, atMs);
    fleet.setClock();
  };
  const told = await runRounds({
    db: database.db,
    discord,
    fleet,
    random,
    now,
    setClock,
    kills,
    untilMs: startedMs + Number(values.seconds) * 1000,
    progress: (line) => console.log(line),
  });
  const found = await audit(database.db, discord, dayKeys, told.outages, now());
  const posted = discord.requests.filter(({ method, route }) => method === 'POST' && route.endsWith('/messages'));
  const looked = discord.requests.filter(({ method, route }) => method === 'GET' && route.endsWith('/messages'));
  const lines: [string, string | number][] = [
    ['server', server.name],
    ['seconds', Math.round((Date.now() - startedMs) / 1000)],
    ['kills', told.kills],
    ['… while posts were claimed and not settled', told.killsInWork],
    ['dates gone through', told.rounds],
    ['outages over a date’s end', told.outages.length],
    ['starts that failed', fleet.failedStarts()],
    ['slots of all cohorts', found.slots],
    ['sent', found.sent],
    ['skipped because nobody ran until the date closed', found.skippedRightly],
    ['cohorts that got their closing message', found.finished],
    ['requests to post (the last 20,000 of all)', posted.length],
    ['requests to look a post up', looked.length],
    ['posts missing', found.missing.length],
    ['posts doubled', found.doubled.length],
    ['other differences', found.wrong.length],
  ];
  for (const [name, value] of lines) console.log(`${name.padEnd(52)} ${value}`);
  for (const [said, times] of fleet.errors) console.log(`  logged ${times} ×: ${said}`);
  for (const line of [...found.missing, ...found.doubled, ...found.wrong].slice(0, 40)) console.log(`  ${line}`);
  if (told.kills < kills) console.log(`  time was up after ${told.kills} of ${kills} kills`);
  const well = found.missing.length + found.doubled.length + found.wrong.length === 0 && told.kills === kills;
  process.exitCode = well ? 0 : 1;
} finally {
  for (const close of closers) await close();
}
