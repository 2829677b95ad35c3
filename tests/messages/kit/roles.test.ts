import { expect, test } from 'vitest';
import { type RolesNow, roleFault } from '../../../src/messages/kit/roles.ts';

const [view, write, kick, manage, admin] = [1n << 10n, 1n << 11n, 1n << 1n, 1n << 28n, 1n << 3n];
type Role = RolesNow['roles'][number];

/** A server in which everybody reads and writes, and the bot's role is the third from below. */
function now(role: Partial<Role> | null, change: { bot?: Partial<Role>; everyone?: bigint; opens?: boolean } = {}) {
  const plain = { permissions: 0n, managed: false };
  return {
    roles: [
      { id: '1', position: 0, ...plain, permissions: change.everyone ?? view | write },
      ...(role === null ? [] : [{ id: '20', position: 1, ...plain, ...role }]),
      { id: '30', position: 3, ...plain, permissions: manage, managed: true, ...change.bot },
    ],
    everyoneId: '1',
    ownIds: ['30'],
    isAllowedMore: () => change.opens === true,
  };
}

test.each<[what: string, RolesNow, fault: string | null, whenTakenBack: string | null]>([
  ['grants nothing', now({}), null, null],
  ['grants what everybody may', now({ permissions: view | write }), null, null],
  ['grants more', now({ permissions: kick }), 'role-grants', null],
  ['makes administrators', now({ permissions: admin }), 'role-grants', null],
  ['grants what was taken from everybody', now({ permissions: write }, { everyone: view }), 'role-grants', null],
  ['is allowed something in a channel', now({}, { opens: true }), 'role-grants', null],
  ['belongs to a bot, to an integration or to boosting', now({ managed: true }), 'role-managed', 'role-managed'],
  ['is gone', now(null), 'role-gone', 'role-gone'],
  ['stands above the bot’s', now({ position: 4 }), 'role-above', 'role-above'],
  ['stands beside the bot’s and is older', now({ position: 3 }), 'role-above', 'role-above'],
  ['stands beside the bot’s and is newer', now({ id: '40', position: 3 }), null, null],
  ['may be given, but by whom?', now({}, { bot: { permissions: 0n } }), 'role-unmanaged', 'role-unmanaged'],
  ['is given by a bot that may do everything', now({}, { bot: { permissions: admin } }), null, null],
  ['is given where everybody manages roles', now({}, { bot: { permissions: 0n }, everyone: manage }), null, null],
])('a role that %s', (_, roles, fault, whenTakenBack) => {
  const id = roles.roles.find((role) => !['1', '30'].includes(role.id))?.id ?? '20';
  expect(roleFault(id, roles)?.code ?? null).toBe(fault);
  expect(roleFault(id, roles, true)?.code ?? null).toBe(whenTakenBack);
});

test('that of everybody is no role to give', () => {
  expect(roleFault('1', now({}))?.code).toBe('role-gone');
});
