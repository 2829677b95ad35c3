import { join } from 'node:path';
import { openDatabase } from '../../../src/db/client.ts';
import { startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { storePlan } from '../../bench/ground/dataset.ts';
import { writeLongPlan } from '../../bench/ground/long-plan.ts';
import { type FastClock, setTo, timeOn } from '../clock.ts';
import { addCohorts } from '../cohorts.ts';
import { createFleet } from '../kills/fleet.ts';
import { type Bench, exactly, type Figure, type Line } from '../line.ts';
import { configOf, settingsOf } from '../settings.ts';
import { pause, until } from '../waiting.ts';
import { judge } from './judge.ts';
import { type Scene, steps } from './scenes.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const dayMs = 24 * 60 * minuteMs;
const awayMs = [secondMs, 3 * minuteMs, 20 * minuteMs];
/** The machine's clock beside Discord's. */
const skewsMs = { long: [6 * minuteMs, -6 * minuteMs, dayMs, -dayMs], short: [6 * minuteMs, -6 * minuteMs] };
const speed = 40;
const settleMs = 60_000;
const stepMs = 30_000;

export const stepsLine: Line = {
  name: 'steps',
  says: 'the process dies at each step of claim, send and record, and comes back, on a wrong clock',
  run,
};

type Case = { step: (typeof steps)[number]; awayMs: number; skewMs: number };

async function run(bench: Bench): Promise<Figure[]> {
  const plans = join(bench.folder, 'steps-plans');
  await writeLongPlan(bench.repository, plans, 1);
  const databaseUrl = await bench.server.create('steps');
  const database = openDatabase(databaseUrl, { max: 2 });
  bench.closing(database.close);
  const { db } = database;
  await storePlan(db, plans);
  let clock: FastClock = { atMs: Date.parse('2026-03-02T08:00:00Z'), sinceMs: Date.now(), speed };
  const now = () => timeOn(clock);
  const discord = await startLocalDiscord({ now, rateLimits: 'off' });
  bench.closing(discord.stop);
  const settings = { ...settingsOf(discord, databaseUrl, plans), DATA_DIR: bench.folder, LOG_LEVEL: 'error' };
  const config = configOf({ ...settings, DAYMARK_ROLE: 'worker' });
  const tried = { missing: [] as string[], doubled: [] as string[], labels: [] as string[], wrong: [] as string[] };
  let notReached = 0;
  const cases = casesOf(bench);
  for (const [n, { step, awayMs: gone, skewMs }] of cases.entries()) {
    const name = `${step.name}, back after ${gone / secondMs} s, clock ${skewMs > 0 ? '+' : ''}${skewMs / minuteMs} min`;
    const options = { repository: bench.repository, config, tickMs: 50, skewMs };
    const fleet = createFleet(options, () => clock, { ticking: 1, waiting: 1 });
    const channelId = discord.world.addChannel('Study Hall', { name: `study-${n}` });
    const slotAt = now();
    await addCohorts(db, [channelId], { guildId: discord.world.guilds()[0]?.id ?? '', now: slotAt, at: 'now' });
    const scene: Scene = { db, discord, channelId };
    const died = await step.until(
      scene,
      () => {
        fleet.want(0);
        return pause(0);
      },
      stepMs,
    );
    if (!died) notReached += 1;
    discord.faults.clear();
    // What was on its way arrives while nobody is there to see it.
    await pause(700);
    clock = setTo(clock, now().getTime() + gone);
    fleet.setClock();
    fleet.want(1);
    const settled = await until(async () => (await judge(scene)).settled, settleMs, 50);
    const found = await judge(scene);
    await fleet.close();
    if (!settled || found.messages === 0) tried.missing.push(name);
    if (found.messages > 1) tried.doubled.push(name);
    if (!found.labelledRightly) tried.labels.push(name);
    if (found.wrong !== undefined) tried.wrong.push(`${name}: ${found.wrong}`);
    for (const [said, times] of fleet.errors) bench.progress(`${name}: logged ${times} ×: ${said}`);
  }
  for (const [what, names] of Object.entries(tried)) for (const one of names) bench.progress(`${what}: ${one}`);
  return [
    { what: 'steps × pauses × clocks', value: `${cases.length} cases` },
    exactly('cases that did not come to their step', notReached),
    exactly('posts missing', tried.missing.length),
    exactly('posts doubled', tried.doubled.length),
    exactly('posts late without a label, or labelled in time', tried.labels.length),
    exactly('posts recorded otherwise than they are', tried.wrong.length),
  ];
}

/** All of them; in the short form each step once, with a pause and a clock by chance. */
function casesOf({ short, random }: Bench): Case[] {
  const all = (short ? skewsMs.short : skewsMs.long).flatMap((skewMs) =>
    awayMs.flatMap((gone) => steps.map((step) => ({ step, awayMs: gone, skewMs }))),
  );
  if (!short) return all;
  return steps.flatMap((step) => {
    const own = all.filter((one) => one.step === step);
    return own.slice(random.between(0, own.length - 1)).slice(0, 1);
  });
}
