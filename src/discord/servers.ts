import type { Client } from 'discord.js';
import type { Servers } from '../context.ts';

/** What the Guilds intent keeps up to date in the client's cache; nothing is asked of Discord. */
export function cachedServers(client: Client): Servers {
  return {
    channel(channelId) {
      const channel = client.channels.cache.get(channelId);
      if (channel === undefined || channel.isDMBased()) return undefined;
      const me = channel.guild.members.me;
      // A thread whose parent we cannot see has no permissions to speak of.
      const permissions = me === null ? null : channel.permissionsFor(me);
      return {
        id: channel.id,
        guildId: channel.guildId,
        name: channel.name,
        type: channel.type,
        parentId: channel.isThread() ? channel.parentId : null,
        permissions: permissions?.bitfield ?? 0n,
      };
    },
    role(guildId, roleId) {
      const role = client.guilds.cache.get(guildId)?.roles.cache.get(roleId);
      if (role === undefined) return undefined;
      return { id: role.id, name: role.name, mentionable: role.mentionable, managed: role.managed };
    },
  };
}
