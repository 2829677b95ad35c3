import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { join, leave } from '../../../src/commands/member/join.ts';
import { zone } from '../../../src/commands/member/zone.ts';
import { cohorts, learnerSettings, learners } from '../../../src/db/schema.ts';
import { customIdsOf, somebody, testWorld } from '../../support/context.ts';
import { textIn } from '../../support/replies.ts';

// A Tuesday, 12:00 in Kyiv.
const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');
await world.post(cohort, '175', '2026-03-10');

const rowsOf = (userId: string) =>
  ctx.db
    .select({ from: learnerSettings.from, zone: learnerSettings.zone, rest: learnerSettings.restDays })
    .from(learnerSettings)
    .innerJoin(learners, eq(learners.id, learnerSettings.learnerId))
    .where(eq(learners.userId, userId))
    .orderBy(asc(learnerSettings.from));

const kept = 'What you logged before stays as it is.';
const post = '📘 The post comes Mon–Fri at 08:00 Europe/Kyiv';
const next = 'next <t:1773208800:F>.';

test('shows the cohort’s clock to those without their own', async () => {
  const shown = await slash(zone);
  expect([textIn(shown), customIdsOf(shown)]).toEqual([
    [
      '🕗 Your clock is the group’s, **Europe/Kyiv**. It is 12:00 there, and a study day ends at 04:00.',
      `${post}; ${next}`,
      '🌙 You have no rest days of your own: every post is due.',
      'You are not in this plan. Once you are, you set your clock and rest days here, reminders, language and what others see of you.',
    ].join('\n'),
    [`join?cohort=${cohort.id}`],
  ]);
});

test('who is not in is not made a learner, but one button joins and sets', async () => {
  const first = await slash(zone, { zone: 'berlin', rest: 'sun' }, { userId: 'bob' });
  expect([textIn(first), customIdsOf(first)]).toEqual([
    'You are not in **Month 7** yet, so there is nothing to set. Nothing was changed. Join, and your choice is set right away.',
    [`zone?zone=Europe/Berlin&rest=Sun&cohort=${cohort.id}&join=yes`],
  ]);
  expect(await ctx.db.select().from(learners)).toEqual([]);
  await press(zone, customIdsOf(first)[0]!, { userId: 'bob' });
  expect(await rowsOf('bob')).toEqual([
    { from: '2026-03-10', zone: 'Europe/Berlin', rest: [] },
    { from: '2026-03-11', zone: 'Europe/Berlin', rest: [7] },
  ]);
  await slash(leave, {}, { userId: 'bob' });
  expect(textIn(await slash(zone, { zone: 'UTC' }, { userId: 'bob' }))).toMatch(/^You are not in/);
});

test.each([
  [
    'a city, from today on',
    { zone: 'berlin' },
    [
      `🕗 Your clock is **Europe/Berlin** from today on. It is 11:00 there, and a study day ends at 04:00.`,
      `${post}, that is 07:00 for you; ${next}`,
      kept,
    ],
  ],
  [
    'the same again',
    { zone: 'Europe/Berlin' },
    [
      'It’s already like that. Nothing changed.',
      `🕗 Your clock is **Europe/Berlin**. It is 11:00 there, and a study day ends at 04:00.`,
      `${post}, that is 07:00 for you; ${next}`,
    ],
  ],
  [
    'far west: the post falls on the evening before',
    { zone: 'America/Los_Angeles' },
    [
      `🕗 Your clock is **America/Los_Angeles** from today on. It is 03:00 there, and a study day ends at 04:00.`,
      `${post}, that is 23:00 on the day before for you; ${next}`,
      kept,
    ],
  ],
  [
    'rest days, from the first date without a post',
    { rest: 'Sat-Sun' },
    [
      '🌙 Your rest days: **Sat, Sun** from tomorrow on. Posts on those dates are not due for you; doing one still counts.',
      kept,
    ],
  ],
  [
    'both at once',
    { zone: 'UTC', rest: 'fri' },
    [
      '🕗 Your clock is **UTC** from today on. It is 10:00 there, and a study day ends at 04:00.',
      `${post}, that is 06:00 for you; ${next}`,
      '🌙 Your rest days: **Fri** from tomorrow on. Posts on those dates are not due for you; doing one still counts.',
      kept,
    ],
  ],
  [
    'no rest days',
    { rest: 'none' },
    ['🌙 You have no rest days of your own from tomorrow on: every post is due.', kept],
  ],
  [
    'back to the cohort’s clock',
    { zone: 'cohort' },
    [
      '🕗 Your clock is the group’s, **Europe/Kyiv** from today on. It is 12:00 there, and a study day ends at 04:00.',
      `${post}; ${next}`,
      kept,
    ],
  ],
])('sets %s', async (_, input, lines) => {
  await slash(join);
  expect(await slash(zone, input)).toEqual({ content: lines.join('\n'), allowed_mentions: { parse: [] } });
});

test('one row for each date from which something holds', async () => {
  expect(await rowsOf('ann')).toEqual([
    { from: '2026-03-10', zone: null, rest: [] },
    { from: '2026-03-11', zone: null, rest: [] },
  ]);
});

test.each([
  [
    'an abbreviation',
    { zone: 'PST', rest: 'sun' },
    '“PST” can mean several zones. Pick a city, such as America/Los_Angeles, America/Vancouver, America/Tijuana, or UTC. Nothing was changed.',
  ],
  [
    'nonsense',
    { zone: 'Atlantis' },
    expect.stringMatching(/^I don’t know the zone “Atlantis”\. .* Nothing was changed\.$/),
  ],
  [
    'unclear weekdays',
    { rest: 'someday' },
    'I can’t read “someday” as weekdays. Write them like **Mon-Fri**, **Mon, Wed, Fri** or **every day**. To have none: **none**. Nothing was changed.',
  ],
  [
    'rest on every posting day',
    { rest: 'weekdays' },
    'The posts come Mon–Fri at 08:00 Europe/Kyiv, so those rest days would leave no day to study. Nothing was changed. Leave at least one day to study, or take time off with /pause.',
  ],
])('refuses %s', async (_, input, said) => {
  const before = await rowsOf('ann');
  expect(textIn(await slash(zone, input))).toEqual(said);
  expect(await rowsOf('ann')).toEqual(before);
});

test('a suggestion under a refusal sets the zone and keeps the rest days asked for', async () => {
  const refused = await slash(zone, { zone: 'PST', rest: 'sun' });
  expect(customIdsOf(refused)[0]).toBe(`zone?cohort=${cohort.id}&rest=Sun&zone=America/Los_Angeles`);
  expect(textIn(await press(zone, customIdsOf(refused)[0]!))).toMatch(
    /\*\*America\/Los_Angeles\*\* from today on.*\*\*Sun\*\* from tomorrow on/s,
  );
});

test('a paused cohort tells the hour by its schedule, a finished one none', async () => {
  await ctx.db.update(cohorts).set({ nextPostAt: null, nextPostOn: null }).where(eq(cohorts.id, cohort.id));
  expect(textIn(await slash(zone, { zone: 'UTC' }))).toContain('that is 06:00 for you; next <t:1773208800:F>.');
  await ctx.db.update(cohorts).set({ state: 'finished' }).where(eq(cohorts.id, cohort.id));
  expect(textIn(await slash(zone))).not.toContain('📘');
});

test('suggestions show the hour in each zone', async () => {
  const suggest = (option: string, typed: string) =>
    zone.autocomplete?.({ ...somebody, input: { option, text: typed, others: {} } }, ctx);
  expect(await suggest('zone', 'ky')).toEqual([{ name: 'Europe/Kyiv · now 12:00', value: 'Europe/Kyiv' }]);
  expect((await suggest('zone', ''))?.[0]).toEqual({ name: 'group: the channel’s own clock', value: 'group' });
  expect(await suggest('zone', '')).toHaveLength(25);
  expect(await suggest('rest', 'sa')).toEqual([
    { name: 'Sat Sun', value: 'Sat Sun' },
    { name: 'Sat', value: 'Sat' },
  ]);
  clock.at = new Date('2026-03-10T10:00:00Z');
});
