import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { note } from '../../../src/commands/notes/note.ts';
import { notes } from '../../../src/commands/notes/notes.ts';
import type { Download } from '../../../src/context.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';
import { linesIn } from '../../support/replies.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, slash, press, submit } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');
const form = `note?cohort=${cohort.id}&day=174`;

const mb = 1024 * 1024;
let handedOver: Download;
let asked: string[];
ctx.download = async (url) => {
  asked.push(url);
  return handedOver;
};
const file = (filename: string, size: number) => ({ url: `https://cdn.discordapp.com/${filename}`, filename, size });
const bytes = (length: number) => ({ kind: 'file', content: new Uint8Array(length).fill(65) }) as const;

const kept = () =>
  ctx.db.execute(sql`select n.text, n.link, f.name, octet_length(f.content) as bytes
    from notes n left join note_files f on f.note_id = n.id order by n.id`);

beforeEach(async () => {
  await ctx.db.execute(sql`truncate notes, handled restart identity cascade`);
  asked = [];
  handedOver = bytes(3);
});

test('a link and a file are kept with the note, and given back', async () => {
  const saved = await submit(note, form, { text: 'x', link: 'example.org/a?b=c', file: [file('plan.png', 3)] });
  expect(linesIn(saved).slice(0, 2)).toEqual([
    '📝 Note on **Day 174** saved. Only you can read it.',
    '📎 plan.png is kept with it.',
  ]);
  expect(await kept()).toEqual([{ text: 'x', link: 'https://example.org/a?b=c', name: 'plan.png', bytes: 3 }]);
  const shown = await press(notes, 'notes?note=1');
  expect(linesIn(shown).slice(2)).toEqual(['🔗 <https://example.org/a?b=c>', '📎 plan.png · 1 KB']);
  expect(customIdsOf(shown)).toContain('note-file?note=1');
  expect(await press(notes, 'note-file?note=1')).toMatchObject({
    files: [{ name: 'plan.png', data: Buffer.from('AAA') }],
  });
});

test.each([
  ['a file', { file: file('trace.txt', 3) }, { text: 'trace.txt', name: 'trace.txt' }],
  ['a link', { link: 'https://example.org/a' }, { text: 'https://example.org/a', link: 'https://example.org/a' }],
])('%s alone is noted under its name', async (_, input, row) => {
  await slash(note, input);
  expect(await kept()).toMatchObject([row]);
});

test.each<[string, object, Download, string, boolean]>([
  [
    'larger than 1 MB',
    { file: [file('a.zip', mb + 1)] },
    bytes(1),
    '📎 a.zip is **not** kept: a note takes files of up to 1 MB',
    false,
  ],
  [
    'larger than it was said to be',
    { file: [file('a.zip', 1)] },
    { kind: 'too-large' },
    '📎 a.zip is **not** kept: a note takes files of up to 1 MB',
    true,
  ],
  [
    'not handed over',
    { file: [file('a.zip', 1)] },
    { kind: 'failed', reason: 'x' },
    '📎 a.zip is **not** kept: Discord did not hand it over',
    true,
  ],
  ['empty', { file: [file('a.zip', 0)] }, bytes(0), '📎 a.zip is **not** kept: Discord did not hand it over', true],
  ['a link that leads nowhere', { link: 'see above' }, bytes(1), '🔗 The link is not kept', false],
  ['a link of another kind', { link: 'javascript:alert(1)' }, bytes(1), '🔗 The link is not kept', false],
  ['a link too long', { link: `https://example.org/${'x'.repeat(500)}` }, bytes(1), '🔗 The link is not kept', false],
])('what is %s is not kept, but the words are', async (_, input, download, said, isAsked) => {
  handedOver = download;
  const saved = await submit(note, form, { text: 'my words', also: ['done'], ...input });
  expect(linesIn(saved)[1]).toContain(said);
  expect(await kept()).toEqual([{ text: 'my words', link: null, name: null, bytes: null }]);
  expect(asked).toHaveLength(isAsked ? 1 : 0);
});

test('all files of a learner have 20 MB together, and the one that is replaced makes room', async () => {
  handedOver = bytes(mb);
  for (let n = 1; n <= 20; n += 1) await slash(note, { text: `${n}`, file: file(`${n}.bin`, mb) });
  const full = await slash(note, { text: 'one more', file: file('21.bin', 1) });
  expect(linesIn(full)[1]).toContain('📎 21.bin is **not** kept: the files of your notes have reached 20 MB together');
  const replaced = await submit(notes, 'note-edit?note=1', { text: 'first', file: [file('new.bin', mb)] });
  expect(linesIn(replaced).slice(0, 2)).toEqual(['✅ Saved.', '📎 new.bin is kept with it.']);
  await slash(note, { text: 'theirs', file: file('bob.bin', 1) }, { userId: 'bob' });
  expect((await kept()).filter(({ name }) => name !== null)).toHaveLength(21);
});

test('a form that is delivered twice keeps one file', async () => {
  const filled = { text: 'x', file: [file('a.txt', 3)] };
  const first = await submit(note, form, filled, { interactionId: 'twice' });
  expect(await submit(note, form, filled, { interactionId: 'twice' })).toEqual(first);
  expect(await kept()).toHaveLength(1);
});

test('an edit changes the link, leaves the file unless there is another, and takes it away only when asked twice', async () => {
  await submit(note, form, { text: 'x', link: 'https://example.org/a', file: [file('a.txt', 3)] });
  expect(await press(notes, 'note-edit?note=1')).toMatchObject({
    modal: {
      inputs: [
        {},
        { id: 'text', value: 'x' },
        {},
        { id: 'link', value: 'https://example.org/a' },
        { id: 'file', description: 'Up to 1 MB; takes the place of a.txt' },
      ],
    },
  });
  await submit(notes, 'note-edit?note=1', { text: 'y', link: 'no address' });
  expect(await kept()).toEqual([{ text: 'y', link: 'https://example.org/a', name: 'a.txt', bytes: 3 }]);
  await submit(notes, 'note-edit?note=1', { text: 'z', link: '' });
  expect(await kept()).toEqual([{ text: 'z', link: null, name: 'a.txt', bytes: 3 }]);
  const sure = await press(notes, 'note-unfile?note=1');
  expect(linesIn(sure)).toEqual(['Delete **a.txt** from your note on Day 174 for good? The note itself stays.']);
  const without = await press(notes, customIdsOf(sure)[0] ?? '');
  expect(customIdsOf(without)).not.toContain('note-file?note=1');
  expect(await kept()).toEqual([{ text: 'z', link: null, name: null, bytes: null }]);
});

test('a file is read by its writer, and by those who learn along where the note is shared', async () => {
  await submit(note, form, { text: 'x', file: [file('a.txt', 3)] });
  await slash(note, { text: 'theirs' }, { userId: 'bob' });
  const files = async (by: object) => {
    const given = await press(notes, 'note-file?note=1', by);
    return 'files' in given ? 1 : 0;
  };
  const people = [{ userId: 'ann' }, { userId: 'bob' }, { userId: 'stranger' }, { userId: 'ann', guildId: 'g2' }];
  expect(await Promise.all(people.map(files))).toEqual([1, 0, 0, 0]);
  await press(notes, 'note-share?note=1&to=cohort');
  expect(await Promise.all(people.map(files))).toEqual([1, 1, 0, 0]);
  ctx.servers.canView = () => 'no';
  expect(await files({ userId: 'bob', channelId: 'elsewhere' })).toBe(0);
  ctx.servers.canView = () => 'yes';
});

test('what cannot be saved comes back with its link', async () => {
  const refused = await submit(note, `note?cohort=${cohort.id}&day=177`, {
    text: 'words',
    link: 'https://example.org/a',
  });
  expect(refused).toMatchObject({ files: [{ name: 'note.md', data: 'words\n\nhttps://example.org/a' }] });
});
