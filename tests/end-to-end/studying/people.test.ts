import { expect, test } from 'vitest';
import { openServer } from '../../support/open-server.ts';

test('a week together: names on the post, a milestone, a board, the wrap-up, and a name taken off all of it', async () => {
  const server = await openServer({ news: true });
  await server.beginPlan();
  for (let date = 2; date <= 8; date += 1) {
    await server.at(`2026-03-0${date}T06:00:00Z`);
    await server.lena.pressPost('Done');
    if (date > 6) await server.leo.pressPost('Done');
    await server.at(`2026-03-0${date}T06:16:00Z`);
  }
  const found = (what: string) => server.channel().filter((lines) => lines.some((line) => line.includes(what)));
  expect(found('✅ Lena and Leo')).toHaveLength(2);
  expect(found('🏁 Lena has completed')).toHaveLength(1);
  expect((await server.leo.run('board')).lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/1\\?\. Lena · 7 days/),
      expect.stringMatching(/2\\?\. Leo · 2 days/),
    ]),
  );

  await server.at('2026-03-09T06:59:00Z');
  expect(found('is over.')).toHaveLength(0);
  await server.at('2026-03-09T07:00:00Z');
  await server.at('2026-03-09T07:01:00Z');
  expect(found('is over.').map((lines) => lines.join('\n'))).toEqual([
    expect.stringMatching(/2 people took part, 9 days done[\s\S]*Longest streaks: Lena 7 and Leo 2/),
  ]);

  const panel = await server.lena.run('privacy');
  expect((await panel.press('Keep my name off')).lines.join('\n')).toContain('Your name stays off posts from now on');
  await server.at('2026-03-09T07:02:00Z');
  expect(found('Lena')).toEqual([]);
  expect(found('✅ Leo and 1 more')).toHaveLength(2);
  expect(found('🏁 Somebody has reached a milestone')).toHaveLength(1);
  expect(found('Longest streaks: Leo 2')).toHaveLength(1);
});
