import { expect, test } from 'vitest';
import { type Member, reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

/** A week of Kyiv in winter: 18:00 there is 16:00 UTC. */
async function reminded() {
  const server = await openServer();
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  await server.lena.run('join');
  await server.lena.run('remind', { time: '18:00', 'last-call': '21:00' });
  await server.at('2026-03-02T06:01:00Z');
  return server;
}

/** The direct messages that somebody was sent; answers to what they press there are not among them. */
const sentTo = (who: Member) => who.actor.readDirect().filter(({ ephemeral }) => !ephemeral);

test('a reminder is put off twice, and then the day is done, all in the direct message', async () => {
  const server = await reminded();
  const { lena } = server;
  const dm = server.member('learner1', 'dm');
  const newest = () => sentTo(lena).at(-1)?.message.id ?? '';
  expect(lena.direct().map(([line = '']) => line.slice(0, 30))).toEqual(['👋 This is how I’ll remind you']);
  await server.at('2026-03-02T16:00:00Z');
  expect(lena.direct().at(-1)).toEqual([
    '⏰ A quiet reminder: this is still open for you.',
    '📘 **Day 174: Performance Analysis** · Month 7: Production Optimization in 29 Days, #study · counts for today until ‹2026-03-03 02:00 t›',
    '[✅ Done] [📖 Open]',
    '[💤 In 1 hour] [🌙 Tonight] [🌅 Tomorrow] [🔕 Stop]',
  ]);
  reads(
    await dm.pressOn(newest(), 'In 1 hour'),
    'updated',
    '💤 I’ll ask again on ‹2026-03-02 17:00 f›, if it is still open then.',
  );
  await server.at('2026-03-02T16:59:00Z');
  expect(sentTo(lena)).toHaveLength(2);
  await server.at('2026-03-02T17:00:00Z');
  expect(sentTo(lena)).toHaveLength(3);
  expect((await dm.pressOn(newest(), 'Tonight')).lines[1]).toContain('‹2026-03-02 18:00 f›');
  // What was answered has no buttons any more.
  expect(
    lena
      .direct()
      .slice(1)
      .map((lines) => lines.length),
  ).toEqual([1, 1]);
  await server.at('2026-03-02T18:00:00Z');
  expect(sentTo(lena)).toHaveLength(4);
  expect(lena.direct().at(-1)?.at(-1)).toBe('[💤 In 1 hour] [🌅 Tomorrow] [🔕 Stop]');
  const opened = await dm.pressOn(newest(), 'Open');
  expect(opened.lines.slice(0, 1)).toEqual(['only you']);
  const done = await dm.pressOn(newest(), 'Done');
  expect(done.lines.slice(0, 2)).toEqual(['updated', '✅ **Day 174 done.** 1 of 29 in the plan.']);
  expect((await (await done.press('Add a note')).fill({ text: 'From a direct message.' })).lines[0]).toBe('only you');
  await server.at('2026-03-02T19:00:00Z');
  expect(sentTo(lena)).toHaveLength(4);
  expect((await lena.run('streak')).lines[1]).toContain('streak 1');
});

test('nothing about a channel that is hidden from them by now, and one tap ends it all', async () => {
  const server = await reminded();
  const { world } = server.discord;
  world.setOverwrite('study', '@everyone', { deny: 1n << 10n });
  world.setOverwrite('study', 'Daymark', { allow: 1n << 10n });
  await server.heard();
  await server.at('2026-03-02T16:00:00Z');
  expect(sentTo(server.lena)).toHaveLength(1);
  const dm = server.member('learner1', 'dm');
  const test = sentTo(server.lena)[0]?.message.id ?? '';
  reads(
    await dm.pressOn(test, 'Stop'),
    'updated',
    '🔕 No more reminders. Your plans and your streak go on as before; /remind begins again.',
  );
});

test('who takes no direct messages learns of it with their next command', async () => {
  const server = await reminded();
  server.discord.world.setDirectMessages('learner1', false);
  await server.at('2026-03-02T16:00:00Z');
  const line = expect.stringMatching(/^⚠️ A reminder of ‹2026-03-02 16:00 f› did not reach you/);
  expect((await server.lena.run('today')).lines).toContainEqual(line);
  await server.at('2026-03-02T16:01:00Z');
  expect((await server.lena.run('today')).lines).not.toContainEqual(line);
});
