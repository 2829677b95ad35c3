import { type APIChannel, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { SeenMessage } from '../../discord/index.ts';
import type { World } from '../../world/world.ts';
import type { ChannelCard, ChannelKind, ClockView, MemberCard, View } from '../contract.ts';
import { messageCommands, offeredCommands } from './commands-offered.ts';

const kinds: Readonly<Partial<Record<ChannelType, ChannelKind>>> = {
  [ChannelType.GuildText]: 'text',
  [ChannelType.GuildAnnouncement]: 'announcement',
  [ChannelType.AnnouncementThread]: 'thread',
  [ChannelType.PublicThread]: 'thread',
  [ChannelType.PrivateThread]: 'thread',
};

type Wanted = { as: string; channel: string; last: number };

/** What a member sees; of names that do not exist, the nearest thing: the first learner, the first channel. */
export function viewOf(world: World, wanted: Wanted, clock: ClockView): Omit<View, 'untouched'> {
  const { discord } = world;
  const members = memberCards(world);
  const me = members.find(({ name }) => name === wanted.as) ?? members.find(({ admin }) => !admin) ?? members[0];
  if (me === undefined) throw new Error('nobody lives in this playground');
  const channels = channelsOf(world, me);
  const channel =
    channels.find(({ id, name }) => id === wanted.channel || name === wanted.channel) ??
    channels.find(({ name }) => name === 'study') ??
    channels[0];
  if (channel === undefined) throw new Error(`${me.name} may view no channel`);
  const actor = discord.as(me.name, { channel: channel.kind === 'direct' ? 'dm' : channel.id });
  const seen = actor.read();
  const mayWrite = channel.kind === 'direct' || can(world, me, channel.id, channel.kind);
  return {
    me,
    members,
    bot: {
      id: discord.botId,
      name: discord.world.users().find(({ id }) => id === discord.botId)?.username ?? 'bot',
      online: world.running(),
    },
    server: discord.world.guilds()[0]?.name ?? '',
    channels,
    channel,
    mayWrite,
    messages: seen.slice(-wanted.last).map((one) => withOwnAddresses(one, discord.url)),
    earlier: Math.max(0, seen.length - wanted.last),
    commands: offeredCommands(actor.commands(), me.locale),
    messageCommands: messageCommands(actor.commands(), me.locale),
    roles: discord.world.roles().map(({ id, name }) => ({ id, name })),
    clock,
  };
}

/** Everybody but the bot, in the order in which they came: also whoever has a plan of their own alone, and no server. */
function memberCards({ discord, zones }: World): MemberCard[] {
  const { world } = discord;
  const administrators = world
    .roles()
    .filter(({ permissions }) => (BigInt(permissions) & PermissionFlagsBits.Administrator) !== 0n);
  const rolesOf = new Map(world.members().map(({ user, roles }) => [user.id, roles]));
  return world
    .users()
    .filter(({ bot }) => bot !== true)
    .map((user) => ({
      id: user.id,
      name: user.username,
      displayName: user.global_name ?? user.username,
      zone: zones.get(user.username) ?? 'Europe/Kyiv',
      locale: world.localeOf(user.id),
      admin: administrators.some(({ id }) => rolesOf.get(user.id)?.includes(id) === true),
    }));
}

function channelsOf({ discord }: World, me: MemberCard): ChannelCard[] {
  const seeable = discord.world.channels().filter(({ id }) => {
    return (discord.world.permissions(me.name, id) & PermissionFlagsBits.ViewChannel) !== 0n;
  });
  const named = seeable.flatMap((channel): ChannelCard[] => {
    const kind = kinds[channel.type];
    if (kind === undefined) return [];
    const seen = discord.as(me.name, { channel: channel.id }).read();
    const { id, type } = channel;
    return [{ id, name: nameOf(channel), kind, type, parentId: parentOf(channel), ...unreadIn(seen) }];
  });
  const direct = discord.as(me.name, { channel: 'dm' }).readDirect();
  const threads = named.filter(({ kind }) => kind === 'thread');
  const ordered = named
    .filter(({ kind }) => kind !== 'thread')
    .flatMap((one) => [one, ...threads.filter(({ parentId }) => parentId === one.id)]);
  return [
    ...ordered,
    { id: 'dm', name: 'Daymark', kind: 'direct', type: ChannelType.DM, parentId: null, ...unreadIn(direct) },
  ];
}

function unreadIn(seen: readonly SeenMessage[]): Pick<ChannelCard, 'lastId' | 'pingIds'> {
  return {
    lastId: seen.at(-1)?.message.id ?? null,
    pingIds: seen
      .filter(({ pinged }) => pinged)
      .slice(-20)
      .map(({ message }) => message.id),
  };
}

function can({ discord }: World, me: MemberCard, channelId: string, kind: ChannelKind): boolean {
  const needed = kind === 'thread' ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  return (discord.world.permissions(me.name, channelId) & needed) !== 0n;
}

function nameOf(channel: APIChannel): string {
  return typeof channel.name === 'string' ? channel.name : channel.id;
}

function parentOf(channel: APIChannel): string | null {
  return 'parent_id' in channel ? (channel.parent_id ?? null) : null;
}

/** Files are served by the page's own server, so that nothing is loaded from elsewhere. */
function withOwnAddresses(seen: SeenMessage, url: string): SeenMessage {
  const { attachments, embeds } = seen.message;
  const hasFiles = attachments.length > 0 || embeds.some((embed) => embed.image ?? embed.thumbnail);
  if (!hasFiles) return seen;
  const origin = url.replace(/\/api$/, '');
  return JSON.parse(JSON.stringify(seen).replaceAll(`${origin}/attachments/`, '/attachments/')) as SeenMessage;
}
