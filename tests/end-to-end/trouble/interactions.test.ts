import { expect, test } from 'vitest';
import type { RequestEntry } from '../../../src/playground/discord/index.ts';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

async function serverWithPost() {
  const server = await openServer();
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  await server.lena.run('join');
  return server;
}

const isDeferral = ({ path, body }: RequestEntry) =>
  path.endsWith('/callback') && typeof body === 'object' && body !== null && 'type' in body && body.type === 5;

test('slow work shows “thinking …” and is answered afterwards', async () => {
  const server = await serverWithPost();
  const held = await server.holdLearner('learner1');
  const deferred = server.request(isDeferral);
  const done = server.lena.run('done');
  await deferred;
  await held.release();
  reads(
    await done,
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
  );
});

test('stopping lets a running command finish, and takes no more', async () => {
  const server = await serverWithPost();
  const held = await server.holdLearner('learner1');
  const done = server.lena.run('done');
  await held.waited();
  const stopped = server.stopBot();
  await held.release();
  reads(
    await done,
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
  );
  await stopped;
  await server.startBot();
  expect((await server.lena.run('done')).lines[1]).toContain('already done');
});

test('an interaction delivered twice is answered once and counts once', async () => {
  const server = await serverWithPost();
  server.discord.faults.deliverInteractions(2);
  reads(
    await server.lena.run('done'),
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
  );
  const before = server.discord.requests.length;
  await server.lena.run('streak');
  expect(server.discord.requests.slice(before).map(({ status }) => status)).toEqual([204]);
});

test('two presses at once: one counts, the other is told', async () => {
  const server = await serverWithPost();
  const answers = await Promise.all([
    server.lena.pressPost('Done'),
    server.lena.run('done'),
    server.lena.pressPost('Done'),
  ]);
  const firsts = answers.map(({ lines }) => lines[1] ?? '').sort();
  reads(
    { lines: firsts },
    'Day 174 is already done (‹2026-03-02 06:00 R›). Nothing changed.',
    'Day 174 is already done (‹2026-03-02 06:00 R›). Nothing changed.',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
  );
});

test.each([
  ['of an older version', 'vanished?post=1'],
  ['with something else in it', 'done?post=no?ne'],
  ['of a post that is not stored', 'done?post=999'],
])('a button %s', async (_, id) => {
  const server = await serverWithPost();
  await server.sayAsBot('study', id);
  const gone = id.endsWith('999')
    ? 'That post belongs to a plan that is no longer here. Nothing was changed. See /today for what runs now.'
    : 'That button or form is from an older message that I no longer understand. Nothing was changed. Run the command again, or use /today for a fresh one.';
  reads(await server.lena.pressPost(id), 'only you', gone);
});

test('private answers are nobody else’s to press', async () => {
  const server = await serverWithPost();
  const done = await server.lena.run('done');
  reads(await server.leo.pressOn(done.message.id, 'Undo'), 'refused: you see no such message');
});

test('in direct messages all is offered but what admins do to a group', async () => {
  const server = await serverWithPost();
  const offered = server
    .member('learner1', 'dm')
    .actor.commands()
    .map(({ name }) => name);
  const all = server.admin.actor.commands().map(({ name }) => name);
  expect(all.filter((name) => !offered.includes(name))).toEqual(['setup', 'cohort', 'preview']);
});

test('the line drops: it resumes, and answers what was asked meanwhile', async () => {
  const server = await serverWithPost();
  const resumed = server.session('resumed');
  server.discord.faults.dropSockets();
  const done = server.lena.run('done');
  await resumed;
  reads(
    await done,
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
  );
  expect((await server.lena.run('done')).lines[1]).toContain('already done');
});

test('the line is gone for long: what was asked meanwhile and given up by its caller is not done', async () => {
  const server = await serverWithPost();
  await server.lena.run('done');
  const resumed = server.session('resumed');
  server.discord.faults.dropSockets();
  const given = [server.lena.run('undo'), server.lena.run('note', { text: 'Again.' }), server.lena.pressPost('Done')];
  server.setClock('2026-03-02T06:01:30Z');
  await resumed;
  const late = () => server.logged.filter(({ msg }) => msg === 'came too late to be answered, so not done');
  await expect.poll(() => late().length).toBe(given.length);
  expect(late()[0]).toMatchObject({ name: 'undo', ageMs: expect.closeTo(90_000, -4) });
  for (const { lines } of await Promise.all(given)) expect(lines[0]).toMatch(/^failed: /);
  expect((await server.lena.run('done')).lines[1]).toContain('already done');
  expect((await server.lena.run('notes')).lines.join()).toContain('no notes');
});

test('Discord forgets the session: it logs in anew and goes on', async () => {
  const server = await serverWithPost();
  server.discord.faults.refuseResume(true);
  const identified = server.session('identified');
  server.discord.faults.dropSockets(4000);
  await identified;
  expect((await server.lena.run('done')).lines[1]).toContain('Day 174 done');
  await server.postUntil('2026-03-03');
  expect(server.channel()).toHaveLength(2);
});

test('an answer that is lost on the way is sent again', async () => {
  const server = await serverWithPost();
  server.trouble({ kind: 'reset', when: 'before' }, { path: /callback/, times: 1 });
  expect((await server.lena.run('done')).lines[1]).toContain('Day 174 done');
});
