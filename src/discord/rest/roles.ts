import { RESTJSONErrorCodes as Code, type REST, Routes } from 'discord.js';
import type { APIGuildChannel, APIGuildMember, APIRole, GuildChannelType } from 'discord-api-types/v10';
import type { Roles } from '../../context.ts';
import { roleFault } from '../../messages/kit/roles.ts';
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

  async function fault(guildId: string, roleId: string, takesBack = false): ReturnType<Roles['fault']> {
    const [roles, member, channels] = await Promise.all([
      get<APIRole[]>(Routes.guildRoles(guildId)),
      get<APIGuildMember>(Routes.guildMember(guildId, botId)),
      get<APIGuildChannel<GuildChannelType>[]>(Routes.guildChannels(guildId)),
    ]);
    if (roles.kind !== 'ok' || member.kind !== 'ok' || channels.kind !== 'ok') return 'away';
    const allowing = channels.value.flatMap(({ permission_overwrites: all = [] }) =>
      all.flatMap(({ id, allow }) => (BigInt(allow) === 0n ? [] : [id])),
    );
    return roleFault(
      roleId,
      {
        roles: roles.value.map((role) => ({ ...role, permissions: BigInt(role.permissions) })),
        everyoneId: guildId,
        ownIds: member.value.roles,
        isAllowedMore: (id) => allowing.includes(id),
      },
      takesBack,
    );
  }

  return {
    fault,
    async set({ guildId, userId }, roleId, has, reason) {
      const found = await fault(guildId, roleId, !has);
      if (found !== null) return found;
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
