import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { curriculum } from '../../../src/commands/plans/curriculum.ts';

/** An option as people see it: `name` completes itself while it is typed, and what is demanded bears an asterisk. */
const seen = (option: APIApplicationCommandBasicOption) =>
  `${option.name}${'autocomplete' in option ? ' …' : ''}${option.required === true ? '*' : ''}`;
const nine = ['file2', 'file3', 'file4', 'file5', 'file6', 'file7', 'file8', 'file9', 'file10'];

test('what admins may ask of plans, and with which options', () => {
  const all = curriculum.data.options?.map((option) => [
    option.name,
    'options' in option ? (option.options as APIApplicationCommandBasicOption[]).map(seen) : [],
  ]);
  expect(Object.fromEntries(all ?? [])).toEqual({
    add: ['name*', 'file1*', ...nine],
    update: ['name …*', 'file1', ...nine],
    list: [],
    show: ['name …*'],
    download: ['name …*'],
    remove: ['name …*'],
  });
});
