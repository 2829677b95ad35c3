import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

test('/help by topics, with commands to press, in every other answer, too', async () => {
  const server = await openServer();
  await server.beginPlan();
  const first = await server.lena.run('help');
  reads(
    { lines: first.lines.slice(-2) },
    '[📘 Every day] [🧭 Catching up] [🌙 Reminders and rest] [📝 Notes and goals] [👥 Your group]',
    '[🌱 A plan of your own] [🔒 Privacy]',
  );
  const daily = await first.press('Every day');
  expect(daily.lines.slice(0, 4)).toEqual([
    'updated',
    '📘 **Every day**',
    '**/today**  What the group does today, and your own next day',
    '**/done**  Mark a day of the plan as done',
  ]);
  const pressed = /^\*\*<\/done:(\d+)>\*\*/m.exec(daily.message.content)?.[1];
  expect(pressed).toMatch(/^\d{17,}$/);

  const forAdmins = await (await server.admin.run('help')).press('For admins');
  expect(forAdmins.message.content).toMatch(/<\/cohort status:\d+>/);

  expect((await server.lena.run('join')).message.content).toMatch(/<\/zone:\d+>/);
});
