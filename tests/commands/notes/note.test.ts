import { expect, test } from 'vitest';
import { join } from '../../../src/commands/member/join.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { completions, learners, notes } from '../../../src/db/schema.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { type Caller, customIdsOf, somebody, testWorld } from '../../support/context.ts';
import { textIn } from '../../support/replies.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, slash, press, submit } = world;
const cohort = await world.cohort();
const firstPost = await world.post(cohort, '174', '2026-03-09');
await world.post(cohort, '175', '2026-03-10');
const form = (day: string) => `note?cohort=${cohort.id}&day=${day}`;

const files = (message: Message | Modal) => ('modal' in message ? [] : (message.files ?? []));
const storedNotes = () => ctx.db.select({ day: notes.dayKey, text: notes.text, audience: notes.audience }).from(notes);

test('without text the form of the latest posted day opens', async () => {
  expect(await slash(note)).toEqual({
    modal: {
      id: form('175'),
      title: 'Day 175 note',
      inputs: [
        { kind: 'words', text: 'What did **175** teach you?' },
        { kind: 'text', id: 'text', label: 'Your note', style: 'paragraph', required: true, min: 1, max: 2000 },
        {
          kind: 'checks',
          id: 'also',
          label: 'And…',
          required: false,
          options: [
            { label: 'Day 175 is done', value: 'done' },
            {
              label: 'The group may read it',
              description: 'The others in this plan, with your name; otherwise only you',
              value: 'share',
              default: false,
            },
          ],
        },
        {
          kind: 'text',
          id: 'link',
          label: 'A link that belongs to it',
          style: 'short',
          required: false,
          max: 500,
          placeholder: 'https://',
        },
        {
          kind: 'file',
          id: 'file',
          label: 'A file that belongs to it',
          description: 'Up to 1 MB; if it is larger, a link is the better way',
          required: false,
        },
      ],
    },
  });
  expect(await ctx.db.select().from(learners)).toEqual([]);
});

test.each([
  ['the button under a post opens its day', `note?post=${firstPost}`, 'Day 174 note'],
  ['the button of the done reply opens its day', form('174'), 'Day 174 note'],
  ['the button of an ended cohort opens nothing', 'note?cohort=999&day=174', expect.stringContaining('no longer here')],
])('%s', async (_, id, expected) => {
  expect(textIn(await press(note, id))).toEqual(expected);
});

test.each<[string, object, unknown, Caller?]>([
  [
    'a day not posted yet',
    { day: '177' },
    'Day 177 opens <t:1773295200:F>. Its note can be written then. Nothing was saved. The latest day is Day 175.',
  ],
  ['a day the plan does not have', { day: '999' }, expect.stringContaining('This plan has no day “999”')],
  [
    'another server',
    {},
    'No study plan runs here yet. Someone with **Manage Server** can start one with /setup.',
    { guildId: 'g9' },
  ],
])('%s is refused, and the text comes back', async (_, input, said, by = {}) => {
  const refused = await slash(note, { ...input }, by);
  expect(textIn(refused)).toEqual(said);
  expect(files(refused)).toEqual([]);
  const back = await slash(note, { ...input, text: 'my words' }, by);
  expect(textIn(back)).toMatch(/What you wrote is attached, so nothing is lost\.$/);
  expect(files(back)).toEqual([{ name: 'note.md', data: 'my words' }]);
  expect(await storedNotes()).toEqual([]);
  expect(await ctx.db.select().from(learners)).toEqual([]);
});

test('a note over the limit comes back as a file', async () => {
  const long = 'x'.repeat(2340);
  expect(await slash(note, { text: long })).toEqual({
    content:
      'That note has 2,340 characters; the limit is 2,000. Here it is, so nothing is lost. Shorten it, or make two notes of it.',
    files: [{ name: 'note.md', data: long }],
    components: [
      {
        type: 1,
        components: [{ type: 2, style: 2, label: 'Open the form', custom_id: form('175'), emoji: { name: '📝' } }],
      },
    ],
    allowed_mentions: { parse: [] },
  });
});

test.each(['', '  \n\t', '\0'])('a note of %j is refused', async (blank) => {
  expect(textIn(await slash(note, { text: blank }))).toBe(
    'That note has no words in it, so nothing was saved and nothing was changed. Write at least one.',
  );
  expect(await ctx.db.select().from(learners)).toEqual([]);
});

test('the first note joins; text is stored without blank edges', async () => {
  const saved = await slash(note, { day: '174', text: ' slow loop\n', share: 'cohort' });
  expect(saved).toEqual({
    content:
      '📝 Note on **Day 174** saved. The others in this plan can read it under /notes.\nYou’re in: the daily posts count for you from here on. /zone sets your own clock.',
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'See or edit', custom_id: 'notes?note=1', emoji: { name: '📝' } },
          {
            type: 2,
            style: 3,
            label: 'Day 174 done',
            custom_id: `done?cohort=${cohort.id}&day=174`,
            emoji: { name: '✅' },
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  });
  expect(await storedNotes()).toEqual([{ day: '174', text: 'slow loop', audience: 'cohort' }]);
  expect(await ctx.db.select({ day: completions.dayKey }).from(completions)).toEqual([]);
});

test('a form delivered twice makes one note and one completion', async () => {
  const filled = { text: 'x'.repeat(2000), also: ['done'] };
  const first = await submit(note, form('175'), filled, { interactionId: 'twice' });
  const second = await submit(note, form('175'), filled, { interactionId: 'twice' });
  expect(textIn(first)).toBe(
    '📝 Note on **Day 175** saved. Only you can read it.\n✅ **Day 175 done.** 1 of 9 in the plan.\n🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day\n-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
  );
  expect(second).toEqual(first);
  expect(await storedNotes()).toHaveLength(2);
  expect(await ctx.db.select({ day: completions.dayKey }).from(completions)).toEqual([{ day: '175' }]);
});

test('a day that is done is not offered again in its form', async () => {
  const opened = await press(note, form('175'));
  expect(
    'modal' in opened && opened.modal.inputs.flatMap((part) => ('options' in part ? part.options : [])),
  ).toMatchObject([{ value: 'share' }]);
});

test('should saving fail, the dispatcher can hand the text back', () => {
  const modal = note.modals?.['note'];
  expect(modal?.written?.({ input: { text: 'kept' } } as never)).toBe('kept');
  expect(modal?.unsaved?.({ ...somebody, input: {} })).toBe('The note is **not** saved.');
});

test('the command opens a form at once, and may take longer to save', () => {
  const { answers } = note.runs['']!;
  const of = (input: object) => typeof answers === 'function' && answers({ input } as never);
  expect([of({}), of({ text: 'x' }), of({ file: {} }), of({ link: 'x' })]).toEqual([
    'modal',
    'private',
    'private',
    'private',
  ]);
});

test('where several plans run, the text comes back beside the buttons that save it in one of them', async () => {
  const other = await world.cohort({ channelId: 'c2' });
  const by = { channelId: 'elsewhere', userId: 'bob' };
  const asked = await slash(note, { day: '174', text: 'two plans', share: 'cohort' }, by);
  expect(textIn(asked)).toMatch(/^More than one study plan runs here.*What you wrote is attached/s);
  expect(files(asked)).toEqual([{ name: 'note.md', data: 'two plans' }]);
  expect(customIdsOf(asked)).toEqual(
    [other, cohort].map(({ id }) => `/note?day=174&text=two plans&share=cohort&cohort=${id}`),
  );
  expect(textIn(await press(note, customIdsOf(asked)[1]!, by))).toBe(
    '📝 Note on **Day 174** saved. The others in this plan can read it under /notes.\nYou’re in: the daily posts count for you from here on. /zone sets your own clock.',
  );
  const tooLong = await slash(note, { day: 'ж'.repeat(100), text: 'kept' }, by);
  expect(files(tooLong)).toEqual([{ name: 'note.md', data: 'kept' }]);
});

test('before the first post there is nothing to note, except where people work ahead', async () => {
  const fresh = await world.cohort({ channelId: 'c3' });
  const ahead = await world.cohort({ channelId: 'c4', worksAhead: true });
  expect(textIn(await slash(note, {}, { channelId: 'c3' }))).toBe(
    'Day 174 opens <t:1773036000:F>. Until then: **/day day:174** to look ahead, /zone to set your clock.',
  );
  expect(textIn(await press(note, `note?cohort=${fresh.id}&day=174`))).toMatch(/^Day 174 opens/);
  expect(textIn(await press(note, `note?cohort=${ahead.id}&day=180`))).toBe('Day 180 note');
  await slash(join, {}, { channelId: 'c4', userId: 'cy' });
  const saved = await submit(
    note,
    `note?cohort=${ahead.id}&day=180`,
    { text: 'early', also: ['done'] },
    { userId: 'cy' },
  );
  expect(textIn(saved)).toMatch(/^📝 Note on \*\*Day 180\*\* saved\..*\n✅ \*\*Day 180 done\.\*\* 1 of 9/);
});
