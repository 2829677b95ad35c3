import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { join, leave } from '../../../src/commands/member/join.ts';
import { privacy } from '../../../src/commands/member/privacy.ts';
import { zone } from '../../../src/commands/member/zone.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { done } from '../../../src/commands/study/done.ts';
import { endCohort } from '../../../src/db/cohorts.ts';
import { learners } from '../../../src/db/schema.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';
import { textIn } from '../../support/replies.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');

const nothing =
  '🔒 Nothing is stored about you in this server. That begins with /join, with /start in a direct message, or with the first thing you mark done, note or tick.';
const stored = (commands: number) =>
  `1 completed day, 1 note, 0 milestones, 2 zone or rest-day settings and 1 pause in 2 plans; ${commands} commands of the last day`;

test.each([
  ['the command', () => slash(privacy)],
  ['the command in a server without a plan', () => slash(privacy, {}, { guildId: 'none' })],
  ['the export', () => press(privacy, 'privacy-export')],
  ['a switch', () => press(privacy, 'privacy-streak?hidden=yes')],
  ['deleting', () => press(privacy, 'privacy-erase')],
  ['deleting, confirmed', () => press(privacy, 'privacy-erase?sure=yes')],
])('%s, for somebody about whom nothing is stored', async (_, ask) => {
  expect(await ask()).toMatchObject({ content: nothing, allowed_mentions: { parse: [] } });
});

test('says in plain words what is stored, over all plans of the server, left and ended ones too', async () => {
  const ended = await world.cohort({ channelId: 'c2' });
  await slash(join, {}, { channelId: 'c2' });
  await slash(leave, {}, { channelId: 'c2' });
  await endCohort(ctx.db, ended.id, clock.at);
  await slash(done);
  await slash(note, { text: 'kept', share: 'cohort' });
  await slash(zone, { zone: 'Europe/Berlin', rest: 'sun' });
  expect(await slash(privacy)).toEqual({
    content: [
      '🔒 **What I store about you in this server**',
      `${stored(5)}.`,
      '',
      '👥 **What others can see**',
      '• Your name: on the posts of days you have finished, in the group’s week wrap-up and when you reach a milestone',
      '• Which days you did and when, and what was corrected: the admins of that server',
      '• Your streak and its picture, /progress: the people of that plan, and the admins of that server',
      '• Your place on /board: the people of that plan',
      '• Your notes: those you shared, with your name; the people of that plan who see its channel',
      '• Ticked outcomes and deliverables: nobody',
    ].join('\n'),
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'Keep my name off', custom_id: 'privacy-name?named=no', emoji: { name: '✅' } },
          { type: 2, style: 2, label: 'Hide my streak', custom_id: 'privacy-streak?hidden=yes', emoji: { name: '🔥' } },
          { type: 2, style: 2, label: 'Leave the board', custom_id: 'privacy-board?on=no', emoji: { name: '🏆' } },
          { type: 2, style: 2, label: 'Export as a file', custom_id: 'privacy-export', emoji: { name: '📎' } },
          { type: 2, style: 2, label: 'Notes as a journal', custom_id: 'privacy-journal', emoji: { name: '📓' } },
        ],
      },
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'What there can be', custom_id: 'privacy-kinds', emoji: { name: '🗂️' } },
          { type: 2, style: 4, label: 'Delete all of it…', custom_id: 'privacy-erase' },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  });
});

test.each([
  [
    'privacy-streak?hidden=yes',
    '• Your streak and its picture, /progress: nobody; your own answers leave it out, too, and only /streak still shows it to you',
    'privacy-streak?hidden=no',
    true,
  ],
  [
    'privacy-streak?hidden=no',
    '• Your streak and its picture, /progress: the people of that plan, and the admins of that server',
    'privacy-streak?hidden=yes',
    false,
  ],
])('%s switches every plan of the server, and its button turns round', async (id, said, back, hidesStreak) => {
  await slash(join, {}, { userId: 'bob' });
  const shown = await press(privacy, id);
  expect(textIn(shown)).toContain(said);
  expect(customIdsOf(shown)).toContain(back);
  const rows = await ctx.db.select({ userId: learners.userId, hidesStreak: learners.hidesStreak }).from(learners);
  expect(rows.filter(({ userId }) => userId === 'ann')).toEqual([
    { userId: 'ann', hidesStreak },
    { userId: 'ann', hidesStreak },
  ]);
  expect(rows.filter(({ userId }) => userId === 'bob')).toEqual([{ userId: 'bob', hidesStreak: false }]);
});

test('a hidden streak is not named when a day is done', async () => {
  await press(privacy, 'privacy-streak?hidden=yes', { userId: 'bob' });
  expect(textIn(await slash(done, {}, { userId: 'bob' }))).toMatch(
    /^✅ \*\*Day 174 done\.\*\* 1 of 9 in the plan\.\n-# Your name/,
  );
});

test('the export holds everything, in a stable form', async () => {
  const answer = await press(privacy, 'privacy-export');
  if ('modal' in answer) throw new Error('a form');
  const [file] = answer.files ?? [];
  expect([answer.content, file?.name]).toEqual([
    '📎 Everything I store about you in this server, as JSON. Only you see this message, so save the file.',
    'daymark-export.json',
  ]);
  const plan = { name: 'month-07', title: 'Month 7', version: 1 };
  const schedule = { weekdays: [1, 2, 3, 4, 5], time: '08:00', zone: 'Europe/Kyiv' };
  const at = '2026-03-09T10:00:00.000Z';
  expect(JSON.parse(String(file?.data))).toEqual({
    format: 'daymark-export',
    version: 2,
    exportedAt: at,
    user: 'ann',
    server: 'g1',
    part: 1,
    parts: 1,
    reminders: [],
    ownPlans: [],
    plansStarted: [],
    correctionsMade: [],
    setupDrafts: [],
    planDrafts: [],
    outcomes: expect.any(Array),
    cohorts: [
      {
        server: 'g1',
        name: 'Ann',
        language: null,
        languageOfDiscord: 'en-GB',
        plan,
        channel: 'c2',
        schedule,
        joinedAt: at,
        leftAt: at,
        goneAt: null,
        namedOnPosts: true,
        hidesStreak: false,
        onLeaderboard: true,
        sharesNotes: false,
        streak: { current: 0, longest: 0, freezes: 0 },
        completions: [],
        notes: [],
        milestones: [],
        ticks: [],
        habits: [],
        paces: [],
        pauses: [{ from: at, until: null }],
        corrections: [],
      },
      {
        server: 'g1',
        name: 'Ann',
        language: null,
        languageOfDiscord: 'en-GB',
        plan,
        channel: 'c1',
        schedule,
        joinedAt: at,
        leftAt: null,
        goneAt: null,
        namedOnPosts: true,
        hidesStreak: false,
        onLeaderboard: true,
        sharesNotes: false,
        streak: { current: 1, longest: 1, freezes: 0 },
        completions: [{ day: '174', countsFor: '2026-03-09', late: false, loggedAt: at }],
        notes: [
          {
            ...{ day: '174', text: 'kept', readableBy: 'cohort', writtenAt: at, editedAt: null },
            ...{ link: null, file: null, takenDownAt: null, takenDownReason: null },
          },
        ],
        milestones: [],
        ticks: [],
        habits: [
          { from: '2026-03-09', zone: 'Europe/Berlin', restDays: [] },
          { from: '2026-03-10', zone: 'Europe/Berlin', restDays: [7] },
        ],
        paces: [],
        pauses: [],
        corrections: [],
      },
    ],
  });
});

test('deleting asks once more, then says exactly what is gone, and touches nobody else', async () => {
  await world.cohort({ guildId: 'g2', channelId: 'd1' });
  await slash(join, {}, { guildId: 'g2', channelId: 'd1' });
  const asked = await press(privacy, 'privacy-erase');
  expect([textIn(asked), customIdsOf(asked)]).toEqual([
    `⚠️ This deletes for good, in this server: ${stored(8)}, and your streak. It cannot be undone, so you may want the export first. To only stop for a while, /pause keeps everything.`,
    ['privacy-erase?sure=yes', 'privacy-export', 'privacy'],
  ]);
  expect(await press(privacy, 'privacy-erase?sure=yes')).toEqual({
    content: `🗑️ Deleted: ${stored(8)}, and your streak. Nothing about you is stored in this server any more. Your name disappears from the posts of the last 14 days; older messages in a channel stay as they are. Should you ever want to start afresh: /join.`,
    allowed_mentions: { parse: [] },
  });
  expect(textIn(await press(privacy, 'privacy'))).toBe(nothing);
  const left = await ctx.db.execute<{ who: string }>(sql`
    select user_id || '@' || guild_id as who from learners l join cohorts c on c.id = l.cohort_id order by 1`);
  expect(left.map(({ who }) => who)).toEqual(['ann@g2', 'bob@g1']);
  const [rest] = await ctx.db.execute<{ notes: number; completions: number; pauses: number; habits: number }>(sql`
    select (select count(*)::int from notes) as notes, (select count(*)::int from completions) as completions,
      (select count(*)::int from learner_pauses) as pauses, (select count(*)::int from habits) as habits`);
  expect(rest).toEqual({ notes: 0, completions: 1, pauses: 0, habits: 0 });
});
