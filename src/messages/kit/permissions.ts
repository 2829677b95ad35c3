import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';

/** A permission by its bit and by the name that Discord's settings show in English. */
export type Permission = { bit: bigint; name: string; required: boolean };

/** What the bot asks for in a study channel: https://discord.com/developers/docs/topics/permissions */
export const neededPermissions: readonly Permission[] = [
  { bit: PermissionFlagsBits.ViewChannel, name: 'View Channel', required: true },
  { bit: PermissionFlagsBits.SendMessages, name: 'Send Messages', required: true },
  { bit: PermissionFlagsBits.EmbedLinks, name: 'Embed Links', required: true },
  { bit: PermissionFlagsBits.ReadMessageHistory, name: 'Read Message History', required: true },
  { bit: PermissionFlagsBits.AttachFiles, name: 'Attach Files', required: false },
];

/** Takes the place of Send Messages in threads. */
export const sendInThreads: Permission = {
  bit: PermissionFlagsBits.SendMessagesInThreads,
  name: 'Send Messages in Threads',
  required: true,
};

/** Only asked for where a group has chosen threads for its notes. */
const forThreads: readonly Permission[] = [
  { bit: PermissionFlagsBits.CreatePublicThreads, name: 'Create Public Threads', required: true },
  sendInThreads,
];

/** The names of those missing without which no thread can be opened on a post there, or nothing be written in it. */
export function missingForThreads(channel: { permissions: bigint }): string[] {
  return forThreads.flatMap(({ bit, name }) => ((channel.permissions & bit) === bit ? [] : [name]));
}

/** Only asked for where the chosen role cannot be mentioned by everyone. */
export const mentionEveryone: Permission = {
  bit: PermissionFlagsBits.MentionEveryone,
  name: 'Mention @everyone, @here, and All Roles',
  required: false,
};

const { AnnouncementThread, PublicThread, PrivateThread } = ChannelType;
export const threadTypes: readonly number[] = [AnnouncementThread, PublicThread, PrivateThread];

/** Where a daily post can go: https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
export const postableTypes = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

/** Whether other servers can follow a channel, and its messages be published to them. */
export function isAnnouncement(channel: { type: number } | undefined): boolean {
  return channel?.type === ChannelType.GuildAnnouncement;
}

/** What is missing of what the bot needs in a channel of this type, required ones first. */
export function missingPermissions(channel: { type: number; permissions: bigint }): Permission[] {
  const wanted = neededPermissions.map((permission) =>
    permission.name === 'Send Messages' && threadTypes.includes(channel.type) ? sendInThreads : permission,
  );
  return wanted.filter(({ bit }) => (channel.permissions & bit) !== bit);
}

/** The names of those missing without which nothing can be posted there. */
export function missingToPost(channel: { type: number; permissions: bigint }): string[] {
  return missingPermissions(channel).flatMap(({ name, required }) => (required ? [name] : []));
}

/** Whether naming a role in a channel notifies nobody: it is not mentionable and the bot may not mention all roles. */
export function isSilentRole(role: { mentionable: boolean }, channel: { permissions: bigint }): boolean {
  return !role.mentionable && (channel.permissions & (mentionEveryone.bit | PermissionFlagsBits.Administrator)) === 0n;
}

/** Manage Server: what Discord asks of those who may run the admin commands, unless a server decides otherwise. */
export const manageServer = PermissionFlagsBits.ManageGuild;
