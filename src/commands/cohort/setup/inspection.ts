import type { Context } from '../../../context.ts';
import type { InputProblem, SetupSettings } from '../../../core/cohort-settings.ts';
import { nextSlot, slotAfter } from '../../../core/schedule.ts';
import { positionOf } from '../../../curriculum/plan.ts';
import { firstDay } from '../../../curriculum/study/day-state.ts';
import { cohortsForUser } from '../../../db/cohorts.ts';
import { isSilentRole, missingPermissions, missingToPost, postableTypes } from '../../../messages/kit/permissions.ts';
import { dayName } from '../../../messages/study/day.ts';
import { type Call, isOwnPlace } from '../../command.ts';
import { sightOf } from '../../sight.ts';

/** Works out what settings come to, and what is in their way as things stand. */
export async function inspect(call: Call<unknown>, ctx: Context, settings: SetupSettings) {
  const { channelId } = settings;
  const plan = await ctx.curriculumOf(settings.versionId);
  const day = firstDay(plan, settings);
  const first = nextSlot(settings, ctx.now(), settings.startsOn);
  const days = plan.days.length - (positionOf(plan, day.key) ?? 0);
  const channel = ctx.servers.channel(channelId);
  return {
    plan,
    day,
    title: plan.curriculum.title,
    firstDay: dayName(day),
    days,
    first,
    last: slotAfter(settings, first, days - 1).on,
    inTheWay: await channelProblem(call, ctx, channelId),
    /** Names of permissions that are missing and can be done without. */
    missing:
      channel === undefined ? [] : missingPermissions(channel).flatMap((one) => (one.required ? [] : [one.name])),
    roleSilent: isSilent(call, ctx, settings),
  };
}

/** Why a group cannot be in a channel, as things stand; undefined where it can. */
export async function channelProblem(
  call: Call<unknown>,
  ctx: Context,
  channelId: string,
): Promise<InputProblem | undefined> {
  if (isOwnPlace(call.guildId)) return undefined;
  const channel = channelForPosts(call, ctx, channelId);
  // Nobody learns by trying what runs in a channel that is hidden from them.
  if (channel === undefined || sightOf(call, ctx, { channelId }) !== 'yes') return { kind: 'unsuitable', channelId };
  const missing = missingToPost(channel);
  if (missing.length > 0) return { kind: 'cannot-post', channelId, missing };
  const all = await cohortsForUser(ctx.db, call.guildId, call.userId);
  const other = all.find((one) => one.channelId === channelId && one.state === 'running');
  return other && { kind: 'occupied', channelId, cohortId: other.id, title: other.title, posts: other };
}

/** A channel of the caller's server as it is now; undefined where it is gone, or of a type that takes no daily post. */
export function channelForPosts({ guildId }: Call<unknown>, ctx: Context, channelId: string) {
  const channel = ctx.servers.channel(channelId);
  return channel?.guildId === guildId && postableTypes.some((type) => type === channel.type) ? channel : undefined;
}

/** Whether pinging the role would stay silent: it is not mentionable and the bot may not mention all roles. */
export function isSilent(
  call: Pick<Call<unknown>, 'guildId'>,
  ctx: Context,
  settings: Pick<SetupSettings, 'roleId' | 'channelId'>,
): boolean {
  if (settings.roleId === null) return false;
  const role = ctx.servers.role(call.guildId, settings.roleId);
  const channel = ctx.servers.channel(settings.channelId);
  return isSilentRole(role ?? { mentionable: false }, channel ?? { permissions: 0n });
}
