import { ChannelType, MessageFlags, MessageType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import { snowflake } from '../form.ts';
import { createMessage, deleteMessage, editMessage, findByNonce } from '../messages/messages.ts';
import { renderMessage } from '../messages/render.ts';
import { may, mayWrite } from '../permissions.ts';
import {
  cannotEditOthers,
  cannotMessageUser,
  invalidForm,
  missingPermissions,
  notATextChannel,
  refusal,
  systemMessage,
  threadArchived,
  threadLocked,
  tooManyOldEdits,
} from '../refusal.ts';
import { type Channel, type StoredMessage, sharesGuild } from '../state.ts';
import { messageIssues } from '../validate/message.ts';
import { channelOf, messageOf } from './access.ts';
import { bodyOf, type Call, demand, done, ok, type Route, refuseForm, route } from './route.ts';

const writable: readonly ChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.DM,
];

function create(call: Call) {
  const { core } = call;
  const body = bodyOf(call);
  const { channel, permissions } = channelOf(call);
  if (!writable.includes(channel.type)) throw notATextChannel();
  if (channel.recipientId !== undefined) assertOpen(core, channel.recipientId);
  if (!mayWrite(permissions, channel)) throw missingPermissions();
  // To write opens an archived thread again, unless it is locked.
  if (channel.thread?.locked && !may(permissions, P.ManageThreads)) {
    throw channel.thread.archived ? threadArchived() : threadLocked();
  }
  refuseForm(messageIssues(body, { mayBeEphemeral: false }));
  if (body['enforce_nonce'] === true && body['nonce'] !== undefined) {
    const first = findByNonce(core, core.state.botId, body['nonce']);
    if (first !== undefined) return ok(first.json);
  }
  return ok(createMessage(core, { channel, authorId: core.state.botId, body, uploads: call.uploads }).json);
}

function assertOpen(core: Core, userId: string): void {
  if (core.state.people[userId]?.directMessagesOpen === false) throw cannotMessageUser();
  if (core.state.people[userId]?.hasInstalled === true || sharesGuild(core.state, userId)) return;
  throw refusal(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
}

function list(call: Call) {
  const { channel, permissions } = channelOf(call);
  const { query } = call;
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidForm([
      { path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' },
    ]);
  }
  // Without Read Message History the list comes back empty, and without an error.
  if (!may(permissions, P.ReadMessageHistory)) return ok([]);
  const newestFirst = (call.core.state.messages[channel.id] ?? [])
    .filter(({ visibleTo }) => visibleTo === undefined)
    .reverse();
  return ok(page(newestFirst, query, limit).map((message) => renderMessage(call.core.state, message)));
}

function page(newestFirst: readonly StoredMessage[], query: URLSearchParams, limit: number): StoredMessage[] {
  const bound = (name: string) => {
    const id = query.get(name);
    if (id === null) return undefined;
    refuseForm(snowflake(id, [name]));
    return BigInt(id);
  };
  const idOf = (message: StoredMessage) => BigInt(message.json.id);
  const [around, before, after] = [bound('around'), bound('before'), bound('after')];
  if ([around, before, after].filter((id) => id !== undefined).length > 1) {
    throw invalidForm([
      { path: [], code: 'MUTUALLY_EXCLUSIVE', message: 'Only one of around, before and after may be given.' },
    ]);
  }
  if (around !== undefined) {
    const half = Math.floor(limit / 2);
    const newer = newestFirst.filter((message) => idOf(message) > around).slice(-half);
    const rest = newestFirst.filter((message) => idOf(message) <= around).slice(0, limit - newer.length);
    return [...newer, ...rest];
  }
  if (before !== undefined) return newestFirst.filter((message) => idOf(message) < before).slice(0, limit);
  if (after !== undefined) return newestFirst.filter((message) => idOf(message) > after).slice(-limit);
  return newestFirst.slice(0, limit);
}

/** What stands in an archived thread nobody changes, and in a locked one only those who manage threads. */
function assertOpenThread({ thread }: Channel, permissions: bigint): void {
  if (thread?.archived) throw threadArchived();
  if (thread?.locked && !may(permissions, P.ManageThreads)) throw threadLocked();
}

function edit(call: Call) {
  const { core } = call;
  const { channel, permissions } = channelOf(call);
  assertOpenThread(channel, permissions);
  const message = messageOf(call, channel);
  if (message.json.author.id !== core.state.botId) throw cannotEditOthers();
  refuseForm(messageIssues(bodyOf(call), { mayBeEphemeral: false }));
  assertOldEditAllowed(core, message);
  editMessage(core, message, bodyOf(call), call.uploads, false);
  return ok(message.json);
}

const oldAfterMs = 3_600_000;
const oldEditWindowMs = 20_000;
const oldEditsInWindow = 3;

// Seen by other bots: three such edits in a channel every twenty seconds.
function assertOldEditAllowed(core: Core, message: StoredMessage): void {
  const ageMs = core.now().getTime() - Date.parse(message.json.timestamp);
  if (core.oldEdits === undefined || ageMs < oldAfterMs) return;
  const now = core.stopwatch.elapsedMs();
  const recent = (core.oldEdits.get(message.json.channel_id) ?? []).filter((at) => now - at < oldEditWindowMs);
  const [oldest] = recent;
  if (oldest !== undefined && recent.length >= oldEditsInWindow)
    throw tooManyOldEdits(oldEditWindowMs - (now - oldest));
  core.oldEdits.set(message.json.channel_id, [...recent, now]);
}

function crosspost(call: Call) {
  const { channel, permissions } = channelOf(call);
  const message = messageOf(call, channel);
  if (channel.type !== ChannelType.GuildAnnouncement)
    throw refusal(400, 50024, 'Cannot execute action on this channel type');
  demand(permissions, message.json.author.id === call.core.state.botId ? P.SendMessages : P.ManageMessages);
  const flags = Number(message.json.flags ?? 0);
  if ((flags & MessageFlags.Crossposted) !== 0) throw refusal(400, 40033, 'This message has already been crossposted.');
  message.json = { ...message.json, flags: flags | MessageFlags.Crossposted };
  return ok(message.json);
}

export const messageRoutes: readonly Route[] = [
  route('GET', '/channels/:channel/messages', [10, 10_000], list),
  route('POST', '/channels/:channel/messages', [5, 5_000], create),
  route('GET', '/channels/:channel/messages/:message', [10, 10_000], (call) => {
    const { channel, permissions } = channelOf(call);
    demand(permissions, P.ReadMessageHistory);
    return ok(renderMessage(call.core.state, messageOf(call, channel)));
  }),
  route('PATCH', '/channels/:channel/messages/:message', [5, 5_000], edit),
  route('DELETE', '/channels/:channel/messages/:message', [5, 1_000], (call) => {
    const { channel, permissions } = channelOf(call);
    const message = messageOf(call, channel);
    assertOpenThread(channel, permissions);
    if (message.json.type === MessageType.ThreadStarterMessage) throw systemMessage();
    if (message.json.author.id !== call.core.state.botId) demand(permissions, P.ManageMessages);
    deleteMessage(call.core, message);
    return done();
  }),
  route('POST', '/channels/:channel/messages/:message/crosspost', [10, 3_600_000], crosspost),
];
