import type { Context } from '../../context.ts';
import type { SetupSettings } from '../../core/cohort-settings.ts';
import type { OffersTrouble } from '../../messages/cohort/offers.ts';
import { missingForThreads } from '../../messages/kit/permissions.ts';

type Offers = Pick<SetupSettings, 'channelId' | 'roleId' | 'takesRole' | 'milestoneRoleId' | 'threads'>;

/** What is in the way, now, of what a group offers its members beside its posts: roles to take, and threads for notes. */
export async function troubleWith(ctx: Context, guildId: string, group: Offers): Promise<OffersTrouble> {
  const { channelId, roleId, takesRole, milestoneRoleId, threads } = group;
  const roleIds = [...new Set([takesRole ? roleId : null, milestoneRoleId])].flatMap((id) => id ?? []);
  // What Discord does not say now is no trouble yet: each press looks again.
  const faults = roleIds.length === 0 ? [] : await ctx.roles.faults(guildId, roleIds);
  const channel = ctx.servers.channel(channelId);
  return {
    roles: faults === 'away' ? [] : roleIds.map((id, index) => ({ roleId: id, fault: faults[index] ?? null })),
    missingForThreads: threads === 'off' || channel === undefined ? [] : missingForThreads(channel),
    allowUrl: ctx.roles.allowUrl(guildId),
  };
}
