import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { outlineOf } from '../../support/reading.ts';
import { testServerBuilder } from '../../support/test-server.ts';
import { testServerDatabase } from '../../support/test-server-database.ts';

const openServer = testServerBuilder(testServerDatabase);
const plan = 'Month 7: Production Optimization in 29 Days';
const fine = '👍 I can see, write, embed and read history in #study';
const clock = { timezone: 'Europe/Kyiv', time: '08:00' };

test('from /setup to the first post: preview, change, start, and the post at its slot', async () => {
  const server = await openServer();
  const preview = await server.admin.run('setup', { ...clock, role: 'Learners' });
  reads(
    preview,
    'only you',
    '**Ready to start?**',
    `📚 **${plan}** · 29 days from Day 174: Performance Analysis`,
    fine,
    '📅 Day 174: Performance Analysis on ‹2026-03-02 06:00 F›, then every day at 08:00 Europe/Kyiv · last day Mon 30 Mar',
    '🔔 Each post pings @Learners',
    '[Start] [Preview first day] [Change] [Cancel]',
  );

  const shown = await preview.press('Preview first day');
  expect(outlineOf(shown.lines)).toEqual([
    'only you',
    '**Preview of Day 174: Performance Analysis**',
    '@Learners 📘 Day 174: Performance Analysis · 30 min',
    '│ Week 25 · day 1 of 7 · day 1 of 29 in the plan',
    expect.stringContaining('│ 🗓️ **Week 25: Advanced Performance Optimization** starts today.'),
    '│ **Task**',
    '│ **Done when**',
    '│ **Read**',
    '│ 🕗 Counts for today until ‹2026-03-03 02:00 t› (‹2026-03-03 02:00 R›).',
  ]);

  const form = await preview.press('Change');
  reads(
    form,
    'form',
    'Change the schedule',
    'Time of day (Like 08:00 or 7:30 pm): 08:00',
    'Time zone (A city, like Europe/Kyiv, or UTC): Europe/Kyiv',
    'Weekdays (Like Mon-Fri, or every day): every day',
    'Start date (Like 2026-03-09): 2026-03-01',
    'First day (The day of the plan to begin with): 174',
  );
  const changed = await form.fill({ time: '7:30 pm', weekdays: 'Mon-Fri', start: '2026-03-04', from: '175' });
  reads(
    changed,
    'updated',
    '**Ready to start?**',
    `📚 **${plan}** · 28 days from Day 175: Query Optimization`,
    fine,
    '📅 Day 175: Query Optimization on ‹2026-03-04 17:30 F›, then Mon–Fri at 19:30 Europe/Kyiv · last day Fri 10 Apr',
    '🔔 Each post pings @Learners',
    '[Start] [Preview first day] [Change] [Cancel]',
  );
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
      '│ **Task**',
      '│ **Done when**',
      '│ **Read**',
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

test('without a zone UTC is taken and said; a role nobody may mention is warned about', async () => {
  const server = await openServer();
  server.discord.world.addRole('Study Hall', { name: 'Quiet' });
  reads(
    await server.admin.run('setup', { role: 'Quiet' }),
    'only you',
    '**Ready to start?**',
    `📚 **${plan}** · 29 days from Day 174: Performance Analysis`,
    fine,
    '📅 Day 174: Performance Analysis on ‹2026-03-02 08:00 F›, then every day at 08:00 UTC · last day Mon 30 Mar',
    '⚠️ @Quiet will be named but not notified: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles**',
    '⚠️ You gave no time zone, so I took UTC. Press **Change** to set yours.',
    '[Start] [Preview first day] [Change] [Cancel]',
  );
});

test('cancelled is cancelled, and an old preview starts nothing', async () => {
  const server = await openServer();
  const preview = await server.admin.run('setup', clock);
  reads(await preview.press('Cancel'), 'updated', 'Cancelled. Nothing was set up. /setup starts again.');
  const second = await server.admin.run('setup', clock);
  server.setClock('2026-03-05T12:00:00Z');
  reads(
    await second.press('Start'),
    'updated',
    'That preview is no longer valid, and nothing was changed by pressing it. Run /setup again.',
  );
  await server.at('2026-03-06T06:00:00Z');
  expect(server.channel()).toEqual([]);
});

test('options are suggested while they are typed', async () => {
  const server = await openServer();
  expect(await server.admin.suggest('setup', 'timezone', 'kyi')).toEqual(['suggestions', 'Europe/Kyiv (now 14:00)']);
  expect(await server.admin.suggest('setup', 'curriculum', '7')).toEqual(['suggestions', `${plan} (month-07)`]);
  reads(
    { lines: await server.admin.suggest('setup', 'from', 'cost') },
    'suggestions',
    'Day 181: Cost Analysis',
    'Day 183: Storage Cost Optimization',
    'Day 184: Compute Cost Optimization',
    'Day 185: Network Cost Optimization',
    'Day 187: Week 26 Review & Cost Optimization Project Planning',
    'Day 200: Cost Optimization Implementation',
  );
  expect(await server.admin.suggest('setup', 'weekdays', 'mon')).toEqual([
    'suggestions',
    'Mon-Fri',
    'Mon-Sat',
    'Mon, Wed, Fri',
  ]);
  expect(await server.admin.suggest('setup', 'time', '8')).toEqual(['suggestions', '08:00', '18:00']);
  expect((await server.admin.suggest('setup', 'start', '', { timezone: 'Europe/Kyiv' })).slice(0, 3)).toEqual([
    'suggestions',
    'Sun 1 Mar (2026-03-01)',
    'Mon 2 Mar (2026-03-02)',
  ]);
});
