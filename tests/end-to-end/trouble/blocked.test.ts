import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { moreActions } from '../../support/more-actions.ts';
import { serverOn } from '../../support/open-server.ts';

const sendMessages = 1n << 11n;
const viewChannel = 1n << 10n;

test('the channel is deleted: the admin is told once, and /cohort edit mends it with the post of the day', async () => {
  const server = await serverOn('2026-03-02');
  const admin = server.member('admin', 'general');
  server.discord.world.removeChannel('study');
  await server.postUntil('2026-03-03');
  await server.at('2026-03-03T06:10:00Z');
  await server.at('2026-03-03T06:20:00Z');
  expect(admin.direct()).toHaveLength(1);
  reads(
    { lines: admin.direct()[0] ?? [] },
    '⚠️ I can’t post the study plan in #no-channel at the moment: the channel is gone.',
    'Next step: choose another one with **/cohort edit channel**, or end the plan with **/cohort end**.',
    'Nothing is lost: no streak is touched, no day of the plan is skipped, and I keep trying.',
  );
  reads(
    await admin.run('cohort status'),
    'only you',
    '📋 Group status',
    '│ 📚 **Month 7: Production Optimization in 29 Days** in #no-channel',
    '│',
    '│ 📅 Next: **Day 175: Query Optimization** on ‹2026-03-04 06:00 F› (‹2026-03-04 06:00 R›)',
    '│',
    '│ ⚠️ **Posts are stuck** since ‹2026-03-03 06:00 f›: the channel is gone. I keep trying, and carry on by myself once that is fixed.',
    '│',
    '│ 🕗 Posts every day at 08:00 Europe/Kyiv',
    '│ 📘 1 of 29 days posted',
    '│ 👥 0 learners',
    '│ 🔕 Pings nobody',
    '│',
    '│ **Last posts**',
    '│ ⏳ Tue 3 Mar · Day 175 · on its way',
    '│ 📘 Mon 2 Mar · Day 174',
    '[✏️ Change settings] [⏸️ Pause] [End]',
    moreActions,
  );
  expect((await admin.run('cohort edit', { channel: 'general' })).lines.slice(1, 3)).toEqual([
    '✏️ Changed: **Channel**. The post that was stuck follows within a minute. The next post comes ‹2026-03-04 06:00 F›. Dates already posted or logged stay as they are.',
    '📍 Channel: #general ✏️',
  ]);
  await server.at('2026-03-03T06:30:00Z');
  expect(server.channel('general').map(([line]) => line)).toEqual(['📘 Day 175: Query Optimization · 30 min']);
  expect((await admin.run('cohort status')).lines.filter((line) => line.includes('stuck'))).toEqual([]);
  await server.postUntil('2026-03-04');
  expect(server.channel('general')).toHaveLength(2);
  expect(admin.direct()).toHaveLength(1);
});

test.each([
  ['Send Messages', sendMessages, 'I’m missing **Send Messages** there.'],
  ['View Channel', viewChannel, 'I can no longer see the channel.'],
])('%s is taken away and given back: blocked, told once, and it goes on by itself', async (_, deny, why) => {
  const server = await serverOn('2026-03-02');
  const admin = server.member('admin', 'general');
  server.discord.world.setOverwrite('study', 'Daymark', { deny });
  await server.postUntil('2026-03-03');
  await server.at('2026-03-03T06:06:00Z');
  reads(
    { lines: admin.direct().flat() },
    `⚠️ I can’t post the study plan in #study at the moment: ${why}`,
    'Next step: allow me **View Channel**, **Send Messages**, **Embed Links** and **Read Message History** there. I carry on by myself as soon as I’m allowed to.',
    'Nothing is lost: no streak is touched, no day of the plan is skipped, and I keep trying.',
  );
  expect((await admin.run('cohort status')).lines.filter((line) => line.includes('stuck'))).toHaveLength(1);
  server.discord.world.setOverwrite('study', 'Daymark', undefined);
  await server.heard();
  await server.at('2026-03-03T06:12:00Z');
  expect(server.channel().map(([line]) => line)).toEqual([
    '📘 Day 174: Performance Analysis · 30 min',
    '📘 Day 175: Query Optimization · 30 min',
  ]);
  expect((await admin.run('cohort status')).lines.filter((line) => line.includes('stuck'))).toEqual([]);
  expect(admin.direct()).toHaveLength(1);
});

test('an admin who takes no direct messages finds it in /cohort status', async () => {
  const server = await serverOn('2026-03-02');
  server.discord.world.setDirectMessages('admin', false);
  server.discord.world.setOverwrite('study', 'Daymark', { deny: sendMessages });
  await server.postUntil('2026-03-03');
  const admin = server.member('admin', 'general');
  expect(admin.direct()).toEqual([]);
  reads(
    { lines: (await admin.run('cohort status')).lines.slice(0, 7) },
    'only you',
    '📋 Group status',
    '│ 📚 **Month 7: Production Optimization in 29 Days** in #study',
    '│',
    '│ 📅 Next: **Day 175: Query Optimization** on ‹2026-03-04 06:00 F› (‹2026-03-04 06:00 R›)',
    '│',
    '│ ⚠️ **Posts are stuck** since ‹2026-03-03 06:00 f›: I’m missing **Send Messages** there. I keep trying, and carry on by myself once that is fixed.',
  );
});

test('the role is deleted: the post comes all the same and pings nobody', async () => {
  const server = await serverOn('2026-03-02', { role: 'Learners' });
  server.discord.world.removeRole('Study Hall', 'Learners');
  await server.postUntil('2026-03-03');
  reads(
    { lines: server.channel().map(([line]) => line ?? '') },
    '@no-role 📘 Day 174: Performance Analysis · 30 min',
    '📘 Day 175: Query Optimization · 30 min',
  );
  expect(server.member('admin', 'general').direct()).toEqual([]);
});

test('the bot is put out of the server and comes back', async () => {
  const server = await serverOn('2026-03-02');
  server.discord.world.kickBot('Study Hall');
  await expect.poll(() => server.departed()).toEqual([server.guildId()]);
  await server.postUntil('2026-03-03');
  expect(server.channel()).toHaveLength(1);
  server.discord.world.inviteBot('Study Hall', (1n << 10n) | sendMessages | (1n << 14n) | (1n << 16n));
  await expect.poll(() => server.departed()).toEqual([]);
  await server.at('2026-03-03T06:30:00Z');
  expect(server.channel()).toHaveLength(2);
});
