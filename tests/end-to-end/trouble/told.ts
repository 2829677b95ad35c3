import { expect, test } from 'vitest';
import { plannedTownBuilder } from '../../support/test-server.ts';
import { townDatabase } from '../../support/test-server-database.ts';

const townOn = plannedTownBuilder(townDatabase);
const sendMessages = 1n << 11n;
const stuck = '⚠️ I can’t post the study plan in #study at the moment: I’m missing **Send Messages** there.';

test('a passing fault of the direct message: told as soon as it works, and once a day while it lasts', async () => {
  const town = await townOn('2026-03-02');
  town.discord.world.setOverwrite('study', 'Daymark', { deny: sendMessages });
  await town.heard();
  const mend = town.trouble({ kind: 'status', status: 503 }, { path: /^\/users\/@me\/channels$/ });
  await town.postUntil('2026-03-03');
  expect(town.admin.direct()).toEqual([]);
  mend();
  await town.at('2026-03-03T06:02:00Z');
  expect(town.admin.direct().map(([line]) => line)).toEqual([stuck]);
  for (let hour = 7; hour < 24; hour += 1) await town.at(`2026-03-03T${String(hour).padStart(2, '0')}:00:00Z`);
  expect(town.admin.direct()).toHaveLength(1);
  await town.at('2026-03-04T06:02:00Z');
  expect(town.admin.direct().map(([line]) => line)).toEqual([stuck, stuck]);
});

test('neither who set it up nor a channel can be reached: whoever next uses an admin command reads it, once', async () => {
  const town = await townOn('2026-03-02');
  const { world } = town.discord;
  for (const user of world.users()) world.setDirectMessages(user.username, false);
  for (const channel of world.channels()) world.setOverwrite(channel.id, 'Daymark', { deny: sendMessages });
  await town.heard();
  await town.postUntil('2026-03-03');
  const asked = await town.admin.run('curriculum list');
  expect(asked.lines.join('\n')).toContain(stuck);
  expect((await town.admin.run('curriculum list')).lines.join('\n')).not.toContain(stuck);
});
