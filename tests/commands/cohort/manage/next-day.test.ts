import { beforeEach, describe, expect, test } from 'vitest';
import { cohort as command } from '../../../../src/commands/cohort/cohort.ts';
import { cohortPauses, cohorts, owed } from '../../../../src/db/schema.ts';
import type { Message, Modal } from '../../../../src/messages/kit/message.ts';
import { customIdsOf, testWorld } from '../../../support/context.ts';
import { textIn } from '../../../support/replies.ts';
import { choose } from '../../../support/shipped-cohort.ts';

/** Tuesday 10 March, between the posts of days 175 and 176. */
const world = await testWorld('2026-03-10T07:00:00Z');
const { ctx, clock, slash, press, submit } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');
await world.post(cohort, '175', '2026-03-10');

beforeEach(async () => {
  clock.at = new Date('2026-03-10T07:00:00Z');
  await ctx.db.update(cohorts).set({ nextDayKey: null, blocked: null, state: 'running' });
  await ctx.db.delete(cohortPauses);
  await ctx.db.delete(owed);
});

/** Chooses from the list under the status. */
const more = (value: string) => choose(world, command, `cohort-more?cohort=${cohort.id}`, [value]);
const jump = (day: string) => slash(command, { day }, {}, 'jump');
const sure = (asked: Message | Modal) => press(command, customIdsOf(asked)[0] ?? '');
const wanted = async () => (await ctx.db.select().from(cohorts))[0]?.nextDayKey;
const tomorrow = '<t:1773208800:F>';
const nobody = 'Nobody’s streak, work or notes are touched.';

describe('another day comes next', () => {
  test.each<[string, () => Promise<Message | Modal>, string, string, string]>([
    [
      'the next one is passed over',
      () => more('skip'),
      `⏭️ Skip **Day 176: Topic 176**, and go on with **Day 177: Topic 177**, ${tomorrow}? **Day 176** is not posted and due for nobody; once **Day 177** is out, anyone who likes can still do it. ${nobody}`,
      '177',
      `⏭️ **Day 176: Topic 176** is skipped: next comes **Day 177: Topic 177**, ${tomorrow}.`,
    ],
    [
      'the last one comes once more',
      () => more('repeat'),
      `🔁 Post **Day 175: Topic 175** once more, ${tomorrow}? **Day 176: Topic 176** follows after it; whoever has done it already has nothing to do, and that date neither adds to their streak nor breaks it. ${nobody}`,
      '175',
      `🔁 **Day 175: Topic 175** comes once more, ${tomorrow}.`,
    ],
    [
      'one far ahead',
      () => jump('180'),
      `⏩ Go on with **Day 180: Topic 180**, ${tomorrow}, instead of **Day 176: Topic 176**? 4 days are not posted and due for nobody; once **Day 180** is out, anyone who likes can still do them. ${nobody}`,
      '180',
      `⏩ The plan goes on with **Day 180: Topic 180**, ${tomorrow}.`,
    ],
    [
      'one before',
      () => jump('day 174'),
      `⏩ Go on with **Day 174: Topic 174**, ${tomorrow}, instead of **Day 176: Topic 176**? What was posted before comes once more from there on: whoever has done it already has nothing to do, and that date neither adds to their streak nor breaks it. ${nobody}`,
      '174',
      `⏩ The plan goes on with **Day 174: Topic 174**, ${tomorrow}.`,
    ],
  ])('%s: asked, done, told, taken back', async (_, ask, question, key, news) => {
    const asked = await ask();
    expect(textIn(asked)).toBe(question);
    expect([await wanted(), await ctx.db.select().from(owed)]).toEqual([null, []]);
    const set = await sure(asked);
    expect(textIn(set).startsWith(news)).toBe(true);
    expect(textIn(set)).toContain('It can be taken back until then.');
    expect(await wanted()).toBe(key);
    expect(await ctx.db.select({ facts: owed.facts }).from(owed)).toMatchObject([{ facts: { what: 'next-day' } }]);
    // Pressed once more the group no longer stands where it was asked about.
    expect(textIn(await sure(asked))).toContain('That was done already, or the group has gone on meanwhile.');
    expect(textIn(await sure(set))).toBe(
      `↩️ As planned before: next comes **Day 176: Topic 176**, ${tomorrow}. ${nobody}`,
    );
    expect(await wanted()).toBeNull();
  });

  test('two can be passed over, one after the other', async () => {
    await sure(await more('skip'));
    await sure(await more('skip'));
    expect(await wanted()).toBe('178');
    // The group hears once of where that came to.
    expect(await ctx.db.select({ facts: owed.facts }).from(owed)).toMatchObject([
      { facts: { how: 'jump', day: 'Day 178: Topic 178', short: { day: 'Day 178' }, passed: 2 } },
    ]);
  });

  test.each<[string, () => Promise<Message | Modal>, string]>([
    ['the day that comes anyway', () => jump('176'), '**Day 176: Topic 176** comes next already. Nothing was changed.'],
    ['no such day', () => jump('300'), 'This plan has no day “300”'],
    ['a form', () => more('jump'), 'Go on from another day'],
    [
      'the form',
      () => submit(command, `cohort-jump-to?cohort=${cohort.id}`, { day: '180' }),
      '⏩ Go on with **Day 180',
    ],
  ])('%s', async (_, act, answer) => {
    expect(textIn(await act())).toContain(answer);
    expect(await wanted()).toBeNull();
  });

  test('behind the last day nothing is left to go on with', async () => {
    await ctx.db.update(cohorts).set({ nextDayKey: '182' });
    expect(textIn(await more('skip'))).toContain('No day comes after the next one');
  });

  test('a post that is stuck comes first, and what is over has no next day', async () => {
    const asked = await more('skip');
    await ctx.db.update(cohorts).set({ blocked: { code: 'missing-access' } });
    for (const action of ['skip', 'repeat', 'now']) expect(textIn(await more(action))).toContain('A post is stuck');
    expect(textIn(await sure(asked))).toContain('That was done already');
    await ctx.db.update(cohorts).set({ blocked: null, state: 'finished' });
    for (const action of ['skip', 'repeat', 'now', 'jump'])
      expect(textIn(await more(action))).toContain('That plan is no longer running');
  });
});

describe('at once', () => {
  const next = async () => {
    const [row] = await ctx.db.select().from(cohorts);
    return [row?.nextPostOn, row?.nextPostAt?.toISOString()];
  };

  test('not where today has its post', async () => {
    expect(textIn(await more('now'))).toBe(
      `Today has its post already: **Day 175**, <t:1773122400:t>. There is only one post per date, so nothing was changed; under /cohort status you choose what comes next. The next post comes ${tomorrow}.`,
    );
  });

  test('before its hour: in the place of the post of that date', async () => {
    clock.at = new Date('2026-03-11T05:00:00Z');
    const asked = await more('now');
    expect(textIn(asked)).toBe(
      '📣 Post **Day 176: Topic 176** now? It counts for Wed 11 Mar and stays open until <t:1773280800:f>. It takes the place of the post of <t:1773208800:t>: there is only one per date. It is due like every post.',
    );
    // Minutes may lie between question and answer, but no midnight.
    clock.at = new Date('2026-03-11T05:04:00Z');
    expect(textIn(await sure(asked))).toBe('📣 **Day 176: Topic 176** comes in <#c1> within a minute.');
    expect(await next()).toEqual(['2026-03-11', '2026-03-11T05:04:00.000Z']);
  });

  test('on another weekday nobody has to be there', async () => {
    clock.at = new Date('2026-03-14T12:00:00Z');
    expect(textIn(await more('now'))).toContain('Today is none of the plan’s weekdays, so it is due for nobody');
  });

  test('a question of yesterday is no answer for today', async () => {
    clock.at = new Date('2026-03-12T12:00:00Z');
    const asked = await more('now');
    clock.at = new Date('2026-03-13T05:00:00Z');
    expect(textIn(await sure(asked))).toContain('That was done already');
  });

  test('not in a break', async () => {
    clock.at = new Date('2026-03-11T05:00:00Z');
    await slash(command, { from: 'today' }, {}, 'holiday');
    expect(textIn(await more('now'))).toContain('The plan takes a break at the moment, so nothing is posted.');
  });
});
