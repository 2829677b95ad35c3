import { expect, test } from 'vitest';
import { availablePlans } from '../../../src/db/plans/versions.ts';
import { basics, lines, markdown, plansWorld } from '../../support/plans.ts';

const { world, db, send, run, press, stored, addBasics, follow, cohortNow, kept, reached, postMore } =
  await plansWorld();

test('shows what changes, keeps paired keys and all completions, and moves the pointer', async () => {
  await addBasics();
  await follow(['1', '2', '3'], ['1', '2', '3']);
  expect(await reached()).toEqual(['week:1 2026-03-10']);
  // Bees stay under another number, Cats are gone, Emus come in before the pointer.
  const changed = markdown('1 Apples | 9 Emus | 20 Bees', '4 Dogs | 5 Foxes');
  const shown = await send('update', 'basics', { 'plan.md': changed });
  expect(lines(shown)).toEqual([
    '**What changes in basics** (version 1 → the files you sent)',
    'Nothing has changed yet. What people finished and wrote stays theirs, whatever you choose.',
    '1 day keeps its progress under a new number.',
    '│ ➕ **2 days added:** Day 9: Emus · Day 5: Foxes',
    '│ ➖ **1 day removed:** Day 3: Cats',
    '│ 🏷️ **1 day renamed:** Day 2: Bees → Day 20: Bees',
    '│ 🏁 **3 milestones affected:** Week 1 (other days) · Week 2 (other days) · Month 1 (other days)',
    '│ <#c1>: **Day 4: Dogs** comes next, as before.',
    '│ ⏭️ 1 day will not be posted there, because the group is already past its place: Day 9: Emus. /day shows it.',
    '│ 💾 1 completion of removed days is kept.',
    '│ 🏁 Week 1: reached by 1 now, by 0 then',
    '☑ Day 20: Bees (was Day 2: Bees)',
    '[None is the same]',
    '[Apply] [For new groups only] [Cancel]',
    '📎 changes.txt',
    ...(shown.files ?? []).slice(1).map(({ name }) => `📎 ${name}`),
  ]);
  const parted = await press(shown, 'None is the same');
  expect([parted.files?.map(({ name }) => name), parted.files?.at(-1)]).toEqual([
    ['changes.txt', 'report.txt'],
    shown.files?.at(-1),
  ]);
  expect(
    lines(parted).filter((line) => /days? (?:added|removed|renamed)|comes next|⏭️|💾|☐|looks like/.test(line)),
  ).toEqual([
    '⚠️ 1 day looks like an earlier one under another number. Choose which are the same, and their progress stays with them; none is chosen.',
    '│ ➕ **3 days added:** Day 9: Emus · Day 20: Bees · Day 5: Foxes',
    '│ ➖ **2 days removed:** Day 2: Bees · Day 3: Cats',
    '│ <#c1>: **Day 9: Emus** comes next, instead of **Day 4: Dogs**.',
    '│ 💾 2 completions of removed days are kept.',
    '☐ Day 20: Bees (was Day 2: Bees)',
  ]);
  expect(lines(await press(parted, 'Apply'))[0]).toBe(
    '⚠️ **This would take 2 days out of basics:** Day 2: Bees · Day 3: Cats',
  );
  const paired = await press(parted, 'Same day');
  expect(await cohortNow()).toBe('version 1, first 1, last 3');
  const asked = await press(paired, 'Apply');
  expect(lines(asked)).toEqual([
    '⚠️ **This would take 1 day out of basics:** Day 3: Cats',
    '1 person has finished them or written about them. That is kept, but it would no longer count in the plan, and a day that only changed its name would be posted again.',
    'Nothing has changed yet. If one of them lives on under another number, keep them, send the files again and choose it as the same day.',
    '[Keep as they are] [Apply anyway]',
  ]);
  expect(await cohortNow()).toBe('version 1, first 1, last 3');
  expect(lines(await press(asked, 'Apply anyway'))).toEqual([
    '✏️ **basics** is now at version 2. <#c1> goes on with it from the next post; posts already sent stay as they are.',
    'Streaks and notes are as they were. What people finished of the 1 day that is gone is kept, but no longer counts in the plan.',
  ]);
  expect(await stored()).toEqual([
    'g1/basics 1: 1 Apples | 2 Bees | 3 Cats | 4 Dogs',
    'g1/basics 2: 1 Apples | 9 Emus | 2 Bees | 4 Dogs | 5 Foxes',
  ]);
  expect(await cohortNow()).toBe('version 2, first 1, last 2');
  expect(await kept()).toEqual(['1', '2', '3']);
  expect(await reached()).toEqual([]);
  expect(await postMore(3)).toEqual(['1', '2', '3', '4', '5', 'closing']);
});

test('the same files change nothing; those of an older version offer to go back', async () => {
  await addBasics();
  await follow(['1'], []);
  expect(lines(await send('update', 'basics', { 'plan.md': basics }))).toEqual([
    '**basics** already holds these files, as version 1. Nothing was changed.',
  ]);
  await press(await send('update', 'basics', { 'plan.md': markdown('1 Apples | 2 Bees') }), 'Apply');
  const back = await send('update', 'basics', { 'plan.md': basics });
  expect(lines(back).slice(0, 2)).toEqual([
    '**What changes in basics** (version 2 → back to version 1)',
    'These files are stored already, as an older version.',
  ]);
  await press(back, 'Apply');
  expect(await cohortNow()).toBe('version 1, first 1, last 1');
  expect(await stored()).toHaveLength(2);
  expect((await availablePlans(db, 'g1')).map(({ slug, version }) => `${slug} ${version}`)).toEqual([
    'month-07 1',
    'basics 1',
  ]);
});

test('a plan of a thousand days under wild titles, changed in all of them, is still shown', async () => {
  const wild = (sign: string) =>
    markdown(Array.from({ length: 1000 }, (_, n) => `${n + 1} ${sign.repeat(100)}${n}`).join(' | '));
  await addBasics(wild('*'));
  await follow(['1'], []);
  const shown = await send('update', 'basics', { 'plan.md': wild('~') });
  expect(lines(shown)[0]).toContain('What changes in basics');
  expect(shown.files?.[0]?.name).toBe('changes.txt');
});

test('a shipped plan is not a server’s to change', async () => {
  await world.cohort();
  expect(lines(await send('update', 'month-07', { 'plan.md': basics }))[0]).toContain('is there for every server');
  expect(lines(await run('remove', { name: 'month-07' }))[0]).toContain('can’t be removed here');
  expect(lines(await run('update', { name: 'month-07' }))).toEqual([
    'Every group that follows **month-07** has its newest version, 1. Nothing was changed.',
  ]);
});
