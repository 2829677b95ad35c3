import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { DiscordWorld } from '../../discord/index.ts';
import type { BotPermission } from '../contract.ts';

/** What a bot that posts may be forbidden in a channel, in Discord's own words. */
const forbidden = [
  { name: 'ViewChannel', label: 'View Channel', bit: P.ViewChannel },
  { name: 'SendMessages', label: 'Send Messages', bit: P.SendMessages },
  { name: 'EmbedLinks', label: 'Embed Links', bit: P.EmbedLinks },
  { name: 'AttachFiles', label: 'Attach Files', bit: P.AttachFiles },
  { name: 'ReadMessageHistory', label: 'Read Message History', bit: P.ReadMessageHistory },
  { name: 'CreatePublicThreads', label: 'Create Public Threads', bit: P.CreatePublicThreads },
  { name: 'SendMessagesInThreads', label: 'Send Messages in Threads', bit: P.SendMessagesInThreads },
] as const;

/** What the bot may do in a channel; nothing for direct messages and for what is no channel of the server. */
export function botPermissions(world: DiscordWorld, botId: string, channelId: string): BotPermission[] {
  if (!world.channels().some(({ id }) => id === channelId)) return [];
  const may = world.permissions(botId, channelId);
  return forbidden.map(({ name, label, bit }) => ({ name, label, allowed: (may & bit) !== 0n }));
}

/** Takes a permission from the bot in a channel (of a thread: in the channel it hangs on), or gives it back. */
export function permitBot(world: DiscordWorld, botId: string, channelId: string, name: string, allowed: boolean): void {
  const bit = forbidden.find((one) => one.name === name)?.bit;
  const given = world.channels().find(({ id }) => id === channelId);
  if (bit === undefined || given === undefined) return;
  const isThread = 'thread_metadata' in given && given.thread_metadata !== undefined;
  const home = isThread && 'parent_id' in given ? (given.parent_id ?? channelId) : channelId;
  const channel = world.channels().find(({ id }) => id === home);
  const overwrites = channel !== undefined && 'permission_overwrites' in channel ? channel.permission_overwrites : [];
  const own = overwrites?.find(({ id }) => id === botId);
  const [allow, deny] = [BigInt(own?.allow ?? 0), BigInt(own?.deny ?? 0)];
  world.setOverwrite(
    home,
    botId,
    allowed ? { allow: allow | bit, deny: deny & ~bit } : { allow: allow & ~bit, deny: deny | bit },
  );
}
