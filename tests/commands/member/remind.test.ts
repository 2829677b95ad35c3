import { beforeEach, describe, expect, test } from 'vitest';
import { join } from '../../../src/commands/member/join.ts';
import { remind } from '../../../src/commands/member/remind.ts';
import { zone } from '../../../src/commands/member/zone.ts';
import { done } from '../../../src/commands/study/done.ts';
import type { Context, Sight } from '../../../src/context.ts';
import { ownPlace } from '../../../src/core/own-place.ts';
import { completions } from '../../../src/db/schema.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { customIdsOf, somebody, testWorld } from '../../support/context.ts';
import { linesIn } from '../../support/replies.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, slash, press } = world;
const servers = { ...ctx.servers };

const only =
  'I write only while a day is still open for you, once at each of these hours, and never while you are away or resting.';
const how =
  'Choose an hour, or type your own: **/remind time:18:30**, **/remind last-call:22:00**, and **off** to end one.';
const test1 =
  'A test message comes within a minute. If none does: open this server’s menu, **Privacy Settings**, and allow **Direct Messages**.';

beforeEach(async () => {
  Object.assign(ctx.servers, servers);
  await ctx.db.execute('truncate cohorts cascade');
  await ctx.db.execute('truncate reminders, owed');
});

test.each([{ time: '18:00' }, {}])('who studies nowhere has nothing to be reminded of: %j', async (input) => {
  expect(linesIn(await slash(remind, input))).toEqual([
    'You are not studying any plan here yet, so there is nothing to remind you of. Nothing was changed. To take part: /join.',
  ]);
});

test('set, shown, changed and stopped', async () => {
  await world.cohort();
  await slash(join);
  await slash(zone, { zone: 'Europe/Berlin' });
  const shown = await slash(remind);
  expect(linesIn(shown)).toEqual(['⏰ I don’t remind you of anything.', only, how]);
  expect(customIdsOf(shown)).toEqual(['remind?time=18:00', 'remind?last-call=21:00']);
  expect(linesIn(await press(remind, 'remind?time=18:00'))).toEqual([
    '⏰ I remind you by direct message at **18:00** Europe/Berlin.',
    test1,
    only,
    how,
  ]);
  const both = await slash(remind, { 'last-call': '9 pm' });
  expect(linesIn(both)).toEqual([
    '⏰ I remind you by direct message at **18:00** Europe/Berlin and with a last call at **21:00** Europe/Berlin.',
    only,
    how,
  ]);
  expect(customIdsOf(both)).toEqual(['remind-stop']);
  expect(linesIn(await slash(remind, { time: 'off' }))[0]).toBe(
    '⏰ I remind you by direct message with a last call at **21:00** Europe/Berlin.',
  );
  const stopped = ['🔕 No more reminders. Your plans and your streak go on as before; /remind begins again.'];
  expect(linesIn(await slash(remind, { 'last-call': 'off' }))).toEqual(stopped);
  expect(linesIn(await press(remind, 'remind-stop'))).toEqual([
    'There is no reminder left to stop or put off. Nothing changed; /remind sets one.',
  ]);
});

test.each([
  [
    'soon',
    '“soon” is not a time of day. Write it like **08:00** or **7:30 pm**. To end it: **off**. Nothing was changed.',
  ],
  [
    '25:00',
    '“25:00” is not a time of day. Write it like **08:00** or **7:30 pm**. To end it: **off**. Nothing was changed.',
  ],
])('an hour that is none: %s', async (time, line) => {
  await world.cohort();
  await slash(join);
  expect(linesIn(await slash(remind, { time }))).toEqual([line]);
  expect(linesIn(await slash(remind))[0]).toBe('⏰ I don’t remind you of anything.');
});

test.each([
  ['', ['06:00', '07:00', '08:00']],
  ['18', ['18:00', 'off']],
  ['18:45', ['18:45', 'off']],
  ['x', ['off']],
])('hours are suggested for “%s”', async (text, first) => {
  const focus = { option: 'time', text, others: {} };
  const call = { ...somebody, input: focus };
  const choices = (await remind.autocomplete?.(call, ctx)) ?? [];
  expect(choices.map(({ value }) => value).slice(0, first.length)).toEqual(first);
  expect(choices.at(-1)).toEqual({ name: 'off: no more of these', value: 'off' });
});

test.each<[string, Context['servers']['memberOf'], Sight, string]>([
  ['when they are still there', async () => ({ roles: ['r1'], displayName: 'Annie' }), 'yes', '✅ **Day 174 done.**'],
  ['not from a server that they have left', async () => undefined, 'yes', 'I can’t see you in that plan’s server'],
  [
    'not in a channel that is hidden from them',
    async () => ({ roles: [], displayName: 'Ann' }),
    'no',
    'That post belongs',
  ],
])('a day is done by a button in a direct message %s', async (_, memberOf, sight, line) => {
  const cohort = await world.cohort();
  await world.post(cohort, '174', '2026-03-09');
  await slash(join);
  Object.assign(ctx.servers, { memberOf, canView: () => sight });
  const dm = { guildId: ownPlace('ann'), channelId: 'dm', permissions: 0n };
  const answer = (await press(done, `done?cohort=${cohort.id}&day=174`, dm)) as Message;
  expect(answer.content?.slice(0, line.length)).toBe(line);
  expect(await ctx.db.$count(completions)).toBe(line.startsWith('✅') ? 1 : 0);
});

describe('what names no plan means, in a direct message,', () => {
  const dm = { guildId: ownPlace('ann'), channelId: 'dm', permissions: 0n };
  const group = async (guildId: string, channelId: string) => {
    const cohort = await world.cohort({ guildId, channelId });
    await world.post(cohort, '174', '2026-03-09');
    await slash(join, {}, { guildId, channelId });
    return cohort;
  };

  test('none where somebody studies nowhere', async () => {
    await world.cohort();
    expect(linesIn(await slash(done, {}, dm))[0]).toMatch(/^You have no plan of your own/);
  });

  test('the one group they take part in', async () => {
    await group('g1', 'c1');
    expect(linesIn(await slash(done, {}, dm))[0]).toContain('✅ **Day 174 done.**');
  });

  test('one of their groups, which is asked, but none that they cannot see now', async () => {
    await group('g1', 'c1');
    await group('g2', 'c2');
    await group('g3', 'c3');
    const memberOf = async (guildId: string) => (guildId === 'g3' ? 'none' : { roles: [], displayName: 'Ann' });
    Object.assign(ctx.servers, { memberOf });
    const asked = (await slash(done, {}, dm)) as Message;
    expect(asked.content?.split('\n').slice(1)).toEqual(['• **Month 7** in <#c2>', '• **Month 7** in <#c1>']);
    const [first = ''] = customIdsOf(asked);
    expect(linesIn(await press(done, first, dm))[0]).toContain('✅ **Day 174 done.**');
  });
});
