import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { RoleFault } from '../../core/block-reasons.ts';

/** A role as Discord has it: https://discord.com/developers/docs/topics/permissions#role-object */
type Role = { id: string; position: number; permissions: bigint; managed: boolean };

/** What a server's roles are now: everybody's, the bot's own, and whether an overwrite of a channel allows a role anything. */
export type RolesNow = {
  roles: readonly Role[];
  everyoneId: string;
  ownIds: readonly string[];
  isAllowedMore(roleId: string): boolean;
};

const managing = PermissionFlagsBits.ManageRoles | PermissionFlagsBits.Administrator;

/** Why a role may not be given, or (`takesBack`) taken back; null where it may. What it grants is no reason to leave it with somebody. */
export function roleFault(roleId: string, now: RolesNow, takesBack = false): RoleFault | null {
  const { roles, everyoneId, ownIds } = now;
  const own = roles.filter(({ id }) => id === everyoneId || ownIds.includes(id));
  const granted = own.reduce((sum, { permissions }) => sum | permissions, 0n);
  if ((granted & managing) === 0n) return { code: 'role-unmanaged' };
  const role = roles.find(({ id }) => id === roleId);
  if (role === undefined || roleId === everyoneId) return { code: 'role-gone' };
  if (role.managed) return { code: 'role-managed' };
  const everybodys = roles.find(({ id }) => id === everyoneId)?.permissions ?? 0n;
  const grants = (role.permissions & ~everybodys) !== 0n || now.isAllowedMore(roleId);
  if (grants && !takesBack) return { code: 'role-grants' };
  return own.some((one) => isAbove(one, role)) ? null : { code: 'role-above' };
}

/** Of two in one place the older is the higher. */
function isAbove(one: Role, other: Role): boolean {
  return one.position > other.position || (one.position === other.position && BigInt(one.id) < BigInt(other.id));
}
