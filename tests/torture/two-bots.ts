import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../src/db/client.ts';
import { type LocalDiscord, type Outcome, startLocalDiscord } from '../../src/playground/discord/index.ts';
import { storePlan } from '../bench/ground/dataset.ts';
import { writeLongPlan } from '../bench/ground/long-plan.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { addCohorts } from './cohorts.ts';
import { atMost, type Bench, exactly, type Figure, type Line } from './line.ts';
import { settingsOf } from './settings.ts';
import { pause, until } from './waiting.ts';

const sizes = { long: { learners: 8, rounds: 3 }, short: { learners: 3, rounds: 1 } };
/** Days each learner finishes before any are taken back. */
const days = 20;
const undone = 2;
const takeoverLimitS = 30;
const patienceMs = 90_000;

export const twoBots: Line = {
  name: 'two-bots',
  says: 'two bots on one token: one dies, one is frozen and wakes up again with what it was told meanwhile',
  run,
};

async function run(bench: Bench): Promise<Figure[]> {
  const size = bench.short ? sizes.short : sizes.long;
  const plans = join(bench.folder, 'two-plans');
  await writeLongPlan(bench.repository, plans, 1);
  const url = await bench.server.create('two');
  const { db, close } = openDatabase(url, { max: 1 });
  bench.closing(close);
  await storePlan(db, plans);
  const discord = await startLocalDiscord({ rateLimits: 'off' });
  bench.closing(discord.stop);
  const channel = discord.as('learner1', { channel: 'study' }).channelId;
  const guildId = discord.world.guilds()[0]?.id ?? '';
  await addCohorts(db, [channel], { guildId, now: new Date(Date.now() - 60_000), at: 'now' });
  await db.execute(sql`update cohorts set works_ahead = true`);
  const begin = () => {
    const bot = startBot(bench.repository, {
      ...settingsOf(discord, url, plans),
      HEALTH_PORT: '0',
    });
    bench.closing(bot.end);
    return bot;
  };
  let owner = begin();
  await discord.ready();
  let other = begin();
  await until(async () => (await roleOf(other)) === 'standby', patienceMs, 200);
  const waitingRole = await roleOf(other);

  const names = Array.from({ length: size.learners }, (_, n) => `twin${n}`);
  for (const name of names) {
    discord.world.addUser({ name });
    discord.world.addMember(guildId, name);
  }
  const everybody = (path: string, options: Record<string, string> = {}) =>
    Promise.all(names.map((name) => insist(discord, name, path, options)));
  for (let day = 1; day <= days; day += 1) await everybody('done', { day: String(day) });
  let expected = days;
  // As Discord does now and then.
  discord.faults.deliverInteractions(2);

  const takeovers: number[] = [];
  for (let round = 0; round < size.rounds; round += 1) {
    for (let n = 0; n < undone; n += 1) await everybody('undo');
    owner.signal('SIGKILL');
    takeovers.push(await seconds(() => answered(discord)));
    for (let n = 0; n < undone; n += 1) await everybody('undo');
    expected -= 2 * undone;
    bench.progress(`one died; the other answered after ${takeovers.at(-1)?.toFixed(1)} s`);
    [owner, other] = [other, begin()];
    await until(async () => (await roleOf(other)) === 'standby', patienceMs, 200);

    owner.signal('SIGSTOP');
    takeovers.push(await seconds(() => answered(discord)));
    await everybody('undo');
    expected -= 1;
    owner.signal('SIGCONT');
    await everybody('undo');
    expected -= 1;
    bench.progress(`one was frozen; the other answered after ${takeovers.at(-1)?.toFixed(1)} s`);
    [owner, other] = [other, owner];
    await pause(3_000);
  }
  const left = await db.execute<{ user: string; count: number }>(sql`select l.user_id as user, count(*)::int as count
    from completions c join learners l on l.id = c.learner_id group by l.user_id`);
  const wrong = left.filter(({ count }) => count !== expected);
  for (const { user, count } of wrong) bench.progress(`${user} has ${count} days, not ${expected}`);
  const [posts] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from posts where state = 'sent'`,
  );
  return [
    {
      what: 'learners × days finished, then taken back by /undo',
      value: `${size.learners} × ${days}, ${days - expected}`,
    },
    { what: 'the second bot says of itself', value: waitingRole ?? 'nothing', holds: waitingRole === 'standby' },
    exactly('learners with another number of days than they should have', wrong.length + names.length - left.length),
    exactly('posts doubled', discord.world.messages(channel).filter(isPost).length - (posts?.count ?? 0)),
    atMost('longest takeover', Math.ceil(Math.max(...takeovers)), takeoverLimitS, ' s'),
    exactly('deaths of a bot nobody killed', [owner, other].filter((bot) => !bot.alive()).length),
  ];
}

function isPost({ components }: { components?: unknown }): boolean {
  return JSON.stringify(components ?? []).includes('post=');
}

async function roleOf(bot: BotProcess): Promise<string | undefined> {
  return (await bot.health())?.role;
}

/** Repeats a command that nobody answered, as a person would: only a clear answer ends it. */
async function insist(
  discord: LocalDiscord,
  name: string,
  path: string,
  options: Record<string, string>,
): Promise<Outcome> {
  let outcome: Outcome = { kind: 'deleted' };
  await until(
    async () => {
      outcome = await discord.as(name, { channel: 'study' }).command(path, options);
      return outcome.kind === 'message';
    },
    patienceMs,
    500,
  );
  return outcome;
}

async function answered(discord: LocalDiscord): Promise<void> {
  await until(async () => (await discord.as('learner1').command('help')).kind === 'message', patienceMs, 100);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
