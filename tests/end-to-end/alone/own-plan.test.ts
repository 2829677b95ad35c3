import { expect, test, vi } from 'vitest';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

/** Somebody who shares no server with the bot and has added it to their account. */
async function alone() {
  const server = await openServer();
  const { world } = server.discord;
  world.addUser({ name: 'solo', locale: 'bg', displayName: 'Solo' });
  world.installApp('solo');
  const solo = server.member('solo', 'dm');
  const posts = () => solo.actor.readDirect().filter(({ ephemeral }) => !ephemeral);
  const newest = () => posts().at(-1)?.message.id ?? '';
  return { server, world, solo, posts, newest };
}

const days = ['# Tea', '## Week 1: Leaves', ...[1, 2].map((n) => `#### Day ${n}: Cup ${n}\n- **Task**: Drink`)].join(
  '\n',
);

test('a plan of one’s own, from the first tap to the end, in direct messages alone', async () => {
  const { server, solo, posts, newest } = await alone();
  const nothing = await solo.run('today');
  expect(nothing.lines[1]).toMatch(/^You have no plan of your own here/);
  expect((await solo.run('help')).lines).toContain(
    '1. **/start** begins a plan of your own: it comes here, at your hour.',
  );
  for (const [name, input] of [['remind'], ['remind', { time: '20:00' }], ['pause'], ['settings'], ['zone']] as const) {
    const asked = await solo.run(name, input);
    expect(asked.lines[1]).toMatch(/\*\*\/start\*\* begins one/);
    expect(asked.lines).toContain('[🌱 Start a plan]');
  }
  const panel = await nothing.press('Start a plan');
  expect(
    panel.lines.filter((line) => /^\S+ (?:Time zone|Time of day|Channel|Ping|Celebrated)|direct message/.test(line)),
  ).toEqual([
    '🌍 Time zone: **Europe/Sofia**, where it is 14:00 now 💡 guessed from your Discord’s language',
    '🕗 Time of day: **08:00**',
    '📬 It comes to you as a direct message, and nobody else sees any of it.',
  ]);
  const begun = await panel.press('Start');
  expect(begun.lines[1]).toMatch(/^🌱 \*\*Month 7.* is yours\. Day 174: .* ‹2026-03-02 06:00 F›/);

  await server.at('2026-03-02T05:59:00Z');
  expect(posts()).toHaveLength(0);
  await server.at('2026-03-02T06:00:00Z');
  const post = solo.direct().at(-1)?.join('\n') ?? '';
  expect(post).toContain('📘 Day 174: Performance Analysis');
  expect(post).not.toMatch(/take part|<@/);
  const done = await solo.pressOn(newest(), 'Done');
  expect(done.lines.slice(0, 3)).toEqual([
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    expect.stringMatching(/^🔥 Streak 1/),
  ]);
  expect((await done.press('Undo')).lines[1]).toMatch(/^↩️ Day 174 is no longer marked done/);
  await solo.run('done');
  expect((await solo.run('streak')).lines[1]).toContain('streak 1');
  expect((await solo.run('board')).lines[1]).toMatch(/^This is a plan of your own/);
  // Nothing is owed to a group that there is not, and nothing follows the post.
  await server.at('2026-03-02T07:30:00Z');
  await server.at('2026-03-03T04:00:00Z');
  expect(posts()).toHaveLength(1);

  const leaving = await solo.run('leave');
  expect(leaving.lines.at(-1)).toBe('[End it] [🏖️ Pause it]');
  expect((await leaving.press('End it')).lines[1]).toMatch(/^🏁 .* has ended/);
  await server.at('2026-03-03T06:00:00Z');
  expect(posts()).toHaveLength(1);
  expect(server.errors()).toEqual([]);
});

test('what runs is changed where it was started, and whatever else is started goes on from there', async () => {
  const { server, solo, posts } = await alone();
  await (await solo.run('start', { time: '07:30', weekdays: 'Mon-Fri' })).press('Start');
  const running = await solo.run('start');
  expect(running.lines).toEqual(expect.arrayContaining(['🕗 Time of day: **07:30**', '🗓️ Weekdays: Mon–Fri']));
  const changed = await (await running.choose('Change…', 'time')).choose('Time of day: choose', '19:00');
  expect(changed.lines[1]).toContain('The next post comes ‹2026-03-02 17:00 F›');
  await server.at('2026-03-02T05:30:00Z');
  expect(posts()).toHaveLength(0);
  await server.at('2026-03-02T17:00:00Z');
  expect(posts()).toHaveLength(1);
});

test('a plan that somebody sends is theirs alone', async () => {
  const { server, world, solo, posts } = await alone();
  const preview = await solo.run('curriculum add', { name: 'tea', file1: { name: 'tea.md', data: days } });
  reads(
    await preview.press('Save'),
    'updated',
    '📚 **Tea** is stored as **tea**, version 1, with 2 days.',
    'Only you can see it. Begin it with **/start**. To look after it: /curriculum show, update, download or remove.',
  );
  const panel = await solo.run('start');
  expect(panel.lines).toContainEqual(expect.stringMatching(/^📚 Plan: \*\*Tea\*\*/));
  await panel.press('Start');
  await server.at('2026-03-02T06:00:00Z');
  expect(posts()[0]?.message.content).toBe('📘 Day 1: Cup 1');

  // Nobody else is shown it, by whatever name or number.
  world.addUser({ name: 'other' });
  world.installApp('other');
  const other = server.member('other', 'dm');
  expect(await other.suggest('start', 'curriculum', 'tea')).toEqual(['suggestions']);
  expect((await other.run('curriculum list')).lines.join('\n')).not.toContain('Tea');
  const { id } = (await server.database.db.execute<{ id: number }>('select id from cohorts'))[0] ?? {};
  const [version] = await server.database.db.execute<{ id: string }>(
    "select id from curriculum_versions where slug = 'tea'",
  );
  for (const press of [
    `done?cohort=${id}&day=1`,
    `day?cohort=${id}&day=1`,
    `own-edit?cohort=${id}`,
    `own-end?cohort=${id}&sure=yes`,
    `join?cohort=${id}`,
    `curriculum-download?version=${version?.id}`,
  ]) {
    expect([press, (await other.forge(press)).lines.join('\n')]).toEqual([press, expect.not.stringMatching(/Tea|Cup/)]);
    expect((await server.lena.forge(press)).lines.join('\n')).not.toMatch(/Tea|Cup/);
  }
  const post = posts()[0]?.message.components?.[0];
  const done = post !== undefined && 'components' in post ? post.components[0] : undefined;
  const ref = done !== undefined && 'custom_id' in done ? done.custom_id : '';
  expect((await other.forge(ref)).lines[1]).toMatch(/^That post belongs to a plan/);
  expect(await server.database.db.execute("select id from cohorts where state = 'running'")).toHaveLength(1);
  expect(await server.database.db.execute('select id from learners')).toHaveLength(1);
});

test('its clock, its form and its rest are one’s own to set', async () => {
  const { server, solo, posts } = await alone();
  await (await solo.run('start')).press('Start');
  const panel = await solo.run('settings');
  expect(panel.lines).toEqual([
    'only you',
    '🕗 Your clock is **Europe/Sofia**. It is 14:00 there, and a study day ends at 04:00.',
    '📘 The post comes every day at 08:00 Europe/Sofia; next ‹2026-03-02 06:00 F›.',
    '⏰ I don’t remind you of anything.',
    '🔥 Your streak is shown in your answers.',
    '📄 Long days come shortened, with a button that opens the rest.',
    '-# This plan is yours alone. /pause is for time off, /privacy for what is stored.',
    expect.stringMatching(/^‹Language/),
    '[🌱 Hour, zone, weekdays] [⏰ Reminders]',
    '[🔥 Hide my streak] [📄 Send them in full]',
  ]);
  expect((await panel.press('Send them in full')).lines).toContain('📄 Long days come in full, however long they are.');
  await server.at('2026-03-02T06:00:00Z');
  expect(posts()[0]?.message.components?.[0]).toMatchObject({
    components: [{ label: 'Done' }, { label: 'Note' }, { label: 'Week' }],
  });

  // The plan comes by the clock of the one who follows it.
  expect((await solo.run('zone', { zone: 'Europe/Berlin' })).lines.slice(1, 3)).toEqual([
    '🕗 Your clock is **Europe/Berlin** from today on. It is 07:00 there, and a study day ends at 04:00.',
    '📘 The post comes every day at 08:00 Europe/Berlin; next ‹2026-03-03 07:00 F›.',
  ]);
  await server.at('2026-03-03T07:00:00Z');
  expect(posts()).toHaveLength(2);

  // Time off stops what comes, and costs nothing of the plan.
  await solo.run('pause', { from: '2026-03-05', until: '2026-03-06' });
  for (const date of ['04', '05', '06', '07']) await server.at(`2026-03-${date}T07:00:00Z`);
  expect(posts().map(({ message }) => message.timestamp.slice(0, 10))).toEqual([
    '2026-03-02',
    '2026-03-03',
    '2026-03-04',
    '2026-03-07',
  ]);
  expect(posts().at(-1)?.message.content).toContain('Day 177');
  const away = await solo.run('pause');
  await server.at('2026-03-08T07:00:00Z');
  expect(posts()).toHaveLength(4);
  const paused = await solo.run('today');
  expect(paused.lines).toContainEqual(expect.stringMatching(/^⏸️ Your plan is paused until you come back/));
  const resting = await solo.run('start');
  expect(resting.lines).toContain(
    '⏸️ It has been resting since ‹2026-03-07 07:00 f›, because you are away until you come back. **Go on** ends that now. Your streak waits.',
  );
  expect(resting.lines.join()).toContain('Go on]');
  expect((await away.press('I’m back')).lines[1]).toMatch(/^👋 Welcome back/);
  await server.at('2026-03-09T07:00:00Z');
  expect(posts()).toHaveLength(5);
  expect((await solo.run('streak')).lines.join('\n')).toMatch(/⏸️ .* paused/);
});

test('/join asks for no clock beside the plan’s own, and /notes offers nothing of a group', async () => {
  const { server, solo } = await alone();
  await (await solo.run('start')).press('Start');
  await server.at('2026-03-02T06:00:00Z');
  expect((await solo.run('join')).lines.join('\n')).not.toMatch(/clock do you|the group/);
  await solo.forge('join?cohort=1&zone=Asia/Tokyo');
  expect(await server.database.db.execute('select zone from habits')).toEqual([]);
  expect((await solo.run('notes', { day: '174' })).lines.at(-1)).toBe('[📝 Note on Day 174] [📝 All my notes]');
});

test('of a reminder that does not arrive nothing is said of a server', async () => {
  const { server, world, solo } = await alone();
  await (await solo.run('start')).press('Start');
  await solo.run('remind', { time: '18:00' });
  await server.at('2026-03-02T06:00:00Z');
  world.setDirectMessages('solo', false);
  await server.at('2026-03-02T16:00:00Z');
  await vi.waitFor(async () =>
    expect((await solo.run('today')).lines).toContainEqual(
      expect.stringMatching(/To have them, add me to your account, or allow direct messages in a server where I am\.$/),
    ),
  );
});

test('three posts that do not arrive make it rest, which the next command says, wherever that is', async () => {
  const { server, world, solo, posts } = await alone();
  await (await solo.run('start')).press('Start');
  await server.at('2026-03-02T06:00:00Z');
  world.setDirectMessages('solo', false);
  for (const date of ['03', '04', '05', '06', '07']) {
    await server.at(`2026-03-${date}T06:00:00Z`);
    await server.at(`2026-03-${date}T06:30:00Z`);
  }
  const tries = server.discord.requests.filter(
    ({ method, path, status }) => method === 'POST' && path.endsWith('/messages') && status === 403,
  );
  expect(tries).toHaveLength(3);
  expect(posts()).toHaveLength(1);

  // In a server where they take part in a group, once.
  world.addMember('Study Hall', 'solo');
  await server.beginPlan();
  const there = server.member('solo');
  const told = /^⏸️ Your own plan has been resting since ‹2026-03-05 06:00 f›: three posts in a row did not reach you/;
  expect((await there.run('join')).lines).toContainEqual(expect.stringMatching(told));
  await vi.waitFor(async () => expect((await there.run('week')).lines).not.toContainEqual(expect.stringMatching(told)));
  expect((await solo.run('today')).lines).toContainEqual(expect.stringMatching(told));

  world.setDirectMessages('solo', true);
  const resting = await solo.run('start');
  expect(resting.lines).toContainEqual(expect.stringMatching(told));
  expect((await resting.press('Go on')).lines[1]).toMatch(/^👋 Welcome back/);
  await server.at('2026-03-08T06:00:00Z');
  expect(posts()).toHaveLength(2);
  expect(posts().at(-1)?.message.content).toContain('Day 175');
  expect((await solo.run('streak')).lines.join('\n')).not.toMatch(/rests|❌/);
});
