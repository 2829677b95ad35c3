import {
  type APIThreadChannel,
  ChannelType,
  GatewayIntentBits,
  MessageType,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import { boolean, type Check, integer, type Json, maybe, must, oneOf, shape, text } from '../form.ts';
import { hangThread } from '../messages/messages.ts';
import { renderChannel, renderGoneThread } from '../messages/render.ts';
import { mayWrite } from '../permissions.ts';
import { missingPermissions, refusal, systemMessage, threadArchived } from '../refusal.ts';
import { type Channel, isThread } from '../state.ts';
import { channelOf, messageOf } from './access.ts';
import { bodyOf, type Call, created, demand, done, ok, param, type Route, refuseForm } from './route.ts';

const edits = shape({
  name: maybe(text(100, 1)),
  topic: maybe(text(1024)),
  archived: maybe(boolean),
  locked: maybe(boolean),
});

/** Who may write in a thread that is not locked may open it again; all else is for those who manage threads. */
function neededToEdit({ thread }: Channel, body: Json): bigint {
  if (thread === undefined) return P.ManageChannels;
  const opensAgain = Object.keys(body).length === 1 && body['archived'] === false;
  return opensAgain && !thread.locked ? P.SendMessagesInThreads : P.ManageThreads;
}

function editChannel(call: Call) {
  const { channel, permissions } = channelOf(call);
  demand(permissions, neededToEdit(channel, bodyOf(call)));
  refuseForm(edits(call.body, []));
  const { name, archived, locked } = bodyOf(call);
  if (channel.thread?.archived && archived !== false) throw threadArchived();
  if (typeof name === 'string') channel.name = name;
  if (channel.thread !== undefined) {
    if (typeof archived === 'boolean') channel.thread.archived = archived;
    if (typeof locked === 'boolean') channel.thread.locked = locked;
  }
  const json = renderChannel(call.core.state, channel);
  call.core.emit(isThread(channel) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', json, GatewayIntentBits.Guilds);
  return ok(json);
}

function deleteChannel(call: Call) {
  const { channel, permissions } = channelOf(call);
  const json = renderChannel(call.core.state, channel);
  if (channel.guildId === undefined) return ok(json);
  demand(permissions, isThread(channel) ? P.ManageThreads : P.ManageChannels);
  delete call.core.state.channels[channel.id];
  const [name, data] = isThread(channel) ? ['THREAD_DELETE', renderGoneThread(channel)] : ['CHANNEL_DELETE', json];
  call.core.emit(name, data, GatewayIntentBits.Guilds);
  return ok(json);
}

const threadName: Check = must(text(100, 1));
const threadFields = {
  name: threadName,
  auto_archive_duration: maybe(oneOf([60, 1440, 4320, 10_080])),
  rate_limit_per_user: maybe(integer(0, 21_600)),
};

function createThread(call: Call, parent: Channel, id: string, type: ChannelType) {
  const { core } = call;
  const thread: Channel = {
    id,
    type,
    name: String(bodyOf(call)['name']),
    position: 0,
    overwrites: [],
    parentId: parent.id,
    thread: {
      ownerId: core.state.botId,
      archived: false,
      locked: false,
      createdAt: core.now().toISOString(),
      archivesAfter: Number(bodyOf(call)['auto_archive_duration'] ?? 1440),
    },
    ...(parent.guildId === undefined ? {} : { guildId: parent.guildId }),
  };
  core.state.channels[id] = thread;
  const json = renderChannel(core.state, thread);
  core.emit('THREAD_CREATE', { ...json, newly_created: true }, GatewayIntentBits.Guilds);
  core.announce({ kind: 'changed', channelId: parent.id });
  return created(json);
}

function assertThreadable(channel: Channel): void {
  const types: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];
  if (!types.includes(channel.type)) throw refusal(400, 50024, 'Cannot execute action on this channel type');
}

export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/channels/:channel',
    limit: [10, 10_000],
    run: (call) => ok(renderChannel(call.core.state, channelOf(call).channel)),
  },
  { method: 'PATCH', path: '/channels/:channel', limit: [5, 15_000], run: editChannel },
  { method: 'DELETE', path: '/channels/:channel', limit: [5, 15_000], run: deleteChannel },
  {
    method: 'POST',
    path: '/channels/:channel/typing',
    limit: [5, 5_000],
    run: (call) => {
      const { channel, permissions } = channelOf(call);
      if (!mayWrite(permissions, channel)) throw missingPermissions();
      return done();
    },
  },
  {
    method: 'POST',
    path: '/channels/:channel/threads',
    limit: [10, 10_000],
    run: (call) => {
      const { channel, permissions } = channelOf(call);
      assertThreadable(channel);
      refuseForm(shape({ ...threadFields, type: maybe(oneOf([10, 11, 12])) })(call.body, []));
      const type = Number(bodyOf(call)['type'] ?? ChannelType.PrivateThread) as ChannelType;
      demand(permissions, type === ChannelType.PrivateThread ? P.CreatePrivateThreads : P.CreatePublicThreads);
      return createThread(call, channel, call.core.nextId(), type);
    },
  },
  {
    method: 'POST',
    path: '/channels/:channel/messages/:message/threads',
    limit: [10, 10_000],
    run: (call) => {
      const { channel, permissions } = channelOf(call);
      assertThreadable(channel);
      const message = messageOf(call, channel);
      refuseForm(shape(threadFields)(call.body, []));
      demand(permissions, P.CreatePublicThreads);
      if (message.json.type !== MessageType.Default && message.json.type !== MessageType.Reply) throw systemMessage();
      if (call.core.state.channels[message.json.id] !== undefined) {
        throw refusal(400, 160_004, 'A thread has already been created for this message');
      }
      const type =
        channel.type === ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
      const reply = createThread(call, channel, message.json.id, type);
      hangThread(call.core, message, reply.body as APIThreadChannel);
      return reply;
    },
  },
  {
    method: 'PUT',
    path: '/channels/:channel/thread-members/:user',
    limit: [10, 10_000],
    run: (call) => {
      const { thread } = channelOf(call).channel;
      const user = param(call, 'user') === '@me' ? call.core.state.botId : param(call, 'user');
      if (thread !== undefined) thread.members = [...new Set([...(thread.members ?? []), user])];
      return done();
    },
  },
];
