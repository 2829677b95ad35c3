import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

test('the last day hands over to the plan that was named: nobody joins again, and streaks go on over a holiday too', async () => {
  const server = await openServer({ news: true });
  await server.beginPlan({ from: '201' });
  await server.postUntil('2026-03-02');
  await server.lena.run('done');
  const shown = await server.admin.run('cohort next', { plan: 'git-14-days' });
  expect(shown.lines.slice(1, 3)).toEqual([
    '✅ Noted. It can be changed until then.',
    '➡️ **Git in 14 days** follows **Month 7: Production Optimization in 29 Days**: the closing message says so, and its first day comes at the next slot after that.',
  ]);
  expect((await server.admin.run('cohort status')).lines).toContain(
    '│ ➡️ Then follows **Git in 14 days**, with the same people',
  );
  await server.admin.run('cohort holiday', { from: '2026-03-05', until: '2026-03-06' });
  await server.postUntil('2026-03-03');
  await server.lena.run('done');
  await server.postUntil('2026-03-04');
  const closing = server.channel().findLast(([line]) => line?.startsWith('🏁')) ?? [];
  expect(closing[2]).toMatch(
    /^➡️ \*\*Git in 14 days\*\* follows: \*\*Day 1: .*\*\* comes ‹2026-03-07 06:00 F›\. You are all in it already/,
  );
  await server.postUntil('2026-03-07');
  const days = server.channel().flatMap(([line = '']) => (line.includes('📘') ? [line.slice(0, 10)] : []));
  expect(days).toEqual(['📘 Day 201', '📘 Day 202', '📘 Day 1: ']);
  const done = await server.lena.run('done');
  expect(done.lines.slice(1, 3)).toEqual([
    '✅ **Day 1 done.** 1 of 14 in the plan.',
    '🔥 Streak 3 · best 3 · 4 more days earn a freeze, which covers one missed day',
  ]);
  expect((await server.lena.run('streak')).lines.slice(1, 7)).toEqual([
    '🔥 **1 of 14 days of the plan** · streak 3 · best 3',
    '│ ▫️ up to Sun 1 Mar · before joining',
    '│ ✅ Mon 2 Mar – Tue 3 Mar · done',
    '│ ▫️ Wed 4 Mar · no post that day',
    '│ ⏸️ Thu 5 Mar – Fri 6 Mar · paused',
    '│ ✅ Sat 7 Mar (today) · done',
  ]);
});

test('somebody is taken out of the plan, and told', async () => {
  const server = await openServer();
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  await server.lena.run('join');
  const status = await server.admin.run('cohort status');
  const list = await status.choose('More…', 'Remove somebody');
  const asked = await list.choose('Choose somebody', 'learner1');
  await asked.press('Take them out');
  await server.at('2026-03-02T06:01:00Z');
  expect(server.lena.direct().at(-1)).toEqual([
    '👋 An admin took you out of **Month 7: Production Optimization in 29 Days** (#study). Nothing is due for you there any more. What you did and wrote stays yours, under /privacy, and your streak waits; /join brings you back.',
  ]);
  reads(
    { lines: (await server.lena.run('leave')).lines.slice(1, 2) },
    expect.stringContaining('You already left') as string,
  );
});

test('a plan that followed another and was ended is what is shown from then on, and not the one before it', async () => {
  const server = await openServer();
  await server.beginPlan({ from: '202' });
  await server.admin.run('cohort next', { plan: 'git-14-days' });
  await server.postUntil('2026-03-02');
  await server.lena.run('done');
  await server.postUntil('2026-03-04');
  await (await server.admin.run('cohort end')).press('End it');
  const status = await server.admin.run('cohort status');
  expect(status.lines).toContain('│ 📚 **Git in 14 days** in #study');
  expect(status.lines).toContain(
    '│ ⏹️ Ended: no more days are posted. Nothing was deleted, and /setup starts a new plan here.',
  );
  for (const command of ['today', 'join', 'week']) {
    const { lines } = await server.lena.run(command);
    expect(lines.join('\n')).toMatch(/Git|Day 1\b/);
    expect(lines.join('\n')).not.toMatch(/Month 7|Day 202|All \d+ days/);
  }
  expect((await server.admin.run('cohort next', { plan: 'month-07' })).lines[1]).toMatch(
    /^That plan is no longer running/,
  );
});

test('until the first post of the next plan, what is open of the one before is at hand', async () => {
  const server = await openServer();
  await server.beginPlan({ from: '200' });
  await server.admin.run('cohort next', { plan: 'git-14-days' });
  await server.postUntil('2026-03-02');
  await server.lena.run('join');
  await server.postUntil('2026-03-05');
  const today = await server.lena.run('today');
  expect(today.lines.slice(1)).toEqual([
    expect.stringMatching(/^Day 1 opens/),
    'From **Month 7: Production Optimization in 29 Days**: 3 days still open.',
    '[📖 Day 200] [✅ Day 200 done]',
  ]);
  expect((await today.press('Day 200')).lines.join()).toContain('Day 200');
  const done = await server.lena.run('done');
  expect((await done.press('Day 200 done')).lines.join()).toContain('✅ **Day 200 done.**');
  expect((await server.lena.run('today')).lines.join()).toContain('2 days still open.,[📖 Day 201]');
});
