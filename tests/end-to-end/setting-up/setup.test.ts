import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';
import { outlineOf } from '../../support/reading.ts';

const plan = 'Month 7: Production Optimization in 29 Days';
const ready =
  '**Ready to start?** Nothing is set up yet. This is what I propose, with a ✏️ beside what you chose: change what you like, then press **Start**.';
const fine = (channel: string) => `👍 I can see, write, embed and read history in #${channel}`;
const celebrated = '🎉 Celebrated: Weeks, months and the whole plan';
const long = '📄 Long days: Shortened, with a button that opens the rest';
const ahead = '⏩ Working ahead: No; a day opens with its post';
const buttons = '[Start] [Preview first day] [Cancel]';
const change = (role = ' | That role') =>
  `‹Change…: Plan | First day | Channel | Time zone | Time of day | Weekdays | First post | Ping${role} | Milestone role | Celebrated | Threads | Long days | Language | Working ahead›`;
const speaks = '💬 Language: The plan’s, where I speak it; else your server’s';
const taken = '🙋 That role: Given out by you';
const milestones = '🏅 Milestone role: None';
const threads = '🧵 Threads: None; shared notes are read with /notes';
const clock = { timezone: 'Europe/Kyiv', time: '08:00' };

test('from /setup to the first post by choosing alone: what is proposed, each changed, a preview, and the post at its slot', async () => {
  const server = await openServer();
  server.discord.world.setLocale('admin', 'bg');
  const panel = await server.member('admin', 'general').run('setup');
  reads(
    panel,
    'only you',
    ready,
    `📚 Plan: **${plan}** · 29 days · English`,
    '🔖 First day: Day 174: Performance Analysis',
    '📍 Channel: #general 💡 where you are',
    '🌍 Time zone: **Europe/Sofia**, where it is 14:00 now 💡 guessed from your Discord’s language',
    '🕗 Time of day: **08:00**',
    '🗓️ Weekdays: every day',
    '📅 First post: ‹2026-03-02 06:00 F›; the last one on Mon 30 Mar',
    '🔔 Ping: Nobody',
    milestones,
    celebrated,
    threads,
    long,
    speaks,
    ahead,
    '',
    fine('general'),
    buttons,
    change(''),
  );
  const opened = (setting: string) => panel.choose('Change…', setting);
  await (await opened('channel')).choose('Channel: choose', 'study');
  await (await opened('role')).choose('Ping: choose', 'Learners');
  await (await opened('weekdays')).choose('Weekdays: choose', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri');
  await (await opened('from')).choose('First day: choose', 'Day 175: Query Optimization');
  await (await opened('start')).choose('First post: choose', 'Wed 4 Mar (2026-03-04)');
  const form = await (await opened('time')).press('Type it');
  reads(form, 'form', 'Time of day', 'Time of day (Like 08:00 or 7:30 pm): 08:00');
  const wrong = await form.fill({ text: 'in the evening' });
  expect(wrong.lines.slice(1, 3)).toEqual([
    '⚠️ “in the evening” is not a time of day. Write it like **08:00** or **7:30 pm**.',
    'Choose below; everything else stays as it is.',
  ]);
  const changed = await (await wrong.press('Type it')).fill({ text: '7:30 pm' });
  reads(
    changed,
    'updated',
    ready,
    `📚 Plan: **${plan}** · 28 days · English`,
    '🔖 First day: Day 175: Query Optimization ✏️',
    '📍 Channel: #study ✏️',
    '🌍 Time zone: **Europe/Sofia**, where it is 14:00 now 💡 guessed from your Discord’s language',
    '🕗 Time of day: **19:30** ✏️',
    '🗓️ Weekdays: Mon–Fri ✏️',
    '📅 First post: ‹2026-03-04 17:30 F›; the last one on Fri 10 Apr ✏️',
    '🔔 Ping: @Learners, with each post ✏️',
    taken,
    milestones,
    celebrated,
    threads,
    long,
    speaks,
    ahead,
    '',
    fine('study'),
    buttons,
    change(),
  );
  const shown = await changed.press('Preview first day');
  expect(outlineOf(shown.lines)).toEqual([
    'only you',
    '**Preview of Day 175: Query Optimization**',
    '@Learners 📘 Day 175: Query Optimization · 30 min',
    '│ Week 25 · day 2 of 7 · day 2 of 29 in the plan',
    '│ 🕗 Counts for today until ‹2026-03-05 05:30 t› (‹2026-03-05 05:30 R›).',
  ]);
  reads(
    await changed.press('Start'),
    'updated',
    `📚 **${plan}** now runs in #study. Day 175: Query Optimization comes on ‹2026-03-04 17:30 F› (‹2026-03-04 17:30 R›).`,
    'People take part with /join, or simply by finishing a day with /done. You run it with /cohort: status, edit, pause, resume, end.',
  );

  await server.at('2026-03-04T17:29:59Z');
  expect(server.channel()).toEqual([]);
  await server.at('2026-03-04T17:30:00Z');
  await server.at('2026-03-04T17:31:00Z');
  expect(server.channel().map(outlineOf)).toEqual([
    [
      '@Learners 📘 Day 175: Query Optimization · 30 min',
      '│ Week 25 · day 2 of 7 · day 2 of 29 in the plan',
      '│ 🕗 Counts for today until ‹2026-03-05 05:30 t› (‹2026-03-05 05:30 R›).',
      '[✅ Done] [📖 Steps] [📝 Note] [🗓️ Week]',
    ],
  ]);
  const [request, ...others] = server.posts();
  expect(others).toEqual([]);
  expect(request).toEqual({
    content: `<@&${server.roleId('Learners')}> 📘 Day 175: Query Optimization · 30 min`,
    embeds: [{ color: 0x3b82f6, author: { name: expect.any(String) }, description: expect.any(String) }],
    components: [
      {
        type: 1,
        components: [
          {
            type: 2,
            style: 3,
            label: 'Done',
            custom_id: expect.stringMatching(/^done\?post=p[\w-]{11}$/),
            emoji: { name: '✅' },
          },
          {
            type: 2,
            style: 2,
            label: 'Steps',
            custom_id: expect.stringMatching(/^day\?post=p[\w-]{11}$/),
            emoji: { name: '📖' },
          },
          {
            type: 2,
            style: 2,
            label: 'Note',
            custom_id: expect.stringMatching(/^note\?post=p[\w-]{11}$/),
            emoji: { name: '📝' },
          },
          {
            type: 2,
            style: 2,
            label: 'Week',
            custom_id: expect.stringMatching(/^week\?post=p[\w-]{11}$/),
            emoji: { name: '🗓️' },
          },
        ],
      },
    ],
    allowed_mentions: { parse: [], roles: [server.roleId('Learners')] },
    nonce: expect.stringMatching(/^.{1,25}$/),
    enforce_nonce: true,
  });
});

test('without a role the post pings nobody, whatever the plan says', async () => {
  const server = await openServer();
  await server.beginPlan();
  await server.at('2026-03-02T06:00:00Z');
  expect(server.posts()).toEqual([expect.objectContaining({ allowed_mentions: { parse: [] } })]);
  const [message] = server.discord.world.messages(server.id('study')).slice(-1);
  expect(server.discord.world.pings(message!.id)).toEqual({ users: [], roles: [], everyone: false });
});

test('what the command says is what the panel shows; a role nobody may mention is warned about', async () => {
  const server = await openServer();
  server.discord.world.addRole('Study Hall', { name: 'Quiet' });
  reads(
    await server.admin.run('setup', {
      ...{ ...clock, role: 'Quiet', curriculum: 'git-14-days', weekdays: 'weekends', start: '2026-03-09', from: '2' },
      ...{ celebrate: 'off', days: 'whole', 'work-ahead': true, channel: 'study' },
    }),
    'only you',
    ready,
    '📚 Plan: **Git in 14 days** · 13 days · English ✏️',
    '🔖 First day: Day 2: Three places ✏️',
    '📍 Channel: #study ✏️',
    '🌍 Time zone: **Europe/Kyiv**, where it is 14:00 now ✏️',
    '🕗 Time of day: **08:00** ✏️',
    '🗓️ Weekdays: Sat, Sun ✏️',
    '📅 First post: ‹2026-03-14 06:00 F›; the last one on Sat 25 Apr ✏️',
    '🔔 Ping: @Quiet, with each post ✏️',
    taken,
    milestones,
    '🎉 Celebrated: Nothing ✏️',
    threads,
    '📄 Long days: In full, however long they are ✏️',
    '💬 Language: The plan’s, where I speak it; else your server’s',
    '⏩ Working ahead: Yes; days may be done before they are posted ✏️',
    '',
    fine('study'),
    '⚠️ @Quiet will be named but not notified: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles**',
    buttons,
    change(),
  );
});

test('in an announcement channel the post goes out to the servers that follow it, if the admin chose so', async () => {
  const server = await openServer();
  server.discord.world.addChannel('Study Hall', { name: 'news', type: 5 });
  await server.heard();
  const panel = await server.admin.run('setup', { ...clock, channel: 'news' });
  expect(panel.lines).toContain('📣 Other servers: Posts stay in the channel');
  const opened = await panel.choose('Change…', 'publish');
  const chosen = await opened.choose('Other servers: choose', 'Published to the servers that follow the channel');
  expect(chosen.lines).toContain('📣 Other servers: Published to the servers that follow the channel ✏️');
  await chosen.press('Start');
  await server.at('2026-03-02T06:00:00Z');
  await server.at('2026-03-02T06:01:00Z');
  const published = server.discord.world.messages(server.id('news')).map(({ flags = 0 }) => Number(flags) & 1);
  expect(published).toEqual([1]);
  const editing = await server.member('admin', 'news').run('cohort edit', { channel: 'study' });
  expect(editing.lines.filter((line) => line.startsWith('📣'))).toEqual([]);
});
