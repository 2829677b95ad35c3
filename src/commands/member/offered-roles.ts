import type { Context } from '../../context.ts';
import type { Cohort } from '../../db/cohorts.ts';
import { type OfferedRole, type RoleKind, roleKinds } from '../../messages/member/role.ts';
import type { Call } from '../command.ts';

/** The role of a group that members may take, null where there is none. */
export function roleOf({ roleId, takesRole, milestoneRoleId }: Cohort, kind: RoleKind): string | null {
  if (kind === 'milestone') return milestoneRoleId;
  return takesRole ? roleId : null;
}

/** The roles that the caller may take or give back, as far as is known without asking. */
export function offeredRoles(
  call: Pick<Call<unknown>, 'guildId' | 'roles'>,
  ctx: Pick<Context, 'servers'>,
  cohort: Cohort,
  earned: boolean,
): OfferedRole[] {
  return roleKinds.flatMap((kind) => {
    const roleId = roleOf(cohort, kind);
    if (roleId === null) return [];
    const has = call.roles.includes(roleId);
    const isEarned = kind === 'ping' || earned || has;
    return isEarned && ctx.servers.roleFault(call.guildId, roleId, has) === null ? [{ kind, has }] : [];
  });
}
