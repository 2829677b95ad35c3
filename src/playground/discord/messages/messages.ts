import {
  type APIAttachment,
  type APIMessage,
  type APIThreadChannel,
  GatewayIntentBits,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import { asJson, asList, type Json } from '../form.ts';
import { channelPermissions, may } from '../permissions.ts';
import { emptyMessage, missingPermissions } from '../refusal.ts';
import type { Channel, StoredMessage } from '../state.ts';
import type { Upload } from './attachments.ts';
import { readMentions } from './mentions.ts';
import { composeParts } from './message-parts.ts';
import { isPreview, previewsOf } from './previews.ts';
import { renderChannel, renderMessageEvent, renderUser } from './render.ts';

/** A message about to be made, its body already found valid. */
type Draft = {
  readonly channel: Channel;
  readonly authorId: string;
  readonly body: Json;
  readonly uploads: readonly Upload[];
  readonly type?: MessageType;
  /** Ephemeral: for this user's eyes only. */
  readonly visibleTo?: string;
  readonly answeredTo?: string;
  readonly loading?: boolean;
  /** Answers to interactions need no permissions in the channel. */
  readonly privileged?: boolean;
  readonly extra?: Partial<APIMessage>;
};

export function createMessage(core: Core, draft: Draft): StoredMessage {
  const { channel, body, visibleTo } = draft;
  const permissions = draft.privileged ? undefined : channelPermissions(core, channel, draft.authorId);
  const embedsAlone = asList(body['embeds']).length > 0 && !body['content'] && draft.uploads.length === 0;
  const mayEmbed = permissions === undefined || may(permissions, PermissionFlagsBits.EmbedLinks);
  // Beside a text, forbidden embeds are dropped without a word; alone they are refused.
  if (embedsAlone && !mayEmbed) throw missingPermissions();
  const parts = composeParts(core, draft, body, draft.uploads, [], permissions);
  const mentions = mentionsOf(core, channel, draft.authorId, parts.content ?? '', body['allowed_mentions']);
  const flags =
    (Number(body['flags'] ?? 0) & ~MessageFlags.Ephemeral) |
    (visibleTo === undefined ? 0 : MessageFlags.Ephemeral) |
    (draft.loading ? MessageFlags.Loading : 0);
  const json: APIMessage = {
    id: core.nextId(),
    channel_id: channel.id,
    type: draft.type ?? MessageType.Default,
    content: '',
    author: renderUser(core.state, draft.authorId),
    attachments: [],
    embeds: [],
    components: [],
    mentions: mentions.users.flatMap((id) => core.state.people[id]?.user ?? []),
    mention_roles: mentions.roles,
    mention_everyone: mentions.everyone,
    timestamp: core.now().toISOString(),
    edited_timestamp: null,
    pinned: false,
    tts: body['tts'] === true,
    ...(body['nonce'] === undefined || body['nonce'] === null ? {} : { nonce: body['nonce'] as string | number }),
    ...draft.extra,
    ...parts.json,
    flags: flags as MessageFlags,
  };
  const isOwnWords = json.type !== MessageType.ThreadStarterMessage;
  if (isOwnWords && !draft.loading && isEmpty(json, parts.files)) throw emptyMessage();
  const stored: StoredMessage = {
    json,
    files: parts.files,
    pings: mentions.pings,
    ...(visibleTo === undefined ? {} : { visibleTo }),
    ...(draft.answeredTo === undefined ? {} : { answeredTo: draft.answeredTo }),
    ...(json.nonce === undefined ? {} : { nonce: String(json.nonce), nonceAt: core.now().getTime() }),
  };
  const list = core.state.messages[channel.id] ?? [];
  core.state.messages[channel.id] = list;
  list.push(stored);
  if (stored.nonce !== undefined) core.nonces.set(`${draft.authorId} ${stored.nonce}`, stored);
  if (channel.thread?.archived) {
    channel.thread.archived = false;
    core.emit('THREAD_UPDATE', renderChannel(core.state, channel), GatewayIntentBits.Guilds);
  }
  tell(core, stored, 'MESSAGE_CREATE');
  if (mayEmbed) unfold(core, stored);
  return stored;
}

/** Changes what the body names and keeps the rest; the ephemeral flag and the pings never change. */
export function editMessage(
  core: Core,
  stored: StoredMessage,
  body: Json,
  uploads: readonly Upload[],
  privileged: boolean,
): void {
  const channel = core.state.channels[stored.json.channel_id];
  if (channel === undefined) return;
  const wasLoading = (Number(stored.json.flags) & MessageFlags.Loading) !== 0;
  const kept = Array.isArray(body['attachments'])
    ? stored.files.filter((file) => asList(body['attachments']).some((item) => String(asJson(item)['id']) === file.id))
    : body['attachments'] === null
      ? []
      : stored.files;
  const permissions = privileged ? undefined : channelPermissions(core, channel, stored.json.author.id);
  const draft = { channel, visibleTo: stored.visibleTo };
  const parts = composeParts(core, draft, body, uploads, kept, permissions);
  const before = Number(stored.json.flags ?? 0) & ~MessageFlags.Loading;
  const flags =
    body['flags'] === undefined || body['flags'] === null
      ? before
      : (before & ~MessageFlags.SuppressEmbeds) | (Number(body['flags']) & MessageFlags.SuppressEmbeds);
  const own = { ...stored.json, embeds: stored.json.embeds.filter((embed) => !isPreview(embed)) };
  const json: APIMessage = { ...own, ...parts.json, flags: flags as MessageFlags };
  if (isEmpty(json, parts.files)) throw emptyMessage();
  if (parts.content !== undefined) {
    const mentions = mentionsOf(core, channel, json.author.id, parts.content, body['allowed_mentions']);
    json.mentions = mentions.users.flatMap((id) => core.state.people[id]?.user ?? []);
    json.mention_roles = mentions.roles;
    if (wasLoading) stored.pings = mentions.pings;
  }
  // The first words of a deferred answer are its original, not an edit.
  if (!wasLoading) json.edited_timestamp = core.now().toISOString();
  stored.json = json;
  stored.files = parts.files;
  tell(core, stored, 'MESSAGE_UPDATE');
  if (permissions === undefined || may(permissions, PermissionFlagsBits.EmbedLinks)) unfold(core, stored);
}

/** Previews of links come after the message, and are not in the answer to who sent it. */
function unfold(core: Core, stored: StoredMessage): void {
  const previews = previewsOf(stored.json.content, Number(stored.json.flags ?? 0));
  if (previews.length === 0) return;
  queueMicrotask(() => {
    stored.json = { ...stored.json, embeds: [...stored.json.embeds.filter((embed) => !isPreview(embed)), ...previews] };
    tell(core, stored, 'MESSAGE_UPDATE');
  });
}

/** A thread hangs on a message, which shows it, and begins with what points to that message. */
export function hangThread(core: Core, stored: StoredMessage, thread: APIThreadChannel): void {
  stored.json = { ...stored.json, thread, flags: Number(stored.json.flags ?? 0) | MessageFlags.HasThread };
  tell(core, stored, 'MESSAGE_UPDATE');
  const channel = core.state.channels[thread.id];
  if (channel === undefined) return;
  const { id: message_id, channel_id } = stored.json;
  createMessage(core, {
    channel,
    authorId: stored.json.author.id,
    body: {},
    uploads: [],
    type: MessageType.ThreadStarterMessage,
    extra: { message_reference: { type: 0, message_id, channel_id }, referenced_message: stored.json },
  });
}

export function deleteMessage(core: Core, stored: StoredMessage): void {
  const { id, channel_id } = stored.json;
  const list = core.state.messages[channel_id] ?? [];
  core.state.messages[channel_id] = list.filter((other) => other !== stored);
  for (const file of stored.files) delete core.state.files[file.id];
  tell(core, stored, 'MESSAGE_DELETE', { id, channel_id, guild_id: core.state.channels[channel_id]?.guildId });
}

/** The author's message of this nonce, in whatever channel, if Discord would still remember it: it says "the past few minutes". */
export function findByNonce(core: Core, authorId: string, nonce: unknown): StoredMessage | undefined {
  const stored = core.nonces.get(`${authorId} ${nonce}`);
  return Math.abs(core.now().getTime() - (stored?.nonceAt ?? 0)) <= nonceWindowMs ? stored : undefined;
}
const nonceWindowMs = 3 * 60_000;

function mentionsOf(core: Core, channel: Channel, authorId: string, content: string, allowed: unknown) {
  const guild = channel.guildId === undefined ? undefined : core.state.guilds[channel.guildId];
  const mayMention = may(channelPermissions(core, channel, authorId), PermissionFlagsBits.MentionEveryone);
  return readMentions(content, allowed, guild, mayMention);
}

function isEmpty({ content, embeds }: APIMessage, files: readonly APIAttachment[]): boolean {
  return content === '' && embeds.length === 0 && files.length === 0;
}

function tell(core: Core, stored: StoredMessage, name: string, data?: unknown): void {
  const channel = core.state.channels[stored.json.channel_id];
  const intent = channel?.guildId === undefined ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
  if (stored.visibleTo === undefined) core.emit(name, data ?? renderMessageEvent(core.state, stored), intent);
  core.announce({ kind: 'changed', channelId: stored.json.channel_id });
}
