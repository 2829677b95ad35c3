import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { leave } from '../../../src/commands/member/join.ts';
import { privacy } from '../../../src/commands/member/privacy.ts';
import { zone } from '../../../src/commands/member/zone.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { notes } from '../../../src/commands/notes/notes.ts';
import { done } from '../../../src/commands/study/done.ts';
import { planOf } from '../../../src/curriculum/plan.ts';
import { besideValue, oweBeside } from '../../../src/db/owed.ts';
import { owed, posts } from '../../../src/db/schema.ts';
import { wrapUpOwed } from '../../../src/jobs/owed/wrap-up.ts';
import type { Sender } from '../../../src/jobs/sender.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import type { Card } from '../../../src/pictures/card.ts';
import { smallPlan, testWorld } from '../../support/context.ts';
import { bringOwed } from '../../support/post-due.ts';

const world = await testWorld('2026-03-09T06:00:00Z');
const { ctx, clock, slash, press, submit } = world;
const by = (name: string) => ({ userId: name, displayName: name });
const moderator = { userId: 'Mo', permissions: (1n << 10n) | (1n << 13n) };
let said: string[][];
let cohort: Awaited<ReturnType<typeof world.cohort>>;

const lines = (how: string, { content = '', embeds, allowed_mentions }: Message) => {
  expect(allowed_mentions).toEqual({ parse: [] });
  return [`${how} ${clock.at.toISOString().slice(5, 16)}`, content, ...(embeds?.[0]?.description ?? '').split('\n')];
};
const sender = {
  send: async (_: unknown, message: Message) => {
    said.push(lines('sent', message));
    return { kind: 'sent', messageId: 'w1' };
  },
  edit: async (_: unknown, messageId: string, message: Message) => {
    if (messageId === 'w1') said.push(lines('edited', message));
    return { kind: 'sent', messageId };
  },
  remove: async () => {
    said.push(['removed']);
    return { kind: 'removed' };
  },
} as unknown as Sender;
const at = async (time: string) => {
  clock.at = new Date(`2026-03-${time}:00Z`);
  await bringOwed(ctx, sender);
};

/** Week 25 is posted from Monday 9 March to Tuesday 17 March, at 06:00 UTC. */
const dates = ['09', '10', '11', '12', '13', '16', '17'];
beforeEach(async () => {
  await ctx.db.execute(sql`truncate cohorts, owed, handled restart identity cascade`);
  said = [];
  cohort = await world.cohort();
  for (const [index, date] of dates.entries()) {
    await world.post(cohort, String(174 + index), `2026-03-${date as '09'}`);
    clock.at = new Date(`2026-03-${date}T10:00:00Z`);
    await slash(done, { day: String(174 + index) }, by('Lena'));
    if (index < 2) await slash(done, { day: String(174 + index) }, by('Leo'));
  }
  await oweWrapUps();
});

async function oweWrapUps(): Promise<void> {
  const plan = planOf(smallPlan());
  for (const post of await ctx.db.select().from(posts))
    await ctx.db.execute(oweBeside(besideValue(wrapUpOwed(plan, cohort, post, post.slotAt))));
}

const together = ['👥 2 people took part, 9 days done', '🏁 Week 25 complete: 1 person'];

test('once the week’s last date has closed, at the next hour when people read, and once', async () => {
  await slash(note, { text: 'An index helps.\n@everyone', share: 'cohort', day: '180' }, by('Lena'));
  await slash(note, { text: 'private', share: 'me', day: '180' }, by('Leo'));
  await at('18T06:59');
  expect(said).toEqual([]);
  await at('18T07:00');
  await at('18T08:00');
  expect(said).toEqual([
    [
      'sent 03-18T07:00',
      expect.stringContaining('Week 25'),
      ...together,
      '🔥 Longest streaks: Lena 7',
      '',
      '📝 **Notes you shared**',
      '',
      '**Lena** on Day 180',
      '> An index helps.',
      '> @everyone',
    ],
  ]);
  expect(await ctx.db.$count(owed, sql`kind = 'wrap-up'`)).toBe(1);
});

test('with one picture, which names nobody', async () => {
  const cards: Card[] = [];
  ctx.draw = async (card) => {
    cards.push(card);
    return new Uint8Array([1]);
  };
  const files: Message['files'][] = [];
  await at('17T20:00');
  clock.at = new Date('2026-03-18T07:00:00Z');
  await bringOwed(ctx, {
    send: async (_: unknown, message: Message) => {
      files.push(message.files);
      return { kind: 'sent', messageId: 'w1' };
    },
  } as unknown as Sender);
  ctx.draw = async () => null;
  expect(cards).toEqual([
    {
      title: 'Week 25: Theme 25',
      subtitle: null,
      figures: [
        { value: '2', label: 'people took part' },
        { value: '9', label: 'days done' },
        { value: '7', label: 'longest streak' },
      ],
      dates: null,
      barsTitle: 'People who have done each day',
      bars: [2, 2, 1, 1, 1, 1, 1].map((people, index) => {
        return { label: String(174 + index), value: String(people), part: people / 2 };
      }),
    },
  ]);
  const shows =
    '2 people took part, 9 days done. People who have done each day: ' +
    'Day 174: 2; Day 175: 2; Day 176: 1; Day 177: 1; Day 178: 1; Day 179: 1; Day 180: 1.';
  expect(files).toEqual([[{ name: 'week.png', data: new Uint8Array([1]), description: shows }]]);
});

test('it waits for whoever lives where the date ends later', async () => {
  await slash(zone, { zone: 'America/Los_Angeles' }, by('Leo'));
  await at('18T07:00');
  expect(said).toEqual([]);
  await at('18T11:00');
  expect(said).toHaveLength(1);
});

test.each<[string, () => Promise<unknown>]>([
  ['hides the streak', () => press(privacy, 'privacy-streak?hidden=yes', by('Lena'))],
  ['keeps the name off', () => press(privacy, 'privacy-name?named=no', by('Lena'))],
])('who %s stands in no line of it', async (_, act) => {
  await act();
  await at('18T07:00');
  expect(said[0]?.slice(2)).toEqual(together);
});

test('a name that is taken off goes off the wrap-up, too', async () => {
  await at('18T07:00');
  await press(privacy, 'privacy-name?named=no', by('Lena'));
  await at('18T07:05');
  expect(said.map(([how, , ...rest]) => [how, ...rest])).toEqual([
    ['sent 03-18T07:00', ...together, '🔥 Longest streaks: Lena 7'],
    ['edited 03-18T07:05', ...together],
  ]);
});

/** The week’s days up to one were posted another time, so many days later. */
const postedAnother = (days: number, to = 176) =>
  ctx.db.execute(sql`insert into posts (cohort_id, on_date, kind, day_key, round, version_id, channel_id, zone, slot_at,
      state, claimed_at, lease_until, message_id, posted_at)
    select cohort_id, on_date + ${days}::int, kind, day_key, 1, version_id, channel_id, zone, slot_at + ${days} * interval '1 day',
      state, claimed_at, lease_until, 'm', posted_at + ${days} * interval '1 day'
    from posts where day_key::int between 174 and ${to}`);

test('what was posted of the week months before, when the group had gone on elsewhere, is not of it', async () => {
  await postedAnother(-60);
  await ctx.db.execute(sql`insert into completions (learner_id, day_key, on_date, late, logged_at)
    select id, '1', '2026-01-20', false, now() from learners where user_id = 'Leo'`);
  await at('18T07:00');
  expect(said[0]?.slice(2)).toEqual([...together, '🔥 Longest streaks: Lena 7']);
});

test('of a week that is repeated in a part months later only the part counts', async () => {
  await ctx.db.execute(sql`update posts set on_date = on_date - 60 where day_key::int < 178`);
  await ctx.db.execute(sql`insert into posts (cohort_id, on_date, kind, day_key, version_id, channel_id, zone, slot_at, state,
      claimed_at, lease_until, message_id, posted_at)
    select cohort_id, on_date - 1, kind, '181', version_id, channel_id, zone, slot_at, state, claimed_at, lease_until, 'm', posted_at
    from posts where day_key = '178'`);
  await at('18T07:00');
  expect(said[0]?.[2]).toBe('👥 1 person took part, 3 days done');
});

test('it is changed at once also while the group goes through that week once more', async () => {
  await at('18T07:00');
  await postedAnother(90);
  await press(privacy, 'privacy-name?named=no', by('Lena'));
  await at('18T07:05');
  expect(said.slice(1).map(([how, , ...rest]) => [how, ...rest])).toEqual([['edited 03-18T07:05', ...together]]);
});

test.each<[string, () => Promise<unknown>, string[]]>([
  ['made private', () => press(notes, 'note-share?note=1&to=me', by('Lena')), []],
  ['edited to be private', () => submit(notes, 'note-edit?note=1', { text: 'An index.' }, by('Lena')), []],
  ['edited', () => submit(notes, 'note-edit?note=1', { text: 'Two.', also: ['share'] }, by('Lena')), ['> Two.']],
  ['deleted', () => press(notes, 'note-delete?note=1&sure=yes', by('Lena')), []],
  ['taken down', () => submit(notes, 'note-take-down?note=1', { reason: 'Off topic' }, moderator), []],
])('a note that it quotes and that is %s meanwhile stands there as it is now', async (_, act, quoted) => {
  await slash(note, { text: 'An index.', share: 'cohort', day: '180' }, by('Lena'));
  await at('18T07:00');
  expect(said[0]?.at(-1)).toBe('> An index.');
  await ctx.db.execute(sql`update owed set settled_at = settled_at - interval '50 days' where kind = 'wrap-up'`);
  await act();
  await at('18T07:05');
  const [, edited] = said;
  expect(edited?.slice(0, 1)).toEqual(['edited 03-18T07:05']);
  expect(edited?.filter((line) => line.startsWith('>'))).toEqual(quoted);
});

test('whoever has all deleted is quoted in none, however old it is', async () => {
  await slash(note, { text: 'An index.', share: 'cohort', day: '180' }, by('Lena'));
  await at('18T07:00');
  await ctx.db.execute(sql`update owed set settled_at = settled_at + interval '1 day' where kind = 'wrap-up'`);
  clock.at = new Date('2026-06-18T07:05:00Z');
  await press(privacy, 'privacy-erase?sure=yes', by('Lena'));
  await bringOwed(ctx, sender);
  expect(said.slice(1).map((lines) => lines.filter((line) => line.startsWith('>')))).toEqual([[]]);
});

test.each([
  ['of another week', '181'],
  ['that was private', '180'],
])('a note %s changes nothing in it', async (_, day) => {
  const audience = day === '180' ? 'me' : 'cohort';
  await ctx.db.execute(sql`insert into notes (learner_id, day_key, text, audience, interaction_id, created_at)
    select id, ${day}, 'x', ${audience}, 'x', now() from learners where user_id = 'Lena'`);
  await at('18T07:00');
  await press(notes, 'note-delete?note=1&sure=yes', by('Lena'));
  await at('18T07:05');
  expect(said).toHaveLength(1);
});

test('it goes from the channel when all who took part are gone', async () => {
  await slash(note, { text: 'An index.', share: 'cohort', day: '180' }, by('Lena'));
  await at('18T07:00');
  for (const name of ['Lena', 'Leo']) await press(privacy, 'privacy-erase?sure=yes', by(name));
  await at('18T07:05');
  expect(said.slice(1)).toEqual([['removed']]);
});

test('a week in which nobody did anything is passed over in silence', async () => {
  await ctx.db.execute(sql`delete from completions`);
  await at('18T07:00');
  expect(said).toEqual([]);
});

test('a week that the group goes through once more has a wrap-up of its own, and a note is renewed in both', async () => {
  await slash(note, { text: 'An index.', share: 'cohort', day: '180' }, by('Lena'));
  await at('18T07:00');
  await ctx.db.execute(sql`update cohorts set round = 1`);
  await postedAnother(31, 180);
  await oweWrapUps();
  clock.at = new Date('2026-04-16T10:00:00Z');
  await slash(done, { day: '176' }, by('Leo'));
  clock.at = new Date('2026-04-18T07:00:00Z');
  await bringOwed(ctx, sender);
  expect(said.map(([how, , people]) => [how, people])).toEqual([
    ['sent 03-18T07:00', together[0]],
    ['sent 04-18T07:00', '👥 1 person took part, 1 day done'],
  ]);
  await press(notes, 'note-delete?note=1&sure=yes', by('Lena'));
  await bringOwed(ctx, sender);
  expect(said.slice(2).map(([how]) => how)).toEqual(['edited 04-18T07:00', 'edited 04-18T07:00']);
});

test.each<[string, () => Promise<unknown>]>([
  ['left', () => slash(leave, {}, by('Lena'))],
  ['left the server', () => ctx.db.execute(sql`update learners set gone_at = now() where user_id = 'Lena'`)],
])('who has %s is not counted', async (_, go) => {
  await go();
  await at('18T07:00');
  expect(said[0]?.slice(2)).toEqual(['👥 1 person took part, 2 days done']);
});
