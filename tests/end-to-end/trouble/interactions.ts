import { expect, test } from 'vitest';
import type { RequestEntry } from '../../../src/playground/discord/index.ts';
import { reads } from '../../support/member.ts';
import { townBuilder } from '../../support/test-server.ts';
import { townDatabase } from '../../support/test-server-database.ts';

const openTown = townBuilder(townDatabase);

async function townWithPost() {
  const town = await openTown();
  await town.beginPlan();
  await town.postUntil('2026-03-02');
  await town.lena.run('join');
  return town;
}

const isDeferral = ({ path, body }: RequestEntry) =>
  path.endsWith('/callback') && typeof body === 'object' && body !== null && 'type' in body && body.type === 5;

test('slow work shows “thinking …” and is answered afterwards', async () => {
  const town = await townWithPost();
  const held = await town.holdLearner('learner1');
  const deferred = town.request(isDeferral);
  const done = town.lena.run('done');
  await deferred;
  await held.release();
  reads(
    await done,
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
});

test('stopping lets a running command finish, and takes no more', async () => {
  const town = await townWithPost();
  const held = await town.holdLearner('learner1');
  const done = town.lena.run('done');
  await held.waited();
  const stopped = town.stopBot();
  await held.release();
  reads(
    await done,
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
  await stopped;
  await town.startBot();
  expect((await town.lena.run('done')).lines[1]).toContain('already done');
});

test('an interaction delivered twice is answered once and counts once', async () => {
  const town = await townWithPost();
  town.discord.faults.deliverInteractions(2);
  reads(
    await town.lena.run('done'),
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
  const before = town.discord.requests.length;
  await town.lena.run('streak');
  expect(town.discord.requests.slice(before).map(({ status }) => status)).toEqual([204]);
});

test('two presses at once: one counts, the other is told', async () => {
  const town = await townWithPost();
  const answers = await Promise.all([town.lena.pressPost('Done'), town.lena.run('done'), town.lena.pressPost('Done')]);
  const firsts = answers.map(({ lines }) => lines[1] ?? '').sort();
  reads(
    { lines: firsts },
    'Day 174 is already done (‹2026-03-02 06:00 R›). Nothing changed. No posted day is left to do; well kept up.',
    'Day 174 is already done (‹2026-03-02 06:00 R›). Nothing changed. No posted day is left to do; well kept up.',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
  );
});

test.each([
  ['of an older version', 'vanished?post=1'],
  ['with something else in it', 'done?post=no?ne'],
  ['of a post that is not stored', 'done?post=999'],
])('a button %s', async (_, id) => {
  const town = await townWithPost();
  await town.sayAsBot('study', id);
  const gone = id.endsWith('999')
    ? 'That post belongs to a plan that is no longer here. Nothing was changed. See /today for what runs now.'
    : 'That button or form is from an older message that I no longer understand. Nothing was changed. Run the command again, or use /today for a fresh one.';
  reads(await town.lena.pressPost(id), 'only you', gone);
});

test('private answers are nobody else’s to press', async () => {
  const town = await townWithPost();
  const done = await town.lena.run('done');
  reads(await town.leo.pressOn(done.message.id, 'Undo'), 'refused: you see no such message');
});

test('in direct messages only /privacy is offered', async () => {
  const town = await townWithPost();
  expect(
    town
      .member('learner1', 'dm')
      .actor.commands()
      .map(({ name }) => name),
  ).toEqual(['privacy']);
});

test('the line drops: it resumes, and answers what was asked meanwhile', async () => {
  const town = await townWithPost();
  const resumed = town.session('resumed');
  town.discord.faults.dropSockets();
  const done = town.lena.run('done');
  await resumed;
  reads(
    await done,
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
  expect((await town.lena.run('done')).lines[1]).toContain('already done');
});

test('the line is gone for long: what was asked meanwhile and given up by its caller is not done', async () => {
  const town = await townWithPost();
  await town.lena.run('done');
  const resumed = town.session('resumed');
  town.discord.faults.dropSockets();
  const given = [town.lena.run('undo'), town.lena.run('note', { text: 'Again.' }), town.lena.pressPost('Done')];
  town.setClock('2026-03-02T06:01:30Z');
  await resumed;
  const late = () => town.logged.filter(({ msg }) => msg === 'came too late to be answered, so not done');
  await expect.poll(() => late().length).toBe(given.length);
  expect(late()[0]).toMatchObject({ name: 'undo', ageMs: expect.closeTo(90_000, -4) });
  for (const { lines } of await Promise.all(given)) expect(lines[0]).toMatch(/^failed: /);
  expect((await town.lena.run('done')).lines[1]).toContain('already done');
  expect((await town.lena.run('notes')).lines.join()).toContain('no notes');
});

test('Discord forgets the session: it logs in anew and goes on', async () => {
  const town = await townWithPost();
  town.discord.faults.refuseResume(true);
  const identified = town.session('identified');
  town.discord.faults.dropSockets(4000);
  await identified;
  expect((await town.lena.run('done')).lines[1]).toContain('Day 174 done');
  await town.postUntil('2026-03-03');
  expect(town.channel()).toHaveLength(2);
});

test('an answer that is lost on the way is sent again', async () => {
  const town = await townWithPost();
  town.trouble({ kind: 'reset', when: 'before' }, { path: /callback/, times: 1 });
  expect((await town.lena.run('done')).lines[1]).toContain('Day 174 done');
});
