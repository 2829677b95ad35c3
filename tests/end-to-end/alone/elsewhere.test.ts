import { expect, test } from 'vitest';
import { openServer } from '../../support/open-server.ts';

test('in a server that asked the bot to leave, and in a conversation of others, the app is about one’s own plan alone, and says so to nobody else', async () => {
  const server = await openServer();
  const { world } = server.discord;
  await server.beginPlan();
  await server.lena.run('join');
  world.installApp('learner1');
  const group = world.addPrivateChannel('learner1', 'learner2');
  world.addGuild({ name: 'Elsewhere', owner: 'learner1' });
  world.addChannel('Elsewhere', { name: 'far-away' });
  world.kickBot('Study Hall');

  for (const channel of ['far-away', 'study', group]) {
    const there = server.member('learner1', channel);
    for (const name of ['today', 'week', 'streak', 'board', 'join', 'progress', 'privacy', 'settings']) {
      const { lines } = await there.run(name);
      expect([channel, name, lines[0]]).toEqual([channel, name, 'only you']);
      expect([channel, name, lines.join('\n')]).toEqual([
        channel,
        name,
        expect.not.stringMatching(/Month 7|Day 174|<#/),
      ]);
    }
  }
});

test('what is one’s own goes on in a server that has it all, and is not told there', async () => {
  const server = await openServer();
  await server.beginPlan();
  const lena = server.member('learner1', 'dm');
  const panel = await server.lena.run('start');
  expect(panel.lines[0]).toBe('only you');
  await panel.press('Start');
  expect((await lena.run('today')).lines[1]).toMatch(/Day 174/);
  await server.at('2026-03-02T06:00:00Z');

  // A group’s post and one’s own are two things, each ticked off for itself.
  expect((await server.lena.pressPost('Done')).lines[1]).toMatch(/^✅ \*\*Day 174 done/);
  const own = lena.actor.readDirect().findLast(({ ephemeral }) => !ephemeral);
  expect((await lena.pressOn(own?.message.id ?? '', 'Done')).lines[1]).toMatch(/^✅ \*\*Day 174 done/);
  expect((await lena.run('undo')).lines[1]).toMatch(/Day 174/);
  expect((await lena.run('streak')).lines[1]).toMatch(/0 of 29 days/);
  expect((await server.lena.run('streak')).lines[1]).toMatch(/1 of 29 days/);
  for (const answer of [await server.leo.run('board'), await server.admin.run('cohort list')]) {
    expect(answer.lines.join('\n')).not.toMatch(/own/);
  }
  expect(await server.database.db.execute('select id from learners')).toHaveLength(2);
});

test('a plan of one’s own speaks the language of its learner', async () => {
  const server = await openServer();
  const { world } = server.discord;
  world.addUser({ name: 'jule', locale: 'de' });
  world.installApp('jule');
  const jule = server.member('jule', 'dm');
  const panel = await jule.run('start');
  expect(panel.lines).toContainEqual(expect.stringMatching(/^🌱 \*\*Dein eigener Plan/));
  expect((await panel.press('Starten')).lines[1]).toMatch(/ist deiner\. /);
  await server.at('2026-03-02T07:00:00Z');
  const posts = () => jule.actor.readDirect().filter(({ ephemeral }) => !ephemeral);
  expect(posts()[0]?.message.components?.[0]).toMatchObject({ components: [{ label: 'Erledigt' }, {}, {}, {}] });
  expect((await jule.run('today')).lines.join('\n')).toMatch(/Erledigt/);

  // Chosen once, it holds for posts as for answers.
  await (await jule.run('settings')).choose('Sprache', 'en');
  await server.at('2026-03-03T07:00:00Z');
  expect(posts()[1]?.message.components?.[0]).toMatchObject({ components: [{ label: 'Done' }, {}, {}, {}] });
});
