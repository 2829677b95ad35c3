import { expect, test } from 'vitest';
import { testServerBuilder } from '../../support/test-server.ts';
import { testServerDatabase } from '../../support/test-server-database.ts';

const openServer = testServerBuilder(testServerDatabase);

/** Somebody who shares no server with the bot and has added it to their account. */
async function alone() {
  const server = await openServer();
  const { world } = server.discord;
  world.addUser({ name: 'solo', locale: 'uk', displayName: 'Solo' });
  world.installApp('solo');
  const solo = server.member('solo', 'dm');
  const newest = () => solo.actor.readDirect().findLast(({ ephemeral }) => !ephemeral)?.message.id ?? '';
  return { server, solo, newest };
}

test('print', async () => {
  const { server, solo, newest } = await alone();
  console.log((await solo.run('today')).lines);
  const panel = await solo.run('start');
  console.log(panel.lines);
  const begun = await panel.press('Start');
  console.log(begun.lines);
  await server.at('2026-03-02T06:00:00Z');
  console.log(solo.direct().at(-1));
  const done = await solo.pressOn(newest(), 'Done');
  console.log(done.lines);
  console.log((await solo.run('streak')).lines);
  console.log((await solo.run('undo')).lines);
  console.log((await solo.run('settings')).lines);
  console.log((await solo.run('start')).lines);
  console.log((await solo.run('board')).lines);
  console.log((await solo.run('join')).lines);
  console.log((await solo.run('zone', { zone: 'Europe/Berlin' })).lines);
  console.log((await solo.run('leave')).lines);
  console.log((await solo.run('help')).lines);
  console.log(server.logged.filter(({ level }) => Number(level) >= 40));
  expect(1).toBe(1);
});
