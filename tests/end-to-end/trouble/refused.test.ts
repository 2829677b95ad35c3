import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { serverOn } from '../../support/open-server.ts';
import type { TestServer } from '../../support/test-server.ts';

const harmful = {
  kind: 'status',
  status: 400,
  code: 240000,
  message: 'Message blocked by harmful links filter',
} as const;

const toStudy = (server: TestServer) => ({
  method: 'POST',
  path: new RegExp(`^/channels/${server.id('study')}/messages$`),
});
const first = (server: TestServer) => server.channel().map(([line]) => line);

test('a day that Discord refuses: told with its words, a bare line after three tries, and the plan goes on', async () => {
  const server = await serverOn('2026-03-02');
  const mend = server.trouble(harmful, { ...toStudy(server), times: 3 });
  await server.postUntil('2026-03-03');
  reads(
    { lines: server.admin.direct().flat() },
    '⚠️ I can’t post the study plan in #study at the moment: Discord refuses the text of Day 175 (its words: “Message blocked by harmful links filter”).',
    'Next step: change its text with **/curriculum update**, or skip the day: **/cohort status** has **Skip this day**. After three refusals I post a bare line without the author’s words.',
    'Nothing is lost: no streak is touched, no day of the plan is skipped, and I keep trying.',
  );
  expect((await server.lena.run('today')).lines).toContain(
    '⚠️ The post for **Day 175** is stuck, and this server’s admins have been told why. It will come by itself once that is fixed; no streak is touched in the meantime.',
  );
  reads(
    await server.lena.run('done', { day: '175' }),
    'only you',
    'Day 175 has not been posted yet. Nothing was logged. The latest day is Day 174; see /today.',
    '⚠️ The post for **Day 175** is stuck, and this server’s admins have been told why. It will come by itself once that is fixed; no streak is touched in the meantime.',
  );
  for (let minute = 1; minute <= 15; minute += 1)
    await server.at(`2026-03-03T06:${String(minute).padStart(2, '0')}:00Z`);
  mend();
  expect(server.posts()).toHaveLength(1 + 4);
  reads(
    { lines: server.channel()[1] ?? [] },
    '📘 Day 175 · 30 min · press 📖 Steps to read it',
    '│ 🕗 Counts for today until ‹2026-03-04 02:00 t› (‹2026-03-04 02:00 R›).',
    '[✅ Done] [📖 Steps] [📝 Note] [🗓️ Week]',
  );
  expect((await server.admin.run('cohort status')).lines).toContain('│ 📘 Tue 3 Mar · Day 175 (without its text)');

  const opened = await server.lena.pressPost('Steps');
  expect(opened.lines.slice(0, 4)).toEqual([
    'only you',
    '📘 Day 175 · 30 min',
    'Discord does not take this text as a message, so here it is as a file.',
    '🕗 Still on time until ‹2026-03-04 02:00 f›.',
  ]);
  expect(await opened.file('day-175.md')).toMatch(/^# Day 175: Query Optimization\n\n\*\*Task\*\*/);
  expect((await server.lena.pressPost('Done')).lines[1]).toBe('✅ **Day 175 done.** 1 of 29 in the plan.');
  await server.postUntil('2026-03-04');
  expect(first(server)[2]).toBe('📘 Day 176: Memory Optimization · 30 min');
  expect(server.admin.direct()).toHaveLength(1);
});

test('[Skip this day]: not posted, not due, still doable; the next day comes next', async () => {
  const server = await serverOn('2026-03-02');
  await server.lena.run('done');
  const mend = server.trouble(harmful, toStudy(server));
  await server.postUntil('2026-03-03');
  mend();
  const status = await server.admin.run('cohort status');
  expect(status.lines.at(-2)).toBe('[✏️ Change settings] [⏸️ Pause] [End] [⏭️ Skip this day]');
  reads(
    await status.press('Skip this day'),
    'updated',
    '⏭️ **Day 175** is skipped: nobody has to do it, and anyone who likes still can, with /day and /done. **Day 176** comes ‹2026-03-04 06:00 F›.',
  );
  await server.at('2026-03-03T06:20:00Z');
  expect(first(server)).toEqual(['📘 Day 174: Performance Analysis · 30 min']);
  expect((await server.admin.run('cohort status')).lines).toContain(
    '│ ▫️ Tue 3 Mar · skipped: an admin skipped the day',
  );
  await server.postUntil('2026-03-04');
  expect(first(server)[1]).toBe('📘 Day 176: Memory Optimization · 30 min');
  await server.lena.run('done');
  expect((await server.lena.run('streak')).lines.join('\n')).not.toContain('➖');
  expect((await server.lena.run('done', { day: '175' })).lines[1]).toBe('✅ **Day 175 done.** 3 of 29 in the plan.');
});

test('a learner who presses a kept [Skip this day] changes nothing', async () => {
  const server = await serverOn('2026-03-02');
  server.trouble(harmful, toStudy(server));
  await server.postUntil('2026-03-03');
  const status = await server.admin.run('cohort status');
  const skip = JSON.stringify(status.message.components).match(/cohort-skip[^"]*/)?.[0] ?? '';
  expect((await server.lena.forge(skip)).lines.join('\n')).not.toContain('left out');
  expect((await server.admin.run('cohort status')).lines.filter((line) => line.includes('stuck'))).toHaveLength(1);
});

test('whatever Discord refuses as an answer comes as a file', async () => {
  const server = await serverOn('2026-03-02');
  server.trouble(harmful, { method: 'POST', path: /callback$/, times: 1 });
  const week = await server.lena.run('week');
  expect(week.lines.slice(0, 2)).toEqual([
    'only you',
    'Discord does not take this text as a message, so here it is as a file.',
  ]);
  expect(await week.file('answer.md')).toContain('Week 25');
});
