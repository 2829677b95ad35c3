import type { ChannelInfo, Context } from '../../context.ts';
import type { SetupSettings } from '../../core/cohort-settings.ts';
import { nextSlot, slotAfter } from '../../core/schedule.ts';
import { dayByKey, daysOf, positionOf } from '../../curriculum/plan.ts';
import { cohortsForUser } from '../../db/cohorts.ts';
import { occupied } from '../../messages/cohort/setup.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { isSilentRole, missingPermissions, missingToPost } from '../../messages/kit/permissions.ts';
import { dayName } from '../../messages/study/day.ts';
import { type Call, type Refused, refuse } from '../command.ts';
import { postableTypes } from '../options.ts';
import { sightOf } from '../sight.ts';

/** Holds settings against the channel, its permissions, its running plan and the role, and works out what they come to. */
export async function inspect(call: Call<unknown>, ctx: Context, settings: SetupSettings) {
  const channel = channelToPostIn(call, ctx, settings.channelId);
  if ('refusal' in channel) return channel;
  const running = await runningIn(call, ctx, settings.channelId);
  if (running !== undefined) return refuse(occupied(call.words, running));
  const plan = await ctx.curriculumOf(settings.versionId);
  const day = dayByKey(plan, settings.firstDayKey);
  if (day === undefined) return refuse(forgotten(call));
  const first = nextSlot(settings, ctx.now(), settings.startsOn);
  const days = daysOf(plan).length - (positionOf(plan, day.key) ?? 0);
  return {
    plan,
    day,
    title: plan.curriculum.title,
    firstDay: dayName(day),
    days,
    first,
    last: slotAfter(settings, first, days - 1),
    missingOptional: missingPermissions(channel).map(({ name }) => name),
    roleSilent: isSilent(call, ctx, settings),
  };
}

/** A channel of this server, if the bot can post there for the caller; what it lacks there can be done without. */
export function channelToPostIn(call: Call<unknown>, ctx: Context, channelId: string): ChannelInfo | Refused {
  const { setup } = call.words.cohort;
  const channel = ctx.servers.channel(channelId);
  const suitable = channel?.guildId === call.guildId && postableTypes.includes(channel.type);
  // Nobody learns by trying what runs in a channel that is hidden from them.
  if (!suitable || sightOf(call, ctx, { channelId }) !== 'yes') return refuse(say(setup.unsuitable(channelId)));
  const missing = missingToPost(channel);
  return missing.length === 0 ? channel : refuse(say(setup.cannotPost(channelId, missing)));
}

/** The offer to change what already runs in a channel. */
export async function occupiedBy(call: Call<unknown>, ctx: Context, channelId: string): Promise<Message> {
  const running = await runningIn(call, ctx, channelId);
  return running === undefined ? forgotten(call) : occupied(call.words, running);
}

async function runningIn(call: Call<unknown>, ctx: Context, channelId: string) {
  const all = await cohortsForUser(ctx.db, call.guildId, call.userId);
  return all.find((cohort) => cohort.channelId === channelId && cohort.state === 'running');
}

/** The draft was used, cancelled or is older than a day. */
export function forgotten({ words }: Call<unknown>): Message {
  return say(words.cohort.setup.forgotten, { components: [] });
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
