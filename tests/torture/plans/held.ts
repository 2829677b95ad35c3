import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SourceFile } from '../../../src/curriculum/model.ts';
import { type LocalDiscord, type Outcome, startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { writeLongPlan } from '../../bench/ground/long-plan.ts';
import { hugePlans } from '../../hostile/plans.ts';
import { startBot } from '../bot-process.ts';
import { atMost, type Bench, exactly, type Figure } from '../line.ts';
import { settingsOf } from '../settings.ts';
import { pause } from '../waiting.ts';

const limitMs = 50;
/** The bot reads what is sent for 8 s at most, in which it gets little of a busy machine. */
const addings = 6;

/** How long one turn of a bot's main thread takes at most while hostile plans are added, set up and read. */
export async function heldBy(bench: Bench, names: readonly string[]): Promise<Figure[]> {
  const plans = join(bench.folder, 'held-plans');
  await writeLongPlan(bench.repository, plans, 1);
  const discord = await startLocalDiscord({ rateLimits: 'off' });
  bench.closing(discord.stop);
  const url = await bench.server.create('held');
  const watch = pathToFileURL(fileOf('watch-thread.js')).href;
  const bot = startBot(bench.repository, {
    ...settingsOf(discord, url, plans),
    NODE_OPTIONS: `--import=${watch}`,
  });
  bench.closing(bot.end);
  await bot.said('ready; invite');
  // Code runs slowly until it has been run some times.
  const warm = await walk(discord, 'warm', honest());
  if (!warm.begun) throw new Error('not even an honest plan could be begun');
  const seen = bot.log().length;
  let crashed = 0;
  let begun = 0;
  for (const name of names) {
    const from = bot.log().length;
    const walked = await walk(discord, name.replaceAll(' ', '-'), hugePlans[name]?.(1) ?? []);
    crashed += walked.broken;
    begun += walked.begun ? 1 : 0;
    const most = longestIn(bot.log().slice(from));
    if (most > limitMs) bench.progress(`in the bot, ${name}: held ${most.toFixed(0)} ms`);
  }
  return [
    { what: 'largest plans added and begun with a real bot', value: begun, holds: begun === names.length },
    atMost('longest turn of the main thread', Math.round(longestIn(bot.log().slice(seen))), limitMs, ' ms'),
    exactly('answers that say something went wrong', crashed),
    exactly('deaths', bot.alive() ? 0 : 1),
  ];
}

function longestIn(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => Number(/^held ([\d.]+) ms$/.exec(line)?.[1] ?? 0)));
}

function fileOf(name: string): string {
  return new URL(name, import.meta.url).pathname;
}

/** Adds a plan, begins it in a channel of its own, and asks for everything that can be read of it. */
async function walk(
  discord: LocalDiscord,
  name: string,
  files: readonly SourceFile[],
): Promise<{ begun: boolean; broken: number }> {
  const [guild] = discord.world.guilds();
  const channel = discord.world.addChannel(guild?.id ?? '', { name });
  const admin = discord.as('admin', { channel });
  const learner = discord.as('learner1', { channel });
  let broken = 0;
  const sent = Object.fromEntries(files.map((file, n) => [`file${n + 1}`, { name: file.name, data: file.content }]));
  const hear = async (asked: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await Promise.race([asked, pause(20_000)]);
    if (outcome === undefined || /went wrong on my side/.test(JSON.stringify(outcome))) broken += 1;
    return outcome ?? { kind: 'deleted' };
  };
  for (let tries = 0; tries < addings; tries += 1) {
    const added = await hear(admin.command('curriculum add', { name, ...sent }));
    if ('message' in added && (await hear(admin.press(added.message.id, 'Save'))).kind !== 'refused') break;
  }
  const offered = await hear(admin.command('setup', { timezone: 'UTC', curriculum: name }));
  const begun = 'message' in offered ? await hear(admin.press(offered.message.id, 'Start')) : offered;
  for (const command of ['today', 'week', 'month', 'resources', 'day', 'project', 'join']) {
    await hear(learner.command(command, command === 'day' ? { day: '1' } : {}));
  }
  for (const typed of ['', 'a', 'http', '[[[[[[', '1']) {
    await hear(learner.autocomplete('day', 'day', typed));
    await hear(learner.autocomplete('resources', 'search', typed));
  }
  await hear(learner.command('resources', { search: 'a' }));
  await hear(admin.command('preview'));
  await hear(admin.command('curriculum list'));
  return { begun: /runs in/.test(JSON.stringify(begun)), broken };
}

function honest(): SourceFile[] {
  const days = Array.from(
    { length: 60 },
    (_, n) => `### Day ${n + 1}: Title ${n + 1} (30 min)\n\nRead [it](https://a.example/${n}).\n`,
  );
  const text = `# Month 1: M\n\n## Week 1: W\n\n${days.join('\n')}`;
  return [{ name: 'honest.md', content: new TextEncoder().encode(text) }];
}
