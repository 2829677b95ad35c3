import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { cohort as cohortCommand } from '../../src/commands/cohort/cohort.ts';
import type { AnyHandler } from '../../src/commands/command.ts';
import { join, leave } from '../../src/commands/member/join.ts';
import { privacy } from '../../src/commands/member/privacy.ts';
import { zone } from '../../src/commands/member/zone.ts';
import { note } from '../../src/commands/notes/note.ts';
import { notes } from '../../src/commands/notes/notes.ts';
import { once } from '../../src/commands/once.ts';
import { done } from '../../src/commands/study/done.ts';
import { undo } from '../../src/commands/study/undo.ts';
import { openDatabase } from '../../src/db/client.ts';
import { handled } from '../../src/db/schema.ts';
import { somebody, testWorld } from '../support/context.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, slash } = world;
const other = openDatabase(world.url, { max: 4 });
afterAll(() => other.close());
const processes = [ctx, { ...ctx, db: other.db }];

let cohortId = 0;
let noteId = 0;
let sharedId = 0;

beforeEach(async () => {
  await ctx.db.execute(sql`truncate cohorts, handled restart identity cascade`);
  const cohort = await world.cohort();
  cohortId = cohort.id;
  await world.post(cohort, '174', '2026-03-09');
  await world.post(cohort, '175', '2026-03-10');
  for (const day of ['174', '175']) await slash(done, { day });
  await slash(note, { text: 'Mine.' });
  await slash(note, { text: 'For all.', share: 'cohort' });
  const written = await ctx.db.execute<{ id: number }>(sql`select id::int from notes order by id`);
  [noteId = 0, sharedId = 0] = written.map(({ id }) => id);
  await ctx.db.execute(sql`insert into note_files (note_id, name, content) values (${noteId}, 'a.txt', '\\x41')`);
});

/** All that is stored, but for what interactions came to. */
async function rows(): Promise<string> {
  const parts = [
    'learners',
    'completions',
    'notes',
    'note_files',
    'ticks',
    'habits',
    'learner_pauses',
    'streaks',
    'cohorts',
    'cohort_pauses',
  ];
  const found = await Promise.all(
    parts.map((name) => ctx.db.execute(sql`select to_jsonb(t) as row from ${sql.identifier(name)} t order by 1`)),
  );
  return JSON.stringify(found);
}

const newcomer = { userId: 'ben' };

const cases: [
  string,
  AnyHandler | undefined,
  () => Record<string, unknown>,
  { userId?: string; permissions?: bigint },
][] = [
  ['/done', done.runs[''], () => ({}), newcomer],
  ['/undo', undo.runs[''], () => ({}), {}],
  ['/undo after a choice', undo.components?.['undo'], () => ({ cohort: cohortId, of: '77' }), {}],
  ['/note', note.runs[''], () => ({ text: 'Another.' }), {}],
  ['the form of a note', note.modals?.['note'], () => ({ text: 'Another.', also: ['done'] }), newcomer],
  ['changing a note', notes.modals?.['note-edit'], () => ({ note: noteId, text: 'New.' }), {}],
  ['deleting a note', notes.components?.['note-delete'], () => ({ note: noteId, sure: 'yes' }), {}],
  ['sharing a note', notes.components?.['note-share'], () => ({ note: noteId, to: 'cohort' }), {}],
  ['deleting the file of a note', notes.components?.['note-unfile'], () => ({ note: noteId, sure: 'yes' }), {}],
  [
    'taking a note down',
    notes.modals?.['note-take-down'],
    () => ({ note: sharedId, reason: 'Off topic' }),
    { userId: 'mo', permissions: (1n << 10n) | (1n << 13n) },
  ],
  ['/join', join.runs[''], () => ({}), newcomer],
  ['/leave', leave.runs[''], () => ({}), {}],
  ['/zone', zone.runs[''], () => ({ zone: 'Asia/Tokyo', rest: 'Sun' }), {}],
  ['hiding a streak', privacy.components?.['privacy-streak'], () => ({ hidden: 'yes' }), {}],
  ['deleting everything', privacy.components?.['privacy-erase'], () => ({ sure: 'yes' }), {}],
  ['/cohort pause', cohortCommand.runs['pause'], () => ({}), {}],
  [
    '/cohort correct',
    cohortCommand.runs['correct'],
    () => ({ member: 'ann', day: '174', date: '2026-03-09', reason: 'was ill' }),
    {},
  ],
  ['/cohort edit', cohortCommand.runs['edit'], () => ({ time: '09:00' }), {}],
  ['ending a cohort', cohortCommand.components?.['cohort-end-sure'], () => ({ cohort: cohortId }), {}],
];

function runIn(
  process: typeof ctx,
  handler: AnyHandler | undefined,
  input: unknown,
  by: { userId?: string; permissions?: bigint },
  id: string,
) {
  if (handler === undefined) throw new Error('no such handler');
  return handler.run({ ...somebody, ...by, interactionId: id, input: handler.input.parse(input) }, process);
}

describe('an interaction carried out by two processes', () => {
  test.each(cases)('%s, at the same time', async (_, handler, input, by) => {
    const before = await rows();
    const both = await Promise.all(processes.map((one) => runIn(one, handler, input(), by, 'twice')));
    expect(both[1]).toEqual(both[0]);
    const after = await rows();
    expect(after).not.toBe(before);
    expect(await runIn(ctx, handler, input(), by, 'twice')).toEqual(both[0]);
    expect(await rows()).toBe(after);
  });

  test('twenty times /undo takes one day back', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => runIn(processes[n % 2] ?? ctx, undo.runs[''], {}, {}, 'u')),
    );
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await ctx.db.execute(sql`select day_key from completions`)).toEqual([{ day_key: '174' }]);
  });
});

test('one that is somebody else’s gives nothing away', async () => {
  await runIn(ctx, undo.components?.['undo'], { cohort: cohortId, of: '77' }, {}, '1');
  await slash(done, {}, { ...newcomer });
  const stranger = runIn(ctx, undo.components?.['undo'], { cohort: cohortId, of: '77' }, newcomer, '2');
  await expect(stranger).rejects.toThrow('somebody else’s');
});

test('what is kept comes back as it was', async () => {
  const outcome = { at: new Date('2026-03-10T10:00:00Z'), list: [{ on: null, n: 1 }], words: 'ö “x” $at' };
  const call = { ...somebody, interactionId: 'kept', input: {} };
  expect(await once(ctx, call, async () => outcome)).toEqual(outcome);
  expect(await once(ctx, call, async () => ({ at: null }))).toEqual(outcome);
});

test('after everything was deleted, no table knows whose it was', async () => {
  await runIn(ctx, privacy.components?.['privacy-erase'], { sure: 'yes' }, {}, 'erase');
  expect(await ctx.db.select({ userId: handled.userId }).from(handled)).toEqual([{ userId: '' }]);
});

test('what Discord does not acknowledge is not begun', async () => {
  const before = await rows();
  const write = { open: () => Promise.reject(new Error('nobody waits')), passed: () => undefined };
  const call = { ...somebody, write, interactionId: 'x', input: {} };
  await expect(undo.runs['']?.run(call, ctx)).rejects.toThrow('nobody waits');
  expect(await rows()).toBe(before);
});

test('what nobody waits for any more when it is about to be committed is taken back', async () => {
  const before = await rows();
  let opened = 0;
  const open = async () => {
    opened += 1;
    if (opened === 2) throw new Error('too late');
  };
  const call = { ...somebody, write: { open, passed: () => undefined }, interactionId: 'x', input: {} };
  await expect(undo.runs['']?.run(call, ctx)).rejects.toThrow('too late');
  expect(await rows()).toBe(before);
});

test('/done takes four statements besides begin and commit', async () => {
  const seen: string[] = [];
  const client = postgres(world.url, { max: 1, fetch_types: false, debug: (_, query) => void seen.push(query) });
  await slash(undo);
  await runIn({ ...ctx, db: drizzle(client) }, done.runs[''], {}, {}, 'counted');
  await client.end();
  expect(seen.map((query) => /^\s*(\w+)/.exec(query)?.[1])).toEqual([
    'select',
    'begin',
    'insert',
    'with',
    'with',
    'commit',
  ]);
});
