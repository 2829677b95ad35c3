import { expect, test } from 'vitest';
import { cohort as command } from '../../../../src/commands/cohort/cohort.ts';
import { cohortPauses, cohorts, owed } from '../../../../src/db/schema.ts';
import { customIdsOf, testWorld } from '../../../support/context.ts';
import { linesIn } from '../../../support/replies.ts';
import { choose } from '../../../support/shipped-cohort.ts';

/** Monday 9 March, after the post. */
const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, clock, slash, press, submit } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');

const holiday = (input: Record<string, string> = {}) => slash(command, input, {}, 'holiday');
const next = async () => (await ctx.db.select().from(cohorts))[0]?.nextPostOn;
const news = async () => (await ctx.db.select().from(owed).orderBy(owed.id)).map(({ facts }) => facts);
const means =
  '-# On these dates nothing is posted and nothing is due: streaks wait as they are, no day of the plan is left out, and there is nothing to catch up on afterwards.';
const plan = `cohort-holiday-form?cohort=${cohort.id}`;
const off = `cohort-holiday-off?cohort=${cohort.id}`;

test('without dates it shows what is planned', async () => {
  const shown = await holiday();
  expect(linesIn(shown)).toEqual(['🏖️ **Holidays of Month 7**', 'None are planned.', means]);
  expect(customIdsOf(shown)).toEqual([plan]);
});

test.each<[string, Record<string, string>, string, string]>([
  [
    'from one date to another',
    { from: '2026-03-12', until: '2026-03-16' },
    '🏖️ Planned: Thu 12 Mar – Mon 16 Mar. The first post after that comes <t:1773727200:F>. The channel is told.',
    '2026-03-10',
  ],
  [
    'one date, by its weekday',
    { from: 'tue' },
    '🏖️ Planned: Tue 10 Mar. The first post after that comes <t:1773208800:F>. The channel is told.',
    '2026-03-11',
  ],
  [
    'the last weekday is counted from the first date',
    { from: '2026-03-18', until: 'monday' },
    '🏖️ Planned: Wed 18 Mar – Mon 23 Mar. The first post after that comes <t:1774332000:F>. The channel is told.',
    '2026-03-11',
  ],
  [
    'within another',
    { from: '2026-03-19', until: '2026-03-20' },
    'Thu 19 Mar – Fri 20 Mar is without posts already. Nothing was changed.',
    '2026-03-11',
  ],
  [
    'that ends before it begins',
    { from: '2026-03-19', until: '2026-03-18' },
    'That ends before it begins. Nothing was changed; **until** is the last date without a post.',
    '2026-03-11',
  ],
  [
    'in the past',
    { from: '2026-03-01' },
    '• “2026-03-01” is already over. Choose today or a later date.',
    '2026-03-11',
  ],
  [
    'that is no date',
    { from: 'tuesday', until: 'easter' },
    '• “easter” is not a date. Write it like **2026-03-09**, **today** or **tomorrow**.',
    '2026-03-11',
  ],
])('%s', async (_, input, first, nextOn) => {
  expect([linesIn(await holiday(input))[0], await next()]).toEqual([first, nextOn]);
});

test('they are listed in order, the channel is told of each, and the form plans another', async () => {
  expect(linesIn(await holiday())).toEqual([
    '🏖️ **Holidays of Month 7**',
    '• Tue 10 Mar',
    '• Thu 12 Mar – Mon 16 Mar',
    '• Wed 18 Mar – Mon 23 Mar',
    means,
  ]);
  expect(await news()).toEqual([
    { what: 'holiday', from: '2026-03-12', until: '2026-03-16', next: '2026-03-17T06:00:00.000Z' },
    { what: 'holiday', from: '2026-03-10', until: '2026-03-10', next: '2026-03-11T06:00:00.000Z' },
    { what: 'holiday', from: '2026-03-18', until: '2026-03-23', next: '2026-03-24T06:00:00.000Z' },
  ]);
  expect(await press(command, plan)).toMatchObject({
    modal: { id: `cohort-holiday-planned?cohort=${cohort.id}`, title: 'Plan a holiday' },
  });
  const planned = await submit(command, `cohort-holiday-planned?cohort=${cohort.id}`, {
    from: '2026-04-06',
    until: '',
  });
  expect(linesIn(planned)[0]).toContain('🏖️ Planned: Mon 6 Apr. The first post after that');
});

test('one is called off, once', async () => {
  const [tuesday] = await ctx.db.select().from(cohortPauses).orderBy(cohortPauses.from);
  const callOff = () => choose(world, command, off, [String(tuesday?.id)]);
  const called = await callOff();
  expect(linesIn(called)[0]).toBe(
    '↩️ Called off: Tue 10 Mar. The next post comes <t:1773122400:F>. The channel is told.',
  );
  expect(linesIn(called)).not.toContain('• Tue 10 Mar');
  expect(await next()).toBe('2026-03-10');
  expect(linesIn(await callOff())[0]).toBe('That holiday is over, or was called off already. Nothing was changed.');
  expect((await news()).at(-1)).toMatchObject({ what: 'holiday-off', from: '2026-03-10' });
});

test('from today on it holds at once, and what was posted stays', async () => {
  expect(linesIn(await holiday({ until: 'tomorrow' }))).toEqual([
    '🏖️ Planned: Mon 9 Mar – Tue 10 Mar. The first post after that comes <t:1773208800:F>. The channel is told.',
    'What was posted today stays, and can be done; it is due for nobody any more.',
    expect.any(String),
    '• Mon 9 Mar – Tue 10 Mar',
    '• Thu 12 Mar – Mon 16 Mar',
    '• Wed 18 Mar – Mon 23 Mar',
    '• Mon 6 Apr',
    means,
  ]);
});

test('what is over has no holidays', async () => {
  clock.at = new Date('2026-03-10T07:00:00Z');
  await ctx.db.update(cohorts).set({ state: 'finished' });
  expect(linesIn(await holiday({ from: 'tomorrow' }))[0]).toContain('That plan is no longer running');
  expect(linesIn(await press(command, plan))[0]).toContain('That plan is no longer running');
});
