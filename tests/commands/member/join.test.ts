import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { join, leave } from '../../../src/commands/member/join.ts';
import { zone } from '../../../src/commands/member/zone.ts';
import { done } from '../../../src/commands/study/done.ts';
import { cohorts, learners } from '../../../src/db/schema.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';
import { textIn } from '../../support/replies.ts';

const world = await testWorld('2026-03-08T10:00:00Z');
const { ctx, clock, slash, press, submit } = world;
const cohort = await world.cohort();

const clockLine = '🕗 A post comes Mon–Fri at 08:00 Europe/Kyiv.\nYour dates follow that clock; /zone sets your own.';
const whichClock = '🕗 Which clock do you live by? A study day ends at 04:00 there.';
const zoneIds = (id: number) => [
  ...['Europe/London', 'Europe/Dublin', 'Australia/Sydney', 'group'].map((zone) => `join?cohort=${id}&zone=${zone}`),
  `zone?cohort=${id}&ask=yes`,
];

test('before the first post', async () => {
  const joined = await slash(join);
  expect(customIdsOf(joined)).toEqual(zoneIds(cohort.id));
  expect(joined).toMatchObject({
    content: `👋 You’re in: **Month 7** in <#c1>.\n📅 First: **Day 174: Topic 174**, <t:1773036000:F> (<t:1773036000:R>).\n${clockLine}\n${whichClock}`,
    allowed_mentions: { parse: [] },
  });
});

test('who is in already keeps everything, first join included', async () => {
  await world.post(cohort, '174', '2026-03-09');
  await world.post(cohort, '175', '2026-03-10');
  clock.at = new Date('2026-03-10T10:00:00Z');
  const again = await slash(join);
  expect([textIn(again), customIdsOf(again)]).toEqual([
    `You’re already in **Month 7** in <#c1>. Nothing changed.\n📘 Now: **Day 175: Topic 175**, open until <t:1773194400:f>.\n📅 Next: **Day 176: Topic 176**, <t:1773208800:F> (<t:1773208800:R>).\n${clockLine}\n👉 Next open: **Day 174: Topic 174** · 2 days open in all\n${whichClock}`,
    [`day?cohort=${cohort.id}&day=174`, `done?cohort=${cohort.id}&day=174`, ...zoneIds(cohort.id)],
  ]);
  const [row] = await ctx.db.select({ at: learners.joinedAt }).from(learners);
  expect(row?.at).toEqual(new Date('2026-03-08T10:00:00Z'));
});

test('a done day and a zone of one’s own are told; coming back says that nothing was missed', async () => {
  await slash(done);
  await slash(zone, { zone: 'Europe/Berlin' });
  await slash(leave);
  clock.at = new Date('2026-03-10T12:00:00Z');
  expect(textIn(await press(join, `join?cohort=${cohort.id}`))).toBe(
    [
      '👋 Welcome back to **Month 7** in <#c1>.',
      'Everything is as you left it, and your time away counts as a pause: you missed nothing.',
      '📘 Now: **Day 175: Topic 175**, and you’ve done it.',
      '📅 Next: **Day 176: Topic 176**, <t:1773208800:F> (<t:1773208800:R>).',
      '🕗 A post comes Mon–Fri at 08:00 Europe/Kyiv.',
      'Your own dates follow Europe/Berlin; /zone changes that.',
      '👉 Next open: **Day 174: Topic 174**',
    ].join('\n'),
  );
});

test.each([
  [
    'paused',
    { nextPostAt: null, nextPostOn: null },
    '⏸️ Posting is paused at the moment. Nobody’s streak is touched.\n🕗 A post comes Mon–Fri at 08:00 Europe/Kyiv.',
  ],
  [
    'about to close',
    { lastDayKey: '182' },
    '🏁 That was the last day; a closing message follows <t:1773208800:F> (<t:1773208800:R>).',
  ],
  [
    'finished',
    { state: 'finished' as const, lastDayKey: '182' },
    '🏁 All 9 days are posted. Open ones can still be done; see /week.',
  ],
])('a cohort that is %s', async (what, change, said) => {
  const made = await world.cohort({ channelId: `c-${what}` });
  await world.post(made, '174', '2026-03-09');
  await world.post(made, '175', '2026-03-10');
  await ctx.db.update(cohorts).set(change).where(eq(cohorts.id, made.id));
  expect(textIn(await slash(join, {}, { channelId: `c-${what}`, userId: what }))).toContain(said);
});

test('where the caller is in one plan already, the others of the server are offered', async () => {
  const other = await world.cohort({ guildId: 'g2', channelId: 'd1' });
  const mine = await world.cohort({ guildId: 'g2', channelId: 'd2' });
  const by = { guildId: 'g2', userId: 'eve' };
  await slash(join, {}, { ...by, channelId: 'd2' });
  const offered = await slash(join, {}, { ...by, channelId: 'elsewhere' });
  expect(textIn(offered)).toMatch(
    /^You’re already in \*\*Month 7\*\* in <#d2>\..*Did you mean another plan of this server\?/s,
  );
  expect(customIdsOf(offered)).toEqual([`join?cohort=${other.id}`]);
  expect(textIn(await press(join, `join?cohort=${other.id}`, by))).toMatch(/^👋 You’re in: \*\*Month 7\*\* in <#d1>/);
  expect(customIdsOf(await slash(join, {}, { ...by, channelId: 'd2' }))).toEqual(zoneIds(mine.id));
  expect(mine.id).not.toBe(other.id);
});

test('another zone is asked for by a form, which sets it', async () => {
  const form = await press(zone, `zone?cohort=${cohort.id}&ask=yes`);
  expect(form).toMatchObject({ modal: { title: 'My clock', inputs: [{ id: 'zone' }] } });
  const set = await submit(zone, 'modal' in form ? form.modal.id : '', { zone: 'tokyo' });
  expect(textIn(set)).toContain('Your clock is **Asia/Tokyo**');
  expect(customIdsOf(await submit(zone, 'modal' in form ? form.modal.id : '', { zone: 'PST' })).length).toBeGreaterThan(
    0,
  );
});

test('a server without a plan', async () => {
  expect(textIn(await slash(join, {}, { guildId: 'none' }))).toBe(
    'No study plan runs here yet. Someone with **Manage Server** can start one with /setup.',
  );
});
