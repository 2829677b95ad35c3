import { RESTJSONErrorCodes as Code, type REST, Routes } from 'discord.js';
import type { APIGuildChannel, APIGuildMember, APIRole, GuildChannelType } from 'discord-api-types/v10';
import type { Roles } from '../../context.ts';
import { type RolesNow, roleFault } from '../../messages/kit/roles.ts';
import { allowUrl } from '../membership.ts';
import { repeatable } from './refusal.ts';

/** Somebody waits for it. */
const limits = { tries: 2, beginMs: 4_000, allMs: 8_000 };

// What has changed between the look and the act.
const faults: Readonly<Record<number, ReturnType<typeof roleFault>>> = {
  [Code.MissingPermissions]: { code: 'role-above' },
  [Code.UnknownRole]: { code: 'role-gone' },
};

/** Gives and takes roles by HTTP, each time after a look at what the server's roles are now: nothing of it is remembered. */
export function createRoles(rest: REST, applicationId: string, botId: string): Roles {
  const get = async <T>(route: `/${string}`) =>
    repeatable((signal) => rest.get(route, { signal }) as Promise<T>, limits);

  async function look(guildId: string): Promise<RolesNow | 'away'> {
    const [roles, member, channels] = await Promise.all([
      get<APIRole[]>(Routes.guildRoles(guildId)),
      get<APIGuildMember>(Routes.guildMember(guildId, botId)),
      get<APIGuildChannel<GuildChannelType>[]>(Routes.guildChannels(guildId)),
    ]);
    if (roles.kind !== 'ok' || member.kind !== 'ok' || channels.kind !== 'ok') return 'away';
    const allowing = channels.value.flatMap(({ permission_overwrites: all = [] }) =>
      all.flatMap(({ id, allow }) => (BigInt(allow) === 0n ? [] : [id])),
    );
    return {
      roles: roles.value.map((role) => ({ ...role, permissions: BigInt(role.permissions) })),
      everyoneId: guildId,
      ownIds: member.value.roles,
      isAllowedMore: (id) => allowing.includes(id),
    };
  }

  return {
    async faults(guildId, roleIds) {
      const now = await look(guildId);
      return now === 'away' ? now : roleIds.map((id) => roleFault(id, now));
    },
    async set({ guildId, userId }, roleId, has, reason) {
      const now = await look(guildId);
      const fault = now === 'away' ? now : roleFault(roleId, now, !has);
      if (fault !== null) return fault;
      const route = Routes.guildMemberRole(guildId, userId, roleId);
      const change = await repeatable(
        (signal) => (has ? rest.put(route, { signal, reason }) : rest.delete(route, { signal, reason })),
        limits,
      );
      if (change.kind === 'ok') return null;
      return (change.kind === 'refused' ? faults[change.code] : undefined) ?? 'away';
    },
    allowUrl: (guildId) => allowUrl(applicationId, guildId),
  };
}
