import {
  type APIThreadChannel,
  ChannelType,
  GatewayIntentBits,
  MessageType,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import { boolean, integer, type Json, maybe, must, oneOf, shape, text } from '../form.ts';
import { hangThread } from '../messages/messages.ts';
import { renderChannel } from '../messages/render.ts';
import { refusal, systemMessage, threadArchived } from '../refusal.ts';
import { type Channel, isThread } from '../state.ts';
import { channelOf, messageOf } from './access.ts';
import { bodyOf, type Call, created, demand, ok, type Route, refuseForm, route } from './route.ts';

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

const threadFields = shape({
  name: must(text(100, 1)),
  auto_archive_duration: maybe(oneOf([60, 1440, 4320, 10_080])),
  rate_limit_per_user: maybe(integer(0, 21_600)),
});

/** Hangs a thread on a message; its id is the message's: https://discord.com/developers/docs/resources/channel#start-thread-from-message */
function openThread(call: Call) {
  const { core } = call;
  const { state } = core;
  const { channel, permissions } = channelOf(call);
  const isNews = channel.type === ChannelType.GuildAnnouncement;
  if (!isNews && channel.type !== ChannelType.GuildText) {
    throw refusal(400, 50024, 'Cannot execute action on this channel type');
  }
  const message = messageOf(call, channel);
  refuseForm(threadFields(call.body, []));
  demand(permissions, P.CreatePublicThreads);
  const { id, type } = message.json;
  if (type !== MessageType.Default && type !== MessageType.Reply) throw systemMessage();
  if (state.channels[id] !== undefined) {
    throw refusal(400, 160_004, 'A thread has already been created for this message');
  }
  const thread: Channel = {
    id,
    type: isNews ? ChannelType.AnnouncementThread : ChannelType.PublicThread,
    name: String(bodyOf(call)['name']),
    position: 0,
    overwrites: [],
    parentId: channel.id,
    thread: {
      ownerId: state.botId,
      archived: false,
      locked: false,
      createdAt: core.now().toISOString(),
      archivesAfter: Number(bodyOf(call)['auto_archive_duration'] ?? 1440),
    },
    ...(channel.guildId === undefined ? {} : { guildId: channel.guildId }),
  };
  state.channels[id] = thread;
  const json = renderChannel(state, thread);
  core.emit('THREAD_CREATE', { ...json, newly_created: true }, GatewayIntentBits.Guilds);
  core.announce({ kind: 'changed', channelId: channel.id });
  hangThread(core, message, json as unknown as APIThreadChannel);
  return created(json);
}

export const channelRoutes: readonly Route[] = [
  route('GET', '/channels/:channel', [10, 10_000], (call) =>
    ok(renderChannel(call.core.state, channelOf(call).channel)),
  ),
  route('PATCH', '/channels/:channel', [5, 15_000], editChannel),
  route('POST', '/channels/:channel/messages/:message/threads', [10, 10_000], openThread),
];
