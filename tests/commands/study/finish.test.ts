import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { join } from '../../../src/commands/member/join.ts';
import { privacy } from '../../../src/commands/member/privacy.ts';
import { remind } from '../../../src/commands/member/remind.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { done } from '../../../src/commands/study/done.ts';
import { progress } from '../../../src/commands/study/progress.ts';
import { undo } from '../../../src/commands/study/undo.ts';
import type { Cohort } from '../../../src/db/cohorts.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import type { Card } from '../../../src/pictures/card.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';
import { linesIn } from '../../support/replies.ts';

const world = await testWorld('2026-03-09T06:00:00Z');
const { ctx, clock, slash, press, submit } = world;
const lea = { userId: 'u1', displayName: 'Lea *L*' };
/** The dates on which days 174 to 182 are posted, Monday to Friday. */
const dates = ['09', '10', '11', '12', '13', '16', '17', '18', '19'];
let cohort: Cohort;
let cards: Card[];

beforeEach(async () => {
  await ctx.db.execute(sql`truncate cohorts, owed, handled, reminders restart identity cascade`);
  clock.at = new Date('2026-03-09T05:00:00Z');
  cohort = await world.cohort();
  cards = [];
  ctx.draw = async (card) => {
    cards.push(card);
    return new Uint8Array([1, 2, 3]);
  };
});

/** Posts the days from one on to another, each done on its date, the last by /done; the answer to that. */
async function study(from: number, to: number): Promise<Message | Modal> {
  for (let day = from; day <= to; day += 1) {
    await posted(day);
    if (day < to)
      await ctx.db.execute(sql`
        insert into completions (learner_id, day_key, on_date, late, logged_at)
        select id, ${String(day)}, ${clock.at.toISOString().slice(0, 10)}, false, ${clock.at.toISOString()} from learners
        where user_id = ${lea.userId} and cohort_id = ${cohort.id}`);
  }
  return slash(done, { day: String(to) }, lea);
}

async function posted(day: number): Promise<void> {
  const date = `2026-03-${dates[day - 174]}` as `${number}-03-${number}`;
  await world.post(cohort, String(day), date as '2026-03-09');
  clock.at = new Date(`${date}T10:00:00Z`);
}

const finishes = (reply: Message | Modal) => JSON.stringify(reply).includes('🎓');

test('the last day brings what the plan came to, in numbers and as a picture', async () => {
  await slash(join, {}, lea);
  await study(174, 181);
  await slash(note, { text: 'An index helps.', share: 'me' }, lea);
  const answer = await study(182, 182);
  expect(linesIn(answer)).toEqual([
    '✅ **Day 182 done.** 9 of 9 in the plan.',
    '🔥 Streak 9 · best 9 · 1 freeze · 5 more days earn another',
    '🎉 Week 26 milestone reached.',
    '🎉 Month 7 milestone reached.',
    '🏁 That was the last day: you have finished the whole plan.',
    '',
    '🎓 **Month 7**: finished',
    '9 of 9 days · Mon 9 Mar – Thu 19 Mar 2026 · longest streak 9 · about 4.5 hours of study · 1 note',
    '',
    '**What comes next**',
    '• The plan once more for you alone, in our direct messages: at your hour, on your weekdays, at your pace.',
  ]);
  expect(answer).toMatchObject({
    files: [
      {
        name: 'finish.png',
        description:
          'Month 7: 9 of 9 days · Mon 9 Mar – Thu 19 Mar 2026 · longest streak 9 · about 4.5 hours of study · 1 note. Mon 9 Mar to Thu 19 Mar: 9 done.',
      },
    ],
  });
  expect(customIdsOf(answer).slice(0, 2)).toEqual([
    `finish-share?cohort=${cohort.id}`,
    `notes-journal?cohort=${cohort.id}`,
  ]);
  expect(cards).toMatchObject([
    {
      title: 'Month 7',
      subtitle: 'Mon 9 Mar – Thu 19 Mar 2026',
      figures: [
        { value: '9/9', label: 'days of the plan' },
        { value: '9', label: 'longest streak' },
        { value: '4.5', label: 'hours of study' },
        { value: '1', label: 'note written' },
      ],
      dates: { legend: [{ state: 'kept', label: 'done' }] },
      bars: [],
    },
  ]);
});

test('where nothing can be drawn it comes in words', async () => {
  ctx.draw = async () => null;
  await slash(join, {}, lea);
  const answer = await study(174, 182);
  expect(finishes(answer)).toBe(true);
  expect(answer).not.toHaveProperty('files');
});

test('a plan that went on from another one is told of alone, though the streak goes on', async () => {
  const before = await world.cohort({ channelId: 'c0', startsOn: '2026-03-05' });
  await slash(join, { cohort: before.id }, lea);
  await world.post(before, '174', '2026-03-06');
  clock.at = new Date('2026-03-06T10:00:00Z');
  await slash(done, { cohort: before.id, day: '174' }, lea);
  await ctx.db.execute(sql`update cohorts set state = 'finished' where id = ${before.id}`);
  await ctx.db.execute(sql`update cohorts set earlier = array[${before.id}]::bigint[] where id = ${cohort.id}`);
  await slash(join, { cohort: cohort.id }, lea);
  const answer = linesIn(await study(174, 182)).join();
  expect(answer).toContain('🔥 Streak 10');
  expect(answer).toContain('Mon 9 Mar – Thu 19 Mar 2026 · longest streak 9');
});

describe('when it comes', () => {
  test('not before the plan’s last day, however caught up somebody is', async () => {
    await slash(join, {}, lea);
    expect(finishes(await study(174, 181))).toBe(false);
  });

  test('with the last of the open days, whichever that is', async () => {
    await slash(join, {}, lea);
    for (let day = 174; day <= 182; day += 1) await posted(day);
    for (const day of [182, 181, 180, 179, 178, 177, 176, 174])
      expect(finishes(await slash(done, { day: String(day) }, lea))).toBe(false);
    expect(finishes(await slash(done, { day: '175' }, lea))).toBe(true);
  });

  test('for who came late and went with the group, once, with the way to the days left out', async () => {
    for (let day = 174; day <= 180; day += 1) await posted(day);
    await slash(join, { begin: 'group' }, lea);
    await slash(done, { day: '180' }, lea);
    const answer = await study(181, 182);
    expect(linesIn(answer).slice(5)).toEqual([
      '🎓 **Month 7**: you’ve reached the end',
      '3 of 9 days · Tue 17 Mar – Thu 19 Mar 2026 · longest streak 3 · about 1.5 hours of study',
      '',
      '**What comes next**',
      '• 6 days you left out: they stay open to you, from **Day 174** on.',
      '• The plan once more for you alone, in our direct messages: at your hour, on your weekdays, at your pace.',
    ]);
    expect(customIdsOf(answer)).toContain(`join?cohort=${cohort.id}&begin=first`);
    expect(finishes(await slash(done, { day: '174' }, lea))).toBe(false);
  });

  test('in a group that began in the middle of its plan, of which the first days are nobody’s', async () => {
    await ctx.db.execute(sql`update cohorts set first_day_key = '181'`);
    await slash(join, {}, lea);
    const answer = await study(181, 182);
    expect(finishes(answer)).toBe(true);
    expect(linesIn(answer).join('\n')).not.toContain('left out');
    expect(linesIn(answer).join('\n')).toMatch(
      /🎓 \*\*Month 7\*\*: you’ve reached the end\n2 of 2 days \(7 days came before the start\) · /,
    );
    expect(cards[0]?.figures[0]).toEqual({ value: '2/2', label: 'days since the start' });
  });

  test('not to who joins when all is over, with the day that happens to be the last', async () => {
    for (let day = 174; day <= 182; day += 1) await posted(day);
    expect(finishes(await slash(done, {}, lea))).toBe(false);
  });

  test('with a note that marks the last day done, too', async () => {
    await slash(join, {}, lea);
    await study(174, 181);
    await posted(182);
    const id = `note?cohort=${cohort.id}&day=182`;
    const answer = await submit(note, id, { text: 'The end.', also: ['done'] }, lea);
    expect(finishes(answer)).toBe(true);
  });

  test('again after an undo', async () => {
    await slash(join, {}, lea);
    await study(174, 182);
    await slash(undo, { day: '182' }, lea);
    expect(finishes(await slash(done, { day: '182' }, lea))).toBe(true);
  });
});

describe('what comes next', () => {
  test('the plan with which the group goes on, if there is one of that name', async () => {
    await ctx.db.execute(sql`update cohorts set next_plan = 'month-07'`);
    await slash(join, {}, lea);
    expect(linesIn(await study(174, 182)).slice(-3)).toEqual([
      '**What comes next**',
      '• The group goes on with **Month 7**, and you with it: there is nothing to do for that.',
      '• The plan once more for you alone, in our direct messages: at your hour, on your weekdays, at your pace.',
    ]);
    await ctx.db.execute(sql`update cohorts set next_plan = 'gone'`);
    expect(linesIn(await press(progress, `finish?cohort=${cohort.id}`, lea)).join()).not.toContain('goes on');
  });

  test('other plans of the server, and an end to reminders that have nothing left', async () => {
    const other = await world.cohort({ channelId: 'c2' });
    await slash(join, {}, lea);
    await slash(remind, { time: '18:30' }, lea);
    const answer = await study(174, 182);
    expect(linesIn(answer).slice(-4)).toEqual([
      '**What comes next**',
      '• Another plan of this server:',
      '• The plan once more for you alone, in our direct messages: at your hour, on your weekdays, at your pace.',
      '• Your reminders have nothing left to remind you of.',
    ]);
    expect(customIdsOf(answer)).toEqual(expect.arrayContaining([`join?cohort=${other.id}`, 'remind-stop']));
  });

  test('but reminders of what somebody studies elsewhere go on', async () => {
    const other = await world.cohort({ channelId: 'c2' });
    await slash(join, {}, lea);
    await slash(join, { cohort: other.id }, lea);
    await slash(remind, { time: '18:30' }, lea);
    expect(customIdsOf(await study(174, 182))).not.toContain('remind-stop');
  });
});

test.each<[string, () => Promise<unknown>, string[]]>([
  ['the same plan', async () => {}, ['/start?curriculum=month-07']],
  [
    'another plan, where this one is the server’s own',
    () => ctx.db.execute(sql`update curricula set owner = 'g1'`),
    ['/start'],
  ],
  ['nothing, where one runs already', () => world.cohort({ guildId: '@u1', channelId: 'dm' }).then(joinOwn), []],
])('alone can be begun: %s', async (_, act, ids) => {
  await slash(join, {}, lea);
  await act();
  const begins = customIdsOf(await study(174, 182)).filter((id) => id.startsWith('/start'));
  await ctx.db.execute(sql`update curricula set owner = ''`);
  expect(begins).toEqual(ids);
});

function joinOwn(own: Cohort) {
  return ctx.db.execute(sql`insert into learners (cohort_id, user_id, joined_at) values (${own.id}, 'u1', now())`);
}

describe('shared', () => {
  beforeEach(async () => {
    await slash(join, {}, lea);
    await study(174, 182);
    cards = [];
  });
  const share = (by = {}) => press(progress, `finish-share?cohort=${cohort.id}`, { ...lea, ...by });

  test('by its button, with the name', async () => {
    expect(await share()).toMatchObject({
      content: [
        '🎓 **Lea \\*L\\*** has finished **Month 7**',
        '9 of 9 days · Mon 9 Mar – Thu 19 Mar 2026 · longest streak 9 · about 4.5 hours of study',
      ].join('\n'),
      files: [{ name: 'finish.png' }],
      allowed_mentions: { parse: [] },
      shared: true,
    });
  });

  test('in the plan’s own channel only', async () => {
    const elsewhere = await press(progress, `finish?cohort=${cohort.id}`, { ...lea, channelId: 'c9' });
    expect(customIdsOf(elsewhere)).toEqual(['/start?curriculum=month-07']);
    expect(linesIn(await share({ channelId: 'c9' }))).toEqual([
      'This can be shared in the plan’s own channel, <#c1>. Nothing was posted: use /progress there.',
    ]);
  });

  test('by who is through with it', async () => {
    expect(linesIn(await share({ userId: 'u2' }))).toEqual([
      'You have not come to the end of this plan yet. /progress shows how far you are.',
    ]);
  });

  test('without the streak and its map by who hides them', async () => {
    await press(privacy, 'privacy-streak?hidden=yes', lea);
    expect(JSON.stringify(await share())).not.toMatch(/streak|9 done/);
    expect(cards).toMatchObject([{ dates: null, figures: [{ value: '9/9' }, { value: '4.5' }] }]);
  });

  test('and shown again from /progress', async () => {
    const ids = customIdsOf(await slash(progress, {}, lea));
    expect(ids).toEqual([`progress-share?cohort=${cohort.id}`, `finish?cohort=${cohort.id}`]);
    expect(linesIn(await press(progress, ids[1] ?? '', lea))[0]).toBe('🎓 **Month 7**: finished');
  });
});
