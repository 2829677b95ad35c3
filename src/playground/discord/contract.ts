import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIChannel,
  APIGuildMember,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIRole,
  APIUser,
  ChannelType,
} from 'discord-api-types/v10';
import type { Faults } from './faults.ts';
import type { RequestEntry } from './http/request-entry.ts';
import type { RateLimits, Shard, Sharding } from './limits.ts';
import type { Stopwatch } from './stopwatch.ts';

export type { Effect, Fault, Faults } from './faults.ts';
export type { RequestEntry } from './http/request-entry.ts';

/** A file as somebody hands it in. */
export type FileInput = { readonly name: string; readonly data: Uint8Array | string; readonly contentType?: string };
/** What a field of a form is filled in with: words, what was chosen or ticked, files. */
export type ModalValue = string | readonly (string | FileInput)[];
export type OptionInput = string | number | boolean | FileInput;

/** All that lives on this Discord, as JSON: `snapshot()` writes it, `startLocalDiscord({ snapshot })` reads it. */
export type Snapshot = { readonly version: 1; readonly state: unknown };

export type LocalDiscordOptions = {
  /** The domain's clock: message timestamps, snowflakes, nonces. It may jump, even backwards. */
  readonly now?: () => Date;
  /** Measures durations (3 s to answer, 15 min of token, rate limits), untouched by jumps of `now`. */
  readonly stopwatch?: Stopwatch;
  readonly port?: number;
  /** A random one, new at each start, unless given. */
  readonly token?: string;
  readonly applicationId?: string;
  /** “User Install” is switched off in the developer portal. */
  readonly serversOnly?: boolean;
  /** Permissions granted with the invitation to the first guild; a sensible set for a posting bot by default. */
  readonly botPermissions?: bigint;
  /** Guilds to begin with: the default is "Study Hall"; `empty` has none. Ignored with a snapshot. */
  readonly world?: 'study-hall' | 'empty';
  /** `off` also lets IDENTIFYs follow each other at once. */
  readonly rateLimits?: RateLimits;
  readonly heartbeatIntervalMs?: number;
  readonly sharding?: Sharding;
  readonly snapshot?: Snapshot;
};

export type LocalDiscord = {
  /** For discord.js: `new Client({ rest: { api: url } })`. */
  readonly url: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly world: DiscordWorld;
  readonly faults: Faults;
  /** Every request, in the order they were answered; the last 20,000 of them. */
  readonly requests: readonly RequestEntry[];
  /** Acts as a member, in a channel given by name or id (default: the first text channel the member sees). */
  as(user: string, where?: { readonly guild?: string; readonly channel?: string }): Actor;
  /** Resolves when a bot has identified and got its guilds. */
  ready(): Promise<void>;
  subscribe(listener: (event: LocalEvent) => void): () => void;
  snapshot(): Snapshot;
  stop(): Promise<void>;
};

export type LocalEvent =
  | { readonly kind: 'request'; readonly request: RequestEntry }
  | { readonly kind: 'gateway'; readonly event: string; readonly data: unknown }
  | {
      readonly kind: 'session';
      readonly change: 'identified' | 'resumed' | 'closed';
      readonly sessionId: string;
      readonly shard: Shard;
    }
  /** Something a member can see has changed: read again. */
  | { readonly kind: 'changed'; readonly channelId: string }
  | { readonly kind: 'outcome'; readonly userId: string; readonly outcome: Outcome };

/** What became of something a member did. */
export type Outcome =
  | {
      readonly kind: 'message';
      readonly message: APIMessage;
      readonly ephemeral: boolean;
      /** The bot showed "thinking…" first. */
      readonly deferred: boolean;
    }
  | { readonly kind: 'updated'; readonly message: APIMessage }
  | { readonly kind: 'modal'; readonly modal: OfferedModal }
  | { readonly kind: 'autocomplete'; readonly choices: readonly APIApplicationCommandOptionChoice[] }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'failed'; readonly reason: 'The application did not respond' | 'This interaction failed' }
  /** Discord's client would not have let the member do it; nothing reached the bot. */
  | { readonly kind: 'refused'; readonly reason: string };

export type OfferedModal = {
  readonly interactionId: string;
  readonly data: APIModalInteractionResponseCallbackData;
};

export type SeenMessage = {
  readonly message: APIMessage;
  readonly ephemeral: boolean;
  readonly edited: boolean;
  /** "thinking…" */
  readonly loading: boolean;
  /** The member was notified: by name, role or @everyone. */
  readonly pinged: boolean;
  /** Who ran the command or pressed the button this message answers. */
  readonly answeredTo: APIUser | undefined;
};

export type Actor = {
  readonly user: APIUser;
  readonly channelId: string;
  /** `path` is the command with its subcommand: `cohort pause`. Values may be text: they are typed by the definition. */
  command(path: string, options?: Readonly<Record<string, OptionInput>>): Promise<Outcome>;
  /** A user or message context-menu command; `target` is a user's name or id, or a message id. */
  menu(name: string, target: string): Promise<Outcome>;
  /** `button` is a custom id or a label. */
  press(messageId: string, button: string): Promise<Outcome>;
  choose(messageId: string, select: string, values: readonly string[]): Promise<Outcome>;
  /** `values` by the custom id of each field. A modal can be sent several times, like on a phone with a bad line. */
  submitModal(modal: OfferedModal, values: Readonly<Record<string, ModalValue>>): Promise<Outcome>;
  autocomplete(
    path: string,
    focused: string,
    text: string,
    others?: Readonly<Record<string, OptionInput>>,
  ): Promise<Outcome>;
  /**
   * What a tampered client would send: a press, a choice (`values`) or a form (`fields`) with any custom id, from the
   * message of an id or, without one, from a private message of the bot’s that it never sent.
   */
  forge(
    customId: string,
    part?: {
      readonly messageId?: string;
      readonly values?: readonly string[];
      readonly fields?: Readonly<Record<string, string>>;
    },
  ): Promise<Outcome>;
  /** The commands this member is offered here. */
  commands(): readonly APIApplicationCommand[];
  /** What the member sees in the channel, oldest first; of a channel they may not view, nothing. */
  read(): readonly SeenMessage[];
  /** What the member sees in the direct messages with the bot. */
  readDirect(): readonly SeenMessage[];
  say(content: string): APIMessage;
  dismiss(messageId: string): void;
};

export type OverwriteEdit = { readonly allow?: bigint; readonly deny?: bigint };
export type NewChannel = {
  readonly name: string;
  readonly type?:
    | ChannelType.GuildText
    | ChannelType.GuildAnnouncement
    | ChannelType.PublicThread
    | ChannelType.PrivateThread
    | ChannelType.GuildCategory
    | ChannelType.GuildVoice;
  /** The category, or a thread's channel. */
  readonly parent?: string;
};
export type RoleEdit = {
  readonly name?: string;
  readonly permissions?: bigint;
  readonly mentionable?: boolean;
  readonly position?: number;
};
/** `target` is a role (`@everyone` included), a user, a channel, or `all channels`. */
export type CommandRule = { readonly target: string; readonly allow: boolean };
export type NewUser = { readonly name: string; readonly locale?: string; readonly displayName?: string };

/** Edits the world as its people would; every edit reaches the bot as its gateway event. Names and ids are both accepted. */
export type DiscordWorld = {
  guilds(): readonly { readonly id: string; readonly name: string }[];
  users(): readonly APIUser[];
  /** The language of a user's client. */
  localeOf(user: string): string;
  channels(guild?: string): readonly APIChannel[];
  roles(guild?: string): readonly APIRole[];
  members(guild?: string): readonly APIGuildMember[];
  messages(channel: string): readonly APIMessage[];
  commands(): readonly APIApplicationCommand[];
  /** Whom a message notified. */
  pings(messageId: string): {
    readonly users: readonly string[];
    readonly roles: readonly string[];
    readonly everyone: boolean;
  };
  permissions(user: string, channel: string): bigint;

  addGuild(guild: { readonly name: string; readonly owner: string; readonly locale?: string }): string;
  /** Invites the bot with exactly these permissions in its managed role. */
  inviteBot(guild: string, permissions: bigint): void;
  /** GUILD_DELETE for the bot; the guild itself stays. */
  kickBot(guild: string): void;
  /**
   * An outage of one guild, and its end. What the HTTP API says meanwhile is not documented: 503, or 403 as if the bot
   * were not allowed in, or it works as ever.
   */
  setAvailable(guild: string, available: boolean, http?: 'unavailable' | 'forbidden' | 'works'): void;
  addUser(user: NewUser): string;
  setLocale(user: string, locale: string): void;
  /** Direct messages from server members off: the bot gets 50007. */
  setDirectMessages(user: string, open: boolean): void;
  installApp(user: string, installed?: boolean): void;
  /** A conversation without the bot; returns its channel. */
  addPrivateChannel(...users: readonly string[]): string;
  addMember(guild: string, user: string): void;
  removeMember(guild: string, user: string): void;
  giveRole(guild: string, user: string, role: string): void;
  takeRole(guild: string, user: string, role: string): void;
  /** A time-out of a member, until then; `undefined` ends it. */
  timeOut(guild: string, user: string, until: Date | undefined): void;
  addRole(guild: string, role: RoleEdit & { readonly name: string }): string;
  editRole(guild: string, role: string, edit: RoleEdit): void;
  removeRole(guild: string, role: string): void;
  addChannel(guild: string, channel: NewChannel): string;
  editChannel(
    channel: string,
    edit: { readonly name?: string; readonly archived?: boolean; readonly locked?: boolean },
  ): void;
  removeChannel(channel: string): void;
  /** Only its members, and those who manage threads, see a private thread. */
  addToThread(thread: string, user: string): void;
  /** `undefined` takes the overwrite away; the target is a role or a user, `@everyone` included. */
  setOverwrite(channel: string, target: string, edit: OverwriteEdit | undefined): void;
  removeMessage(messageId: string): void;
  /** As in Server Settings, Integrations: for one command by its name, or for all of the app’s without one. */
  setCommandPermissions(guild: string, command: string | undefined, rules: readonly CommandRule[]): void;
};
