import { expect, test } from 'vitest';
import { openServer } from '../../support/open-server.ts';

test('a learner whose Discord is German is answered and reminded in German, in a group that reads English', async () => {
  const server = await openServer();
  server.discord.world.setLocale('learner1', 'de');
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  const done = await server.lena.pressPost('Done');
  expect(done.lines).toContain('✅ **Day 174 erledigt.** 1 von 29 im Plan.');
  expect(done.lines).toContain('👋 Du bist jetzt in der Gruppe. /hilfe zeigt den Rest.');
  expect((await server.leo.pressPost('Done')).lines).toContain('✅ **Day 174 done.** 1 of 29 in the plan.');
  const streak = await server.lena.run('streak');
  expect(streak.lines[1]).toMatch(/^🔥 \*\*1 von 29 Tagen des Plans\*\* · Serie 1 · beste 1/);
  const chosen = await (await server.lena.run('settings')).choose('Sprache', 'Sprache: Español');
  expect(chosen.lines).toContain('🏆 Estás en la clasificación.');
  expect((await server.lena.run('streak')).lines[1]).toMatch(/^🔥 \*\*1 de 29 días del plan\*\* · racha 1/);
  expect(await server.lena.suggest('remind', 'time', '')).toContain('no: ninguno más de estos');
});

test('Discord shows every command in every language, and a second start finds them as they are', async () => {
  const server = await openServer();
  await server.beginPlan();
  const registered = server.discord.world.commands().find(({ name }) => name === 'done');
  expect(registered?.name_localizations).toEqual({ de: 'fertig', uk: 'готово', 'es-ES': 'hecho', 'es-419': 'hecho' });
  const writes = () =>
    server.discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length;
  await server.bot().stop();
  await server.startBot();
  expect(writes()).toBe(1);
});
