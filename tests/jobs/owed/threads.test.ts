import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { leave } from '../../../src/commands/member/join.ts';
import { privacy } from '../../../src/commands/member/privacy.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { notes } from '../../../src/commands/notes/notes.ts';
import type { Threads } from '../../../src/core/cohort-settings.ts';
import { deleteUser } from '../../../src/db/learners/people.ts';
import { takeDownNote } from '../../../src/db/notes/shared.ts';
import { forgetOwed } from '../../../src/db/owed.ts';
import { cohorts, notes as noteRows, notices, owed, posts } from '../../../src/db/schema.ts';
import { testWorld, type World } from '../../support/context.ts';
import { bringOwed, postDue } from '../../support/post-due.ts';
import { fakeDiscord } from '../posting.ts';

const world: World = await testWorld('2026-03-09T05:00:00Z');
const { ctx, clock, slash, press, submit } = world;
const { db } = ctx;
const lena = { userId: 'lena', displayName: 'Lena' };
let discord: ReturnType<typeof fakeDiscord>;

beforeEach(async () => {
  await db.execute(sql`truncate cohorts, owed, handled, notices restart identity cascade`);
  clock.at = new Date('2026-03-09T05:00:00Z');
  discord = fakeDiscord(() => clock.at);
  await world.cohort();
});

const choose = (threads: Threads) => db.update(cohorts).set({ threads });
/** Lets the day of a date be posted, at 08:00 in Kyiv, with what follows from it. */
async function post(on: string) {
  clock.at = new Date(`${on}T06:00:00Z`);
  await postDue(ctx, discord.sender);
}
/** Brings what is owed a minute later. */
async function later(minutes = 1) {
  clock.at = new Date(clock.at.getTime() + minutes * 60_000);
  await bringOwed(ctx, discord.sender);
}
const opened = () => discord.calls.filter((call) => call.startsWith('thread'));
/** What stands in a thread. */
const shown = (thread: string) =>
  discord.delivered
    .filter(({ channelId }) => channelId === thread)
    .map(({ message }) => `${message.content} ${message.embeds?.[0]?.description}`);
const share = (text: string, day = '174', by = lena) => slash(note, { text, day, share: 'cohort' }, by);
const noticed = async () => (await db.select().from(notices)).map(({ kind, block }) => ({ kind, block }));
const lastNote = async () => (await db.select().from(noteRows)).at(-1)?.id ?? 0;
const change = async (share: 'me' | 'cohort', text = 'Anew.') =>
  submit(notes, `note-edit?note=${await lastNote()}`, { text, also: share === 'cohort' ? ['share'] : [] }, lena);

test.each<[Threads, string[]]>([
  ['off', []],
  ['day', ['thread c1 m1 Day 174: Topic 174', 'thread c1 m2 Day 175: Topic 175']],
  ['week', ['thread c1 m1 Week 25: Theme 25', 'thread c1 m1 Week 25: Theme 25']],
])('a group whose threads are: %s', async (threads, calls) => {
  await choose(threads);
  await post('2026-03-09');
  await post('2026-03-10');
  expect(opened()).toEqual(calls);
  const ids = (await db.select().from(posts)).map(({ threadId }) => threadId);
  expect(ids).toEqual({ off: [null, null], day: ['m1', 'm2'], week: ['m1', 'm1'] }[threads]);
});

test('the first post of the next week has a thread of its own, also where the week before had none', async () => {
  for (const date of ['09', '10', '11', '12', '13', '16']) await post(`2026-03-${date}`);
  await choose('week');
  await post('2026-03-17');
  await post('2026-03-18');
  expect(opened()).toEqual(['thread c1 m7 Week 25: Theme 25', 'thread c1 m8 Week 26: Theme 26']);
});

test('a week that comes again later has another thread, and notes appear in that one', async () => {
  await choose('week');
  await post('2026-03-09');
  await db.execute(
    sql`update cohorts set next_day_key = '174', next_post_on = '2026-04-06', next_post_at = '2026-04-06T05:00:00Z'`,
  );
  clock.at = new Date('2026-04-06T05:00:00Z');
  await postDue(ctx, discord.sender);
  expect(opened()).toEqual(['thread c1 m1 Week 25: Theme 25', 'thread c1 m2 Week 25: Theme 25']);
  await share('Once more.');
  await later();
  expect(shown('m2')).toEqual(['📝 **Lena** on Day 174 > Once more.']);
});

test('a shared note appears once, is changed with it, and goes when it is not shared any more', async () => {
  await choose('day');
  await post('2026-03-09');
  await slash(note, { text: 'Mine alone.', share: 'me' }, lena);
  await share('An index helps.');
  await later();
  expect(shown('m1')).toEqual(['📝 **Lena** on Day 174 > An index helps.']);
  await later();
  await change('cohort', 'Two indexes help.');
  await later();
  expect(shown('m1')).toEqual(['📝 **Lena** on Day 174 > Two indexes help.']);
  await change('me');
  await later();
  expect(shown('m1')).toEqual([]);
  await change('cohort', 'Read it after all.');
  await later();
  expect(shown('m1')).toEqual(['📝 **Lena** on Day 174 > Read it after all.']);
  await press(notes, `note-delete?note=${await lastNote()}&sure=yes`, lena);
  await later();
  expect(shown('m1')).toEqual([]);
  expect(await db.select().from(owed).where(eq(owed.kind, 'note'))).toEqual([]);
});

test('what is shared before there is a thread appears once it is open; what has none is left to /notes', async () => {
  await db.update(cohorts).set({ threads: 'day', worksAhead: true });
  await post('2026-03-09');
  await share('Ahead of you.', '175');
  await later();
  expect(discord.delivered).toHaveLength(1);
  await post('2026-03-10');
  await later();
  expect(shown('m2')).toEqual(['📝 **Lena** on Day 175 > Ahead of you.']);
});

test.each<[what: string, act: () => Promise<unknown>, want: string[]]>([
  ['keeps their name off', () => press(privacy, 'privacy-name?named=no', lena), ['📝 **Somebody** on Day 174 > Mine.']],
  ['leaves', () => slash(leave, {}, lena), ['📝 **Somebody** on Day 174 > Mine.']],
  ['has it taken down', async () => takeDownNote(db, await lastNote(), 'Off topic', clock.at), []],
  ['has all deleted', () => deleteUser(db, { userId: 'lena', guildId: null }, clock.at), []],
])('who %s', async (_, act, want) => {
  await choose('day');
  await post('2026-03-09');
  await share('Mine.');
  await later();
  clock.at = new Date('2026-04-20T06:00:00Z');
  await act();
  await later();
  expect(shown('m1')).toEqual(want);
});

test('a thread that was opened and could not be noted, as in a crash, is found again', async () => {
  await choose('day');
  await db.execute(
    sql`create function crash() returns trigger language plpgsql as 'begin raise exception ''crash''; end'`,
  );
  await db.execute(sql`create trigger crash before update of thread_id on posts for each row execute function crash()`);
  await post('2026-03-09');
  expect((await db.select().from(posts)).map(({ threadId }) => threadId)).toEqual([null]);
  await db.execute(sql`drop function crash cascade`);
  await later(5);
  expect((await db.select().from(posts)).map(({ threadId }) => threadId)).toEqual(['m1']);
});

test('a note that is taken back while it is on its way is taken away all the same', async () => {
  await choose('day');
  await post('2026-03-09');
  await share('Too soon.');
  discord.beforeSend(async () => {
    discord.beforeSend(async () => {});
    await change('me');
  });
  await later();
  expect(shown('m1')).toHaveLength(1);
  await later(3);
  expect(shown('m1')).toEqual([]);
});

test('what a note has become is remembered for as long as it stands, and no longer', async () => {
  await choose('day');
  await post('2026-03-09');
  await share('Here to stay.');
  await later();
  await forgetOwed(db, new Date('2026-12-31T00:00:00Z'));
  await change('me');
  await later();
  expect(shown('m1')).toEqual([]);
});

test.each([
  [
    'nobody may open threads',
    { kind: 'stop', cause: 'missing-permission', missing: ['Create Public Threads'], reason: '' },
  ],
  ['there are too many', { kind: 'refused', reason: 'Maximum number of active threads reached' }],
] as const)('where %s, the post comes, and the admins are told once', async (_, answer) => {
  await choose('day');
  discord.script.thread.push(answer as never, answer as never);
  await post('2026-03-09');
  await later();
  await post('2026-03-10');
  await later();
  expect(discord.delivered).toHaveLength(2);
  expect(discord.direct.filter(({ content }) => content.includes('🧵'))).toHaveLength(1);
  await post('2026-03-11');
  expect(await noticed()).toEqual([]);
});

test('a thread that was deleted takes no notes; one that is locked keeps what was taken back, and is asked again each day', async () => {
  await choose('day');
  await post('2026-03-09');
  discord.script.send.push({ kind: 'stop', cause: 'unknown-channel', reason: 'Unknown Channel' });
  await share('Into nowhere.');
  await later();
  expect(await noticed()).toEqual([{ kind: 'threads', block: { code: 'unknown-channel' } }]);
  await share('Here.');
  await later();
  const { remove } = discord.sender;
  discord.sender.remove = async () => ({ kind: 'stop', cause: 'unexplained', reason: 'Thread is locked' });
  await change('me');
  await later();
  expect(shown('m1')).toHaveLength(1);
  discord.sender.remove = remove;
  await later(24 * 60);
  expect(shown('m1')).toEqual([]);
});

test('the week’s digest leaves out what has been read in threads', async () => {
  for (const date of ['09', '10', '11', '12', '13', '16', '17']) await post(`2026-03-${date}`);
  await share('Read it once.');
  await db.execute(sql`insert into completions (learner_id, day_key, on_date, late, logged_at)
    select id, '174', '2026-03-17', false, now() from learners`);
  await choose('day');
  clock.at = new Date('2026-03-18T09:00:00Z');
  await bringOwed(ctx, discord.sender);
  const digest = discord.delivered.at(-1)?.message;
  expect(digest?.content).toContain('is over');
  expect(digest?.embeds?.[0]?.description).not.toContain('Read it once.');
});
