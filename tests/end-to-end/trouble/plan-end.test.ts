import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

test('the whole plan: every day once at 08:00 in Kyiv, summer time included, then one closing message', async () => {
  const server = await openServer();
  await server.beginPlan();
  await server.postUntil('2026-03-30');
  const posts = server.channel();
  expect(posts.map(([line]) => /Day (\d+):/.exec(line ?? '')?.[1])).toEqual(
    Array.from({ length: 29 }, (_, index) => String(174 + index)),
  );
  const times = server.discord.world.messages(server.id('study')).map(({ timestamp }) => timestamp.slice(0, 16));
  expect(times.slice(-3)).toEqual(['2026-03-28T06:00', '2026-03-29T05:00', '2026-03-30T05:00']);
  // The review of a week says what it looks back on.
  expect(posts[6]).toContain(
    '│ **Review day.** Week 25 covered 174, 175, 176, 177, 178 and 179. Press 🗓️ Week to see what you have done, then 📝 Note to write down what you take away from it.',
  );

  await server.postUntil('2026-03-31');
  reads(
    { lines: server.channel().at(-1) ?? [] },
    '🏁 **Month 7: Production Optimization in 29 Days** is complete: all 29 days have been posted.',
    '',
    'Nothing closes: you can still finish days with /done, and /week, /notes and /streak keep working.',
    '',
    '**Take away**',
    '• Profiling, reading query plans and choosing the change that pays',
    '• Turning usage into a monthly price and sizing machines by the price of a run',
    '• Building metrics, alerts, structured logs and traces with simple tools',
    '• Masking personal data and handling keys with care',
    '• Tests, automated checks and releases that can be taken back',
    '• Setting a target and a stop rule before starting to tune',
    '• Talking about money: what it costs, what it saves, what it risks',
    '• Deciding which signals deserve to wake somebody up',
    '• Explaining what you protect, from whom and how',
    '• Leaving behind a project that others can run and repair',
    '',
    'Measure first, change one thing, write it down. Half an hour a day was enough for all of this.',
    '[🗓️ Week]',
  );
  await server.postUntil('2026-04-04');
  expect(server.channel()).toHaveLength(30);

  reads(
    await server.lena.run('done'),
    'only you',
    '✅ **Day 202 done.** 1 of 29 in the plan. It counts for Sat 4 Apr: the post’s date closed ‹2026-03-31 01:00 R›.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👋 You’re in the group now. /help shows the rest.',
    '🚪 Some days came before you joined; none of them counts as missed. Where would you like to begin?',
    '[📝 Add a note] [↩️ Undo]',
    '[Start at Day 174] [Go with the group] [🕗 My clock…]',
  );
  reads(
    await server.lena.run('done', { day: '174' }),
    'only you',
    '✅ **Day 174 done.** 2 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    'Sat 4 Apr counted already, so your streak stays as it is.',
    '[📝 Add a note] [↩️ Undo]',
  );
  expect((await server.lena.pressPost('Week')).lines[1]).toBe(
    '🗓️ Week 28 · Advanced Production Features & Project Implementation',
  );
  reads(
    { lines: (await server.admin.run('cohort status')).lines.slice(1, 5) },
    '📋 Group status',
    '│ 📚 **Month 7: Production Optimization in 29 Days** in #study',
    '│',
    '│ 🏁 Finished: every day has been posted. Open days still count.',
  );
  reads(
    await server.admin.run('cohort pause'),
    'only you',
    'That plan is no longer running: it has finished or was ended. Nothing was changed. /setup starts a new one.',
  );
  reads(
    await server.leo.run('join'),
    'only you',
    '👋 You’re in: **Month 7: Production Optimization in 29 Days** in #study.',
    '📘 Now: **Day 202: Month 7 Review & Planning**. Its date has closed, but you can still do the day.',
    '🏁 All 29 days are posted. Open ones can still be done; see /week.',
    'Your dates follow that clock; /zone sets your own.',
    '🚪 Some days came before you joined; none of them counts as missed. Where would you like to begin?',
    '🕗 Which clock do you live by? A study day ends at 04:00 there.',
    '[✅ Day 202 done]',
    '[Start at Day 174] [Go with the group]',
    '[Europe/London] [Europe/Dublin] [Australia/Sydney] [Europe/Kyiv (the group’s)] [🕗 Another…]',
  );
  // The channel is free for the next plan.
  await server.beginPlan({ from: '200' });
});

test('the last day of all is told', async () => {
  const server = await openServer();
  await server.beginPlan({ from: '202' });
  await server.admin.run('cohort edit', { 'work-ahead': true });
  await server.postUntil('2026-03-02');
  for (let day = 174; day < 202; day += 1) await server.lena.run('done', { day: String(day) });
  reads(
    await server.lena.run('done', { day: '202' }),
    'only you',
    '✅ **Day 202 done.** 29 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    'Mon 2 Mar counted already, so your streak stays as it is.',
    '🎉 Week 28 milestone reached.',
    '🎉 Month 7 milestone reached.',
    '🏁 That was the last day: you have finished the whole plan.',
    '',
    '🎓 **Month 7: Production Optimization in 29 Days**: finished',
    '29 of 29 days · Mon 2 Mar 2026 · longest streak 1 · about 15 hours of study',
    '',
    '**What comes next**',
    '• The plan once more for you alone, in our direct messages: at your hour, on your weekdays, at your pace.',
    '[📣 Share here]',
    '[🌱 Again on my own]',
    '[📝 Add a note] [↩️ Undo]',
    '📎 finish.png',
  );
});
