import { expect, test } from 'vitest';
import { joinAndLockLearner } from '../../../src/db/learners/learners.ts';
import {
  addNote,
  deleteNote,
  editNote,
  type NoteFilter,
  newestNote,
  ownNote,
  placeOfNote,
} from '../../../src/db/notes/notes.ts';
import { notedDays, sharedNotes } from '../../../src/db/notes/shared.ts';
import { testWorld } from '../../support/context.ts';

const { ctx, cohort } = await testWorld('2026-03-02T08:00:00Z');
const { db } = ctx;
const now = ctx.now();
const { id: cohortId } = await cohort();
const ann = { guildId: 'g1', userId: 'ann' };
let written = 0;

async function write(userId: string, dayKey: string, audience: 'me' | 'cohort' = 'me'): Promise<number> {
  const { id: learnerId } = await joinAndLockLearner(db, cohortId, { userId }, now);
  written += 1;
  return addNote(db, { learnerId, dayKey, text: `note ${written}`, audience, interactionId: `n${written}` }, now);
}

test('a note has its place among all of one’s own, or those about its day', async () => {
  const [first, second, third] = [await write('ann', '174'), await write('ann', '175'), await write('ann', '174')];
  await write('bob', '174');
  expect(await place(first)).toEqual({ position: 3, total: 3, newerId: second, olderId: null });
  expect(await place(third)).toEqual({ position: 1, total: 3, newerId: null, olderId: second });
  const day = { dayKeys: ['174'] };
  expect(await place(first, day)).toEqual({ position: 2, total: 2, newerId: third, olderId: null });
  expect(await newestNote(db, cohortId, 'ann')).toBe(third);
  expect(await newestNote(db, cohortId, 'ann', { dayKeys: ['175', '176'] })).toBe(second);
});

async function place(id: number, filter: NoteFilter = {}) {
  const note = await ownNote(db, ann, id);
  return note && placeOfNote(db, note, filter);
}

test.each<[string, string, string[], string, boolean]>([
  ['a word by its stem', 'I was optimizing the slowest loops', ['english'], 'optimize loop', true],
  ['a word of another language by its stem', 'Ich habe zwei Häuser gesehen', ['german'], 'haus', true],
  ['by the rules of either language', 'Ich habe zwei Häuser gesehen', ['english', 'german'], 'haus', true],
  ['a part of a word', 'Refactoring', ['english'], 'factor', true],
  ['whatever case it has', 'Індекс на колонку', ['simple'], 'ІНДЕКС', true],
  ['in a script without spaces', '今天我学习了数据库索引', ['simple'], '数据库', true],
  ['in another one', 'วันนี้ฉันเรียนดัชนี', ['simple'], 'ดัชนี', true],
  ['signs of programs', 'Why C++ and not C#?', ['english'], 'C++', true],
  ['one of two words only', 'slow loop', ['english'], 'slow query', false],
  ['either of two words', 'slow loop', ['english'], 'loop or query', true],
  ['what is left out', 'slow loop', ['english'], 'slow -loop', false],
  ['nothing of it', 'slow loop', ['english', 'simple'], 'fast', false],
  ['signs that mean something to a pattern', '100 percent', ['simple'], '%', false],
  ['quotes that stay open', 'slow loop', ['english'], '"slow', true],
])('words are found: %s', async (_, text, configs, words, isFound) => {
  const id = await write('ann', '190');
  await editNote(db, ann, id, { text, audience: 'me' }, now);
  const found = await newestNote(db, cohortId, 'ann', { dayKeys: ['190'], find: { words, configs } });
  expect(found === id).toBe(isFound);
  await deleteNote(db, ann, id, now);
});

test('an interaction writes one note, however often it is delivered', async () => {
  const { id: learnerId } = await joinAndLockLearner(db, cohortId, { userId: 'mia' }, now);
  const note = { learnerId, dayKey: '174', text: 'x', audience: 'me', interactionId: 'again' } as const;
  expect(await addNote(db, note, now)).toBe(await addNote(db, note, now));
});

test('nobody reads, changes or deletes another’s note, nor one’s own from another server', async () => {
  const id = await write('ann', '176');
  for (const owner of [
    { ...ann, userId: 'bob' },
    { ...ann, guildId: 'g2' },
  ]) {
    expect(await ownNote(db, owner, id)).toBeUndefined();
    expect(await editNote(db, owner, id, { text: 'y', audience: 'me' }, now)).toBe(false);
    expect(await deleteNote(db, owner, id, now)).toBe(false);
  }
  expect(await editNote(db, ann, id, { text: 'y', audience: 'me' }, now)).toBe(true);
  expect([await deleteNote(db, ann, id, now), await deleteNote(db, ann, id, now)]).toEqual([true, false]);
});

test('in their own place somebody has all their notes', async () => {
  const id = await write('ann', '177');
  expect(await ownNote(db, { userId: 'ann', guildId: null }, id)).toMatchObject({ guildId: 'g1' });
  expect(await ownNote(db, { userId: 'bob', guildId: null }, id)).toBeUndefined();
});

test('others read what was shared, page by page', async () => {
  await write('ann', '180');
  const shared = [await write('bob', '180', 'cohort'), await write('mia', '180', 'cohort')];
  const page = await sharedNotes(db, cohortId, '180', { offset: 1, limit: 5 });
  expect([page.total, page.notes.map(({ id }) => id)]).toEqual([2, shared.slice(1)]);
  expect(await notedDays(db, cohortId)).toEqual(['180']);
});
