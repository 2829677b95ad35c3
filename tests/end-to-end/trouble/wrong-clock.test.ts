import { expect, test } from 'vitest';
import { moreActions } from '../../support/more-actions.ts';
import { openServer } from '../../support/open-server.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

test.each([
  ['a day ahead', day],
  ['a day behind', -day],
  ['ten minutes ahead', 10 * minute],
  ['ten minutes behind', -10 * minute],
  ['50 years behind', -50 * 365 * day],
])(
  'on a machine that is %s: each post at its right moment, no date skipped, and commands are answered',
  async (_, hostAheadMs) => {
    const server = await openServer({ hostAheadMs });
    await server.beginPlan();
    for (const date of ['2026-03-02', '2026-03-03']) {
      const posted = server.channel().length;
      await server.at(`${date}T05:59:00Z`);
      expect(server.channel()).toHaveLength(posted);
      await server.at(`${date}T06:00:00Z`);
      expect(server.channel()).toHaveLength(posted + 1);
      expect((await server.lena.run('done')).lines[1]).toMatch(/^✅ \*\*Day 17[45] done\.\*\*/);
    }
    expect(
      server
        .channel()
        .flat()
        .filter((line) => line.includes('Posted late')),
    ).toEqual([]);
    const status = (await server.admin.run('cohort status')).lines;
    expect(status.slice(status.indexOf('│ **Last posts**'))).toEqual([
      '│ **Last posts**',
      '│ 📘 Tue 3 Mar · Day 175',
      '│ 📘 Mon 2 Mar · Day 174',
      '[✏️ Change settings] [⏸️ Pause] [End]',
      moreActions,
    ]);
    expect(await server.bot().health()).toMatchObject({ clockAheadMs: expect.closeTo(hostAheadMs, -4) });
    expect(
      server.logged.filter(({ msg }) => msg === 'this machine’s clock is wrong; going by Discord’s'),
    ).toMatchObject([{ level: 40, aheadMs: expect.closeTo(hostAheadMs, -4) }]);
  },
);
