import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { join } from '../../../src/commands/member/join.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { notes } from '../../../src/commands/notes/notes.ts';
import { owed } from '../../../src/db/schema.ts';
import type { Sender } from '../../../src/jobs/sender.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';
import { bringOwed } from '../../support/post-due.ts';
import { textIn } from '../../support/replies.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, slash, press, submit } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');
const shared = `notes-shared?cohort=${cohort.id}&day=174`;

const manageMessages = 1n << 13n;
const bob = { userId: 'bob', displayName: 'Bob' };
const moderator = { userId: 'mo', displayName: 'Mo', permissions: (1n << 10n) | manageMessages };
const audiences = () => ctx.db.execute(sql`select audience, taken_down_reason as reason from notes order by id`);
const nothing =
  'There is no such shared note to take down here: it may be private or deleted by now. Nothing was changed.';

let told: [string, string | undefined][];
const sender = {
  direct: async (userId: string, { content }: Message) => {
    told.push([userId, content]);
    return { kind: 'sent', messageId: 'd1' };
  },
} as unknown as Sender;

beforeEach(async () => {
  await ctx.db.execute(sql`truncate notes, handled, owed restart identity cascade`);
  told = [];
  await slash(note, { text: 'All of you are wrong.', share: 'cohort' }, bob);
});

test('who manages messages in the channel takes a note down; its writer keeps it, and is told why', async () => {
  const read = await press(notes, shared, moderator);
  expect(customIdsOf(read)).toContain('note-take-down?note=1');
  expect(await press(notes, 'note-take-down?note=1', moderator)).toMatchObject({
    modal: {
      id: 'note-take-down?note=1',
      inputs: [
        { kind: 'words', text: 'A note of **Bob** on Day 174:\n> All of you are wrong.' },
        { id: 'reason', max: 200 },
      ],
    },
  });
  const done = await submit(notes, 'note-take-down?note=1', { reason: ' Please stay kind. ' }, moderator);
  expect(textIn(done)).toBe(
    '🚫 Nobody but **Bob** can read that note on Day 174 any more; it goes from the group’s messages, too. They are told, with your reason.',
  );
  expect(await audiences()).toEqual([{ audience: 'me', reason: 'Please stay kind.' }]);
  await bringOwed(ctx, sender);
  await bringOwed(ctx, sender);
  expect(told).toEqual([
    [
      'bob',
      '🚫 Your note on **Day 174** in **Month 7** (<#c1>) was taken down by a moderator there. Their reason: “Please stay kind.”\nIt stays yours, under /notes, and only you can read it.',
    ],
  ]);
  expect(textIn(await press(notes, shared, moderator))).toContain('Nobody has shared a note on Day 174 yet.');
  expect(textIn(await submit(notes, 'note-take-down?note=1', { reason: 'again' }, moderator))).toBe(nothing);
});

test('its writer reads the reason with it, and cannot share it again', async () => {
  await submit(notes, 'note-take-down?note=1', { reason: 'Off topic' }, moderator);
  const own = await press(notes, 'notes?note=1', bob);
  expect(textIn(own)).toMatch(/🚫 Taken down <t:\d+:D> by a moderator there: “Off topic”/);
  expect(customIdsOf(own).filter((id) => id.startsWith('note-share'))).toEqual([]);
  await press(notes, 'note-share?note=1&to=cohort', bob);
  await submit(notes, 'note-edit?note=1', { text: 'Nicer', also: ['share'] }, bob);
  expect(await audiences()).toMatchObject([{ audience: 'me' }]);
});

test('a note that is deleted meanwhile is told of no more', async () => {
  await submit(notes, 'note-take-down?note=1', { reason: 'Off topic' }, moderator);
  await press(notes, 'note-delete?note=1&sure=yes', bob);
  await bringOwed(ctx, sender);
  expect(told).toEqual([]);
});

test.each([
  ['a learner', { userId: 'ann' }],
  ['somebody who manages messages elsewhere', { ...moderator, channelId: 'c9' }],
  ['somebody who manages messages in another server', { ...moderator, guildId: 'g2' }],
])('%s takes nothing down', async (_, by) => {
  expect(textIn(await press(notes, 'note-take-down?note=1', by))).toBe(nothing);
  expect(textIn(await submit(notes, 'note-take-down?note=1', { reason: 'x' }, by))).toBe(nothing);
  expect(await audiences()).toEqual([{ audience: 'cohort', reason: null }]);
});

test.each([
  ['in a thread of the channel', { ...moderator, channelId: 't1', parentId: 'c1' }],
  ['an administrator', { ...moderator, permissions: (1n << 10n) | (1n << 3n) }],
])('%s takes it down, too', async (_, by) => {
  await submit(notes, 'note-take-down?note=1', { reason: 'x' }, by);
  expect(await audiences()).toMatchObject([{ audience: 'me' }]);
});

test.each([
  ['without words', ' ', 'That needs a **reason** in a few words: the writer is told. Nothing was changed.'],
  ['too long', 'x'.repeat(201), expect.stringContaining('A reason has up to 200 characters. Nothing was changed.')],
])('a reason that is %s takes nothing down', async (_, reason, said) => {
  expect(textIn(await submit(notes, 'note-take-down?note=1', { reason }, moderator))).toEqual(said);
  expect(await audiences()).toEqual([{ audience: 'cohort', reason: null }]);
});

test('who takes down their own note is not told of it', async () => {
  await slash(note, { text: 'mine', share: 'cohort' }, moderator);
  await submit(notes, 'note-take-down?note=2', { reason: 'x' }, moderator);
  expect(await ctx.db.$count(owed, eq(owed.kind, 'note-taken-down'))).toBe(0);
});

test('its writer shares a note and takes it back, by a press each', async () => {
  const hidden = await press(notes, 'note-share?note=1&to=me', bob);
  expect([textIn(hidden), customIdsOf(hidden).includes('note-share?note=1&to=cohort')]).toEqual([
    expect.stringContaining('only you can read it'),
    true,
  ]);
  expect(textIn(await press(notes, 'note-share?note=1&to=cohort', bob))).toContain('the group can read it');
  ctx.servers.canView = () => 'no';
  await press(notes, 'note-share?note=1&to=me', { ...bob, channelId: 'elsewhere' });
  const refused = await press(notes, 'note-share?note=1&to=cohort', { ...bob, channelId: 'elsewhere' });
  ctx.servers.canView = () => 'yes';
  expect(textIn(refused)).toBe(
    'You can’t see the channel of this plan right now, so nothing was shared there. Nothing was changed.',
  );
  expect(await audiences()).toEqual([{ audience: 'me', reason: null }]);
});

test('who has written none is led to the last day about which the group shares some, once they take part', async () => {
  const ann = { userId: 'ann' };
  expect(customIdsOf(await slash(notes, {}, ann))).not.toContain(shared);
  await slash(join, {}, ann);
  expect(customIdsOf(await slash(notes, {}, ann))).toContain(shared);
  await press(notes, 'note-share?note=1&to=me', bob);
  expect(customIdsOf(await slash(notes, {}, ann))).not.toContain(shared);
});
