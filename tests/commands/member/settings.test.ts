import { beforeEach, expect, test } from 'vitest';
import { join } from '../../../src/commands/member/join.ts';
import { remind } from '../../../src/commands/member/remind.ts';
import { settings } from '../../../src/commands/member/settings.ts';
import { zone } from '../../../src/commands/member/zone.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { board } from '../../../src/commands/study/board.ts';
import { done } from '../../../src/commands/study/done.ts';
import { learners, notes } from '../../../src/db/schema.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';
import { linesIn } from '../../support/replies.ts';
import { choose } from '../../support/shipped-cohort.ts';

const world = await testWorld('2026-03-10T10:00:00Z');
const { ctx, slash, press } = world;
let cohort: Awaited<ReturnType<typeof world.cohort>>;

beforeEach(async () => {
  await ctx.db.execute('truncate cohorts cascade');
  await ctx.db.execute('truncate reminders');
  cohort = await world.cohort();
  await world.post(cohort, '174', '2026-03-10');
  await slash(join);
});

test('one panel shows all that is mine to set, the same by /settings and by /zone', async () => {
  await slash(zone, { zone: 'Europe/Berlin', rest: 'sun' });
  await slash(remind, { time: '18:00' });
  const shown = await slash(settings);
  expect(linesIn(shown)).toEqual([
    '🕗 Your clock is **Europe/Berlin**. It is 11:00 there, and a study day ends at 04:00.',
    '📘 The post comes Mon–Fri at 08:00 Europe/Kyiv, that is 07:00 for you; next <t:1773208800:F>.',
    '🌙 Your rest days: **Sun**. Posts on those dates are not due for you; doing one still counts.',
    '⏰ I remind you by direct message at **18:00** Europe/Berlin.',
    '✅ Your name appears on the posts of days you have finished.',
    '🔥 Your streak is shown in your answers and on the board.',
    '🏆 You are on the board.',
    '📝 New notes are for you alone, unless you choose otherwise.',
    '-# What others see is set for all your plans of this server. /pause is for time off, /privacy for what is stored.',
  ]);
  expect(customIdsOf(shown)).toEqual([
    `settings-rest?cohort=${cohort.id}`,
    `settings-language?cohort=${cohort.id}`,
    `zone?cohort=${cohort.id}&ask=yes`,
    'remind',
    `settings-turn?cohort=${cohort.id}&set=named&to=no`,
    `settings-turn?cohort=${cohort.id}&set=streak&to=no`,
    `settings-turn?cohort=${cohort.id}&set=board&to=no`,
    `settings-turn?cohort=${cohort.id}&set=notes&to=yes`,
  ]);
  expect(await slash(zone)).toEqual(shown);
});

/** What each switch changes for those who use the bot, asked before and after. */
const effects: Record<string, () => Promise<boolean>> = {
  named: async () => (await ctx.db.select().from(learners))[0]?.namedOnPosts ?? false,
  board: async () => JSON.stringify(await slash(board)).includes('Ann'),
  notes: async () => {
    await ctx.db.delete(notes);
    await slash(note, { text: 'Mine.' });
    return (await ctx.db.select().from(notes))[0]?.audience === 'cohort';
  },
};

test.each([
  ['named', true],
  ['board', true],
  ['notes', false],
] as const)('the switch %s has an effect, and back', async (set, isOn) => {
  const turned = (to: string) => press(settings, `settings-turn?cohort=${cohort.id}&set=${set}&to=${to}`);
  await slash(done);
  const seen = [await effects[set]?.()];
  for (const to of isOn ? ['no', 'yes'] : ['yes', 'no']) {
    await turned(to);
    seen.push(await effects[set]?.());
  }
  expect(seen).toEqual([isOn, !isOn, isOn]);
});

test('a hidden streak is left out of the next answer', async () => {
  await press(settings, `settings-turn?cohort=${cohort.id}&set=streak&to=no`);
  expect(linesIn(await slash(settings))).toContain('🔥 Your streak is hidden; only /streak shows it to you.');
  expect(linesIn(await slash(done)).join('\n')).not.toContain('Streak 1');
  await press(settings, `settings-turn?cohort=${cohort.id}&set=streak&to=yes`);
  expect(linesIn(await slash(settings))).toContain('🔥 Your streak is shown in your answers and on the board.');
});

const restIsAll =
  'The posts come Mon–Fri at 08:00 Europe/Kyiv, so those rest days would leave no day to study. Nothing was changed. Leave at least one day to study, or take time off with /pause.';

test.each<[string, string, string[], string, string?]>([
  [
    'rest days, with when they begin',
    'settings-rest',
    ['6', '7'],
    '✏️ Changed: **Rest days**.',
    '🌙 Your rest days: **Sat, Sun** from tomorrow on. Posts on those dates are not due for you; doing one still counts.',
  ],
  ['no rest days, as before', 'settings-rest', [], 'It’s already like that. Nothing changed.'],
  ['no day left', 'settings-rest', ['1', '2', '3', '4', '5'], restIsAll],
  ['a language', 'settings-language', ['de'], '✏️ Geändert: **Sprache**.'],
])('the panel stays where a list changes something, and says so first: %s', async (_, list, values, said, state) => {
  const answer = await choose(world, settings, `${list}?cohort=${cohort.id}`, values);
  expect(linesIn(answer)[0]).toBe(said);
  expect(linesIn(answer)).toEqual(state === undefined ? linesIn(answer) : expect.arrayContaining([state]));
  expect(customIdsOf(answer)).toEqual(customIdsOf(await slash(settings)));
});

test.each([
  ['named', 'no', /^✅ Your name stays off posts from now on, in this server\./],
  ['named', 'yes', /^✅ Your name appears again on the posts of days you finish/],
  ['streak', 'no', /^✏️ Changed: \*\*Streak\*\*\.$/],
  ['board', 'no', /^✏️ Changed: \*\*Board\*\*\.$/],
  ['notes', 'yes', /^✏️ Changed: \*\*New notes\*\*\.$/],
])('the panel stays where a switch is pressed, and says so first: %s to %s', async (set, to, said) => {
  const answer = await press(settings, `settings-turn?cohort=${cohort.id}&set=${set}&to=${to}`);
  expect(linesIn(answer)[0]).toMatch(said);
  expect(customIdsOf(answer)).toEqual(customIdsOf(await slash(settings)));
});

test('who does not take part sees the clock, and turns nothing', async () => {
  const bo = { userId: 'bo' };
  expect(linesIn(await slash(settings, {}, bo)).at(-1)).toMatch(/^You are not in this plan\. Once you are/);
  expect(linesIn(await press(settings, `settings-turn?cohort=${cohort.id}&set=board&to=no`, bo))[0]).toMatch(
    /^You are not in this plan/,
  );
});
