import { expect, test } from 'vitest';
import { plannedTownBuilder } from '../../support/test-server.ts';
import { townDatabase } from '../../support/test-server-database.ts';

const townOn = plannedTownBuilder(townDatabase);
const embedLinks = 1n << 14n;

test('Embed Links is taken away: known before the send, told, and nothing is posted without its text', async () => {
  const town = await townOn('2026-03-02');
  town.discord.world.setOverwrite('study', 'Daymark', { deny: embedLinks });
  await town.heard();
  expect((await town.admin.run('cohort status')).lines).toContain(
    '│ ⚠️ As things are the next post will wait: I’m missing **Embed Links** in #study.',
  );
  const before = town.posts().length;
  await town.postUntil('2026-03-03');
  expect(town.posts()).toHaveLength(before);
  expect(town.admin.direct().flat()[0]).toBe(
    '⚠️ I can’t post the study plan in #study at the moment: I’m missing **Embed Links** there.',
  );
  town.discord.world.setOverwrite('study', 'Daymark', undefined);
  await town.heard();
  await town.at('2026-03-03T06:05:00Z');
  expect(town.channel().map(([line]) => line)).toEqual([
    '📘 Day 174: Performance Analysis · 30 min',
    '📘 Day 175: Query Optimization · 30 min',
  ]);
});

test('the role can no longer be mentioned: status says so, and it is told', async () => {
  const town = await townOn('2026-03-02', { role: 'Learners' });
  expect((await town.admin.run('cohort status')).lines).toContain('│ 🔔 Pings @Learners');
  town.discord.world.editRole('Study Hall', 'Learners', { mentionable: false });
  await town.heard();
  expect((await town.admin.run('cohort status')).lines).toContain(
    '│ ⚠️ Names @Learners, but nobody is notified: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles**',
  );
  await town.postUntil('2026-03-03');
  expect(town.channel()).toHaveLength(2);
  expect(town.admin.direct().flat()).toEqual([
    '⚠️ The daily posts in #study name @Learners, but nobody is notified.',
    'Next step: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles** there; **/cohort edit** chooses another role.',
  ]);
  town.discord.world.editRole('Study Hall', 'Learners', { mentionable: true });
  await town.heard();
  await town.postUntil('2026-03-05');
  expect(town.admin.direct()).toHaveLength(1);
});
