import { expect, test } from 'vitest';
import { note } from '../../../src/commands/notes/note.ts';
import { notes } from '../../../src/commands/notes/notes.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { customIdsOf, somebody, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, slash, press } = world;
const cohort = await world.cohort({ worksAhead: true });
await world.post(cohort, '174', '2026-03-09');
for (const [day, text] of [
  ['174', 'loops are slow'],
  ['175', 'an index helps'],
  ['181', 'slower than a loop'],
  ['182', '50% & more'],
]) {
  await slash(note, { day, text });
}

const shown = (answer: Message | Modal) =>
  'modal' in answer ? [] : [answer.embeds?.[0]?.description ?? answer.content, answer.embeds?.[0]?.footer?.text];

test.each([
  ['the newest of a week', { week: '25' }, ['an index helps', 'Note 1 of 2 on Week 25']],
  ['a week by its title', { week: 'Theme 26' }, ['50% & more', 'Note 1 of 2 on Week 26']],
  ['words by their stems', { search: 'loop' }, ['slower than a loop', 'Note 1 of 2 with “loop”']],
  ['words within a week', { search: 'loop', week: '25' }, ['loops are slow', 'Note 1 of 1 on Week 25 with “loop”']],
  ['words on a day', { search: 'slow', day: '174' }, ['loops are slow', 'Note 1 of 1 on Day 174 with “slow”']],
  ['signs that addresses escape', { search: '50% & more' }, ['50% & more', 'Note 1 of 1 with “50% & more”']],
  ['a blank search', { search: '  ' }, ['50% & more', 'Note 1 of 4']],
])('%s', async (_, input, expected) => {
  expect(shown(await slash(notes, input))).toEqual(expected);
});

test('what was looked for is gone on with, note by note', async () => {
  const first = await slash(notes, { search: 'loop' });
  expect(customIdsOf(first)[0]).toBe('notes?note=1&find=loop');
  const second = await press(notes, 'notes?note=1&find=loop');
  expect([shown(second), customIdsOf(second)[0]]).toEqual([
    ['loops are slow', 'Note 2 of 2 with “loop”'],
    'notes?note=3&find=loop',
  ]);
  const week = await slash(notes, { week: '25' });
  expect(shown(await press(notes, customIdsOf(week)[0] ?? ''))).toEqual(['loops are slow', 'Note 2 of 2 on Week 25']);
});

test('nothing found leads back to all', async () => {
  const none = await slash(notes, { search: 'recursion', week: '26' });
  expect([shown(none)[0], customIdsOf(none)]).toEqual([
    'None of your notes on Week 26 has “recursion” in it. Other words, or fewer, may find more.',
    [`notes?cohort=${cohort.id}`],
  ]);
  expect(shown(await slash(notes, { week: '99' }))[0]).toBe(
    'This plan has no week “99”; it goes from Week 25 to Week 26.',
  );
});

test.each(['ж'.repeat(100), '%'.repeat(100), '👨‍👩‍👧‍👦'.repeat(9)])(
  'as much of %j is looked for as buttons have room for',
  async (search) => {
    await slash(note, { text: search.repeat(2).slice(0, 1900) });
    const found = await slash(notes, { search });
    expect(shown(found)[1]).toMatch(/^Note 1 of 1 with/);
    for (const id of customIdsOf(found)) expect(id.length).toBeLessThanOrEqual(100);
  },
);

test('weeks are suggested for a week, days for a day', async () => {
  const suggest = (option: string) =>
    notes.autocomplete?.({ ...somebody, input: { option, text: '', others: {} } }, ctx);
  expect((await suggest('week'))?.map(({ name }) => name)).toEqual(['Week 25: Theme 25', 'Week 26: Theme 26']);
  expect((await suggest('day'))?.[0]?.name).toMatch(/^Day/);
});
