import { OverwriteType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { type Channel, type Guild, isThread, memberOf, type State } from './state.ts';

export const allPermissions = Object.values(P).reduce((all, bit) => all | bit, 0n);

/** What a new guild's @everyone may do. */
export const everyonePermissions =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.CreatePublicThreads |
  P.CreatePrivateThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.ReadMessageHistory |
  P.UseApplicationCommands |
  P.ChangeNickname |
  P.UseExternalEmojis;

/** What a posting bot commonly asks for in its invitation. */
export const postingBotPermissions =
  P.ViewChannel | P.SendMessages | P.SendMessagesInThreads | P.EmbedLinks | P.AttachFiles | P.ReadMessageHistory;

const directMessagePermissions =
  P.ViewChannel | P.SendMessages | P.EmbedLinks | P.AttachFiles | P.ReadMessageHistory | P.AddReactions;

/** Permissions in the guild as a whole; the owner and administrators have them all. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  const member = memberOf(guild, userId);
  if (member === undefined) return 0n;
  if (guild.ownerId === userId) return allPermissions;
  const own = guild.roles
    .filter((role) => role.id === guild.id || member.roles.includes(role.id))
    .reduce((sum, role) => sum | BigInt(role.permissions), 0n);
  return (own & P.Administrator) === 0n ? own : allPermissions;
}

/** Permissions in a channel: overwrites of @everyone, then of all roles together, then of the member; threads inherit. */
export function channelPermissions(state: State, channel: Channel, userId: string): bigint {
  if (channel.guildId === undefined) {
    return userId === channel.recipientId || userId === state.botId ? directMessagePermissions : 0n;
  }
  const guild = state.guilds[channel.guildId];
  if (guild === undefined) return 0n;
  const parent = isThread(channel) ? state.channels[channel.parentId ?? ''] : channel;
  const base = guildPermissions(guild, userId);
  if (parent === undefined || base === allPermissions) return base;

  const roles = memberOf(guild, userId)?.roles ?? [];
  const everyone = parent.overwrites.filter(({ id }) => id === guild.id);
  const byRole = parent.overwrites.filter(({ id, type }) => type === OverwriteType.Role && roles.includes(id));
  const byMember = parent.overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === userId);
  const result = [everyone, byRole, byMember].reduce((permissions, overwrites) => {
    const deny = overwrites.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
    const allow = overwrites.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
    return (permissions & ~deny) | allow;
  }, base);
  return withImplicitDenials(result);
}

/** Discord: without View Channel nothing is left; without Send Messages neither mentions, files nor embeds. */
function withImplicitDenials(permissions: bigint): bigint {
  if ((permissions & P.ViewChannel) === 0n) return 0n;
  if ((permissions & P.SendMessages) !== 0n) return permissions;
  return permissions & ~(P.MentionEveryone | P.SendTTSMessages | P.AttachFiles | P.EmbedLinks);
}

export function may(permissions: bigint, needed: bigint): boolean {
  return (permissions & needed) === needed;
}

/** In threads a permission of its own decides who may write. */
export function mayWrite(permissions: bigint, channel: Channel): boolean {
  return may(permissions, isThread(channel) ? P.SendMessagesInThreads : P.SendMessages);
}
