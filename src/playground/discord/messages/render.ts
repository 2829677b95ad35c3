import { type APIGuildMember, type APIMessage, type APIUser, ChannelType } from 'discord-api-types/v10';
import {
  type Channel,
  type Guild,
  isThread,
  type Membership,
  memberOf,
  noFlags,
  type State,
  type StoredMessage,
} from '../state.ts';

export function renderUser(state: State, userId: string): APIUser {
  const person = state.people[userId];
  if (person === undefined) throw new Error(`no such user: ${userId}`);
  return person.user;
}

export function renderMember(state: State, member: Membership): APIGuildMember {
  return { ...renderPartialMember(member), user: renderUser(state, member.userId) };
}

/** A member without the user, as messages and resolved data carry it. */
export function renderPartialMember(member: Membership): Omit<APIGuildMember, 'user'> {
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: member.timedOutUntil ?? null,
    deaf: false,
    flags: noFlags,
    joined_at: member.joinedAt,
    mute: false,
    nick: null,
    pending: false,
    premium_since: null,
    roles: [...member.roles],
  };
}

export function renderChannel(state: State, channel: Channel): Record<string, unknown> {
  const base = { id: channel.id, type: channel.type, flags: 0, last_message_id: lastMessageId(state, channel) };
  if (channel.guildId === undefined) {
    const people = channel.people ?? [channel.recipientId ?? state.botId];
    return { ...base, recipients: people.map((id) => renderUser(state, id)) };
  }
  const guilded = {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId ?? null,
    rate_limit_per_user: 0,
  };
  if (channel.thread !== undefined) {
    return {
      ...guilded,
      owner_id: channel.thread.ownerId,
      message_count: state.messages[channel.id]?.length ?? 0,
      total_message_sent: state.messages[channel.id]?.length ?? 0,
      member_count: 1,
      thread_metadata: {
        archived: channel.thread.archived,
        locked: channel.thread.locked,
        archive_timestamp: channel.thread.createdAt,
        create_timestamp: channel.thread.createdAt,
        auto_archive_duration: channel.thread.archivesAfter ?? 1440,
      },
    };
  }
  return {
    ...guilded,
    position: channel.position,
    permission_overwrites: channel.overwrites,
    topic: null,
    nsfw: false,
  };
}

/** What THREAD_DELETE tells. */
export function renderGoneThread({ id, guildId, parentId, type }: Channel): Record<string, unknown> {
  return { id, guild_id: guildId, parent_id: parentId, type };
}

function lastMessageId(state: State, channel: Channel): string | null {
  return state.messages[channel.id]?.findLast(({ visibleTo }) => visibleTo === undefined)?.json.id ?? null;
}

export function renderGuild(guild: Guild): Record<string, unknown> {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    roles: guild.roles,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  };
}

/** GUILD_CREATE: without the privileged intent for members the bot sees only itself among them. */
/** The channels and threads of each guild: who is told of many looks through all of them once. */
export function channelsByGuild({ channels }: State): Map<string | undefined, Channel[]> {
  const all = new Map<string | undefined, Channel[]>();
  for (const channel of Object.values(channels)) {
    const some = all.get(channel.guildId);
    if (some === undefined) all.set(channel.guildId, [channel]);
    else some.push(channel);
  }
  return all;
}

export function renderGuildCreate(
  state: State,
  guild: Guild,
  byGuild = channelsByGuild(state),
): Record<string, unknown> {
  const channels = byGuild.get(guild.id) ?? [];
  const own = memberOf(guild, state.botId);
  return {
    ...renderGuild(guild),
    joined_at: own?.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.length,
    members: own === undefined ? [] : [renderMember(state, own)],
    channels: channels.filter((channel) => !isThread(channel)).map((channel) => renderChannel(state, channel)),
    threads: channels
      .filter((channel) => channel.thread?.archived === false)
      .map((channel) => renderChannel(state, channel)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** Without the message-content intent an app reads only its own messages, direct ones and those that mention it. */
export function renderMessage(state: State, { json }: StoredMessage): APIMessage {
  const own = json.author.id === state.botId || json.mentions.some(({ id }) => id === state.botId);
  const direct = state.channels[json.channel_id]?.type === ChannelType.DM;
  return own || direct ? json : { ...json, content: '', embeds: [], attachments: [], components: [] };
}

/** The message as the gateway tells it, with guild and author's membership. */
export function renderMessageEvent(state: State, stored: StoredMessage): Record<string, unknown> {
  const channel = state.channels[stored.json.channel_id];
  const guild = channel?.guildId === undefined ? undefined : state.guilds[channel.guildId];
  const member = guild === undefined ? undefined : memberOf(guild, stored.json.author.id);
  return {
    ...renderMessage(state, stored),
    channel_type: channel?.type,
    ...(guild === undefined ? {} : { guild_id: guild.id }),
    ...(member === undefined ? {} : { member: renderPartialMember(member) }),
  };
}
