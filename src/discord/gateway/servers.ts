import {
  ChannelType,
  type Client,
  type Guild,
  type GuildBasedChannel,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import { isOwnPlace } from '../../commands/command.ts';
import type { Servers } from '../../context.ts';
import { mentionEveryone, neededPermissions } from '../../messages/kit/permissions.ts';
import { roleFault } from '../../messages/kit/roles.ts';
import { permissionsFrom } from '../sending/permissions.ts';

const toWrite = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;
const writtenTypes: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];
const needed = [...neededPermissions, mentionEveryone].reduce((bits, { bit }) => bits | bit, 0n);

/** What interactions have told of the bot's own permissions, and what they were taken for at that moment. */
type Reported = { permissions: bigint; computed: bigint };

/** Who knows of which server. */
type Sources = {
  /** The clients that hear the gateway, one for each shard. */
  hearers(): Client[];
  /** The one of them that hears of a server, if it does. */
  hearerOf(guildId: string): Client | undefined;
  /** The one that hears nothing, and knows what was looked up of all other servers. */
  home: Client;
};

/**
 * What the Guilds intent, or `createLookUp`, keeps up to date in a client's cache; nothing is asked of Discord. `learn` is shown each
 * interaction: what it says of the bot's own permissions is Discord's word, and holds until the cache tells something new.
 */
export function cachedServers({
  hearers,
  hearerOf,
  home,
}: Sources): Omit<Servers, 'lookUp' | 'near' | 'memberOf' | 'directChannel'> & { learn(raw: APIInteraction): void } {
  const truths = new Map<string, Reported>();
  const computed = (channel: GuildBasedChannel): bigint => {
    const { me } = channel.guild.members;
    // A thread whose parent we cannot see has no permissions to speak of.
    return (me === null ? null : channel.permissionsFor(me))?.bitfield ?? 0n;
  };
  const guildOf = (guildId: string): Guild | undefined => (hearerOf(guildId) ?? home).guilds.cache.get(guildId);
  const guildChannel = (channelId: string): GuildBasedChannel | undefined => {
    for (const client of [...hearers(), home]) {
      const channel = client.channels.cache.get(channelId);
      if (channel === undefined || channel.isDMBased()) continue;
      // What was looked up before its server was heard of may be no more.
      if (client !== home || hearerOf(channel.guildId) === undefined) return channel;
    }
    return undefined;
  };
  const permissionsOf = (channel: GuildBasedChannel): bigint => {
    const now = computed(channel);
    const told = truths.get(channel.id);
    if (told?.computed === now) return told.permissions;
    truths.delete(channel.id);
    return now;
  };
  return {
    learn(raw) {
      const channel = raw.guild_id === undefined ? undefined : guildChannel(raw.channel?.id ?? '');
      if (channel === undefined) return;
      const [permissions, taken] = [BigInt(raw.app_permissions), computed(channel)];
      if (((permissions ^ taken) & needed) === 0n) truths.delete(channel.id);
      else truths.set(channel.id, { permissions, computed: taken });
    },
    locale: (guildId) => guildOf(guildId)?.preferredLocale,
    name: (guildId) => guildOf(guildId)?.name,
    away(guildId) {
      const guild = guildOf(guildId);
      if (guild !== undefined) return !guild.available;
      // Why one that this process does not hear of could not be looked up is not said.
      return hearerOf(guildId) === undefined && !isOwnPlace(guildId);
    },
    owner: (guildId) => guildOf(guildId)?.ownerId,
    writable(guildId, first) {
      const guild = guildOf(guildId);
      if (guild === undefined) return [];
      const seen = [first, guild.publicUpdatesChannelId, guild.systemChannelId, ...guild.channels.cache.keys()];
      const writable = [...new Set(seen)].filter((id) => {
        const channel = id === null ? undefined : guildChannel(id);
        const written = channel !== undefined && writtenTypes.includes(channel.type);
        return written && (permissionsOf(channel) & toWrite) === toWrite;
      });
      return writable.flatMap((id) => id ?? []).slice(0, 3);
    },
    channel(channelId) {
      const channel = guildChannel(channelId);
      if (channel === undefined) return undefined;
      return {
        id: channel.id,
        guildId: channel.guildId,
        name: channel.name,
        type: channel.type,
        parentId: channel.isThread() ? channel.parentId : null,
        permissions: permissionsOf(channel),
      };
    },
    role(guildId, roleId) {
      const role = guildOf(guildId)?.roles.cache.get(roleId);
      if (role === undefined) return undefined;
      return { id: role.id, name: role.name, mentionable: role.mentionable, managed: role.managed };
    },
    roleFault(guildId, roleId, takesBack) {
      const guild = guildOf(guildId);
      if (guild === undefined) return { code: 'role-gone' };
      const allowing = guild.channels.cache.some((channel) => {
        const overwrites = 'permissionOverwrites' in channel ? channel.permissionOverwrites.cache : undefined;
        return (overwrites?.get(roleId)?.allow.bitfield ?? 0n) !== 0n;
      });
      const roles = guild.roles.cache.map(({ id, rawPosition: position, permissions, managed }) => {
        return { id, position, permissions: permissions.bitfield, managed };
      });
      const ownIds = [...(guild.members.me?.roles.cache.keys() ?? [])];
      return roleFault(roleId, { roles, everyoneId: guildId, ownIds, isAllowedMore: () => allowing }, takesBack);
    },
    canView({ guildId, channelId }, member) {
      const guild = guildOf(guildId);
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
  const granted = [guild.id, ...roles].flatMap((id) => guild.roles.cache.get(id)?.permissions.bitfield ?? []);
  const channel = guild.channels.cache.get(channelId ?? '');
  if (channel === undefined || channel.isThread()) {
    const everything = granted.some((bits) => (bits & PermissionFlagsBits.Administrator) !== 0n);
    return everything ? all : new PermissionsBitField();
  }
  const { cache } = channel.permissionOverwrites;
  const bits = cache.mapValues(({ allow, deny }) => ({ allow: allow.bitfield, deny: deny.bitfield }));
  const permissions = permissionsFrom(granted, bits, [[guild.id], roles, [userId]]);
  return new PermissionsBitField(permissions & PermissionsBitField.All);
}
