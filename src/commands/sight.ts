import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Context, Sight } from '../context.ts';
import { manageServer } from '../messages/kit/permissions.ts';
import type { Asked } from './command.ts';

/** A cohort as far as its channel is concerned; it belongs to the caller's server. */
type Placed = { channelId: string };

/**
 * Whether a cohort is there for somebody: a cohort is there for those who can see its channel now. In that channel Discord
 * itself says so with each interaction. Of a channel that was deleted nobody can tell who could see it, so only those who
 * may mend it, by choosing another one, still find its cohort.
 */
export function sightOf(call: Asked<unknown>, ctx: Context, { channelId }: Placed): 'yes' | 'no' | 'unknown' {
  if (channelId === call.channelId || channelId === call.parentId)
    return yesOrNo(call.permissions & PermissionFlagsBits.ViewChannel);
  const sight: Sight = ctx.servers.canView({ guildId: call.guildId, channelId }, call);
  return sight === 'gone' ? yesOrNo(call.permissions & (manageServer | PermissionFlagsBits.Administrator)) : sight;
}

/** Those of a server's cohorts that are there for the caller. */
export function inSight<C extends Placed>(call: Asked<unknown>, ctx: Context, cohorts: readonly C[]): C[] {
  return cohorts.filter((cohort) => sightOf(call, ctx, cohort) === 'yes');
}

function yesOrNo(bits: bigint): 'yes' | 'no' {
  return bits === 0n ? 'no' : 'yes';
}
