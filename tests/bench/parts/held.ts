import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Actor, Outcome } from '../../../src/playground/discord/index.ts';
import { zipOf } from '../../support/zip.ts';
import { type Child, optionsFor, startChild } from '../child/child.ts';
import { now } from '../ground/dataset.ts';
import { type Hall, studyHall } from '../ground/hall.ts';
import { daysInMonth, longPlan } from '../ground/long-plan.ts';
import type { Part } from '../part.ts';
import { atMost, type Row } from '../table.ts';

const days = 1044;
const dayMs = 86_400_000;
/** As much as is accepted: entries of a zip, days, and bytes a plan. */
const largest = { entries: 1000, days: 2000, bytesOfDay: 2400 };
/** What a diligent learner keeps: a note a day, and files up to what one may keep. */
const noteLength = 1500;
const files = { count: 40, bytes: 500_000 };

type Work = [what: string, work: (hall: Hall, child: Child) => Promise<unknown>];

/** In this order: what one shows, the next one uses. */
const works: readonly Work[] = [
  [
    'adding the largest plan, a zip of 1,000 entries',
    ({ discord }) => added(admin(discord), 'largest', largestPlan('')),
  ],
  ['a change to that plan, compared and applied', ({ discord }) => updated(admin(discord), largestPlan(' Anew.'))],
  ['a report of everything that is wrong with a plan', ({ discord }) => reported(admin(discord))],
  ['downloading the largest plan', ({ discord }) => asked(admin(discord), 'curriculum download', { name: 'largest' })],
  ['/progress, with its picture', ({ discord, names }) => pictured(learner(discord, names), 'progress')],
  [
    'the last day done, with the finish card',
    ({ discord, names }) => asked(learner(discord, names, 'general'), 'done'),
  ],
  [
    '/privacy: the first file of three years with note files',
    ({ discord, names }) => pressed(discord, names, 'Export as a file'),
  ],
  ['/privacy: the journal of three years', ({ discord, names }) => pressed(discord, names, 'Notes as a journal')],
  ['/cohort status', ({ discord }) => asked(admin(discord), 'cohort status')],
  ['a week of posts and its wrap-up, with its picture', week],
  ['a backup', ({ plans }, child) => child.ask({ kind: 'backup', file: join(plans, '..', 'held.backup') })],
];

/** How long the main thread of the bot is held by what is large, by the clock, and of it by the processor. */
export const held: Part = {
  name: 'held',
  says: 'the whole bot; by the clock, which on a busy machine counts what other processes take, beside the processor’s own time',
  async run(bench) {
    const hall = await studyHall(bench, 10, days);
    await hall.follow('general', await longPlan(bench, 1), daysInMonth - 1);
    await writeNotes(hall);
    const child = await startChild(bench, optionsFor(bench, 'bot', hall));
    // Code runs slowly until it has been run some times.
    await added(admin(hall.discord), 'warm', [dayFile(0, 1, '')]);
    await asked(learner(hall.discord, hall.names), 'progress');
    const rows: Row[] = [];
    for (const [what, work] of works) {
      if (process.env['WORK'] && !what.includes(process.env['WORK'])) continue;
      if (process.env['PROF']) await child.ask({ kind: 'profile' });
      await child.ask({ kind: 'held' });
      await work(hall, child);
      if (process.env['PROF']) console.log(JSON.stringify(await child.ask({ kind: 'profile' }), null, 1));
      const told = await child.ask({ kind: 'held' });
      if (told.kind !== 'held') throw new Error('not what was asked for');
      const { ms, cpuMs } = told;
      rows.push({
        name: `main thread held: ${what}`,
        ours: ms,
        unit: 'ms',
        ceiling: Number.isNaN(cpuMs) ? ms : cpuMs,
        ceilingIs: 'processor time of its longest turn',
        bar: atMost(50),
      });
      bench.progress(`${what}: ${ms.toFixed(0)} ms, of the processor ${cpuMs.toFixed(0)}`);
    }
    return rows;
  },
};

const admin = (discord: Hall['discord']): Actor => discord.as('admin', { channel: 'study' });
const learner = (discord: Hall['discord'], names: readonly string[], channel = 'study'): Actor =>
  discord.as(names[0] ?? '', { channel });

/** The message that came of something; throws where there is none, or one that says that something went wrong. */
async function messageOf(doing: Promise<Outcome>) {
  const outcome = await doing;
  if (!('message' in outcome) || /went wrong|could not|couldn’t/.test(outcome.message.content)) {
    throw new Error(`not what was to be measured: ${JSON.stringify(outcome).slice(0, 500)}`);
  }
  return outcome.message;
}

function asked(who: Actor, command: string, options: Parameters<Actor['command']>[1] = {}) {
  return messageOf(who.command(command, options));
}

async function pictured(who: Actor, command: string): Promise<void> {
  const { attachments } = await asked(who, command);
  if (attachments.length === 0) throw new Error(`/${command} gave no picture`);
}

type Sent = { name: string; content: string };

async function added(who: Actor, name: string, plan: Sent[]): Promise<void> {
  const { id } = await asked(who, 'curriculum add', { name, file1: zipped(plan) });
  await messageOf(who.press(id, 'Save'));
}

async function updated(who: Actor, plan: Sent[]): Promise<void> {
  const { id } = await asked(who, 'curriculum update', { name: 'largest', file1: zipped(plan) });
  await messageOf(who.press(id, 'Apply'));
}

async function reported(who: Actor): Promise<void> {
  const wrong = largestPlan('').map(({ name, content }) => ({
    name,
    content: content.replaceAll(/Day \d+/g, 'Day 1'),
  }));
  const { attachments } = await asked(who, 'curriculum add', { name: 'wrong', file1: zipped(wrong) });
  if (!attachments.some(({ filename }) => filename === 'report.txt')) throw new Error('there is no report');
}

async function pressed(discord: Hall['discord'], names: readonly string[], label: string): Promise<void> {
  const who = learner(discord, names);
  const { id } = await asked(who, 'privacy');
  const { attachments } = await messageOf(who.press(id, label));
  if (attachments.length === 0) throw new Error(`${label} gave no file`);
}

/** Each day's slot as it comes, until the week is over and its wrap-up has gone out. */
async function week({ setClock, discord, names }: Hall, child: Child): Promise<void> {
  // Of a week in which nobody did anything nothing is told.
  await asked(discord.as(names[1] ?? '', { channel: 'study' }), 'done');
  for (let day = 1; day <= 9; day += 1) {
    const at = new Date(now.getTime() + day * dayMs);
    setClock(at);
    await child.ask({ kind: 'tick', atMs: at.getTime() });
  }
  const isWrapUp = (file: string) => file.endsWith('.png');
  if (!discord.requests.some(({ route, files }) => route === '/channels/:channel/messages' && files.some(isWrapUp))) {
    throw new Error('no wrap-up went out');
  }
}

function largestPlan(more: string): Sent[] {
  const perFile = largest.days / largest.entries;
  return Array.from({ length: largest.entries }, (_, n) => dayFile(n, perFile, more));
}

function dayFile(n: number, count: number, more: string): Sent {
  const words = 'Read what was written, and write down what you saw. ';
  const text = words.repeat(Math.ceil(largest.bytesOfDay / words.length)).slice(0, largest.bytesOfDay - 300);
  const oneDay = (day: number) =>
    `#### Day ${day}: Reading ${day} (30 min)\n- **Task**: Study [it](https://docs.example.org/${day}).${more}\n- **Practice**: ${text.slice(0, 1900)}\n`;
  const all = Array.from({ length: count }, (_, at) => oneDay(n * count + at + 1));
  return {
    name: `week-${String(n + 1).padStart(4, '0')}.md`,
    content: `# Week ${n + 1}: Theme ${n + 1}\n${all.join('\n')}\n`,
  };
}

function zipped(plan: Sent[]) {
  return { name: 'plan.zip', data: zipOf(plan), contentType: 'application/zip' };
}

/** For the first learner of the plan in `study`. */
async function writeNotes({ database }: Hall): Promise<void> {
  await database.db.execute(sql`
    insert into notes (learner_id, day_key, text, interaction_id, created_at)
    select learner_id, day_key, rpad('', ${noteLength}, 'What I saw today. '), 'note-' || day_key, logged_at
    from completions where learner_id = (select min(id) from learners)`);
  await database.db.execute(sql`
    insert into note_files (note_id, name, content)
    select id, 'page-' || id || '.png', decode(repeat('89504e47', ${files.bytes / 4}), 'hex')
    from notes order by id limit ${files.count}`);
}
