import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

test('one day is passed over, one comes again, one is jumped to, and one comes at once; no streak suffers', async () => {
  const server = await openServer({ news: true });
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  await server.lena.run('done');
  const more = async (action: string) => (await server.admin.run('cohort status')).choose('More…', action);

  const asked = await more('Skip the next day');
  reads(
    asked,
    'updated',
    '⏭️ Skip **Day 175: Query Optimization**, and go on with **Day 176: Memory Optimization**, ‹2026-03-03 06:00 F›? **Day 175** is not posted and due for nobody; once **Day 176** is out, anyone who likes can still do it. Nobody’s streak, work or notes are touched.',
    '[Do it] [Keep it]',
  );
  const skipped = await asked.press('Do it');
  expect(skipped.lines.at(-1)).toBe('[↩️ Take it back]');
  await server.at('2026-03-02T06:01:00Z');
  expect(server.channel().at(-1)?.[0]).toBe(
    '⏭️ **Day 175: Query Optimization** is skipped: next comes **Day 176: Memory Optimization**, ‹2026-03-03 06:00 F›. **Day 175** is not posted and due for nobody; once **Day 176** is out, anyone who likes can still do it. Nobody’s streak, work or notes are touched.',
  );
  await server.postUntil('2026-03-03');
  await server.lena.run('done');
  expect((await server.lena.run('done', { day: '175' })).lines[1]).toContain('✅ **Day 175 done.** 3 of 29');

  await (await more('Repeat the last day')).press('Do it');
  await server.postUntil('2026-03-04');
  const form = await more('Go on from another day');
  await (await form.fill({ day: '180' })).press('Do it');
  await server.at('2026-03-05T05:00:00Z');
  const now = await more('Post now');
  expect(now.lines[1]).toContain('It takes the place of the post of ‹2026-03-05 06:00 t›: there is only one per date.');
  await now.press('Post it now');
  await server.at('2026-03-05T05:01:00Z');
  await server.lena.run('done');
  expect((await more('Post now')).lines[1]).toContain('Today has its post already: **Day 180**');
  await server.postUntil('2026-03-06');
  const days = server.channel().flatMap(([line = '']) => (line.startsWith('📘') ? [line.slice(3, 10)] : []));
  expect(days).toEqual(['Day 174', 'Day 176', 'Day 176', 'Day 180', 'Day 181']);
  expect((await server.lena.run('streak')).lines.slice(1, 7)).toEqual([
    '🔥 **4 of 29 days of the plan** · streak 3 · best 3',
    '│ ▫️ up to Sun 1 Mar · before joining',
    '│ ✅ Mon 2 Mar – Tue 3 Mar · done',
    expect.stringContaining('Wed 4 Mar'),
    '│ ✅ Thu 5 Mar · done',
    '│ ⬜ Fri 6 Mar (today) · open until ‹2026-03-07 02:00 f›',
  ]);
});

test('several changes within minutes are one message, which says what holds in the end; a later one is another', async () => {
  const server = await openServer({ news: true });
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  const jump = async (day: string) => (await server.admin.run('cohort jump', { day })).press('Do it');
  const news = () => server.channel().flatMap(([line = '']) => (/^[⏩↩]/.test(line) ? [line.split(/[,.]/, 1)[0]] : []));
  const set = await jump('180');
  await server.at('2026-03-02T06:01:00Z');
  expect(news()).toEqual(['⏩ The plan goes on with **Day 180: Week 25 Review & Performance Project Planning**']);
  await set.press('Take it back');
  await jump('177');
  await server.at('2026-03-02T06:02:00Z');
  expect(news()).toEqual([expect.stringContaining('**Day 177')]);
  await server.at('2026-03-02T06:30:00Z');
  await jump('178');
  await server.at('2026-03-02T06:31:00Z');
  expect(news()).toEqual([expect.stringContaining('**Day 177'), expect.stringContaining('**Day 178')]);
});
