import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

const plan = 'Month 7: Production Optimization in 29 Days';
const fine = '👍 I can see, write, embed and read history in #study';
const clock = { timezone: 'Europe/Kyiv', time: '08:00' };
const inTheWay = '**Almost ready.** Nothing is set up yet; a ✏️ marks what you chose. This is in the way:';

const viewChannel = 1n << 10n;
const sendMessages = 1n << 11n;
const embedLinks = 1n << 14n;
const attachFiles = 1n << 15n;
const readHistory = 1n << 16n;

const taken = `⚠️ #study already follows **${plan}** (every day at 08:00 Europe/Kyiv), and a channel has room for one running plan. Change that one, or choose another channel.`;
const otherwise = '[🔄 Check again] [Preview first day] [Cancel] [✏️ Change that one] [📋 Show its status]';

test('two admins with two panels: the second is offered what runs already', async () => {
  const server = await openServer();
  const first = await server.admin.run('setup', clock);
  const second = await server.admin.run('setup', { ...clock, time: '09:00' });
  await first.press('Start');
  const late = await second.press('Start');
  expect(late.lines.slice(0, 3)).toEqual(['updated', inTheWay, taken]);
  expect(late.lines.at(-2)).toBe(otherwise);
});

test('an occupied channel offers to change the plan that runs there, or another channel', async () => {
  const server = await openServer();
  await server.beginPlan();
  const offer = await server.admin.run('setup', clock);
  expect(offer.lines.slice(0, 3)).toEqual(['only you', inTheWay, taken]);
  expect(offer.lines.at(-2)).toBe(otherwise);
  const elsewhere = await (await offer.choose('Change…', 'channel')).choose('Channel: choose', 'general');
  expect(elsewhere.lines.at(-2)).toBe('[Start] [Preview first day] [Cancel]');
  const again = await (await elsewhere.choose('Change…', 'channel')).choose('Channel: choose', 'study');
  const edited = await (await (await again.press('Change that one')).choose('Change…', 'time')).choose(
    'Time of day: choose',
    '09:00',
  );
  expect(edited.lines.slice(0, 2)).toEqual([
    'updated',
    '✏️ Changed: **Time of day**. The next post comes ‹2026-03-02 07:00 F›. Dates already posted or logged stay as they are.',
  ]);
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
  const panel = await server.member('admin', 'general').run('setup', { ...clock, channel: 'study' });
  expect(panel.lines.slice(1, 3)).toEqual([
    inTheWay,
    `⚠️ I can’t post in #study: I’m missing ${names}. Ask someone who manages roles to allow it there, or choose another channel.`,
  ]);
  expect(panel.lines.at(-2)).toBe('[🔄 Check again] [Preview first day] [Cancel]');
  expect((await server.member('admin', 'general').forge('setup-start?draft=1')).lines[1]).toBe(inTheWay);
  server.discord.world.setOverwrite('study', 'Daymark', undefined);
  await server.heard();
  const allowed = await panel.press('Check again');
  expect((await allowed.press('Start')).lines[1]).toContain('now runs in #study');
});

test('missing Attach Files is only a warning', async () => {
  const server = await openServer();
  server.discord.world.setOverwrite('study', 'Daymark', { deny: attachFiles });
  await server.heard();
  const preview = await server.admin.run('setup', clock);
  expect(preview.lines.slice(-4, -2)).toEqual([
    fine,
    '⚠️ I’m missing **Attach Files** there: pictures and files will be missing',
  ]);
  expect((await preview.press('Start')).outcome.kind).toBe('updated');
});
