import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { join, leave } from '../../../src/commands/member/join.ts';
import { pause } from '../../../src/commands/member/pause.ts';
import { privacy } from '../../../src/commands/member/privacy.ts';
import { zone } from '../../../src/commands/member/zone.ts';
import { board } from '../../../src/commands/study/board.ts';
import { done } from '../../../src/commands/study/done.ts';
import { undo } from '../../../src/commands/study/undo.ts';
import { goOver } from '../../../src/db/succession.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T06:00:00Z');
const { clock, slash, press } = world;
const by = (name: string) => ({ userId: name, displayName: name });
const lea = by('Lea');
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

test.each([
  [
    'moves east, where an open date closes earlier',
    'Europe/Kyiv',
    {},
    () => slash(zone, { zone: 'Europe/Kyiv' }, { ...lea, channelId: 'Europe/Kyiv' }),
    '11T03',
  ],
  [
    'calls time off, by which an open date did not count',
    'Pacific/Auckland',
    { from: '2026-03-10', until: '2026-03-12' },
    () => press(pause, 'pause-end', lea),
    '11T12',
  ],
])('a streak ends in time for who %s', async (_, groups, off, turn, over) => {
  const there = { channelId: groups };
  const at = (hour: string) => {
    clock.at = new Date(`2026-03-${hour}:00Z`);
  };
  const runs = async () => lines(await slash(board, { by: 'streak' }, { ...there, userId: 'bob' }))[0];
  at('08T05');
  const cohort = await world.cohort({ ...there, zone: groups, worksAhead: true });
  await slash(zone, { zone: 'America/Los_Angeles', join: 'yes' }, { ...lea, ...there });
  await world.post(cohort, '174', '2026-03-09');
  at('09T16');
  await slash(done, { day: '174' }, { ...lea, ...there });
  if ('from' in off) await slash(pause, off, lea);
  await world.post(cohort, '175', '2026-03-10');
  at(groups === 'Europe/Kyiv' ? '10T16' : '09T21');
  await slash(done, { day: '176', when: '2026-03-09' }, { ...lea, ...there });
  expect(await runs()).toBe('1\\. Lea · streak 1');
  await turn();
  expect(await runs()).toBe('1\\. Lea · streak 1');
  at(over);
  expect(await runs()).toBe('Nobody yet.');
});

test('what is done of the plan before counts for the streak in the one that follows, until it is taken back', async () => {
  const there = { channelId: 'row' };
  const mia = { ...by('Mia'), ...there };
  const first = async () => lines(await slash(board, { by: 'streak' }, mia))[0];
  const cohort = await world.cohort(there);
  clock.at = new Date('2026-03-19T05:00:00Z');
  await slash(join, {}, mia);
  const ref = await world.post(cohort, '174', '2026-03-19');
  clock.at = new Date('2026-03-19T10:00:00Z');
  await goOver(world.ctx.db, cohort.id, { versionId: cohort.versionId, firstDayKey: '174' }, clock.at);
  expect(await first()).toBe('Nobody yet.');
  await press(done, `done?post=${ref}`, mia);
  expect(await first()).toBe('**1\\. Mia · streak 1**');
  await press(undo, `undo?post=${ref}&day=174`, mia);
  expect(await first()).toBe('Nobody yet.');
});

test('in a group of thousands others stand where they did a minute ago, oneself where one does now', async () => {
  const there = { channelId: 'large' };
  const cohort = await world.cohort(there);
  await world.post(cohort, '174', '2026-03-18');
  clock.at = new Date('2026-03-18T10:00:00Z');
  // The first five hundred have done it.
  await world.ctx.db.execute(sql`
    with many as (
      insert into learners (cohort_id, user_id, display_name, joined_at)
      select ${cohort.id}, 'u' || n, 'u' || n, '2026-03-01' from generate_series(1, 1000) n returning id, user_id
    ), done as (
      insert into completions (learner_id, day_key, on_date, late, logged_at)
      select id, '174', '2026-03-18', false, '2026-03-18T09:00Z' from many where substr(user_id, 2)::int <= 500
    )
    insert into streaks (learner_id, current, longest, freezes) select id, 0, 0, 0 from many`);
  const place = async (by: string, userId: string) =>
    lines(await slash(board, { by }, { ...there, userId, displayName: userId })).at(-1);
  for (const order of ['days', 'week', 'streak'])
    expect(await place(order, 'u9')).toBe('-# You are at 1 of 500, with 499 others.');
  await world.ctx.db.execute(sql`update learners set joined_at = joined_at, gone_at = now() where user_id = 'u1'`);
  for (const userId of ['u700', 'u701']) await slash(done, {}, { ...there, userId, displayName: userId });
  for (const order of ['days', 'week', 'streak']) {
    expect(await place(order, 'u700')).toBe('-# You are at 1 of 501, with 500 others.');
    const [, first] = lines(await slash(board, { by: order, page: '0' }, { ...there, userId: 'u700' }));
    // Who has gone is not named, not even for a minute.
    expect(first).toMatch(/u3 ·/);
  }
  clock.at = new Date('2026-03-18T10:01:00Z');
  expect(await place('days', 'u700')).toBe('-# You are at 1 of 501, with 500 others.');
});
