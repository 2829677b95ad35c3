import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { commandDifference, registered } from '../../src/discord/register.ts';

type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody;

const day: CommandJson = {
  name: 'day',
  description: 'Look at a day',
  options: [
    { type: 3, name: 'number', description: 'Which one', required: true, autocomplete: true },
    { type: 4, name: 'weeks', description: 'How many', min_value: 1, max_value: 5 },
    { type: 3, name: 'who', description: 'Who reads it', choices: [{ name: 'Only me', value: 'me' }] },
  ],
};
const setup: CommandJson = {
  name: 'setup',
  description: 'Start a plan',
  default_member_permissions: '32',
  options: [{ type: 7, name: 'channel', description: 'Where', channel_types: [0, 5] }],
};

/** The same commands as Discord gives them back. */
const fromDiscord = [
  {
    id: '2',
    application_id: '1',
    version: '3',
    type: 1,
    name: 'setup',
    name_localizations: null,
    description: 'Start a plan',
    description_localizations: null,
    default_member_permissions: '32',
    dm_permission: false,
    contexts: [0],
    integration_types: [0],
    nsfw: false,
    options: [
      {
        type: 7,
        name: 'channel',
        name_localizations: null,
        description: 'Where',
        description_localizations: null,
        channel_types: [5, 0],
      },
    ],
  },
  {
    id: '1',
    application_id: '1',
    version: '3',
    type: 1,
    name: 'day',
    description: 'Look at a day',
    default_member_permissions: null,
    contexts: [0],
    integration_types: [0],
    nsfw: false,
    options: [
      { type: 3, name: 'number', description: 'Which one', required: true, autocomplete: true },
      { type: 4, name: 'weeks', description: 'How many', required: false, min_value: 1, max_value: 5 },
      {
        type: 3,
        name: 'who',
        description: 'Who reads it',
        choices: [{ name: 'Only me', name_localizations: null, value: 'me' }],
      },
    ],
  },
];

const inServers = (command: CommandJson) => registered(command, false);
const none = { added: [], changed: [], removed: [] };

describe('comparing commands', () => {
  test('what Discord fills in or leaves out is no difference', () => {
    expect(commandDifference([day, setup].map(inServers), fromDiscord)).toEqual(none);
  });

  test.each([
    { name: 'nothing anywhere', wanted: [], existing: [], want: none },
    { name: 'the first start', wanted: [day], existing: [], want: { ...none, added: ['day'] } },
    { name: 'a command too many', wanted: [day], existing: fromDiscord, want: { ...none, removed: ['setup'] } },
    {
      name: 'a context-menu command of an older version',
      wanted: [day, setup],
      existing: [...fromDiscord, { type: 3, name: 'day', description: '' }],
      want: { ...none, removed: ['day (type 3)'] },
    },
  ])('$name', ({ wanted, existing, want }) => {
    expect(commandDifference(wanted.map(inServers), existing)).toEqual(want);
  });

  test.each<{ name: string; wanted: CommandJson }>([
    { name: 'description', wanted: { ...day, description: 'Look ahead' } },
    { name: 'permissions', wanted: { ...day, default_member_permissions: '0' } },
    { name: 'nsfw', wanted: { ...day, nsfw: true } },
    { name: 'translation', wanted: { ...day, description_localizations: { uk: 'День' } } },
    { name: 'an option less', wanted: { ...day, options: day.options?.slice(1) ?? [] } },
    { name: 'order of options', wanted: { ...day, options: day.options?.toReversed() ?? [] } },
    {
      name: 'limits',
      wanted: { ...day, options: [{ type: 4, name: 'weeks', description: 'How many', min_value: 2 }] },
    },
  ])('$name differs', ({ wanted }) => {
    expect(commandDifference([wanted, setup].map(inServers), fromDiscord)).toEqual({ ...none, changed: ['day'] });
  });

  test('a missing context or installation differs', () => {
    const [, ...rest] = fromDiscord;
    const open = { ...fromDiscord[0], contexts: null };
    expect(commandDifference([day, setup].map(inServers), [open, ...rest])).toEqual({ ...none, changed: ['setup'] });
  });

  test('the order of translations is no difference', () => {
    const wanted = { ...day, name_localizations: { uk: 'день', de: 'tag' } };
    const existing = { ...inServers(day), name_localizations: { de: 'tag', uk: 'день' } };
    expect(commandDifference([inServers(wanted)], [existing])).toEqual(none);
  });
});

test.each([
  { name: 'says nothing', command: day, forPeople: true, want: { contexts: [0], integration_types: [0] } },
  {
    name: 'is for everybody everywhere',
    command: { ...day, contexts: [0, 1, 2], integration_types: [0, 1] },
    forPeople: true,
    want: { contexts: [0, 1, 2], integration_types: [0, 1] },
  },
  {
    name: 'is for everybody, where nobody can add the app to their account',
    command: { ...day, contexts: [0, 1, 2], integration_types: [0, 1] },
    forPeople: false,
    want: { contexts: [0, 1], integration_types: [0] },
  },
])('a command that $name', ({ command, forPeople, want }) => {
  expect(registered(command, forPeople)).toMatchObject(want);
});
