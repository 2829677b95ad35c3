import { expect, test } from 'vitest';
import { serverOn } from '../../support/open-server.ts';

const embedLinks = 1n << 14n;

test('Embed Links is taken away: known before the send, told, and nothing is posted without its text', async () => {
  const server = await serverOn('2026-03-02');
  server.discord.world.setOverwrite('study', 'Daymark', { deny: embedLinks });
  await server.heard();
  expect((await server.admin.run('cohort status')).lines).toContain(
    '│ ⚠️ As things stand, the next post will have to wait: I’m missing **Embed Links** in #study.',
  );
  const before = server.posts().length;
  await server.postUntil('2026-03-03');
  expect(server.posts()).toHaveLength(before);
  expect(server.admin.direct().flat()[0]).toBe(
    '⚠️ I can’t post the study plan in #study at the moment: I’m missing **Embed Links** there.',
  );
  server.discord.world.setOverwrite('study', 'Daymark', undefined);
  await server.heard();
  await server.at('2026-03-03T06:05:00Z');
  expect(server.channel().map(([line]) => line)).toEqual([
    '📘 Day 174: Performance Analysis · 30 min',
    '📘 Day 175: Query Optimization · 30 min',
  ]);
});

test('the role can no longer be mentioned: status says so, and it is told', async () => {
  const server = await serverOn('2026-03-02', { role: 'Learners' });
  expect((await server.admin.run('cohort status')).lines).toContain('│ 🔔 Pings @Learners');
  server.discord.world.editRole('Study Hall', 'Learners', { mentionable: false });
  await server.heard();
  expect((await server.admin.run('cohort status')).lines).toContain(
    '│ ⚠️ Names @Learners, but nobody is notified: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles**',
  );
  await server.postUntil('2026-03-03');
  expect(server.channel()).toHaveLength(2);
  expect(server.admin.direct().flat()).toEqual([
    '⚠️ The daily posts in #study name @Learners, but nobody is notified.',
    'Next step: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles** there; **/cohort edit** chooses another role.',
  ]);
  server.discord.world.editRole('Study Hall', 'Learners', { mentionable: true });
  await server.heard();
  await server.postUntil('2026-03-05');
  expect(server.admin.direct()).toHaveLength(1);
});
