import type { Context } from '../../context.ts';
import type { SetupSettings } from '../../core/cohort-settings.ts';
import { nextSlot, type Slot, slotAfter } from '../../core/schedule.ts';
import type { Day } from '../../curriculum/model.ts';
import { dayByKey, daysOf, type Plan, positionOf } from '../../curriculum/plan.ts';
import { cohortsForUser } from '../../db/cohorts.ts';
import { scheduleWords } from '../../messages/cohort/schedule.ts';
import { cannotPostIn, occupied, setupForgotten, unsuitableChannel } from '../../messages/cohort/setup.ts';
import type { Message } from '../../messages/kit/message.ts';
import { isSilentRole, missingPermissions } from '../../messages/kit/permissions.ts';
import { dayName } from '../../messages/study/day.ts';
import type { Call } from '../command.ts';
import { sightOf } from '../sight.ts';

/** Text and announcement channels: https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
const postable: readonly number[] = [0, 5];

type Inspection =
  | { kind: 'refused'; reply: Message }
  | {
      kind: 'fine';
      view: {
        plan: Plan;
        day: Day;
        title: string;
        firstDay: string;
        days: number;
        first: Slot;
        last: Slot;
        missingOptional: string[];
        roleSilent: boolean;
      };
    };

/** Holds settings against the channel, its permissions, its running plan and the role, and works out what they come to. */
export async function inspect(call: Call<unknown>, ctx: Context, settings: SetupSettings): Promise<Inspection> {
  const refusal = channelRefusal(call, ctx, settings.channelId);
  if (refusal !== null) return { kind: 'refused', reply: refusal };
  const running = await runningIn(call, ctx, settings.channelId);
  if (running !== undefined) return { kind: 'refused', reply: await occupiedBy(call, ctx, settings.channelId) };
  const plan = await ctx.curriculumOf(settings.versionId);
  const day = dayByKey(plan, settings.firstDayKey);
  if (day === undefined) return { kind: 'refused', reply: setupForgotten() };
  const first = nextSlot(settings, ctx.now(), settings.startsOn);
  const days = daysOf(plan).length - (positionOf(plan, day.key) ?? 0);
  const channel = ctx.servers.channel(settings.channelId);
  return {
    kind: 'fine',
    view: {
      plan,
      day,
      title: plan.curriculum.title,
      firstDay: dayName(day),
      days,
      first,
      last: slotAfter(settings, first, days - 1),
      missingOptional:
        channel === undefined
          ? []
          : missingPermissions(channel)
              .filter(({ required }) => !required)
              .map(({ name }) => name),
      roleSilent: isSilent(call, ctx, settings),
    },
  };
}

/** Why the bot cannot post for the caller in a channel of this server, or null. */
export function channelRefusal(call: Call<unknown>, ctx: Context, channelId: string): Message | null {
  const channel = ctx.servers.channel(channelId);
  const suitable = channel?.guildId === call.guildId && postable.includes(channel.type);
  // Nobody learns by trying what runs in a channel that is hidden from them.
  if (!suitable || sightOf(call, ctx, { channelId }) !== 'yes') return unsuitableChannel(channelId);
  const missing = missingPermissions(channel).filter(({ required }) => required);
  return missing.length === 0
    ? null
    : cannotPostIn(
        channelId,
        missing.map(({ name }) => name),
      );
}

/** The offer to change what already runs in a channel. */
export async function occupiedBy(call: Call<unknown>, ctx: Context, channelId: string): Promise<Message> {
  const running = await runningIn(call, ctx, channelId);
  if (running === undefined) return setupForgotten();
  return occupied({ cohortId: running.id, channelId, title: running.title, schedule: scheduleWords(running) });
}

async function runningIn(call: Call<unknown>, ctx: Context, channelId: string) {
  const all = await cohortsForUser(ctx.db, call.guildId, call.userId);
  return all.find((cohort) => cohort.channelId === channelId && cohort.state === 'running');
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
