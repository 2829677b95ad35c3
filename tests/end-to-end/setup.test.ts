import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { reads } from '../support/member.ts';
import { outlineOf } from '../support/reading.ts';
import { townBuilder } from '../support/town.ts';

const openTown = townBuilder(await testDatabase());
const plan = 'Month 7: Production Optimization (30 Minutes/Day)';
const fine = '✅ I can see, write, embed and read history in #study';
const clock = { timezone: 'Europe/Kyiv', time: '08:00' };

const viewChannel = 1n << 10n;
const sendMessages = 1n << 11n;
const embedLinks = 1n << 14n;
const attachFiles = 1n << 15n;
const readHistory = 1n << 16n;

test('from /setup to the first post: preview, change, start, and the post at its slot', async () => {
  const town = await openTown();
  const preview = await town.admin.run('setup', { ...clock, role: 'Learners' });
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
    expect.stringContaining('│ 🧭 **Week 25: Advanced Performance Optimization** starts today.'),
    '│ **Task**',
    '│ **Learn**',
    '│ **Practice**',
    '│ **Write down**',
    '│ **Done when**',
    '│ **Read**',
    '│ 🕗 Counts for today until ‹2026-03-03 02:00 t›.',
  ]);

  const form = await preview.press('Change');
  reads(
    form,
    'form',
    'Change the plan’s clock',
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
    `✅ **${plan}** runs in #study now. Day 175: Query Optimization comes on ‹2026-03-04 17:30 F› (‹2026-03-04 17:30 R›).`,
    'People take part with /join, or simply by finishing a day with /done. You steer with /cohort: status, edit, pause, resume, end.',
  );

  await town.at('2026-03-04T17:29:59Z');
  expect(town.channel()).toEqual([]);
  await town.at('2026-03-04T17:30:00Z');
  await town.at('2026-03-04T17:31:00Z');
  expect(town.channel().map(outlineOf)).toEqual([
    [
      '@Learners 📘 Day 175: Query Optimization · 30 min',
      '│ Week 25 · day 2 of 7 · day 2 of 29 in the plan',
      '│ **Task**',
      '│ **Learn**',
      '│ **Practice**',
      '│ **Write down**',
      '│ **Done when**',
      '│ **Read**',
      '│ 🕗 Counts for today until ‹2026-03-05 05:30 t›.',
      '[✅ Done] [📝 Note] [🗓️ Week]',
    ],
  ]);
  const [request, ...others] = town.posts();
  expect(others).toEqual([]);
  expect(request).toEqual({
    content: `<@&${town.roleId('Learners')}> 📘 Day 175: Query Optimization · 30 min`,
    embeds: [{ color: 0x3b82f6, author: { name: expect.any(String) }, description: expect.any(String) }],
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 3, label: 'Done', custom_id: 'done?post=1', emoji: { name: '✅' } },
          { type: 2, style: 2, label: 'Note', custom_id: 'note?post=1', emoji: { name: '📝' } },
          { type: 2, style: 2, label: 'Week', custom_id: 'week?post=1', emoji: { name: '🗓️' } },
        ],
      },
    ],
    allowed_mentions: { parse: [], roles: [town.roleId('Learners')] },
    nonce: expect.stringMatching(/^.{1,25}$/),
    enforce_nonce: true,
  });
});

test('without a role the post pings nobody, whatever the plan says', async () => {
  const town = await openTown();
  await town.beginPlan();
  await town.at('2026-03-02T06:00:00Z');
  expect(town.posts()).toEqual([expect.objectContaining({ allowed_mentions: { parse: [] } })]);
  const [message] = town.discord.world.messages(town.id('study')).slice(-1);
  expect(town.discord.world.pings(message!.id)).toEqual({ users: [], roles: [], everyone: false });
});

test('without a zone UTC is taken and said; a role nobody may mention is warned about', async () => {
  const town = await openTown();
  town.discord.world.addRole('Study Hall', { name: 'Quiet' });
  reads(
    await town.admin.run('setup', { role: 'Quiet' }),
    'only you',
    '**Ready to start?**',
    `📚 **${plan}** · 29 days from Day 174: Performance Analysis`,
    fine,
    '📅 Day 174: Performance Analysis on ‹2026-03-02 08:00 F›, then every day at 08:00 UTC · last day Mon 30 Mar',
    '⚠️ @Quiet will be named but not notified: make the role mentionable, or allow me **Mention All Roles**',
    '⚠️ You gave no time zone, so I took UTC. Press **Change** to set yours.',
    '[Start] [Preview first day] [Change] [Cancel]',
  );
});

test('cancelled is cancelled, and an old preview starts nothing', async () => {
  const town = await openTown();
  const preview = await town.admin.run('setup', clock);
  reads(await preview.press('Cancel'), 'updated', 'Cancelled. Nothing was set up. /setup begins again.');
  const second = await town.admin.run('setup', clock);
  town.setClock('2026-03-05T12:00:00Z');
  reads(
    await second.press('Start'),
    'updated',
    'That preview is no longer valid, and nothing was changed by pressing it. Run /setup again.',
  );
  await town.at('2026-03-06T06:00:00Z');
  expect(town.channel()).toEqual([]);
});

test('two admins with two previews: the second is offered what runs already', async () => {
  const town = await openTown();
  const first = await town.admin.run('setup', clock);
  const second = await town.admin.run('setup', { ...clock, time: '09:00' });
  await first.press('Start');
  reads(
    await second.press('Start'),
    'updated',
    `#study already follows **${plan}** (every day at 08:00 Europe/Kyiv), and a channel holds one running plan. Nothing was changed. Change that one here or with /cohort edit, end it with /cohort end, or choose another channel.`,
    '[✏️ Change its clock] [📋 Its status]',
  );
});

test('an occupied channel offers to change the plan that runs there', async () => {
  const town = await openTown();
  await town.beginPlan();
  const offer = await town.admin.run('setup', clock);
  reads(
    offer,
    'only you',
    `#study already follows **${plan}** (every day at 08:00 Europe/Kyiv), and a channel holds one running plan. Nothing was changed. Change that one here or with /cohort edit, end it with /cohort end, or choose another channel.`,
    '[✏️ Change its clock] [📋 Its status]',
  );
  const form = await offer.press('Change its clock');
  reads(
    await form.fill({ time: '09:00' }),
    'updated',
    `✏️ **${plan}** now posts in #study, every day at 09:00 Europe/Kyiv. The next post comes ‹2026-03-02 07:00 F›. Dates already posted or logged stay as they are.`,
  );
});

test('learners are not offered /setup and /cohort', async () => {
  const town = await openTown();
  reads(await town.lena.run('setup', clock), 'refused: you may not use /setup here');
  reads(await town.lena.run('cohort status'), 'refused: you may not use /cohort here');
});

test.each([
  ['View Channel, and with it all others', viewChannel, '**View Channel**'],
  ['Send Messages, and with it embeds', sendMessages, '**Send Messages**'],
  ['Embed Links', embedLinks, '**Embed Links**'],
  ['Read Message History', readHistory, '**Read Message History**'],
])('missing: %s', async (_, deny, names) => {
  const town = await openTown();
  town.discord.world.setOverwrite('study', 'Daymark', { deny });
  await town.heard();
  reads(
    await town.member('admin', 'general').run('setup', { ...clock, channel: 'study' }),
    'only you',
    `I can’t post in #study: I’m missing ${names}. Ask someone who manages roles to allow it there, then run /setup again. Nothing was changed.`,
  );
});

test('missing Attach Files is only a warning', async () => {
  const town = await openTown();
  town.discord.world.setOverwrite('study', 'Daymark', { deny: attachFiles });
  await town.heard();
  const preview = await town.admin.run('setup', clock);
  expect(preview.lines.slice(3, 5)).toEqual([
    fine,
    '⚠️ I’m missing **Attach Files** there: pictures and files will be missing',
  ]);
  expect((await preview.press('Start')).outcome.kind).toBe('updated');
});

test('everything wrong is listed at once', async () => {
  const town = await openTown();
  reads(
    await town.admin.run('setup', {
      timezone: 'PST',
      time: 'eightish',
      weekdays: 'sometimes',
      start: 'soon',
      from: '999',
      role: '@everyone',
    }),
    'only you',
    '• “eightish” is no time of day. Write it like **08:00** or **7:30 pm**.',
    '• “PST” can mean several zones. Pick a city, such as America/Los_Angeles, America/Vancouver, America/Tijuana, or UTC.',
    '• I can’t read “sometimes” as weekdays. Write them like **Mon-Fri**, **Mon, Wed, Fri** or **every day**.',
    '• “soon” is no date. Write it like **2026-03-09**, **today** or **tomorrow**.',
    '• The plan has no day “999”; it goes from Day 174 to Day 202.',
    '• I never ping @everyone. Choose a role that people pick themselves, or none.',
    'Nothing was changed. Run the command again with these put right.',
  );
});

test.each([
  ['in the past', { start: '2026-02-27' }, '• “2026-02-27” is over already. Choose today or a later date.'],
  ['too far', { start: '2029-01-01' }, '• “2029-01-01” is more than a year away. Choose a nearer date.'],
  ['an unknown plan', { curriculum: 'month7' }, '• There is no plan called “month7”. Did you mean **month-07**?'],
  ['an unknown day', { from: 'Day 999' }, '• The plan has no day “Day 999”; it goes from Day 174 to Day 202.'],
  ['everyone', { role: '@everyone' }, '• I never ping @everyone. Choose a role that people pick themselves, or none.'],
])('a wrong option: %s', async (_, options, words) => {
  const town = await openTown();
  reads(
    await town.admin.run('setup', { ...clock, ...options } as Record<string, string>),
    'only you',
    words,
    'Nothing was changed. Run the command again with that put right.',
  );
});

test('options are suggested while they are typed', async () => {
  const town = await openTown();
  expect(await town.admin.suggest('setup', 'timezone', 'kyi')).toEqual(['suggestions', 'Europe/Kyiv (now 14:00)']);
  expect(await town.admin.suggest('setup', 'curriculum', '7')).toEqual(['suggestions', `${plan} (month-07)`]);
  reads(
    { lines: await town.admin.suggest('setup', 'from', 'cost') },
    'suggestions',
    'Day 181: Cost Analysis',
    'Day 183: Storage Cost Optimization',
    'Day 184: Compute Cost Optimization',
    'Day 185: Network Cost Optimization',
    'Day 187: Week 26 Review & Cost Optimization Project Planning',
    'Day 200: Cost Optimization Implementation',
  );
  expect(await town.admin.suggest('setup', 'weekdays', 'mon')).toEqual([
    'suggestions',
    'Mon-Fri',
    'Mon-Sat',
    'Mon, Wed, Fri',
  ]);
  expect(await town.admin.suggest('setup', 'time', '8')).toEqual(['suggestions', '08:00', '18:00']);
  expect((await town.admin.suggest('setup', 'start', '', { timezone: 'Europe/Kyiv' })).slice(0, 3)).toEqual([
    'suggestions',
    'Sun 1 Mar (2026-03-01)',
    'Mon 2 Mar (2026-03-02)',
  ]);
});
