import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { APIChannel, APIGuildMember, APIRole } from 'discord-api-types/v10';
import { isOwnPlace } from '../../commands/command.ts';
import type { ChannelInfo, Servers } from '../../context.ts';
import type { ChannelRef, SendFailure } from '../../jobs/sender.ts';
import { missingPermissions, type Permission } from '../../messages/kit/permissions.ts';
import { failureOf } from '../rest/failure.ts';
import { type Refusal, repeatable } from '../rest/refusal.ts';
import { permissionsFrom } from './permissions.ts';

/** What is wanted of a channel, by permission. */
type Wanted = (permission: Permission) => boolean;

/** Why a channel does not take what is wanted, as things stand now; undefined where it does. */
export type ChannelCheck = (place: ChannelRef, wanted: Wanted) => Promise<SendFailure | undefined>;

/** How long Discord's no about a channel holds that the gateway has not told of either. */
const refusedForMs = 60 * 60_000;

/**
 * Checks by what the gateway has told, which costs no request; what it has not told of, such as an archived thread, is
 * asked for. A no is remembered, because refused requests count towards a ban of the address.
 */
export function createChannelCheck(
  rest: REST,
  botId: string,
  servers: Pick<Servers, 'channel'>,
  elapsedMs: () => number,
): ChannelCheck {
  const refused = new Map<string, { untilMs: number; failure: SendFailure }>();
  const get = async <T>(route: `/${string}`) => repeatable((signal) => rest.get(route, { signal }) as Promise<T>);

  async function askFor(channelId: string): Promise<{ kind: 'ok'; value: ChannelInfo } | Refusal> {
    const found = await get<APIChannel>(Routes.channel(channelId));
    if (found.kind !== 'ok') return found;
    const { value: channel } = found;
    if (!('guild_id' in channel) || channel.guild_id === undefined) {
      const reason = 'not a channel of a server';
      return { kind: 'refused', status: 404, code: RESTJSONErrorCodes.UnknownChannel, reason };
    }
    const guildId = channel.guild_id;
    const parentId = 'thread_metadata' in channel ? (channel.parent_id ?? null) : null;
    const named = { id: channelId, guildId, name: channel.name ?? '', type: channel.type, parentId };
    // What may be done in a thread its parent says.
    const parent = parentId === null ? undefined : servers.channel(parentId);
    if (parent !== undefined) return { kind: 'ok', value: { ...named, permissions: parent.permissions } };
    const [ruling, member, roles] = await Promise.all([
      parentId === null ? found : get<APIChannel>(Routes.channel(parentId)),
      get<APIGuildMember>(Routes.guildMember(guildId, botId)),
      get<APIRole[]>(Routes.guildRoles(guildId)),
    ]);
    if (ruling.kind !== 'ok') return ruling;
    if (member.kind !== 'ok') return member;
    if (roles.kind !== 'ok') return roles;
    const own = [guildId, ...member.value.roles];
    const granted = roles.value.filter(({ id }) => own.includes(id)).map(({ permissions }) => BigInt(permissions));
    const overwrites = 'permission_overwrites' in ruling.value ? (ruling.value.permission_overwrites ?? []) : [];
    const bits = new Map(overwrites.map(({ id, allow, deny }) => [id, { allow: BigInt(allow), deny: BigInt(deny) }]));
    const permissions = permissionsFrom(granted, bits, [[guildId], member.value.roles, [botId]]);
    return { kind: 'ok', value: { ...named, permissions } };
  }

  return async (place, wanted) => {
    const { channelId, guildId } = place;
    // Whether somebody takes messages shows only when they are sent one.
    if (isOwnPlace(guildId)) return undefined;
    let channel = servers.channel(channelId);
    if (channel !== undefined) refused.delete(channelId);
    else {
      const known = refused.get(channelId);
      if (known !== undefined && elapsedMs() < known.untilMs) return known.failure;
      const asked = await askFor(channelId);
      if (asked.kind !== 'ok') {
        const failure = failureOf(asked);
        if (failure.kind === 'stop') refused.set(channelId, { untilMs: elapsedMs() + refusedForMs, failure });
        return failure;
      }
      channel = asked.value;
    }
    const missing = missingPermissions(channel).filter(wanted);
    if (missing.length === 0) return undefined;
    const names = missing.map(({ name }) => name);
    if (names.includes('View Channel'))
      return { kind: 'stop', cause: 'missing-access', reason: 'the channel cannot be seen' };
    return { kind: 'stop', cause: 'missing-permission', missing: names, reason: `missing: ${names.join(', ')}` };
  };
}
