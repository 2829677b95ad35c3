import { expect, test } from 'vitest';
import { openServer } from '../../support/open-server.ts';

test('the panel: rest days from the list, a zone by its form, a reminder, a switch, and time off', async () => {
  const server = await openServer();
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  await server.lena.run('join');
  const rested = await (await server.lena.run('settings')).choose('Rest days', 'Sat', 'Sun');
  expect(rested.lines.slice(0, 2)).toEqual(['updated', '✏️ Changed: **Rest days**.']);
  expect(rested.lines).toContainEqual(expect.stringMatching(/^🌙 Your rest days: \*\*Sat, Sun\*\*/));
  const form = await rested.press('Zone');
  expect((await form.fill({ zone: 'Europe/Berlin' })).lines[1]).toMatch(/^🕗 Your clock is \*\*Europe\/Berlin\*\*/);
  const reminders = await (await server.lena.run('settings')).press('Reminders');
  expect((await reminders.press('Remind me at 18:00')).lines[1]).toBe(
    '⏰ I remind you by direct message at **18:00** Europe/Berlin.',
  );
  const turned = await (await server.lena.run('settings')).press('Leave the board');
  expect(turned.lines).toContain('🏆 You are not on the board.');
  expect(turned.lines).toContain('⏰ I remind you by direct message at **18:00** Europe/Berlin.');
  const unnamed = await turned.press('Keep my name off');
  expect(unnamed.lines.slice(0, 2)).toEqual(['updated', expect.stringMatching(/^✅ Your name stays off posts/)]);
  expect((await unnamed.press('Name me')).lines[1]).toMatch(/^✅ Your name appears again on the posts/);
  const away = await server.lena.run('pause', { until: '2026-03-08' });
  expect(away.lines[1]).toBe('🏖️ You are away from now on, up to and including Sun 8 Mar.');
  expect((await away.press('I’m back')).lines[1]).toMatch(/^👋 Welcome back/);
});
