import { expect, test } from 'vitest';
import { readMentions } from '../../../../src/playground/discord/messages/mentions.ts';
import { type Guild, newRole } from '../../../../src/playground/discord/state.ts';

const guild: Guild = {
  id: '1',
  name: 'g',
  ownerId: '8',
  locale: 'en-US',
  available: true,
  members: [],
  roles: [
    newRole('1', '@everyone', 0, 0n),
    { ...newRole('2', 'open', 1, 0n), mentionable: true },
    newRole('3', 'shut', 2, 0n),
  ],
};
const none = { users: [], roles: [], everyone: false };

test.each<[string, string, unknown, boolean, { users: string[]; roles: string[]; everyone: boolean }]>([
  ['a user', 'hi <@5>', undefined, false, { ...none, users: ['5'] }],
  ['a user in the old spelling, twice', '<@!5> <@5>', undefined, false, { ...none, users: ['5'] }],
  ['nobody, when none is allowed', '<@5> <@&2> @everyone', { parse: [] }, true, none],
  ['only the role that is named', '<@&2> <@&3>', { roles: ['2'] }, true, { ...none, roles: ['2'] }],
  ['a mentionable role', '<@&2>', undefined, false, { ...none, roles: ['2'] }],
  ['no other role without the permission', '<@&3>', undefined, false, none],
  ['any role with it', '<@&3>', undefined, true, { ...none, roles: ['3'] }],
  ['everyone with the permission', 'hey @here', undefined, true, { ...none, everyone: true }],
  ['nobody without', 'hey @everyone', undefined, false, none],
  ['no role of elsewhere', '<@&77>', undefined, true, none],
])('%s is notified', (_, content, allowed, mayMentionEveryone, pings) => {
  expect(readMentions(content, allowed, guild, mayMentionEveryone).pings).toEqual(pings);
});

test('a mentioned role shows as a mention even where it notifies nobody', () => {
  expect(readMentions('<@&3>', { roles: ['3'] }, guild, false)).toMatchObject({
    roles: ['3'],
    pings: { roles: [] },
  });
});
