import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Context, Sight } from '../context.ts';
import { manageServer } from '../messages/kit/permissions.ts';
import { type Asked, isOwnPlace } from './command.ts';

/** A cohort as far as its channel is concerned; it belongs to the caller's place unless it names another. */
type Placed = { channelId: string; guildId?: string };

/**
 * Whether a cohort is there for somebody: a cohort is there for those who can see its channel now. In that channel Discord
 * itself says so with each interaction. Of a channel that was deleted nobody can tell who could see it, so only those who
 * may mend it, by choosing another one, still find its cohort.
 */
export function sightOf(call: Asked<unknown>, ctx: Context, { channelId, guildId }: Placed): 'yes' | 'no' | 'unknown' {
  if (guildId !== undefined && guildId !== call.guildId) return 'no';
  if (isOwnPlace(call.guildId)) return 'yes';
  if (isInChannel(call, { channelId })) return yesOrNo(call.permissions & PermissionFlagsBits.ViewChannel);
  const sight: Sight = ctx.servers.canView({ guildId: call.guildId, channelId }, call);
  return sight === 'gone' ? yesOrNo(call.permissions & (manageServer | PermissionFlagsBits.Administrator)) : sight;
}

/** Whether somebody asks where others read who may all know of a cohort: in its own channel or a thread of it. */
export function isAmongOthers(call: Asked<unknown>, cohort: Placed): boolean {
  return isInChannel(call, cohort) && !isOwnPlace(call.guildId);
}

function isInChannel({ channelId, parentId }: Asked<unknown>, cohort: Placed): boolean {
  return cohort.channelId === channelId || cohort.channelId === parentId;
}

export function inSight<C extends Placed>(call: Asked<unknown>, ctx: Context, cohorts: readonly C[]): C[] {
  return cohorts.filter((cohort) => sightOf(call, ctx, cohort) === 'yes');
}

/**
 * The call as if it were made in another place: from their own, people reach a server where they are a member, and there
 * their roles of now decide what they see. Undefined where they are not known to be one, and for what is somebody else's own.
 */
export async function madeIn<C extends Asked<unknown>>(call: C, ctx: Context, guildId: string): Promise<C | undefined> {
  if (guildId === call.guildId) return call;
  if (!isOwnPlace(call.guildId) || isOwnPlace(guildId)) return undefined;
  const { memberOf, lookUp } = ctx.servers;
  const [member] = await Promise.all([memberOf(guildId, call.userId), lookUp({ guildId })]);
  return member === undefined || member === 'none' ? undefined : { ...call, guildId, ...member };
}

function yesOrNo(bits: bigint): 'yes' | 'no' {
  return bits === 0n ? 'no' : 'yes';
}
