import { describe, expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { confirmDelete, noNotes, noteDeleted, noteGone, noteShown } from '../../../src/messages/notes/notes.ts';
import { sharedForLearners, sharedNotes } from '../../../src/messages/notes/shared.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { smallPlan } from '../../support/context.ts';

const words = wordsFor('en');
const [day] = smallPlan().months[0]!.weeks[0]!.days;
type NoteShown = Parameters<typeof noteShown>[1];
const note: NoteShown = {
  leafing: { note: 5 },
  cohortId: 7,
  day: day!,
  week: undefined,
  text: 'slow loop',
  link: null,
  fileName: null,
  fileBytes: 0,
  audience: 'me',
  createdAt: new Date(0),
  editedAt: null,
  takenDownAt: null,
  takenDownReason: null,
  position: 2,
  total: 3,
  newerId: 6,
  olderId: 4,
  mayShare: true,
};
const labelsOf = ({ components = [] }: Message) =>
  components.flatMap((row) => row.components.map((one) => ('label' in one ? one.label : '')));

describe('one note', () => {
  const leaves = ['◀ Newer', 'Older ▶', 'Edit', 'Delete'];
  const group = ['From the group', 'My journal'];
  test.each<[string, Partial<NoteShown>, string, string[]]>([
    ['among others', {}, 'written <t:0:f> · only you can read it', [...leaves, 'Share it', ...group]],
    [
      'edited and shared',
      { audience: 'cohort', editedAt: new Date(0) },
      'written <t:0:f>, edited <t:0:R> · the group can read it',
      [...leaves, 'Make it private', ...group],
    ],
    [
      'the only one, of a hidden plan',
      { newerId: null, olderId: null, mayShare: false },
      'written <t:0:f> · only you can read it',
      ['Edit', 'Delete', 'My journal'],
    ],
    [
      'with a link and a file',
      { link: 'https://example.org/a', fileName: 'plan.png', fileBytes: 2048 },
      'written <t:0:f> · only you can read it\n🔗 <https://example.org/a>\n📎 plan.png · 2 KB',
      [...leaves, 'Share it', 'plan.png', 'Remove the file', ...group],
    ],
    [
      'taken down',
      { takenDownAt: new Date(0), takenDownReason: 'Off topic' },
      'written <t:0:f> · only you can read it\n🚫 Taken down <t:0:D> by a moderator there: “Off topic” It stays yours, and cannot be shared again.',
      [...leaves, ...group],
    ],
  ])('%s', (_, change, line, labels) => {
    const message = noteShown(words, { ...note, ...change });
    assertMessage(message);
    expect([message.content, labelsOf(message)]).toEqual([`📝 **Day 174: Topic 174**\n${line}`, labels]);
  });

  test.each<[NoteShown['leafing'], string, string]>([
    [{ note: 5, only: 'day' }, 'Note 2 of 3 on Day 174', 'notes?note=6&only=day'],
    [{ note: 5, only: 'week' }, 'Note 2 of 3 on Week 25', 'notes?note=6&only=week'],
    [{ note: 5, find: 'loop' }, 'Note 2 of 3 with “loop”', 'notes?note=6&find=loop'],
  ])('among those that are looked for: %j', (leafing, footer, id) => {
    const week = leafing.only === 'week' ? { label: 'Week 25' } : undefined;
    const message = noteShown(
      words,
      { ...note, leafing, week },
      { attached: { link: 'none', file: { kind: 'none' } } },
    );
    expect(message.content).toMatch(/^✅ Saved\.\n📝/);
    expect(message.embeds?.[0]?.footer).toEqual({ text: footer });
    expect(message.components?.[0]?.components[0]).toMatchObject({ custom_id: id });
  });

  test('the longest note is shown whole under the longest title', () => {
    const text = '👍'.repeat(1000);
    const message = noteShown(words, {
      ...note,
      leafing: { note: 2, only: 'week', find: 'ж'.repeat(40) },
      day: { ...day!, title: 'T'.repeat(400) },
      text,
      link: `https://example.org/${'x'.repeat(480)}`,
      fileName: 'f'.repeat(100),
      audience: 'cohort',
      editedAt: new Date(0),
    });
    assertMessage(message);
    expect(message.embeds?.[0]?.description).toBe(text);
  });
});

const nothing = { day: undefined, week: undefined, find: undefined };
test.each([
  ['none yet', noNotes(words, 7, 'Month *7*', nothing), /^You have no notes in \*\*Month \\\*7\\\*\*\* yet\./],
  ['none on a day', noNotes(words, 7, 'Month 7', { ...nothing, day: day! }), /^You have no note on Day 174 yet\.$/],
  [
    'none in a week',
    noNotes(words, 7, 'Month 7', { ...nothing, week: { label: 'Week 25' } }),
    /^You have no note on Week 25 yet\.$/,
  ],
  [
    'none with some words',
    noNotes(words, 7, 'Month 7', { ...nothing, day: day!, find: 'loop' }),
    /^None of your notes on Day 174 has “loop” in it\./,
  ],
  ['gone', noteGone(words), /^That note is no longer there: it was deleted before\. Nothing else was changed\.$/],
  [
    'asked before it is deleted',
    confirmDelete(words, { ...note, what: 'note-delete' }),
    /^Delete this note on \*\*Day 174\*\* for good\?/,
  ],
  [
    'asked before its file is deleted',
    confirmDelete(words, { ...note, fileName: 'a.png', what: 'note-unfile' }),
    /^Delete \*\*a\.png\*\* from your note on Day 174 for good\?/,
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
    'Nobody has shared a note on Day 174 yet. Yours can be the first: tick “The group may read it” when you write it.',
    ['Note on Day 174', 'My notes'],
  ],
  [0, 2, 3, '👥 **Day 174: Topic 174**: notes shared by the group, 1 and 2 of 3', ['Later ▶', 'My notes']],
  [1, 1, 3, '👥 **Day 174: Topic 174**: notes shared by the group, 3 of 3', ['◀ Earlier', 'My notes']],
])('what others share, page %d with %d of %d', (page, shown, total, content, labels) => {
  const notes = Array.from({ length: shown }, () => ({
    id: 9,
    userId: '1',
    displayName: 'Bo',
    text: 'a\nb',
    link: 'https://example.org/a',
    file: null,
    createdAt: new Date(0),
  }));
  const message = sharedNotes(words, { cohortId: 7, day: day!, page, perPage: 2, total, notes, keepsOrder: false });
  assertMessage(message);
  expect([message.content, labelsOf(message)]).toEqual([content, labels]);
  expect((message.embeds ?? []).map(({ description }) => description)).toEqual(
    notes.map(() => '**Bo** · <t:0:R>\n> a\n> b\n> 🔗 https://example.org/a'),
  );
});

test('files of shared notes are there to read, and who keeps order can take notes down', () => {
  const one = { userId: '1', displayName: 'Bo', text: 'a', link: null, createdAt: new Date(0) };
  const notes = [
    { ...one, id: 9, file: 'a.png' },
    { ...one, id: 10, file: null },
  ];
  const message = sharedNotes(words, {
    cohortId: 7,
    day: day!,
    page: 1,
    perPage: 2,
    total: 4,
    notes,
    keepsOrder: true,
  });
  assertMessage(message);
  expect(labelsOf(message)).toEqual(['a.png', '◀ Earlier', 'My notes', 'Take down note 3', 'Take down note 4']);
});
