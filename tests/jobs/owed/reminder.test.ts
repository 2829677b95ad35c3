import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { join, leave } from '../../../src/commands/member/join.ts';
import { pause } from '../../../src/commands/member/pause.ts';
import { remind } from '../../../src/commands/member/remind.ts';
import { zone } from '../../../src/commands/member/zone.ts';
import { done } from '../../../src/commands/study/done.ts';
import type { LocalDate } from '../../../src/core/calendar.ts';
import { savePace } from '../../../src/db/learners/learners.ts';
import { cohorts, learners, owed, posts, reminders } from '../../../src/db/schema.ts';
import { remindDue } from '../../../src/jobs/owed/reminder.ts';
import type { Sender } from '../../../src/jobs/sender.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';
import { bringOwed } from '../../support/post-due.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, clock, slash, press } = world;
const { db } = ctx;
const seen = { canView: ctx.servers.canView, memberOf: ctx.servers.memberOf };

/** What reached people, as `20:00 ann: first line`; the last message; what the next tries come to. */
let told: string[];
let last: Message;
let answers: Awaited<ReturnType<Sender['direct']>>[];

const sender = {
  direct: async (userId: string, message: Message) => {
    const answer = answers.shift() ?? { kind: 'sent', messageId: 'd1' };
    if (answer.kind === 'sent') {
      last = message;
      const { content = '' } = message;
      const days = [...content.matchAll(/Day \d+/g)].map(String).join(' ');
      told.push(`${clock.at.toISOString().slice(5, 16)} ${userId}: ${content.slice(0, 2).trim()} ${days}`.trim());
    }
    return answer;
  },
} as unknown as Sender;

const at = async (moment: string) => {
  clock.at = new Date(`2026-03-${moment}:00Z`);
  await remindDue(ctx);
  await bringOwed(ctx, sender);
};
const keys = async () =>
  (await db.select().from(owed).orderBy(asc(owed.key))).map(({ key, state }) => `${key} ${state}`);
let cohort: Awaited<ReturnType<typeof world.cohort>>;

beforeEach(async () => {
  Object.assign(ctx.servers, seen);
  clock.at = new Date('2026-03-09T10:00:00Z');
  [told, answers] = [[], []];
  await db.delete(owed);
  await db.delete(reminders);
  await db.execute('truncate cohorts cascade');
  cohort = await world.cohort();
  await world.post(cohort, '174', '2026-03-09');
  await slash(join);
});

/** Kyiv, two hours ahead of UTC. */
const wish = async (input: Record<string, string>) => {
  await slash(remind, input);
  await db.delete(owed);
};

test('the first hour is followed by one message that shows that they arrive', async () => {
  await slash(remind, { time: '18:00' });
  await slash(remind, { time: '18:30' });
  await at('09T10:01');
  expect(told).toEqual(['03-09T10:01 ann: 👋']);
});

test('at my hour, once a date, while the day is open', async () => {
  await wish({ time: '18:00' });
  for (const moment of ['09T15:59', '09T16:00', '09T16:01', '09T17:00']) await at(moment);
  await world.post(cohort, '175', '2026-03-10');
  await at('10T16:00');
  expect(told).toEqual(['03-09T16:00 ann: ⏰ Day 174', '03-10T16:00 ann: ⏰ Day 175']);
  expect(await keys()).toEqual(['reminder:ann:2026-03-09 sent', 'reminder:ann:2026-03-10 sent']);
});

test('by however many processes, once', async () => {
  await wish({ time: '18:00' });
  clock.at = new Date('2026-03-09T16:00:00Z');
  await Promise.all([remindDue(ctx), remindDue(ctx), remindDue(ctx)]);
  await Promise.all([bringOwed(ctx, sender), bringOwed(ctx, sender)]);
  expect(told).toHaveLength(1);
});

test.each<[string, () => Promise<unknown>]>([
  ['it is done', () => slash(done)],
  ['they have left', () => slash(leave)],
  ['they no longer see the channel', async () => Object.assign(ctx.servers, { canView: () => 'no' })],
  [
    'Discord does not say who they are there',
    async () => Object.assign(ctx.servers, { memberOf: async () => undefined }),
  ],
  ['they are away', () => slash(pause)],
  ['they have stopped it', () => press(remind, 'remind-stop')],
])('nothing where %s', async (_, meanwhile) => {
  await wish({ time: '18:00', 'last-call': '21:00' });
  await meanwhile();
  await at('09T16:00');
  await at('09T19:00');
  expect(told).toEqual([]);
});

test.each<[string, object]>([
  ['who they are there', { memberOf: async () => undefined }],
  ['what that server is like', { canView: () => 'unknown' }],
])('a minute later where Discord does not say %s at first, but not for ever', async (_, silence) => {
  await wish({ time: '18:00' });
  Object.assign(ctx.servers, silence);
  await at('09T16:00');
  Object.assign(ctx.servers, seen);
  await at('09T16:01');
  expect(told).toEqual(['03-09T16:01 ann: ⏰ Day 174']);
  await world.post(cohort, '175', '2026-03-10');
  Object.assign(ctx.servers, silence);
  for (let minute = 0; minute < 16; minute += 1) await at(`10T16:${String(minute).padStart(2, '0')}`);
  expect(await keys()).toEqual(['reminder:ann:2026-03-09 sent', 'reminder:ann:2026-03-10 dropped']);
});

/** A post that was taken up a moment ago. */
const claimed = async (on: LocalDate) => {
  await world.post(cohort, '175', on);
  await db
    .update(posts)
    .set({ state: 'claimed', claimedAt: clock.at, messageId: null, postedAt: null })
    .where(eq(posts.dayKey, '175'));
};

test.each<[string, () => Promise<unknown>, number]>([
  ['is due', () => db.update(cohorts).set({ nextPostAt: new Date('2026-03-10T16:00:00Z') }), 1],
  ['is on its way', () => claimed('2026-03-10'), 1],
  [
    'is due and its group blocked',
    () => db.update(cohorts).set({ nextPostAt: new Date('2026-03-10T16:00:00Z'), blocked: { code: 'broken' } }),
    0,
  ],
  ['has been due for long', () => db.update(cohorts).set({ nextPostAt: new Date('2026-03-10T15:45:00Z') }), 0],
])('while a post of mine %s I am not told that nothing is open, but reminded after it', async (_, meanwhile, waits) => {
  await wish({ time: '18:00' });
  clock.at = new Date('2026-03-10T16:00:00Z');
  await meanwhile();
  await at('10T16:00');
  expect(await keys()).toEqual([`reminder:ann:2026-03-10 ${waits === 1 ? 'owed' : 'dropped'}`]);
  await db.delete(posts).where(eq(posts.dayKey, '175'));
  await world.post(cohort, '175', '2026-03-10');
  await db.update(cohorts).set({ nextPostAt: new Date('2026-03-11T06:00:00Z') });
  await at('10T16:01');
  expect(told).toEqual(waits === 1 ? ['03-10T16:01 ann: ⏰ Day 175'] : []);
});

test('one message lists all plans', async () => {
  const second = await world.cohort({ guildId: 'g2', channelId: 'c2' });
  await world.post(second, '174', '2026-03-09');
  await world.post(second, '175', '2026-03-10');
  await slash(join, {}, { guildId: 'g2', channelId: 'c2' });
  await wish({ time: '18:00' });
  clock.at = new Date('2026-03-10T10:00:00Z');
  await world.post(cohort, '175', '2026-03-10');
  await at('10T16:00');
  expect(told).toEqual(['03-10T16:00 ann: ⏰ Day 175 Day 175']);
  expect(customIdsOf(last)).toEqual([
    `done?cohort=${cohort.id}&day=175`,
    `day?cohort=${cohort.id}&day=175`,
    `done?cohort=${second.id}&day=175`,
    `day?cohort=${second.id}&day=175`,
    'snooze?kind=reminder&on=2026-03-10&for=hour',
    'snooze?kind=reminder&on=2026-03-10&for=tonight',
    'snooze?kind=reminder&on=2026-03-10&for=tomorrow',
    'remind-stop',
  ]);
});

test('at their own pace it is their next day, on their weekdays', async () => {
  await wish({ time: '18:00' });
  const [ann] = await db.select().from(learners);
  await savePace(db, ann?.id ?? 0, { from: '2026-03-09', kind: 'own', dayKey: '174', weekdays: [2, 4] });
  await world.post(cohort, '175', '2026-03-10');
  await world.post(cohort, '176', '2026-03-11');
  for (const moment of ['09T16:00', '10T16:00', '11T16:00']) await at(moment);
  await slash(done);
  await at('12T16:00');
  expect(told).toEqual(['03-10T16:00 ann: ⏰ Day 174', '03-12T16:00 ann: ⏰ Day 175']);
});

test('a last call before the date closes, and none within the hour of a reminder', async () => {
  await wish({ time: '20:30', 'last-call': '21:00' });
  await at('09T18:30');
  await at('09T19:00');
  await world.post(cohort, '175', '2026-03-10');
  await wish({ time: '20:00' });
  await at('10T18:00');
  await at('10T19:00');
  expect(told).toEqual(['03-09T18:30 ann: ⏰ Day 174', '03-10T18:00 ann: ⏰ Day 175', '03-10T19:00 ann: 🌙 Day 175']);
});

test('put off by an hour, until tonight, until tomorrow', async () => {
  await wish({ time: '18:00', 'last-call': '22:00' });
  await at('09T16:00');
  clock.at = new Date('2026-03-09T16:10:00Z');
  await press(remind, 'snooze?kind=reminder&on=2026-03-09&for=hour');
  await at('09T17:09');
  await at('09T17:10');
  await press(remind, 'snooze?kind=reminder&on=2026-03-09&for=tonight');
  await at('09T18:00');
  const late = await press(remind, 'snooze?kind=reminder&on=2026-03-09&for=tonight');
  expect(late).toMatchObject({ content: expect.stringMatching(/^It’s already past 20:00 for you/) });
  expect(customIdsOf(late)).toEqual([
    'snooze?kind=reminder&on=2026-03-09&for=hour',
    'snooze?kind=reminder&on=2026-03-09&for=tomorrow',
    'remind-stop',
  ]);
  expect(await press(remind, 'snooze?kind=reminder&on=2026-03-09&for=tomorrow')).toMatchObject({
    content:
      '🌅 I’ll look again on <t:1773158400:f> at what is open then. Nothing more comes today, no last call either.',
  });
  await at('09T20:00');
  await world.post(cohort, '175', '2026-03-10');
  await at('10T16:00');
  await at('10T16:01');
  expect(told).toEqual([
    '03-09T16:00 ann: ⏰ Day 174',
    '03-09T17:10 ann: ⏰ Day 174',
    '03-09T18:00 ann: ⏰ Day 174',
    '03-10T16:00 ann: ⏰ Day 175',
  ]);
});

test.each([
  ['at all', null, 15],
  ['since the second', 10, 17],
])('the seventh in a row, with no day done %s, asks once whether to go on', async (_, doneOn, askedOn) => {
  await wish({ time: '18:00' });
  const asked: number[] = [];
  for (let date = 9; date <= 17; date += 1) {
    if (date > 9) await world.post(cohort, String(165 + date), `2026-03-${date}` as LocalDate);
    await at(`${String(date).padStart(2, '0')}T16:00`);
    if (date === doneOn) await slash(done);
    if (customIdsOf(last).includes('remind-on')) asked.push(date);
    if (date === askedOn) expect(last.content).toMatch(/\n💬 Seven of these by now, and no day done in between\./);
  }
  expect(told).toHaveLength(9);
  expect(asked).toEqual([askedOn]);
  expect(await press(remind, 'remind-on')).toMatchObject({
    content: expect.stringMatching(/^👍 I’ll go on as before/),
  });
});

test('another zone moves the hour, and brings no second one on a date', async () => {
  await wish({ time: '18:00' });
  await at('09T16:00');
  await slash(zone, { zone: 'America/New_York' });
  await at('09T22:00');
  await world.post(cohort, '175', '2026-03-10');
  await at('10T16:00');
  await at('10T22:00');
  expect(told).toEqual(['03-09T16:00 ann: ⏰ Day 174', '03-10T22:00 ann: ⏰ Day 175']);
});

test('what does not arrive is told with the next command, once; after three in a row it ends', async () => {
  await wish({ time: '18:00' });
  const days = ['174', '175', '176', '177', '178'];
  const lines: string[] = [];
  for (const [index, day] of days.entries()) {
    const date = String(9 + index).padStart(2, '0');
    if (index > 0) await world.post(cohort, day, `2026-03-${date}` as '2026-03-09');
    // The second one arrives, which begins the count anew.
    answers = index === 1 ? [] : [{ kind: 'closed' }];
    await at(`${date}T16:00`);
    const answer = (await press(join, 'join')) as Message;
    lines.push(/me\. ((?:To|After) .*)$/.exec(answer.content ?? '')?.[1] ?? '');
  }
  expect(told).toEqual(['03-10T16:00 ann: ⏰ Day 175']);
  expect(lines).toEqual([
    'To have them, allow direct messages from this server.',
    '',
    'To have them, allow direct messages from this server.',
    'To have them, allow direct messages from this server.',
    'After three of them I stopped; **/remind** begins again.',
  ]);
  answers = [];
  await slash(remind, { time: '18:00' });
  await db.delete(owed);
  await at('16T15:59');
  await world.post(cohort, '179', '2026-03-16');
  await at('16T16:00');
  expect(told.at(-1)).toBe('03-16T16:00 ann: ⏰ Day 179');
});
