import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

test('a holiday is planned ahead, passes without posts, and the plan goes on behind it', async () => {
  const server = await openServer({ news: true });
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  await server.lena.run('done');
  const planned = await server.admin.run('cohort holiday', { from: '2026-03-04', until: 'thursday' });
  reads(
    planned,
    'only you',
    '🏖️ Planned: Wed 4 Mar – Thu 5 Mar. The first post after that comes ‹2026-03-06 06:00 F›. The channel is told.',
    '🏖️ **Holidays of Month 7: Production Optimization in 29 Days**',
    '• Wed 4 Mar – Thu 5 Mar',
    '-# On these dates nothing is posted and nothing is due: streaks wait as they are, no day of the plan is left out, and there is nothing to catch up on afterwards.',
    '[🏖️ Plan a holiday]',
    '‹Call one off…: Wed 4 Mar – Thu 5 Mar›',
  );
  const form = await planned.press('Plan a holiday');
  const another = await form.fill({ from: '2026-03-07', until: '' });
  expect(another.lines[1]).toContain('🏖️ Planned: Sat 7 Mar.');
  const called = await another.choose('Call one off…', 'Sat 7 Mar');
  expect(called.lines[1]).toContain('↩️ Called off: Sat 7 Mar. The next post comes ‹2026-03-03 06:00 F›.');
  expect((await server.admin.run('cohort status')).lines).toContain('│ 🏖️ No posts Wed 4 Mar – Thu 5 Mar');

  await server.at('2026-03-02T06:05:00Z');
  await server.postUntil('2026-03-03');
  await server.lena.run('done');
  expect((await server.lena.run('week')).lines.filter((line) => line.includes('🔒'))[0]).toContain(
    'opens ‹2026-03-06 06:00 R›',
  );
  await server.postUntil('2026-03-06');
  const said = server.channel().map(([line = '']) => line);
  expect(said.filter((line) => line.includes('📘')).map((line) => line.slice(0, 10))).toEqual([
    '📘 Day 174',
    '📘 Day 175',
    '📘 Day 176',
  ]);
  expect(said).toContain(
    '🏖️ Wed 4 Mar – Thu 5 Mar: no posts, and nothing is due. The first post after that comes ‹2026-03-06 06:00 F›. Nobody’s streak is touched, and open days can still be done.',
  );
  const streak = await server.lena.run('streak');
  expect(streak.lines.slice(1, 7)).toEqual([
    '🔥 **2 of 29 days of the plan** · streak 2 · best 2',
    '│ ▫️ up to Sun 1 Mar · before joining',
    '│ ✅ Mon 2 Mar – Tue 3 Mar · done',
    '│ ⏸️ Wed 4 Mar – Thu 5 Mar · paused',
    '│ ⬜ Fri 6 Mar (today) · open until ‹2026-03-07 02:00 f›',
    '│',
  ]);
});
