import { expect, test } from 'vitest';
import { joinAndLockLearner } from '../../../src/db/learners/learners.ts';
import {
  addNote,
  deleteNote,
  editNote,
  listedNote,
  newestNote,
  notedDays,
  sharedNotes,
} from '../../../src/db/notes/notes.ts';
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
  expect(await listedNote(db, ann, first, false)).toMatchObject({
    position: 3,
    total: 3,
    newerId: second,
    olderId: null,
  });
  expect(await listedNote(db, ann, third, false)).toMatchObject({
    position: 1,
    total: 3,
    newerId: null,
    olderId: second,
  });
  expect(await listedNote(db, ann, first, true)).toMatchObject({
    position: 2,
    total: 2,
    newerId: third,
    olderId: null,
  });
  expect([await newestNote(db, cohortId, 'ann'), await newestNote(db, cohortId, 'ann', '175')]).toEqual([
    third,
    second,
  ]);
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
    expect(await listedNote(db, owner, id, false)).toBeUndefined();
    expect(await editNote(db, owner, id, { text: 'y', audience: 'me' }, now)).toBe(false);
    expect(await deleteNote(db, owner, id, now)).toBe(false);
  }
  expect(await editNote(db, ann, id, { text: 'y', audience: 'me' }, now)).toBe(true);
  expect([await deleteNote(db, ann, id, now), await deleteNote(db, ann, id, now)]).toEqual([true, false]);
});

test('others read what was shared, page by page', async () => {
  await write('ann', '180');
  const shared = [await write('bob', '180', 'cohort'), await write('mia', '180', 'cohort')];
  const page = await sharedNotes(db, cohortId, '180', { offset: 1, limit: 5 });
  expect([page.total, page.notes.map(({ id }) => id)]).toEqual([2, shared.slice(1)]);
  expect(await notedDays(db, cohortId)).toEqual(['180']);
});
