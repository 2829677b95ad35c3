import { type APIRole, ChannelType, OverwriteType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Core } from './core.ts';
import { type Channel, type Guild, isThread, type Membership, memberOf } from './state.ts';

const allPermissions = Object.values(P).reduce((all, bit) => all | bit, 0n);

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
  P.UseExternalEmojis |
  P.Connect |
  P.Speak;

/** What a posting bot commonly asks for in its invitation. */
export const postingBotPermissions =
  P.ViewChannel | P.SendMessages | P.SendMessagesInThreads | P.EmbedLinks | P.AttachFiles | P.ReadMessageHistory;

/** What a member in time-out keeps. */
const leftByTimeOut = P.ViewChannel | P.ReadMessageHistory;

const directMessagePermissions =
  P.ViewChannel | P.SendMessages | P.EmbedLinks | P.AttachFiles | P.ReadMessageHistory | P.AddReactions;

/** What they depend on: the state, and the date for time-outs. */
type At = Pick<Core, 'state' | 'now'>;

/** Permissions in the guild as a whole; the owner and administrators have them all, time-outs included. */
export function guildPermissions({ now }: Pick<At, 'now'>, guild: Guild, userId: string): bigint {
  const member = memberOf(guild, userId);
  if (member === undefined) return 0n;
  if (guild.ownerId === userId) return allPermissions;
  const own = guild.roles
    .filter((role) => role.id === guild.id || member.roles.includes(role.id))
    .reduce((sum, role) => sum | BigInt(role.permissions), 0n);
  if ((own & P.Administrator) !== 0n) return allPermissions;
  return isTimedOut(member, now()) ? own & leftByTimeOut : own;
}

/** Whether a role stands below the highest of a member's: of two in one place the older is the higher. */
export function standsBelow(guild: Guild, role: APIRole, userId: string): boolean {
  if (guild.ownerId === userId) return true;
  const own = memberOf(guild, userId)?.roles ?? [];
  const rank = (one: APIRole) => [one.position, -BigInt(one.id)] as const;
  const [place, age] = rank(role);
  return guild.roles.some((one) => {
    const [other, otherAge] = rank(one);
    return own.includes(one.id) && (other > place || (other === place && otherAge > age));
  });
}

/** Permissions in a channel: overwrites of @everyone, then of all roles together, then of the member; threads inherit. */
export function channelPermissions({ state, now }: At, channel: Channel, userId: string): bigint {
  if (channel.guildId === undefined) {
    const isIn = channel.people?.includes(userId) ?? (userId === channel.recipientId || userId === state.botId);
    return isIn ? directMessagePermissions : 0n;
  }
  const guild = state.guilds[channel.guildId];
  if (guild === undefined) return 0n;
  const parent = isThread(channel) ? state.channels[channel.parentId ?? ''] : channel;
  const base = guildPermissions({ now }, guild, userId);
  if (parent === undefined || base === allPermissions) return base;

  const member = memberOf(guild, userId);
  const roles = member?.roles ?? [];
  const everyone = parent.overwrites.filter(({ id }) => id === guild.id);
  const byRole = parent.overwrites.filter(({ id, type }) => type === OverwriteType.Role && roles.includes(id));
  const byMember = parent.overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === userId);
  const result = [everyone, byRole, byMember].reduce((permissions, overwrites) => {
    const deny = overwrites.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
    const allow = overwrites.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
    return (permissions & ~deny) | allow;
  }, base);
  const granted = withImplicitDenials(result, parent.type);
  if (!isMemberOf(channel, userId) && (granted & P.ManageThreads) === 0n) return 0n;
  // An overwrite gives nothing back that a time-out has taken.
  return isTimedOut(member, now()) ? granted & leftByTimeOut : granted;
}

/** A private thread is there for those who were added to it, and for those who manage threads. */
function isMemberOf({ type, thread }: Channel, userId: string): boolean {
  if (type !== ChannelType.PrivateThread || thread === undefined) return true;
  return thread.ownerId === userId || thread.members?.includes(userId) === true;
}

function isTimedOut(member: Membership | undefined, now: Date): boolean {
  return member?.timedOutUntil !== undefined && new Date(member.timedOutUntil) > now;
}

/** Discord: without View Channel nothing is left, in a voice channel without Connect nothing else; without Send Messages neither mentions, files nor embeds. */
function withImplicitDenials(permissions: bigint, type: ChannelType): bigint {
  if ((permissions & P.ViewChannel) === 0n) return 0n;
  const voice = type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice;
  if (voice && (permissions & P.Connect) === 0n) return P.ViewChannel;
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
