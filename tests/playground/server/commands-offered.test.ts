import type { APIApplicationCommand } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { commands as declared } from '../../../src/commands/index.ts';
import { messageCommands, offeredCommands } from '../../../src/playground/server/api/commands-offered.ts';

// As Discord has them: it writes down what kind each is.
const commands = declared.map(({ data }) => ({ type: 1, ...data }) as unknown as APIApplicationCommand);

test.each([
  ['en-US', 'notes', 'notes', 'search'],
  ['de', 'notes', 'notizen', 'suche'],
  ['uk', 'notes', 'нотатки', 'пошук'],
  ['es-419', 'notes', 'notas', 'buscar'],
  // No language of the bot's.
  ['ja', 'notes', 'notes', 'search'],
])('a client in %s shows /%s as /%s, with the option %s', (locale, path, shown, option) => {
  const offered = offeredCommands(commands, locale).find((one) => one.path === path);
  expect(offered).toMatchObject({ path, shown });
  expect(offered?.options.find(({ name }) => name === 'search')?.shown).toBe(option);
});

test('subcommands, descriptions and choices are in the language of the client, and so is the order', () => {
  const offered = offeredCommands(commands, 'de');
  expect(offered.find(({ path }) => path === 'cohort edit')).toMatchObject({ shown: 'gruppe ändern' });
  expect(offered.find(({ path }) => path === 'today')?.description).toMatch(/^Was die Gruppe heute macht/);
  const days = offered.find(({ path }) => path === 'setup')?.options.find(({ name }) => name === 'days');
  expect(days?.choices[0]).toEqual({ name: 'Gekürzt, mit einem Button für den Rest', value: 'short' });
  const names = offered.map(({ shown }) => shown);
  expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'de')));
  expect(messageCommands(commands, 'de')).toEqual([{ name: 'Save as note', shown: 'Als Notiz speichern' }]);
});
