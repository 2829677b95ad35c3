import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { testServerBuilder } from '../../support/test-server.ts';
import { testServerDatabase } from '../../support/test-server-database.ts';

const openServer = testServerBuilder(testServerDatabase);
const plan = 'Month 7: Production Optimization in 29 Days';
const fine = '👍 I can see, write, embed and read history in #study';
const clock = { timezone: 'Europe/Kyiv', time: '08:00' };

const viewChannel = 1n << 10n;
const sendMessages = 1n << 11n;
const embedLinks = 1n << 14n;
const attachFiles = 1n << 15n;
const readHistory = 1n << 16n;

test('two admins with two previews: the second is offered what runs already', async () => {
  const server = await openServer();
  const first = await server.admin.run('setup', clock);
  const second = await server.admin.run('setup', { ...clock, time: '09:00' });
  await first.press('Start');
  reads(
    await second.press('Start'),
    'updated',
    `#study already follows **${plan}** (every day at 08:00 Europe/Kyiv), and a channel has room for one running plan. Nothing was changed. Change that one here or with /cohort edit, end it with /cohort end, or choose another channel.`,
    '[✏️ Change schedule] [📋 Show its status]',
  );
});

test('an occupied channel offers to change the plan that runs there', async () => {
  const server = await openServer();
  await server.beginPlan();
  const offer = await server.admin.run('setup', clock);
  reads(
    offer,
    'only you',
    `#study already follows **${plan}** (every day at 08:00 Europe/Kyiv), and a channel has room for one running plan. Nothing was changed. Change that one here or with /cohort edit, end it with /cohort end, or choose another channel.`,
    '[✏️ Change schedule] [📋 Show its status]',
  );
  const form = await offer.press('Change schedule');
  reads(
    await form.fill({ time: '09:00' }),
    'updated',
    `✏️ **${plan}** now posts in #study, every day at 09:00 Europe/Kyiv. The next post comes ‹2026-03-02 07:00 F›. Dates already posted or logged stay as they are.`,
  );
});

test('learners are not offered /setup and /cohort', async () => {
  const server = await openServer();
  reads(await server.lena.run('setup', clock), 'refused: you may not use /setup here');
  reads(await server.lena.run('cohort status'), 'refused: you may not use /cohort here');
});

test.each([
  ['View Channel, and with it all others', viewChannel, '**View Channel**'],
  ['Send Messages, and with it embeds', sendMessages, '**Send Messages**'],
  ['Embed Links', embedLinks, '**Embed Links**'],
  ['Read Message History', readHistory, '**Read Message History**'],
])('missing: %s', async (_, deny, names) => {
  const server = await openServer();
  server.discord.world.setOverwrite('study', 'Daymark', { deny });
  await server.heard();
  reads(
    await server.member('admin', 'general').run('setup', { ...clock, channel: 'study' }),
    'only you',
    `I can’t post in #study: I’m missing ${names}. Ask someone who manages roles to allow it there, then run /setup again. Nothing was changed.`,
  );
});

test('missing Attach Files is only a warning', async () => {
  const server = await openServer();
  server.discord.world.setOverwrite('study', 'Daymark', { deny: attachFiles });
  await server.heard();
  const preview = await server.admin.run('setup', clock);
  expect(preview.lines.slice(3, 5)).toEqual([
    fine,
    '⚠️ I’m missing **Attach Files** there: pictures and files will be missing',
  ]);
  expect((await preview.press('Start')).outcome.kind).toBe('updated');
});

test('everything wrong is listed at once', async () => {
  const server = await openServer();
  reads(
    await server.admin.run('setup', {
      timezone: 'PST',
      time: 'eightish',
      weekdays: 'sometimes',
      start: 'soon',
      from: '999',
      role: '@everyone',
    }),
    'only you',
    '• “eightish” is not a time of day. Write it like **08:00** or **7:30 pm**.',
    '• “PST” can mean several zones. Pick a city, such as America/Los_Angeles, America/Vancouver, America/Tijuana, or UTC.',
    '• I can’t read “sometimes” as weekdays. Write them like **Mon-Fri**, **Mon, Wed, Fri** or **every day**.',
    '• “soon” is not a date. Write it like **2026-03-09**, **today** or **tomorrow**.',
    '• The plan has no day “999”; it goes from Day 174 to Day 202.',
    '• I never ping @everyone. Choose a role that people pick themselves, or none.',
    'Nothing was changed. Please correct these and run the command again.',
  );
});

test.each([
  ['in the past', { start: '2026-02-27' }, '• “2026-02-27” is already over. Choose today or a later date.'],
  ['too far', { start: '2029-01-01' }, '• “2029-01-01” is more than a year away. Choose an earlier date.'],
  ['an unknown plan', { curriculum: 'month7' }, '• There is no plan called “month7”. Did you mean **month-07**?'],
  ['an unknown day', { from: 'Day 999' }, '• The plan has no day “Day 999”; it goes from Day 174 to Day 202.'],
  ['everyone', { role: '@everyone' }, '• I never ping @everyone. Choose a role that people pick themselves, or none.'],
])('a wrong option: %s', async (_, options, words) => {
  const server = await openServer();
  reads(
    await server.admin.run('setup', { ...clock, ...options } as Record<string, string>),
    'only you',
    words,
    'Nothing was changed. Please correct that and run the command again.',
  );
});
