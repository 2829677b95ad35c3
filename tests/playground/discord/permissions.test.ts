import { OverwriteType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { channelPermissions } from '../../../src/playground/discord/permissions.ts';
import { type Channel, newRole, newUser, type State } from '../../../src/playground/discord/state.ts';

const allPermissions = Object.values(P).reduce((all, bit) => all | bit, 0n);

const base = P.ViewChannel | P.SendMessages | P.EmbedLinks;
const everyone = { id: '1', type: OverwriteType.Role };
const helpers = { id: '2', type: OverwriteType.Role };
const others = { id: '3', type: OverwriteType.Role };
const me = { id: '9', type: OverwriteType.Member };

type Overwrite = { id: string; type: OverwriteType; allow?: bigint; deny?: bigint };

function world(overwrites: readonly Overwrite[], { roles = ['2'], owner = '8', rolePermissions = 0n } = {}) {
  const channel: Channel = {
    id: '5',
    type: 0,
    name: 'study',
    position: 0,
    guildId: '1',
    overwrites: overwrites.map(({ id, type, allow = 0n, deny = 0n }) => ({
      id,
      type,
      allow: String(allow),
      deny: String(deny),
    })),
  };
  const thread: Channel = {
    ...channel,
    id: '6',
    type: 11,
    overwrites: [],
    parentId: '5',
    thread: { ownerId: '8', archived: false, locked: false, createdAt: '' },
  };
  const state: State = {
    lastId: '0',
    botId: '7',
    application: { id: '7', name: 'bot' },
    people: { 9: { user: newUser('9', 'me', undefined, false), locale: 'de', directMessagesOpen: true } },
    guilds: {
      1: {
        id: '1',
        name: 'g',
        ownerId: owner,
        locale: 'en-US',
        available: true,
        roles: [
          newRole('1', '@everyone', 0, base),
          newRole('2', 'helpers', 1, rolePermissions),
          newRole('3', 'others', 2, 0n),
        ],
        members: [{ userId: '9', roles, joinedAt: '' }],
      },
    },
    channels: { 5: channel, 6: thread },
    messages: {},
    commands: [],
    files: {},
  };
  return { state, channel, thread };
}

test.each<[string, readonly Overwrite[], object, bigint]>([
  ['without overwrites the base', [], {}, base],
  ['roles add to @everyone', [], { rolePermissions: P.AttachFiles }, base | P.AttachFiles],
  [
    'administrators pass every deny',
    [{ ...everyone, deny: P.ViewChannel }],
    { rolePermissions: P.Administrator },
    allPermissions,
  ],
  ['so does the owner', [{ ...me, deny: P.ViewChannel }], { owner: '9' }, allPermissions],
  ['@everyone denies', [{ ...everyone, deny: P.EmbedLinks }], {}, P.ViewChannel | P.SendMessages],
  [
    'a role allows what @everyone denies',
    [
      { ...everyone, deny: P.EmbedLinks },
      { ...helpers, allow: P.EmbedLinks },
    ],
    {},
    base,
  ],
  [
    'among roles allow beats deny',
    [
      { ...helpers, deny: P.EmbedLinks },
      { ...others, allow: P.EmbedLinks },
    ],
    { roles: ['2', '3'] },
    base,
  ],
  [
    'the member comes last',
    [
      { ...helpers, allow: P.EmbedLinks },
      { ...me, deny: P.EmbedLinks },
    ],
    {},
    P.ViewChannel | P.SendMessages,
  ],
  ['roles one does not have do not count', [{ ...others, deny: P.SendMessages }], {}, base],
  ['without View Channel nothing is left', [{ ...everyone, deny: P.ViewChannel }], {}, 0n],
  ['without Send Messages no embeds', [{ ...everyone, deny: P.SendMessages }], {}, P.ViewChannel],
])('%s', (_, overwrites, settings, expected) => {
  const { state, channel, thread } = world(overwrites, settings);
  expect(channelPermissions({ state, now: () => new Date(0) }, channel, '9')).toBe(expected);
  expect(channelPermissions({ state, now: () => new Date(0) }, thread, '9'), 'threads inherit').toBe(expected);
});

test.each<[string, string, object, bigint]>([
  ['in time-out', '2026-03-02T12:10:00Z', {}, P.ViewChannel],
  ['once it is over', '2026-03-02T11:59:00Z', {}, base],
  ['as an administrator', '2026-03-02T12:10:00Z', { rolePermissions: P.Administrator }, allPermissions],
])('a member %s', (_, until, settings, expected) => {
  const { state, channel } = world([{ ...me, allow: P.SendMessages }], settings);
  const [member] = state.guilds['1']?.members ?? [];
  if (member !== undefined) member.timedOutUntil = until;
  expect(channelPermissions({ state, now: () => new Date('2026-03-02T12:00:00Z') }, channel, '9')).toBe(expected);
});

test('a private thread is for its members and those who manage threads', () => {
  const { state, thread } = world([]);
  const hidden: Channel = { ...thread, type: 12 };
  const seen = (channel: Channel, at = state) =>
    channelPermissions({ state: at, now: () => new Date(0) }, channel, '9');
  expect(seen(hidden)).toBe(0n);
  if (thread.thread === undefined) throw new Error('no thread');
  expect(seen({ ...hidden, thread: { ...thread.thread, members: ['9'] } })).toBe(base);
  const manager = world([], { rolePermissions: P.ManageThreads });
  expect(seen({ ...manager.thread, type: 12 }, manager.state)).toBe(base | P.ManageThreads);
});

test('a voice channel without Connect is seen, and no more', () => {
  const { state, channel } = world([]);
  const at = { state, now: () => new Date(0) };
  expect(channelPermissions(at, { ...channel, type: 2 }, '9')).toBe(P.ViewChannel);
  const connected = world([{ ...me, allow: P.Connect }]);
  expect(channelPermissions({ ...at, state: connected.state }, { ...connected.channel, type: 2 }, '9')).toBe(
    base | P.Connect,
  );
});

test('strangers have none', () => {
  const { state, channel } = world([]);
  expect(channelPermissions({ state, now: () => new Date(0) }, channel, '10')).toBe(0n);
});
