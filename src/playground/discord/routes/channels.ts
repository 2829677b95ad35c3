import {
  type APIThreadChannel,
  ChannelType,
  GatewayIntentBits,
  MessageType,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import { integer, maybe, must, oneOf, shape, text } from '../form.ts';
import { hangThread } from '../messages/messages.ts';
import { renderChannel } from '../messages/render.ts';
import { missingPermissions, refusal, systemMessage } from '../refusal.ts';
import type { Channel } from '../state.ts';
import { channelOf, messageOf } from './access.ts';
import { bodyOf, type Call, created, demand, ok, type Route, refuseForm, route } from './route.ts';

/** Who may write in a thread that is not locked may open it again. All else takes permissions that the bot never asks for. */
function openAgain(call: Call) {
  const { channel, permissions } = channelOf(call);
  const body = bodyOf(call);
  const opens = Object.keys(body).length === 1 && body['archived'] === false;
  if (channel.thread === undefined || channel.thread.locked || !opens) throw missingPermissions();
  demand(permissions, P.SendMessagesInThreads);
  channel.thread.archived = false;
  const json = renderChannel(call.core.state, channel);
  call.core.emit('THREAD_UPDATE', json, GatewayIntentBits.Guilds);
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
  route('PATCH', '/channels/:channel', [5, 15_000], openAgain),
  route('POST', '/channels/:channel/messages/:message/threads', [10, 10_000], openThread),
];
