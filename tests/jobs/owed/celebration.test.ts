import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { leave } from '../../../src/commands/member/join.ts';
import { privacy } from '../../../src/commands/member/privacy.ts';
import { done } from '../../../src/commands/study/done.ts';
import { undo } from '../../../src/commands/study/undo.ts';
import { cohorts } from '../../../src/db/schema.ts';
import type { Sender } from '../../../src/jobs/sender.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { testWorld } from '../../support/context.ts';
import { bringOwed } from '../../support/post-due.ts';

const world = await testWorld('2026-03-09T06:00:00Z');
const { ctx, clock, slash, press } = world;
const by = (name: string) => ({ userId: name, displayName: name });
let said: string[];

const say = (how: string, { content, allowed_mentions }: Message) => {
  expect(allowed_mentions).toEqual({ parse: [] });
  said.push(...(content ?? '').split('\n').map((line) => `${how} ${line}`));
};
const sender = {
  send: async (_: unknown, message: Message) => {
    say(clock.at.toISOString().slice(11, 16), message);
    return { kind: 'sent', messageId: 'c1' };
  },
  edit: async (_: unknown, messageId: string, message: Message) => {
    if (messageId === 'c1') say('edited', message);
    return { kind: 'sent', messageId };
  },
} as unknown as Sender;
const at = async (time: string) => {
  clock.at = new Date(`2026-03-17T${time}:00Z`);
  await bringOwed(ctx, sender);
};

/** Everybody has done week 25 but for its last day, that of Tuesday. */
beforeEach(async () => {
  await ctx.db.execute(sql`truncate cohorts, owed, handled restart identity cascade`);
  const cohort = await world.cohort();
  for (const [index, date] of ['09', '10', '11', '12', '13', '16', '17'].entries()) {
    const day = String(174 + index);
    await world.post(cohort, day, `2026-03-${date as '09'}`);
    clock.at = new Date(`2026-03-${date}T10:00:00Z`);
    if (day !== '180') for (const name of ['Lena', 'Leo', 'Ann']) await slash(done, { day }, by(name));
  }
  await ctx.db.execute(sql`delete from owed`);
  said = [];
});

const last = (name: string) => slash(done, { day: '180' }, by(name));
const set = (celebrations: 'all' | 'milestones' | 'off') => ctx.db.update(cohorts).set({ celebrations });

test('what is reached in a quarter of an hour is told together, in one line each', async () => {
  await last('Lena');
  await last('Leo');
  await at('10:14');
  expect(said).toEqual([]);
  await at('10:15');
  expect(said).toEqual(['10:15 🏁 Lena and Leo have completed **Week 25**.']);
  await last('Ann');
  await at('10:30');
  expect(said.at(-1)).toBe('10:30 🏁 Ann has completed **Week 25**.');
});

test.each<['all' | 'milestones' | 'off', string[]]>([
  ['all', ['10:15 🏁 Lena has completed **Week 25**.', '10:15 🔥 Lena: a streak of 7.']],
  ['milestones', ['10:15 🏁 Lena has completed **Week 25**.']],
  ['off', []],
])('a group that wants to hear of %s', async (celebrations, lines) => {
  await set(celebrations);
  await last('Lena');
  await at('10:15');
  expect(said).toEqual(lines);
});

test.each<[string, () => Promise<unknown>]>([
  ['keeps their name off posts', () => press(privacy, 'privacy-name?named=no', by('Lena'))],
  ['takes the day back', () => slash(undo, { day: '180' }, by('Lena'))],
  ['leaves', () => slash(leave, {}, by('Lena'))],
  ['has everything deleted', () => press(privacy, 'privacy-erase?sure=yes', by('Lena'))],
])('nothing is told of who %s', async (_, act) => {
  await last('Lena');
  await act();
  await at('10:15');
  expect(said).toEqual([]);
});

test('a hidden streak is told to nobody', async () => {
  await set('all');
  await press(privacy, 'privacy-streak?hidden=yes', by('Lena'));
  await last('Lena');
  await at('10:15');
  expect(said).toEqual(['10:15 🏁 Lena has completed **Week 25**.']);
});

test('a name that is taken off later goes off the line, too', async () => {
  await last('Lena');
  await last('Leo');
  await at('10:15');
  await press(privacy, 'privacy-name?named=no', by('Lena'));
  await at('10:16');
  await press(privacy, 'privacy-name?named=no', by('Leo'));
  await at('10:17');
  expect(said.slice(1)).toEqual([
    'edited 🏁 Leo has completed **Week 25**.',
    'edited 🏁 Somebody has reached a milestone here.',
  ]);
});
