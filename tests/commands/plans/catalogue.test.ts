import { expect, test } from 'vitest';
import { curriculum } from '../../../src/commands/plans/curriculum.ts';
import { availablePlans } from '../../../src/db/plans/versions.ts';
import { somebody } from '../../support/context.ts';
import { basics, lines, message, plansWorld } from '../../support/plans.ts';

const { world, ctx, db, run, press, stored, addBasics, follow, kept, postMore } = await plansWorld();

test('list, show and download', async () => {
  await addBasics();
  await follow([], []);
  expect(lines(await run('list'))).toEqual([
    '📚 Plans',
    '│ **Of this server**',
    '│ • **basics** · Month 1: Basics · version 1 · runs in <#c1>',
    '│ ',
    '│ **Everybody’s**',
    '│ • **month-07** · Month 7 · version 1',
  ]);
  expect(lines(await run('show', { name: 'Basics' }))).toEqual([
    '📚 **Month 1: Basics** (basics)',
    '│ 1 file · 1 month · 2 weeks · 4 days · 0 projects · 0 links',
    '│ ',
    '│ Week 1: Theme · 2 days',
    '│ Week 2: Theme · 2 days',
    '│ ',
    '│ **Versions**',
    '│ version 1 (current) · <t:1772798400:D>',
    '│ ',
    '│ 👥 It runs in <#c1>',
    '[Download]',
  ]);
  const files = await run('download', { name: 'basics' });
  expect(files.files).toEqual([{ name: 'plan.md', data: basics }]);
  expect(lines(await run('show', { name: 'basix' }))[0]).toContain(
    'There is no plan called “basix”. Did you mean **basics**?',
  );
  expect(
    await curriculum.autocomplete?.({ ...somebody, input: { option: 'name', text: 'bas', others: {} } }, ctx),
  ).toEqual([{ name: 'Month 1: Basics (basics)', value: 'basics' }]);
});

test('removed: no longer offered, and whoever follows it goes on', async () => {
  await addBasics();
  await follow(['1'], ['1']);
  const asked = await run('remove', { name: 'basics' });
  expect(lines(asked)).toEqual([
    'Remove **Month 1: Basics** (basics)? It will no longer be offered in /setup. 1 group keeps what it has and carries on to the end. What people finished and wrote stays.',
    '[Remove it] [Download first] [Keep it]',
  ]);
  expect(lines(await press(asked, 'Keep it'))[0]).toBe('**basics** stays. Nothing was changed.');
  expect(lines(await press(asked, 'Remove it'))[0]).toContain('is no longer offered');
  expect(lines(await press(asked, 'Remove it'))[0]).toContain('no longer here');
  expect((await availablePlans(db, 'g1')).map(({ slug }) => slug)).toEqual(['month-07']);
  expect(await postMore(1)).toEqual(['1', '2']);
  expect(await kept()).toEqual(['1']);
  expect(lines(await run('list'))[2]).toBe(
    '│ • **basics** · Month 1: Basics · removed; groups that follow it carry on · runs in <#c1>',
  );
  await addBasics();
  expect((await availablePlans(db, 'g1')).map(({ slug, version }) => `${slug} ${version}`)).toEqual([
    'month-07 1',
    'basics 1',
  ]);
});

test('removed and followed by nobody: nothing is left of it', async () => {
  await addBasics();
  await press(await run('remove', { name: 'basics' }), 'Remove it');
  expect(await stored()).toEqual([]);
});

test('another server sees none of it', async () => {
  await addBasics();
  const elsewhere = { guildId: 'g2' };
  expect(lines(message(await world.slash(curriculum, { name: 'basics' }, elsewhere, 'download')))[0]).toContain(
    'There is no plan called',
  );
  expect(lines(message(await world.press(curriculum, 'curriculum-download?version=1&from=0', elsewhere)))[0]).toContain(
    'no longer here',
  );
  expect(lines(message(await world.press(curriculum, 'curriculum-remove?version=1', elsewhere)))[0]).toContain(
    'no longer here',
  );
  expect(await stored()).toHaveLength(1);
});
