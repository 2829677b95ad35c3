import { describe, expect, test } from 'vitest';
import { type Asking, type CommandRules, mayUse } from '../../../src/discord/interactions/command-permissions.ts';

const manageServer = 1n << 5n;
const administrator = 1n << 3n;

const member: Asking = {
  guildId: '1000',
  channelId: '20',
  parentId: null,
  userId: '30',
  roles: ['40', '41'],
  permissions: 0n,
};
const manager = { ...member, permissions: manageServer };

const role = (id: string, permission: boolean) => ({ id, type: 1, permission });
const user = (id: string, permission: boolean) => ({ id, type: 2, permission });
const channel = (id: string, permission: boolean) => ({ id, type: 3, permission });
const everyone = (permission: boolean) => role('1000', permission);
const allChannels = (permission: boolean) => channel('999', permission);

type Rules = Partial<{ [Level in keyof CommandRules]: ReturnType<typeof role>[] }>;

describe('who may use a command that asks for Manage Server', () => {
  test.each<[string, Asking, Rules, boolean]>([
    ['nothing is set: not everybody', member, {}, false],
    ['nothing is set: who has that permission', manager, {}, true],
    [
      'administrators, whatever is set',
      { ...member, permissions: administrator },
      { command: [user('30', false), allChannels(false)], app: [everyone(false)] },
      true,
    ],
    ['a role is allowed the command', member, { command: [role('41', true)] }, true],
    ['a role they do not have', member, { command: [role('42', true)] }, false],
    ['everyone is allowed the command', member, { command: [everyone(true)] }, true],
    ['everyone is refused it, one role allowed', member, { command: [everyone(false), role('40', true)] }, true],
    ['one role refused, another allowed', member, { command: [role('40', false), role('41', true)] }, true],
    ['a role is refused, everyone allowed', member, { command: [role('40', false), everyone(true)] }, false],
    ['the member is refused, a role allowed', manager, { command: [user('30', false), role('40', true)] }, false],
    ['the member is allowed, a role refused', member, { command: [user('30', true), role('40', false)] }, true],
    ['a role is refused the command, despite the permission', manager, { command: [role('40', false)] }, false],
    ['the app alone is allowed: the permission is still asked for', member, { app: [role('40', true)] }, false],
    ['the app is refused', manager, { app: [everyone(false)] }, false],
    ['the app is refused, the command allowed', member, { app: [everyone(false)], command: [user('30', true)] }, true],
    ['the app is refused to everyone, allowed to a role', manager, { app: [everyone(false), role('40', true)] }, true],
    ['a channel is off', manager, { command: [channel('20', false)] }, false],
    ['another channel is off', manager, { command: [channel('21', false)] }, true],
    [
      'a thread goes by its channel',
      { ...manager, channelId: '25', parentId: '20' },
      { app: [channel('20', false)] },
      false,
    ],
    ['all channels are off but this one', manager, { app: [allChannels(false), channel('20', true)] }, true],
    ['all channels are off', manager, { app: [allChannels(false)] }, false],
    [
      'off for the app, on for the command',
      manager,
      { app: [allChannels(false)], command: [channel('20', true)] },
      true,
    ],
    [
      'on for the app, off for the command',
      manager,
      { app: [channel('20', true)], command: [allChannels(false)] },
      false,
    ],
    ['a role with the id of a user', member, { command: [user('40', true)] }, false],
  ])('%s', (_, asking, { app = [], command = [] }, expected) => {
    expect(mayUse({ app, command }, asking, manageServer)).toBe(expected);
  });
});
