import { beforeAll, expect, test } from 'vitest';
import { leave } from '../../../src/commands/member/join.ts';
import { privacy } from '../../../src/commands/member/privacy.ts';
import { board } from '../../../src/commands/study/board.ts';
import { done } from '../../../src/commands/study/done.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T06:00:00Z');
const { clock, slash, press } = world;
const by = (name: string) => ({ userId: name, displayName: name });
const lines = (message: Message | Modal) =>
  'modal' in message ? [] : (message.embeds?.[0]?.description ?? '').split('\n').filter((line) => line !== '');

/** Ada does Thursday to Tuesday, Bob and Cem Thursday and Friday; it is Tuesday. */
beforeAll(async () => {
  const cohort = await world.cohort();
  for (const [day, date] of [
    ['174', '12'],
    ['175', '13'],
    ['176', '16'],
    ['177', '17'],
  ] as const) {
    await world.post(cohort, day, `2026-03-${date}`);
    clock.at = new Date(`2026-03-${date}T10:00:00Z`);
    await slash(done, { day }, by('Ada'));
    if (date < '16') for (const name of ['Bob', 'Cem']) await slash(done, { day }, by(name));
  }
});

test.each<[string, Record<string, string>, string, string[]]>([
  [
    'days of the plan',
    {},
    'Bob',
    ['1\\. Ada · 4 days', '**2\\. Bob · 2 days**', '2\\. Cem · 2 days', '-# You are at 2 of 3, with 1 other.'],
  ],
  [
    'this week',
    { by: 'week' },
    'Bob',
    ['1\\. Ada · 2 days', '-# You are not on it yet: one day done is all it takes.'],
  ],
  [
    'streak, for who has done days and has none now',
    { by: 'streak' },
    'Bob',
    ['1\\. Ada · streak 4', '-# You have no streak at the moment: the next day you finish starts one.'],
  ],
  ['streak, which a missed date ends', { by: 'streak' }, 'Ada', ['**1\\. Ada · streak 4**', '-# You are at 1 of 1.']],
])('by %s', async (_, input, who, shown) => {
  expect(lines(await slash(board, input, by(who)))).toEqual(shown);
});

test('the select goes by something else, and keeps to the group', async () => {
  expect(customIdsOf(await slash(board, {}, by('Ada')))).toEqual(['board-by?cohort=1']);
  const handler = board.components?.['board-by'];
  expect(handler?.input.parse({ cohort: '1', values: ['week'] })).toEqual({ cohort: 1, values: ['week'] });
});

test('who hides their streak is on no board of streaks; who has left the board is on none', async () => {
  await press(privacy, 'privacy-streak?hidden=yes', by('Ada'));
  expect(lines(await slash(board, { by: 'streak' }, by('Ada')))).toEqual([
    'Nobody yet.',
    '-# You hide your streak, so you are left out here.',
  ]);
  await press(privacy, 'privacy-board?on=no', by('Bob'));
  const off = await slash(board, {}, by('Bob'));
  expect(lines(off)).toEqual([
    '1\\. Ada · 4 days',
    '2\\. Cem · 2 days',
    '-# You have left the board; nobody sees you on it.',
  ]);
  expect(customIdsOf(off)).toEqual(['board-by?cohort=1', 'privacy-board?on=yes']);
});

test('who has left the group is on it no more', async () => {
  await slash(leave, {}, by('Cem'));
  expect(lines(await slash(board, {}, by('Ada')))).toEqual(['**1\\. Ada · 4 days**', '-# You are at 1 of 1.']);
});
