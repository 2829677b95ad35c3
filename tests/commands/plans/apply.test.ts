import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { note } from '../../../src/commands/notes/note.ts';
import { curriculum } from '../../../src/commands/plans/curriculum.ts';
import { done } from '../../../src/commands/study/done.ts';
import { cohorts, curriculumVersions, posts } from '../../../src/db/schema.ts';
import { basics, lines, markdown, message, plansWorld } from '../../support/plans.ts';

const { world, db, texts, send, run, press, stored, addBasics, follow, cohortNow, kept, postMore } = await plansWorld();

test('a day put in with all numbers moved on: pairing keeps progress with its day', async () => {
  await addBasics();
  await follow(['1', '2'], ['1', '2']);
  const shown = await send('update', 'basics', {
    'plan.md': markdown('1 Apples | 2 Newts', '3 Bees | 4 Cats | 5 Dogs'),
  });
  await press(shown, 'Apply');
  expect((await stored())[1]).toBe('g1/basics 2: 1 Apples | 2-new Newts | 2 Bees | 3 Cats | 4 Dogs');
  expect(await postMore(1)).toEqual(['1', '2', '3']);
  // The next files need no second confirmation.
  const again = await send('update', 'basics', {
    'plan.md': markdown('1 Apples | 2 Newts', '3 Bees | 4 Cats | 5 Dogs | 6 Emus'),
  });
  expect(lines(again).filter((line) => /➕|➖|🏷️|looks? like/.test(line))).toEqual([
    '│ ➕ **1 day added:** Day 6: Emus',
  ]);
  await press(again, 'Apply');
  expect((await stored())[2]).toBe('g1/basics 3: 1 Apples | 2-new Newts | 2 Bees | 3 Cats | 4 Dogs | 6 Emus');
});

test('days may be kept: nothing is stored then', async () => {
  await addBasics();
  await follow(['1', '2'], []);
  const asked = await press(await send('update', 'basics', { 'plan.md': markdown('3 Cats | 4 Dogs') }), 'Apply');
  expect(lines(asked).slice(0, 2)).toEqual([
    '⚠️ **This would take 2 days out of basics:** Day 1: Apples · Day 2: Bees',
    'They were posted already, and the buttons under those posts would lead nowhere.',
  ]);
  expect(lines(await press(asked, 'Keep as they are'))).toEqual(['Cancelled. Nothing was stored or changed.']);
  expect(lines(await press(asked, 'Apply anyway'))[0]).toContain('no longer valid');
  expect(await stored()).toHaveLength(1);
  expect(await cohortNow()).toBe('version 1, first 1, last 2');
});

test.each([
  ['its own name', 'tea-v2.md', basics.replace('Day 4: Dogs', 'Day 4: Ducks')],
  ['the name a browser gives', 'tea-v2 (2).md', basics],
  ['another name', 'tea.md', basics],
  ['another name and other words', 'tea.md', basics.replaceAll('Study', 'Look at')],
])('keys stored with the name of the only file in them stay when it comes under %s', async (_, name, text) => {
  await addBasics();
  const [row] = await db.select().from(curriculumVersions);
  if (row === undefined) throw new Error('nothing is stored');
  // As versions before kept it: the name of the file in every key.
  const model = JSON.parse(
    JSON.stringify(row.model)
      .replaceAll(/"key":"(\d+)","label":"Day/g, '"key":"tea-v2/$1","label":"Day')
      .replaceAll('plan.md', 'tea-v2.md'),
  );
  await db.update(curriculumVersions).set({ model, hash: 'old' });
  await follow(['tea-v2/1', 'tea-v2/2'], ['tea-v2/1']);
  const shown = await send('update', 'basics', { [name]: text });
  expect(lines(shown).filter((line) => /➕|➖|looks? like|☐/.test(line))).toEqual([]);
  expect(lines(await press(shown, 'Apply'))[1]).toMatch(/^Nobody’s finished days/);
  expect(await kept()).toEqual(['tea-v2/1']);
  expect((await stored())[1]).toMatch(/^g1\/basics 2: tea-v2\/1 Apples \| tea-v2\/2 Bees \| tea-v2\/3 Cats/);
  expect(await cohortNow()).toBe('version 2, first tea-v2/1, last tea-v2/2');
  expect((await postMore(1)).at(-1)).toBe('tea-v2/3');
});

test('a day moved behind the pointer is not posted a second time', async () => {
  await addBasics();
  await follow(['1', '2'], []);
  const shown = await send('update', 'basics', { 'plan.md': markdown('2 Bees | 3 Cats | 1 Apples | 4 Dogs') });
  expect(lines(shown)).toContain('│ <#c1>: **Day 3: Cats** comes next, as before.');
  await press(shown, 'Apply');
  expect(await cohortNow()).toBe('version 2, first 1, last 2');
  expect(await postMore(4)).toEqual(['1', '2', '3', '4', 'closing']);
});

test('the buttons of a day that was taken out touch no other day, whatever its number', async () => {
  await addBasics();
  await follow(['1', '2'], ['2']);
  const changed = markdown('1 Apples | 3 Cats | 4 Dogs').replace('Day 3: Cats', 'Day 2: Cats {#3}');
  const asked = await press(await send('update', 'basics', { 'plan.md': changed }), 'Apply');
  await press(asked, 'Apply anyway');
  expect((await stored())[1]).toBe('g1/basics 2: 1 Apples | 3 Cats | 4 Dogs');
  const [lost] = await db.select({ ref: posts.ref }).from(posts).where(eq(posts.dayKey, '2'));
  for (const [command, id] of [
    [done, `done?post=${lost?.ref}`],
    [note, `note?post=${lost?.ref}`],
  ] as const) {
    expect(lines(message(await world.press(command, id)))[0]).toContain('That day was taken out of the plan');
  }
  expect(await kept()).toEqual(['2']);
});

test('a post on its way when the plan changes does not end the plan', async () => {
  await addBasics();
  const cohort = await follow(['1', '2', '3'], []);
  await press(await send('update', 'basics', { 'plan.md': markdown('1 Apples | 2 Bees | 4 Dogs') }), 'Apply');
  await db.update(cohorts).set({ lastDayKey: '3' }).where(eq(cohorts.id, cohort.id));
  expect(await postMore(1)).toEqual(['1', '2', '3', '4']);
});

test('for new groups only: the running one keeps what it has, until it is brought along', async () => {
  await addBasics();
  await follow(['1'], []);
  const shown = await send('update', 'basics', { 'plan.md': markdown('1 Apples | 2 Bees') });
  expect(lines(await press(shown, 'For new groups only'))[0]).toBe(
    '✏️ **basics** is now at version 2. New groups start with it; 1 running group carries on with what it has. /curriculum show brings it up to date later.',
  );
  expect(await cohortNow()).toBe('version 1, first 1, last 1');
  const plan = await run('show', { name: 'basics' });
  expect(lines(plan).slice(-2)).toEqual([
    '│ ⚠️ 1 group follows another version than the current one.',
    '[See what changes for them] [Download]',
  ]);
  const newer = await press(plan, 'See what changes for them');
  expect(lines(newer)[0]).toBe('**What changes in basics** (version 1 → version 2)');
  await press(newer, 'Apply');
  expect(await cohortNow()).toBe('version 2, first 1, last 1');
});

test('two admins at once: the second learns that what was shown no longer holds', async () => {
  await addBasics();
  const one = await send('update', 'basics', { 'plan.md': markdown('1 Apples') });
  const ben = { userId: 'ben' };
  texts.set('https://cdn.discordapp.com/b.md', markdown('1 Pears'));
  const file1 = { url: 'https://cdn.discordapp.com/b.md', filename: 'b.md', size: 9 };
  const other = message(await world.slash(curriculum, { name: 'basics', file1 }, ben, 'update'));
  await press(one, 'Apply');
  const button = (other.components ?? [])
    .flatMap((row) => row.components)
    .find((part) => 'label' in part && part.label === 'Apply');
  if (button === undefined || !('custom_id' in button)) throw new Error('no button');
  expect(lines(message(await world.press(curriculum, button.custom_id)))[0]).toContain('no longer valid');
  expect(lines(message(await world.press(curriculum, button.custom_id, ben)))[0]).toContain(
    'Somebody else has changed or removed **basics**',
  );
  expect(await stored()).toHaveLength(2);
});
