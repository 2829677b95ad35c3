import { expect, test } from 'vitest';
import { note } from '../../../src/commands/notes/note.ts';
import { notes } from '../../../src/commands/notes/notes.ts';
import { addVersion, shipped } from '../../../src/db/plans/versions.ts';
import { cohorts } from '../../../src/db/schema.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { customIdsOf, smallPlan, testWorld } from '../../support/context.ts';
import { textIn } from '../../support/replies.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, clock, slash, press, submit } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');
await world.post(cohort, '175', '2026-03-10');

const bodies = (message: Message | Modal) =>
  'modal' in message ? [] : (message.embeds ?? []).map(({ description, footer }) => [description, footer?.text]);

test('without notes there is a way to the first one', async () => {
  const none = await slash(notes);
  expect([textIn(none), customIdsOf(none)]).toEqual([
    'You have no notes in **Month 7** yet. Write the first one here, or with 📝 under a day’s post.',
    [`note?cohort=${cohort.id}`],
  ]);
  const day = await slash(notes, { day: '174' });
  expect([textIn(day), customIdsOf(day)]).toEqual([
    'You have no note on Day 174 yet.',
    [`note?cohort=${cohort.id}&day=174`, `notes-shared?cohort=${cohort.id}&day=174`, `notes?cohort=${cohort.id}`],
  ]);
  expect(textIn(await slash(notes, { day: 'nope' }))).toMatch(/^This plan has no day “nope”/);
});

test('the newest note comes first, whole, and buttons lead to those beside it', async () => {
  const long = 'n'.repeat(2000);
  await slash(note, { day: '174', text: 'first' });
  await slash(note, { day: '175', text: 'second', share: 'cohort' });
  await slash(note, { day: '174', text: long });
  const newest = await slash(notes);
  expect(newest).toEqual({
    content: '📝 **Day 174: Topic 174**\nwritten <t:1773136800:f> · only you can read it',
    embeds: [{ color: 0x3b82f6, description: long, footer: { text: 'Note 1 of 3' } }],
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'Older ▶', custom_id: 'notes?note=2' },
          { type: 2, style: 2, label: 'Edit', custom_id: 'note-edit?note=3', emoji: { name: '✏️' } },
          { type: 2, style: 2, label: 'Delete', custom_id: 'note-delete?note=3', emoji: { name: '🗑️' } },
          { type: 2, style: 2, label: 'Share it', custom_id: 'note-share?note=3&to=cohort', emoji: { name: '👥' } },
        ],
      },
      {
        type: 1,
        components: [
          {
            type: 2,
            style: 2,
            label: 'From the group',
            custom_id: `notes-shared?cohort=${cohort.id}&day=174`,
            emoji: { name: '📖' },
          },
          {
            type: 2,
            style: 2,
            label: 'My journal',
            custom_id: `notes-journal?cohort=${cohort.id}`,
            emoji: { name: '📓' },
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  });
  const middle = await press(notes, 'notes?note=2');
  expect([bodies(middle), customIdsOf(middle).slice(0, 2), textIn(middle)]).toEqual([
    [['second', 'Note 2 of 3']],
    ['notes?note=3', 'notes?note=1'],
    '📝 **Day 175: Topic 175**\nwritten <t:1773136800:f> · the group can read it',
  ]);
  expect(bodies(await press(notes, 'notes?note=1'))).toEqual([['first', 'Note 3 of 3']]);
});

test('a day’s notes are leafed through by themselves', async () => {
  const newest = await slash(notes, { day: '174' });
  expect(bodies(newest)[0]?.[1]).toBe('Note 1 of 2 on Day 174');
  expect(customIdsOf(newest).slice(0, 2)).toEqual(['notes?note=1&only=day', 'note-edit?note=3&only=day']);
  expect(bodies(await press(notes, 'notes?note=1&only=day'))).toEqual([['first', 'Note 2 of 2 on Day 174']]);
});

test('editing opens the form with the note in it, and shows the note afterwards', async () => {
  expect(await press(notes, 'note-edit?note=2')).toMatchObject({
    modal: {
      id: 'note-edit?note=2',
      title: 'Day 175 note',
      inputs: [
        { kind: 'words' },
        { id: 'text', value: 'second', min: 1, max: 2000 },
        { id: 'also', options: [{ value: 'share', default: true }] },
        { id: 'link' },
        { id: 'file', description: 'Up to 1 MB; if it is larger, a link is the better way' },
      ],
    },
  });
  clock.at = new Date('2026-03-10T11:00:00Z');
  const saved = await submit(notes, 'note-edit?note=2', { text: 'second, better' });
  expect([textIn(saved), bodies(saved)]).toEqual([
    '✅ Saved.\n📝 **Day 175: Topic 175**\nwritten <t:1773136800:f>, edited <t:1773140400:R> · only you can read it',
    [['second, better', 'Note 2 of 3']],
  ]);
});

test.each([
  ['blank', ' ', 'That note has no words in it, so nothing was saved and nothing was changed. Write at least one.', []],
  [
    'too long',
    'y'.repeat(2001),
    expect.stringContaining('2,001 characters'),
    [{ name: 'note.md', data: 'y'.repeat(2001) }],
  ],
])('an edit that is %s changes nothing and leads back to the form', async (_, typed, said, files) => {
  const refused = await submit(notes, 'note-edit?note=2', { text: typed });
  expect([textIn(refused), 'files' in refused ? refused.files : [], customIdsOf(refused)]).toEqual([
    said,
    files,
    ['note-edit?note=2'],
  ]);
  expect(bodies(await press(notes, 'notes?note=2'))).toEqual([['second, better', 'Note 2 of 3']]);
});

test.each([
  ['somebody else', { userId: 'bob' }],
  ['another server', { guildId: 'g2' }],
])('the ids of a note are worth nothing to %s', async (_, by) => {
  const gone = 'That note is no longer there: it was deleted before. Nothing else was changed.';
  expect(textIn(await press(notes, 'notes?note=2', by))).toBe(gone);
  expect(textIn(await press(notes, 'note-edit?note=2', by))).toBe(gone);
  expect(textIn(await press(notes, 'note-delete?note=2&sure=yes', by))).toBe(gone);
  const kept = await submit(notes, 'note-edit?note=2', { text: 'mine now' }, by);
  expect([textIn(kept), 'files' in kept && kept.files]).toEqual([
    `${gone} What you wrote is attached, so nothing is lost.`,
    [{ name: 'note.md', data: 'mine now' }],
  ]);
  expect(bodies(await press(notes, 'notes?note=2'))).toEqual([['second, better', 'Note 2 of 3']]);
});

test('deleting asks once, and old buttons of the note say so kindly', async () => {
  const asked = await press(notes, 'note-delete?note=2');
  expect([textIn(asked), bodies(asked), customIdsOf(asked)]).toEqual([
    'Delete this note on **Day 175** for good? The day itself stays as it is.',
    [['second, better', undefined]],
    ['note-delete?note=2&sure=yes', 'notes?note=2'],
  ]);
  const deleted = await press(notes, 'note-delete?note=2&sure=yes');
  expect([textIn(deleted), customIdsOf(deleted)]).toEqual([
    '🗑️ Your note on Day 175 is deleted. Nothing else was changed.',
    ['notes'],
  ]);
  for (const old of ['notes?note=2', 'note-edit?note=2', 'note-delete?note=2', 'note-delete?note=2&sure=yes']) {
    expect(textIn(await press(notes, old))).toBe(
      'That note is no longer there: it was deleted before. Nothing else was changed.',
    );
  }
  expect(bodies(await press(notes, 'notes'))[0]?.[1]).toBe('Note 1 of 2');
});

test('what the cohort shares about a day is for its learners, two whole notes a page', async () => {
  const shared = `notes-shared?cohort=${cohort.id}&day=174`;
  expect(textIn(await press(notes, shared, { userId: 'stranger' }))).toBe(
    'Notes shared in **Month 7** are for those who study along. Join, and you can read them. Nothing was changed.',
  );
  expect(textIn(await press(notes, shared))).toBe(
    'Nobody has shared a note on Day 174 yet. Yours can be the first: tick “The group may read it” when you write it.',
  );
  for (const userId of ['bob', 'cy', 'dee']) {
    await slash(
      note,
      { day: '174', text: `${userId}`.padEnd(2000, '!'), share: 'cohort' },
      { userId, displayName: userId },
    );
  }
  await slash(note, { day: '174', text: 'private' }, { userId: 'bob', displayName: 'bob' });
  const first = await press(notes, shared);
  expect([textIn(first), bodies(first).map(([body]) => body?.slice(0, 30)), customIdsOf(first)]).toEqual([
    '👥 **Day 174: Topic 174**: notes shared by the group, 1 and 2 of 3',
    ['**bob** · <t:1773140400:R>\n> b', '**cy** · <t:1773140400:R>\n> cy'],
    [`${shared}&page=1`, `notes?cohort=${cohort.id}`],
  ]);
  const last = await press(notes, `${shared}&page=1`);
  expect([textIn(last), customIdsOf(last)[0]]).toEqual([
    '👥 **Day 174: Topic 174**: notes shared by the group, 3 of 3',
    `${shared}&page=0`,
  ]);
});

test('a note on a day that a newer plan dropped is still readable and editable', async () => {
  const model = { ...smallPlan(), months: [] };
  const version = await addVersion(
    ctx.db,
    { owner: shipped, slug: 'month-07', hash: 'less', model, source: [] },
    clock.at,
  );
  await ctx.db.update(cohorts).set({ versionId: version.id });
  expect(textIn(await press(notes, 'notes?note=1'))).toMatch(/^📝 \*\*Day 174\*\*\n/);
  expect(textIn(await press(notes, 'note-edit?note=1'))).toBe('Day 174 note');
});
