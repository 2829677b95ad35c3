import { expect, test } from 'vitest';
import { serverOn } from '../../support/open-server.ts';

const sendMessages = 1n << 11n;
const stuck = '⚠️ I can’t post the study plan in #study at the moment: I’m missing **Send Messages** there.';

test('a passing fault of the direct message: told as soon as it works, and once a day while it lasts', async () => {
  const server = await serverOn('2026-03-02');
  server.discord.world.setOverwrite('study', 'Daymark', { deny: sendMessages });
  await server.heard();
  const mend = server.trouble({ kind: 'status', status: 503 }, { path: /^\/users\/@me\/channels$/ });
  await server.postUntil('2026-03-03');
  expect(server.admin.direct()).toEqual([]);
  mend();
  await server.at('2026-03-03T06:02:00Z');
  expect(server.admin.direct().map(([line]) => line)).toEqual([stuck]);
  for (let hour = 7; hour < 24; hour += 1) await server.at(`2026-03-03T${String(hour).padStart(2, '0')}:00:00Z`);
  expect(server.admin.direct()).toHaveLength(1);
  await server.at('2026-03-04T06:02:00Z');
  expect(server.admin.direct().map(([line]) => line)).toEqual([stuck, stuck]);
});

test('neither who set it up nor a channel can be reached: whoever next uses an admin command reads it, once', async () => {
  const server = await serverOn('2026-03-02');
  const { world } = server.discord;
  for (const user of world.users()) world.setDirectMessages(user.username, false);
  for (const channel of world.channels()) world.setOverwrite(channel.id, 'Daymark', { deny: sendMessages });
  await server.heard();
  await server.postUntil('2026-03-03');
  const asked = await server.admin.run('curriculum list');
  expect(asked.lines.join('\n')).toContain(stuck);
  expect((await server.admin.run('curriculum list')).lines.join('\n')).not.toContain(stuck);
});
