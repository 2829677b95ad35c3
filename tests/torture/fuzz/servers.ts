import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../../src/db/client.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { writeLongPlan } from '../../bench/ground/long-plan.ts';
import { type BotProcess, startBot } from '../bot-process.ts';
import type { Bench } from '../line.ts';
import { settingsOf } from '../settings.ts';

/** Somebody at a client, in one place. */
export type Viewer = { name: string; guild: string; channel: string; admin: boolean };

export type Servers = {
  discord: LocalDiscord;
  bot: BotProcess;
  viewers: Viewer[];
  /** Words that stand only in what this person may not read. */
  hiddenFrom(viewer: Viewer): string[];
  /** How the mark begins that stands in all that a person writes for themselves; a number follows. */
  markOf(name: string): string;
  /** Whether what bears the mark is a note that its writer shares. */
  isShared(mark: string): Promise<boolean>;
};

const guilds = ['Study Hall', 'Вечірня школа'];
const places = ['open', 'hidden'] as const;
const scripts = ['Основи программування', '数据结构与算法基础', 'Algorithms, complexity and how to reason about them'];

/**
 * Two servers, each with a plan for everybody and one behind a channel that only its insider sees; titles are as long as
 * they may be, and in several scripts.
 */
export async function buildServers(bench: Bench): Promise<Servers> {
  const plans = join(bench.folder, 'fuzz-plans');
  await writeLongPlan(bench.repository, plans, 1);
  const discord = await startLocalDiscord({ rateLimits: 'off' });
  bench.closing(discord.stop);
  const { world } = discord;
  for (const [index, guild] of guilds.entries()) {
    if (index > 0) world.inviteBot(world.addGuild({ name: guild, owner: 'admin' }), BigInt(117_824));
    world.addChannel(guild, { name: channelOf(guild, 'open') });
    world.addChannel(guild, { name: channelOf(guild, 'hidden') });
    world.setOverwrite(channelOf(guild, 'hidden'), '@everyone', { deny: PermissionFlagsBits.ViewChannel });
    for (const name of peopleOf(guild)) {
      world.addUser({ name, displayName: `${name} ${scripts[index]}` });
      world.addMember(guild, name);
    }
    world.setOverwrite(channelOf(guild, 'hidden'), insiderOf(guild), { allow: PermissionFlagsBits.ViewChannel });
    world.setOverwrite(channelOf(guild, 'hidden'), 'Daymark', { allow: PermissionFlagsBits.ViewChannel });
  }
  const url = await bench.server.create('fuzz');
  const bot = startBot(bench.repository, settingsOf(discord, url, plans));
  bench.closing(bot.end);
  await bot.said('ready; invite');
  for (const guild of guilds) for (const place of places) await begin(discord, guild, place);

  const viewers = guilds.flatMap((guild) => [
    ...peopleOf(guild).map((name) => ({ name, guild, channel: channelOf(guild, 'open'), admin: false })),
    { name: insiderOf(guild), guild, channel: channelOf(guild, 'hidden'), admin: false },
    // Where what an admin shows is for those who may see the hidden plan.
    { name: 'admin', guild, channel: channelOf(guild, 'hidden'), admin: true },
  ]);
  const people = [...new Set(viewers.map(({ name }) => name))];
  const markOf = (name: string) => `own-${name}-words-`;
  const { db, close } = openDatabase(url, { max: 1 });
  bench.closing(close);
  return {
    discord,
    bot,
    viewers,
    markOf,
    isShared: async (mark) => {
      const [row] = await db.execute(
        sql`select from notes where audience = 'cohort' and position(${mark} in text) > 0`,
      );
      return row !== undefined;
    },
    hiddenFrom: (viewer) => [
      ...people.filter((name) => name !== viewer.name).map(markOf),
      ...guilds.filter((guild) => !sees(viewer, guild)).map((guild) => secretOf(guild)),
      ...guilds.filter((guild) => guild !== viewer.guild).map((guild) => openOf(guild)),
    ],
  };
}

/** Whoever runs a server sees all of it. */
function sees(viewer: Viewer, guild: string): boolean {
  return viewer.guild === guild && (viewer.admin || viewer.name === insiderOf(guild));
}

const numberOf = (guild: string) => guilds.indexOf(guild);
const channelOf = (guild: string, place: (typeof places)[number]) => `${place}-${numberOf(guild)}`;
const insiderOf = (guild: string) => `insider${numberOf(guild)}`;
const peopleOf = (guild: string) => [insiderOf(guild), `left${numberOf(guild)}`, `right${numberOf(guild)}`];
const secretOf = (guild: string) => `secret-plan-${numberOf(guild)}`;
const openOf = (guild: string) => `open-plan-${numberOf(guild)}`;

async function begin(discord: LocalDiscord, guild: string, place: (typeof places)[number]): Promise<void> {
  const admin = discord.as('admin', { guild, channel: channelOf(guild, place) });
  const name = `${place}-${numberOf(guild)}`;
  const word = place === 'hidden' ? secretOf(guild) : openOf(guild);
  const added = await admin.command('curriculum add', {
    name,
    file1: { name: `${scripts[numberOf(guild)]} ${place}.md`, data: planText(word, scripts[numberOf(guild)] ?? '') },
  });
  if (!('message' in added)) throw new Error(`no plan: ${JSON.stringify(added)}`);
  await admin.press(added.message.id, 'Save');
  const offered = await admin
    .command('setup', { timezone: 'UTC', curriculum: name, ahead: 'true' })
    .then(async (outcome) =>
      'message' in outcome ? outcome : admin.command('setup', { timezone: 'UTC', curriculum: name }),
    );
  if (!('message' in offered)) throw new Error(`no setup: ${JSON.stringify(offered)}`);
  const begun = await admin.press(offered.message.id, 'Start');
  if (!/runs in/.test(JSON.stringify(begun))) throw new Error(`not begun: ${JSON.stringify(begun)}`);
}

/** A plan in which nearly every line bears the word. */
function planText(word: string, script: string): string {
  const title = (of: string) => `${of} ${word} ${script} `.repeat(6).slice(0, 150).trim();
  const days = Array.from({ length: 20 }, (_, n) =>
    [
      `### Day ${n + 1}: ${title('')} (30 min)`,
      '',
      `- **Task**: do ${word} 👩‍👩‍👧 ${script}`,
      `- **Resources**: [${word} ${n}](https://e.example/${n})`,
      '',
    ].join('\n'),
  );
  return [
    `---\ntitle: "${word} ${script}"\n---`,
    `# Month 1: ${title('Month')}`,
    '## Learning Outcomes',
    `- Know ${word}`,
    `## Week 1: ${title('First')}`,
    ...days.slice(0, 10),
    `## Week 2: ${title('Second')}`,
    ...days.slice(10),
    `## Project 1: ${title('Build')}`,
    '**Deliverables**:',
    `- A ${word}`,
  ].join('\n\n');
}
