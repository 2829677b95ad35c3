import { describe, expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import {
  confirmDelete,
  noNotes,
  noteDeleted,
  noteGone,
  noteShown,
  sharedForLearners,
  sharedNotes,
} from '../../../src/messages/notes/notes.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { smallPlan } from '../../support/context.ts';

const words = wordsFor('en');
const [day] = smallPlan().months[0]!.weeks[0]!.days;
type NoteShown = Parameters<typeof noteShown>[1];
const note: NoteShown = {
  noteId: 5,
  cohortId: 7,
  day: day!,
  text: 'slow loop',
  audience: 'me',
  createdAt: new Date(0),
  editedAt: null,
  position: 2,
  total: 3,
  newerId: 6,
  olderId: 4,
  sameDay: false,
  shares: true,
};
const labelsOf = ({ components = [] }: Message) =>
  components.flatMap((row) => row.components.map((one) => ('label' in one ? one.label : '')));

describe('one note', () => {
  test.each<[string, Partial<NoteShown>, string, string[]]>([
    [
      'among others',
      {},
      'written <t:0:f> · only you can read it',
      ['◀ Newer', 'Older ▶', 'Edit', 'Delete', 'From the group', 'My journal'],
    ],
    [
      'edited and shared',
      { audience: 'cohort', editedAt: new Date(0) },
      'written <t:0:f>, edited <t:0:R> · the group can read it',
      ['◀ Newer', 'Older ▶', 'Edit', 'Delete', 'From the group', 'My journal'],
    ],
    [
      'the only one, of a hidden plan',
      { newerId: null, olderId: null, shares: false },
      'written <t:0:f> · only you can read it',
      ['Edit', 'Delete', 'My journal'],
    ],
  ])('%s', (_, change, line, labels) => {
    const message = noteShown(words, { ...note, ...change });
    assertMessage(message);
    expect([message.content, labelsOf(message)]).toEqual([`📝 **Day 174: Topic 174**\n${line}`, labels]);
  });

  test('among the notes on its day', () => {
    const message = noteShown(words, { ...note, sameDay: true }, 'saved');
    expect(message.content).toMatch(/^✅ Saved\.\n📝/);
    expect(message.embeds?.[0]?.footer).toEqual({ text: 'Note 2 of 3 on Day 174' });
    expect(message.components?.[0]?.components[0]).toMatchObject({ custom_id: 'notes?note=6&only=day' });
  });

  test('the longest note is shown whole under the longest title', () => {
    const text = '👍'.repeat(1000);
    const message = noteShown(words, {
      noteId: 2,
      cohortId: 1,
      day: { ...day!, title: 'T'.repeat(400) },
      text,
      audience: 'me',
      createdAt: new Date(0),
      editedAt: new Date(0),
      position: 2,
      total: 3,
      newerId: 3,
      olderId: 1,
      sameDay: true,
      shares: true,
    });
    assertMessage(message);
    expect(message.embeds?.[0]?.description).toBe(text);
  });
});

test.each([
  ['none yet', noNotes(words, 7, 'Month *7*', null), /^You have no notes in \*\*Month \\\*7\\\*\*\* yet\./],
  ['none on a day', noNotes(words, 7, 'Month 7', day!), /^You have no note on Day 174 yet\.$/],
  ['gone', noteGone(words), /^That note is no longer there: it was deleted before\. Nothing else was changed\.$/],
  [
    'asked before it is deleted',
    confirmDelete(words, { noteId: 5, day: day!, text: 'x', sameDay: true }),
    /^Delete this note on \*\*Day 174\*\* for good\?/,
  ],
  ['deleted', noteDeleted(words, day!), /^🗑️ Your note on Day 174 is deleted\./],
  [
    'shared ones are for learners',
    sharedForLearners(words, 7, 'Month 7'),
    /^Notes shared in \*\*Month 7\*\* are for those who study along\./,
  ],
])('%s', (_, message, said) => {
  assertMessage(message);
  expect(message.content).toMatch(said);
});

test.each([
  [
    0,
    0,
    0,
    'Nobody has shared a note on Day 174 yet. Yours can be the first: choose “The group” when you write it.',
    ['Note on Day 174', 'My notes'],
  ],
  [0, 2, 3, '👥 **Day 174: Topic 174**: notes shared by the group, 1 and 2 of 3', ['Later ▶', 'My notes']],
  [1, 1, 3, '👥 **Day 174: Topic 174**: notes shared by the group, 3 of 3', ['◀ Earlier', 'My notes']],
])('what others share, page %d with %d of %d', (page, shown, total, content, labels) => {
  const notes = Array.from({ length: shown }, () => ({
    userId: '1',
    displayName: 'Bo',
    text: 'a\nb',
    createdAt: new Date(0),
  }));
  const message = sharedNotes(words, { cohortId: 7, day: day!, page, perPage: 2, total, notes });
  assertMessage(message);
  expect([message.content, labelsOf(message)]).toEqual([content, labels]);
  expect((message.embeds ?? []).map(({ description }) => description)).toEqual(
    notes.map(() => '**Bo** · <t:0:R>\n> a\n> b'),
  );
});
