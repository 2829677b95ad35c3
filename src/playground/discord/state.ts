import type {
  APIApplicationCommand,
  APIApplicationCommandPermission,
  APIAttachment,
  APIMessage,
  APIOverwrite,
  APIRole,
  APIUser,
  ChannelType,
} from 'discord-api-types/v10';

export type Person = {
  user: APIUser;
  locale: string;
  directMessagesOpen: boolean;
  /** They have added the app to their account. */
  hasInstalled?: boolean;
};
export type Membership = { userId: string; roles: string[]; joinedAt: string; timedOutUntil?: string };
export type Guild = {
  id: string;
  name: string;
  ownerId: string;
  locale: string;
  available: boolean;
  /** How the HTTP API answers about it during an outage. */
  outage?: 'unavailable' | 'forbidden' | 'works';
  roles: APIRole[];
  members: Membership[];
};
export type Channel = {
  id: string;
  type: ChannelType;
  name: string;
  position: number;
  overwrites: APIOverwrite[];
  guildId?: string;
  parentId?: string;
  /** Of a direct-message channel: who talks with the bot. */
  recipientId?: string;
  /** Of a private channel: the people in it, among whom the bot never is. */
  people?: string[];
  thread?: {
    ownerId: string;
    archived: boolean;
    locked: boolean;
    createdAt: string;
    members?: string[];
    /** Minutes without a message. */
    archivesAfter?: number;
  };
};
export type Pings = { users: string[]; roles: string[]; everyone: boolean };
export type StoredMessage = {
  json: APIMessage;
  /** All files, those shown inside embeds too. */
  files: APIAttachment[];
  pings: Pings;
  /** Ephemeral: the only one who sees it. */
  visibleTo?: string;
  answeredTo?: string;
  dismissed?: boolean;
  nonce?: string;
  nonceAt?: number;
};
type StoredFile = { channelId: string; name: string; type: string; base64: string };

/** Everything that survives a restart; plain JSON. */
export type State = {
  lastId: string;
  botId: string;
  /** `serversOnly`: people cannot add the app to their account. */
  application: { id: string; name: string; serversOnly?: boolean };
  people: Record<string, Person>;
  guilds: Record<string, Guild>;
  channels: Record<string, Channel>;
  messages: Record<string, StoredMessage[]>;
  commands: APIApplicationCommand[];
  /** What guilds have set for commands: by guild, then by the id of the command or of the application. */
  commandPermissions?: Record<string, Record<string, APIApplicationCommandPermission[]>>;
  files: Record<string, StoredFile>;
};

// discord-api-types declares flag enums without a zero.
export const noFlags = 0 as number;

/** The user object of someone new. */
export function newUser(id: string, name: string, displayName: string | undefined, bot: boolean): APIUser {
  return {
    id,
    username: name,
    discriminator: bot ? '0001' : '0',
    global_name: displayName ?? null,
    avatar: null,
    bot,
    system: false,
    banner: null,
    accent_color: null,
    flags: noFlags,
    public_flags: noFlags,
    primary_guild: null,
  };
}

/** A role with Discord's defaults. */
export function newRole(id: string, name: string, position: number, permissions: bigint): APIRole {
  return {
    id,
    name,
    position,
    permissions: String(permissions),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: noFlags,
  };
}

/** The guild with the bot in it, if it is. */
export function botGuilds(state: State): Guild[] {
  return Object.values(state.guilds).filter((guild) => memberOf(guild, state.botId) !== undefined);
}

/** Whether somebody is in a guild with the bot. */
export function sharesGuild(state: State, userId: string): boolean {
  return botGuilds(state).some((guild) => memberOf(guild, userId) !== undefined);
}

export function memberOf(guild: Guild, userId: string): Membership | undefined {
  return guild.members.find((member) => member.userId === userId);
}

export function isThread(channel: Channel): boolean {
  return channel.thread !== undefined;
}

/** Messages are few enough to search; newest first, because that is where the work happens. */
export function findMessage(state: State, messageId: string, channelId?: string): StoredMessage | undefined {
  const lists = channelId === undefined ? Object.values(state.messages) : [state.messages[channelId] ?? []];
  for (const list of lists) {
    const found = list.findLast(({ json }) => json.id === messageId);
    if (found !== undefined) return found;
  }
  return undefined;
}
