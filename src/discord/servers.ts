import { ChannelType, type Client, type Guild, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
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
    canView({ guildId, channelId }, member) {
      const guild = client.guilds.cache.get(guildId);
      if (guild === undefined || !guild.available) return 'unknown';
      const channel = guild.channels.cache.get(channelId);
      // An archived thread is in no cache either; what cannot be judged is not shown.
      if (channel === undefined) return 'gone';
      const permissions = permissionsIn(guild, channel.isThread() ? channel.parentId : channelId, member);
      // Who is in a private thread the gateway does not tell; those who may manage threads see every one.
      const needed =
        channel.type === ChannelType.PrivateThread
          ? [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ManageThreads]
          : PermissionFlagsBits.ViewChannel;
      return permissions.has(needed) ? 'yes' : 'no';
    },
  };
}

/**
 * What somebody with these roles may do in a channel: https://discord.com/developers/docs/topics/permissions#permission-overwrites
 * The library's own answer starts from a cached member, which is out of date as soon as roles are given or taken.
 */
function permissionsIn(
  guild: Guild,
  channelId: string | null,
  { userId, roles }: { userId: string; roles: readonly string[] },
): PermissionsBitField {
  const all = new PermissionsBitField(PermissionsBitField.All);
  if (guild.ownerId === userId) return all;
  const own = [guild.id, ...roles];
  const permissions = new PermissionsBitField(own.flatMap((id) => guild.roles.cache.get(id)?.permissions ?? []));
  if (permissions.has(PermissionFlagsBits.Administrator)) return all;
  const channel = guild.channels.cache.get(channelId ?? '');
  if (channel === undefined || channel.isThread()) return new PermissionsBitField();
  const overwrites = channel.permissionOverwrites.cache;
  for (const step of [[guild.id], roles, [userId]]) {
    const meant = step.flatMap((id) => overwrites.get(id) ?? []);
    permissions.remove(meant.map(({ deny }) => deny)).add(meant.map(({ allow }) => allow));
  }
  return permissions;
}
