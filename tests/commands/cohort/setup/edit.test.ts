import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cohort as command } from '../../../../src/commands/cohort/cohort.ts';
import { timeAway } from '../../../../src/core/learner/learner-settings.ts';
import { joinAndLockLearner, saveLearnerSettings } from '../../../../src/db/learners/learners.ts';
import { addPause } from '../../../../src/db/pauses.ts';
import { remindersOf, saveReminder } from '../../../../src/db/reminders.ts';
import { cohorts } from '../../../../src/db/schema.ts';
import { customIdsOf, testWorld } from '../../../support/context.ts';
import { linesIn } from '../../../support/replies.ts';
import { choose } from '../../../support/shipped-cohort.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, slash, press, submit } = world;
const first = await world.cohort();
const second = await world.cohort({ channelId: 'c2', time: '20:00' });
/** In a channel of neither. */
const admin = { channelId: 'c9', userId: 'admin' };

const edit = (input: Record<string, unknown>) => slash(command, input, {}, 'edit');
const kept = async (id = first.id) => (await ctx.db.select().from(cohorts).where(eq(cohorts.id, id)))[0];

const changedLine = (labels: string, next: number) =>
  `✏️ Changed: ${labels}. The next post comes <t:${next}:F>. Dates already posted or logged stay as they are.`;

test('where two groups could be meant, the press changes what was typed, in the one that was pressed', async () => {
  const asked = await slash(command, { time: '09:00', 'work-ahead': true }, admin, 'edit');
  expect([(await kept())?.time, (await kept(second.id))?.time]).toEqual(['08:00', '20:00']);
  const [ofSecond = '', ofFirst = ''] = customIdsOf(asked);
  expect(ofFirst).toContain(`cohort=${first.id}`);
  expect(linesIn(await press(command, ofFirst, admin))).toEqual([
    changedLine('**Time of day**, **Working ahead**', 1773126000),
    '📍 Channel: <#c1>',
    '🌍 Time zone: **Europe/Kyiv**, where it is 09:00 now',
    '🕗 Time of day: **09:00** ✏️',
    '🗓️ Weekdays: Mon–Fri',
    '🔔 Ping: Nobody',
    '🏅 Milestone role: None',
    '🎉 Celebrated: Weeks, months and the whole plan',
    '🧵 Threads: None; shared notes are read with /notes',
    '📄 Long days: Shortened, with a button that opens the rest',
    '💬 Language: The plan’s, where I speak it; else your server’s',
    '⏩ Working ahead: Yes; days may be done before they are posted ✏️',
  ]);
  expect(await kept()).toMatchObject({ time: '09:00', worksAhead: true });
  expect(await kept(second.id)).toMatchObject({ time: '20:00', worksAhead: false });
  await press(command, ofSecond, admin);
  expect(await kept(second.id)).toMatchObject({ time: '09:00', worksAhead: true });
});

test('without an option it shows what holds, and changes what is chosen or typed, and that alone', async () => {
  const shown = await edit({});
  expect(linesIn(shown)[0]).toBe('⚙️ **Month 7**: changes take effect at once. The next post comes <t:1773126000:F>.');
  const list = customIdsOf(shown).at(-1) ?? '';
  const before = await kept();
  const opened = await choose(world, command, list, ['celebrate']);
  const changed = await choose(world, command, customIdsOf(opened)[0] ?? '', ['off']);
  expect(linesIn(changed)).toEqual(
    expect.arrayContaining([changedLine('**Celebrated**', 1773126000), '🎉 Celebrated: Nothing ✏️']),
  );
  expect(await kept()).toEqual({ ...before, celebrations: 'off' });

  const [, type = ''] = customIdsOf(await choose(world, command, list, ['timezone']));
  const form = await press(command, type);
  if (!('modal' in form)) throw new Error('no form');
  expect(linesIn(await submit(command, form.modal.id, { text: 'kolkata' }))).toContain(
    '🌍 Time zone: **Asia/Kolkata**, where it is 12:30 now ✏️',
  );
  // It began when it began, whatever is today there.
  expect(await kept()).toEqual({
    ...before,
    celebrations: 'off',
    zone: 'Asia/Kolkata',
    nextPostAt: new Date('2026-03-10T03:30:00Z'),
    nextPostOn: '2026-03-10',
  });
  await edit({ timezone: 'Europe/Kyiv' });
});

test('how a plan began is no setting of a group that runs', async () => {
  const set =
    customIdsOf(await edit({}))
      .at(-1)
      ?.replace('edit', 'set') ?? '';
  const before = await kept();
  for (const [name, value] of [
    ['curriculum', 'month-07'],
    ['from', '176'],
    ['start', '2026-04-01'],
  ] as const)
    await choose(world, command, `${set}&field=${name}`, [value]);
  expect(await kept()).toEqual(before);
});

test('what is so already is not written, and said', async () => {
  expect(linesIn(await edit({ time: '09:00' }))[0]).toBe('It’s already set that way; nothing was changed.');
});

test('carried out twice, it tells what the first time came to', async () => {
  const once = () => slash(command, { days: 'whole' }, { interactionId: 'once' }, 'edit');
  const answer = await once();
  expect(linesIn(answer)[0]).toBe(changedLine('**Long days**', 1773126000));
  expect(await once()).toEqual(answer);
});

test('a role is named, and named no more', async () => {
  expect(linesIn(await edit({ role: 'r1' }))).toEqual(
    expect.arrayContaining(['🔔 Ping: <@&r1>, with each post ✏️', expect.stringMatching(/^⚠️ <@&r1> will be named but/)]),
  );
  expect((await kept())?.roleId).toBe('r1');
  await edit({ time: '09:00' });
  expect((await kept())?.roleId).toBe('r1');
  await edit({ 'no-role': true });
  expect((await kept())?.roleId).toBeNull();
  const set =
    customIdsOf(await edit({}))
      .at(-1)
      ?.replace('edit', 'set') ?? '';
  await choose(world, command, `${set}&field=role`, ['r1']);
  await choose(world, command, `${set}&field=role`, []);
  expect((await kept())?.roleId).toBeNull();
});

test('whoever lives by the group’s clock is reminded by it once it is another one', async () => {
  for (const [userId, zone] of [
    ['lea', null],
    ['leo', 'America/New_York'],
  ] as const) {
    const learner = await ctx.db.transaction((tx) =>
      joinAndLockLearner(tx, second.id, { userId, displayName: userId }, ctx.now()),
    );
    if (zone !== null) await saveLearnerSettings(ctx.db, learner.id, { from: '2026-03-09', zone, restDays: [] });
    await saveReminder(ctx.db, userId, 'reminder', { time: '18:00', zone: zone ?? 'Europe/Kyiv' }, ctx.now());
  }
  await slash(command, { timezone: 'Asia/Tokyo', cohort: second.id }, { channelId: 'c2' }, 'edit');
  const [lea] = await remindersOf(ctx.db, 'lea');
  expect(lea).toMatchObject({ zone: 'Asia/Tokyo', nextAt: new Date('2026-03-09T09:00:00Z') });
  expect((await remindersOf(ctx.db, 'leo'))[0]?.zone).toBe('America/New_York');
});

test.each([
  [
    { time: '25:00', role: 'g1' },
    [/^⚠️ “25:00” is not a time of day/, /^⚠️ I never ping @everyone/, /^Nothing was changed/],
  ],
  [
    { channel: 'c7' },
    [/^⚠️ I can’t post the plan in <#c7>: choose a text or announcement channel/, /^Nothing was changed/],
  ],
])('%o changes nothing', async (input, refusal) => {
  const before = await kept();
  const lines = linesIn(await edit(input));
  expect(lines.slice(0, refusal.length)).toEqual(refusal.map((line) => expect.stringMatching(line)));
  expect(await kept()).toEqual(before);
});

test('a channel holds one running plan', async () => {
  const permissions = [10n, 11n, 14n, 16n].reduce((all, bit) => all | (1n << bit), 0n);
  ctx.servers = {
    ...ctx.servers,
    channel: (id) => ({ id, guildId: 'g1', name: 'study', type: 0, parentId: null, permissions }),
  };
  expect(linesIn(await edit({ channel: 'c2' }))[0]).toMatch(/^⚠️ <#c2> already follows/);
  expect((await kept())?.channelId).toBe('c1');
});

test('by another clock the next post is the first behind a break as that lies on its dates there', async () => {
  const { id } = await world.cohort({ channelId: 'c4' });
  await addPause(ctx.db, id, timeAway('2026-03-10', '2026-03-10', 'Europe/Kyiv', ctx.now()), ctx.now());
  // Eight o’clock of Wednesday is still Tuesday evening in Kyiv.
  await slash(command, { timezone: 'Pacific/Auckland' }, { ...admin, channelId: 'c4' }, 'edit');
  expect(await kept(id)).toMatchObject({ nextPostOn: '2026-03-11', nextPostAt: new Date('2026-03-10T19:00:00Z') });
});
