import { beforeEach, expect, test } from 'vitest';
import { join, leave } from '../../../src/commands/member/join.ts';
import { pause } from '../../../src/commands/member/pause.ts';
import { settings } from '../../../src/commands/member/settings.ts';
import { zone } from '../../../src/commands/member/zone.ts';
import { streak } from '../../../src/commands/study/streak.ts';
import { today } from '../../../src/commands/study/today.ts';
import type { LocalDate } from '../../../src/core/calendar.ts';
import { learnerPauses } from '../../../src/db/schema.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';

/** Monday noon in Kyiv, two hours ahead of UTC. */
const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, clock, slash, press } = world;

type Answer = Awaited<ReturnType<typeof slash>>;
const first = (answer: Answer) => (answer as Message).content?.split('\n')[0];
const spans = async () =>
  (await ctx.db.select().from(learnerPauses).orderBy(learnerPauses.from)).map(({ from, until }) =>
    [from, until].map((at) => at?.toISOString().slice(0, 16) ?? null),
  );
/** What /streak says of dates in March. */
const states = async (...days: number[]) => {
  const lines = ((await slash(streak)) as Message).embeds?.[0]?.description?.split('\n') ?? [];
  return days.map((day) => lines.find((line) => line.includes(` ${day} Mar`))?.split(' ')[0]);
};
const buttonsOf = (answer: Answer) =>
  ((answer as Message).components ?? []).flatMap(({ components }) =>
    components.map((one) => ['label' in one ? one.label : '', 'custom_id' in one ? one.custom_id : '']),
  );
let cohort: Awaited<ReturnType<typeof world.cohort>>;
const post = (day: string, on: LocalDate) => world.post(cohort, day, on);

beforeEach(async () => {
  clock.at = new Date('2026-03-09T10:00:00Z');
  await ctx.db.execute('truncate cohorts cascade');
  cohort = await world.cohort({ startsOn: '2026-03-02' });
  await slash(join);
});

test.each<[string, Record<string, string>, string, [string, string | null]]>([
  ['at once', {}, '🏖️ You are away from now on, until you come back.', ['2026-03-09T10:00', null]],
  [
    'up to a date',
    { until: '2026-03-11' },
    '🏖️ You are away from now on, up to and including Wed 11 Mar.',
    ['2026-03-09T10:00', '2026-03-11T22:00'],
  ],
  [
    'from a date to a date, over the spring night',
    { from: '2026-03-28', until: '2026-03-29' },
    '🏖️ You are away from Sat 28 Mar on, up to and including Sun 29 Mar.',
    ['2026-03-28T02:00', '2026-03-29T21:00'],
  ],
  [
    'from tomorrow on',
    { from: 'tomorrow' },
    '🏖️ You are away from Tue 10 Mar on, until you come back.',
    ['2026-03-10T02:00', null],
  ],
])('away %s', async (_, input, line, span) => {
  expect(first(await slash(pause, input))).toBe(line);
  expect(await spans()).toEqual([span]);
});

test.each([
  [{ from: '2026-03-08' }, /already over/],
  [{ until: 'someday' }, /not a date/],
  [{ from: '2026-03-12', until: '2026-03-11' }, /^That ends before it begins/],
])('refused: %j', async (input, line) => {
  expect((await slash(pause, input)) as Message).toMatchObject({ content: expect.stringMatching(line) });
  expect(await spans()).toEqual([]);
});

test('who studies nowhere has nothing to pause', async () => {
  expect(first(await slash(pause, {}, { userId: 'bo' }))).toMatch(/^You are not studying any plan/);
});

test('it holds in all plans, and one tap ends it in all', async () => {
  await world.cohort({ guildId: 'g2', channelId: 'c2' });
  await slash(join, {}, { guildId: 'g2', channelId: 'c2' });
  await slash(pause);
  expect(await spans()).toHaveLength(2);
  clock.at = new Date('2026-03-10T10:00:00Z');
  expect(first(await slash(pause))).toBe('🏖️ You are already away, until you come back. Nothing changed.');
  expect(first(await press(pause, 'pause-end'))).toMatch(/^👋 Welcome back/);
  expect(await spans()).toEqual(Array.from({ length: 2 }, () => ['2026-03-09T10:00', '2026-03-10T10:00']));
  expect(first(await press(pause, 'pause-end'))).toMatch(/^You are not away/);
});

test('another end moves it; what was planned is called off', async () => {
  await slash(pause);
  clock.at = new Date('2026-03-10T10:00:00Z');
  await slash(pause, { until: '2026-03-12' });
  expect(await spans()).toEqual([['2026-03-09T10:00', '2026-03-12T22:00']]);
  await press(pause, 'pause-end');
  await slash(pause, { from: '2026-03-20' });
  await slash(pause, { from: '2026-03-21', until: '2026-03-22' });
  expect((await spans()).slice(1)).toEqual([['2026-03-21T02:00', '2026-03-22T22:00']]);
  expect(first(await press(pause, 'pause-end'))).toMatch(/^👋 You’re staying, then/);
  expect(await spans()).toHaveLength(1);
});

type Dates = { from?: string; until?: string };
const upToThursday = ['2026-03-09T10:00', '2026-03-12T22:00'];
test.each<[string, Dates, Dates, string[], (string | null)[][]]>([
  [
    'until they come back, from tomorrow on up to a date: that date is the end',
    {},
    { from: 'tomorrow', until: '2026-03-13' },
    ['🏖️ You are away, up to and including Fri 13 Mar.'],
    [['2026-03-09T10:00', '2026-03-13T22:00']],
  ],
  [
    'until they come back, from a later date on: that is so already',
    {},
    { from: '2026-03-20' },
    ['🏖️ You are already away, until you come back. Nothing changed.'],
    [['2026-03-09T10:00', null]],
  ],
  [
    'up to a date, from tomorrow on: until they come back',
    { until: '2026-03-12' },
    { from: 'tomorrow' },
    ['🏖️ You are away, until you come back.'],
    [['2026-03-09T10:00', null]],
  ],
  [
    'up to a date, from the one after: both hold',
    { until: '2026-03-12' },
    { from: '2026-03-13', until: '2026-03-14' },
    [
      '🏖️ You are away, up to and including Thu 12 Mar.',
      '🏖️ You are away from Fri 13 Mar on, up to and including Sat 14 Mar.',
    ],
    [upToThursday, ['2026-03-13T02:00', '2026-03-14T22:00']],
  ],
  [
    'up to a date, from a week later on: there are days between',
    { until: '2026-03-12' },
    { from: '2026-03-20', until: '2026-03-22' },
    [
      '🏖️ You are away, up to and including Thu 12 Mar.',
      '🏖️ You are away from Fri 20 Mar on, up to and including Sun 22 Mar.',
    ],
    [upToThursday, ['2026-03-20T02:00', '2026-03-22T22:00']],
  ],
])('who is away %s', async (_, first, then, lines, held) => {
  await slash(pause, first);
  clock.at = new Date('2026-03-10T10:00:00Z');
  const shown = ((await slash(pause, then)) as Message).content?.split('\n').filter((line) => line.startsWith('🏖️'));
  expect([shown, await spans()]).toEqual([lines, held]);
});

test('who comes back keeps what is planned, and reads so', async () => {
  await slash(pause, { until: '2026-03-12' });
  await slash(pause, { from: '2026-03-20', until: '2026-03-22' });
  const stands = ((await slash(pause)) as Message).content?.split('\n').slice(0, 2);
  const planned = '🏖️ You are away from Fri 20 Mar on, up to and including Sun 22 Mar.';
  expect(stands).toEqual(['🏖️ You are already away, up to and including Thu 12 Mar. Nothing changed.', planned]);
  clock.at = new Date('2026-03-10T10:00:00Z');
  const back = await press(pause, 'pause-end');
  expect((back as Message).content?.split('\n')).toEqual([expect.stringMatching(/^👋 Welcome back/), planned]);
  expect(buttonsOf(back)).toEqual([['Call it off', 'pause-end']]);
  expect(first(await press(pause, 'pause-end'))).toMatch(/^👋 You’re staying, then/);
  expect(await spans()).toEqual([['2026-03-09T10:00', '2026-03-10T10:00']]);
});

test('what was planned is called off by what is asked for instead, and that is said', async () => {
  await slash(pause, { from: '2026-03-20', until: '2026-03-22' });
  const other = ((await slash(pause, { from: '2026-03-27' })) as Message).content?.split('\n').slice(0, 2);
  expect(other).toEqual([
    '🏖️ You are away from Fri 27 Mar on, until you come back.',
    'The time away planned from Fri 20 Mar on is called off.',
  ]);
  expect(await spans()).toEqual([['2026-03-27T02:00', null]]);
  expect(((await slash(pause, { until: '2026-03-10' })) as Message).content).not.toContain('called off');
  expect(await spans()).toEqual([
    ['2026-03-09T10:00', '2026-03-10T22:00'],
    ['2026-03-27T02:00', null],
  ]);
});

test('who has planned time off and names no date is shown the plan, and begins it now or calls it off by a tap', async () => {
  const planned = ['2026-03-20T02:00', '2026-03-22T22:00'];
  const plan = () => slash(pause, { from: '2026-03-20', until: '2026-03-22' });
  await plan();
  const shown = await slash(pause);
  expect(first(shown)).toBe(
    '🏖️ You plan to be away from Fri 20 Mar on, up to and including Sun 22 Mar. Nothing changed.',
  );
  expect(buttonsOf(shown)).toEqual([
    ['Away from now on', 'pause?from=today'],
    ['Call it off', 'pause-end'],
  ]);
  expect(await spans()).toEqual([planned]);
  expect(first(await press(pause, 'pause-end'))).toMatch(/^👋 You’re staying, then/);
  expect(await spans()).toEqual([]);
  await plan();
  expect(first(await press(pause, 'pause?from=today'))).toBe('🏖️ You are away from now on, until you come back.');
  expect(await spans()).toEqual([['2026-03-09T10:00', null]]);
});

test('dates away are shown so, and neither the one before nor the one after', async () => {
  await slash(pause, { from: 'tomorrow', until: '2026-03-11' });
  await slash(join, {});
  for (const [day, on] of [
    ['174', '2026-03-10'],
    ['175', '2026-03-11'],
    ['176', '2026-03-12'],
  ] as const)
    await post(day, on);
  clock.at = new Date('2026-03-13T10:00:00Z');
  expect(await states(10, 11, 12)).toEqual(['🏖️', '🏖️', '➖']);
});

test('who has left is not told of time away', async () => {
  await post('174', '2026-03-09');
  await slash(leave);
  expect(((await slash(today)) as Message).content).not.toMatch(/away/);
});

test('who leaves before a pause begins is away from leaving on, and joining ends it', async () => {
  await slash(pause, { from: '2026-03-20' });
  await slash(leave);
  expect(await spans()).toEqual([['2026-03-09T10:00', null]]);
  clock.at = new Date('2026-03-10T10:00:00Z');
  await slash(join);
  expect(await spans()).toEqual([['2026-03-09T10:00', '2026-03-10T10:00']]);
});

test.each(['Europe/Berlin', 'America/Los_Angeles'])('its last date stays where one moves to %s', async (name) => {
  await slash(pause, { until: '2026-03-11' });
  await slash(zone, { zone: name });
  expect(first(await slash(pause))).toBe('🏖️ You are already away, up to and including Wed 11 Mar. Nothing changed.');
});

const line = '🏖️ You are away from now on, up to and including Wed 11 Mar.';
test.each<[string, Record<string, string>, string | undefined, string | undefined]>([
  ['who is away', { until: '2026-03-11' }, `${line} /pause brings you back; if you do a day anyway, it counts.`, line],
  [
    'who will be',
    { from: '2026-03-12', until: '2026-03-13' },
    undefined,
    '🏖️ You are away from Thu 12 Mar on, up to and including Fri 13 Mar.',
  ],
])('%s reads it in /today and in /settings, with the way back', async (_, input, inToday, inSettings) => {
  await post('174', '2026-03-09');
  const away = async (answer: Promise<Answer>) =>
    ((await answer) as Message).content?.split('\n').find((one) => one.startsWith('🏖️'));
  expect(await away(slash(settings))).toBeUndefined();
  await slash(pause, input);
  expect([await away(slash(today)), await away(slash(settings))]).toEqual([inToday, inSettings]);
  expect(customIdsOf(await slash(settings))).toContain('pause-end');
});
