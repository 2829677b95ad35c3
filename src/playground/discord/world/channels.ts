import { ChannelType, GatewayIntentBits as Intent, OverwriteType } from 'discord-api-types/v10';
import type { DiscordWorld, NewChannel } from '../contract.ts';
import type { Core } from '../core.ts';
import { findChannel, findGuild, findPerson } from '../lookup.ts';
import { deleteMessage } from '../messages/messages.ts';
import { renderChannel, renderGoneThread } from '../messages/render.ts';
import { type Channel, findMessage, type Guild, isThread } from '../state.ts';

/** Edits channels, threads and what is in them. */
export function channelEdits(core: Core) {
  const { state } = core;
  const tell = (channel: Channel, what: 'CREATE' | 'UPDATE' | 'DELETE') => {
    const name = `${isThread(channel) ? 'THREAD' : 'CHANNEL'}_${what}`;
    const gone = what === 'DELETE' && isThread(channel);
    core.emit(name, gone ? renderGoneThread(channel) : renderChannel(state, channel), Intent.Guilds);
    core.announce({ kind: 'changed', channelId: channel.id });
  };
  return {
    addChannel: (guildName, edit) => {
      const channel = newChannel(core, findGuild(state, guildName), edit);
      state.channels[channel.id] = channel;
      tell(channel, 'CREATE');
      return channel.id;
    },
    addPrivateChannel: (...users) => {
      const people = users.map((user) => findPerson(state, user).user.id);
      const id = core.nextId();
      state.channels[id] = { id, type: ChannelType.GroupDM, name: '', position: 0, overwrites: [], people };
      return id;
    },
    editChannel: (name, edit) => {
      const channel = findChannel(state, name);
      if (edit.name !== undefined) channel.name = edit.name;
      if (channel.thread !== undefined) {
        channel.thread.archived = edit.archived ?? channel.thread.archived;
        channel.thread.locked = edit.locked ?? channel.thread.locked;
      }
      tell(channel, 'UPDATE');
    },
    removeChannel: (name) => {
      const channel = findChannel(state, name);
      const threads = Object.values(state.channels).filter(
        ({ parentId, thread }) => parentId === channel.id && thread !== undefined,
      );
      for (const gone of [...threads, channel]) {
        tell(gone, 'DELETE');
        delete state.channels[gone.id];
        delete state.messages[gone.id];
      }
    },
    addToThread: (name, user) => {
      const { thread } = findChannel(state, name);
      const { id } = findPerson(state, user).user;
      if (thread !== undefined) thread.members = [...new Set([...(thread.members ?? []), id])];
    },
    setOverwrite: (channelName, target, edit) => {
      const channel = findChannel(state, channelName);
      const guild = findGuild(state, channel.guildId);
      const role = guild.roles.find(({ id, name }) => id === target || name === target);
      const id = role?.id ?? findPerson(state, target).user.id;
      channel.overwrites = channel.overwrites.filter((overwrite) => overwrite.id !== id);
      if (edit !== undefined) {
        const type = role === undefined ? OverwriteType.Member : OverwriteType.Role;
        channel.overwrites.push({ id, type, allow: String(edit.allow ?? 0n), deny: String(edit.deny ?? 0n) });
      }
      tell(channel, 'UPDATE');
    },
    removeMessage: (messageId) => {
      const message = findMessage(state, messageId);
      if (message !== undefined) deleteMessage(core, message);
    },
  } satisfies Partial<DiscordWorld>;
}

function newChannel(core: Core, guild: Guild, { name, type = ChannelType.GuildText, parent }: NewChannel): Channel {
  const threads: readonly ChannelType[] = [ChannelType.PublicThread, ChannelType.PrivateThread];
  return {
    id: core.nextId(),
    type,
    name,
    position: Object.values(core.state.channels).filter(({ guildId }) => guildId === guild.id).length,
    overwrites: [],
    guildId: guild.id,
    ...(parent === undefined ? {} : { parentId: findChannel(core.state, parent, guild).id }),
    ...(threads.includes(type)
      ? { thread: { ownerId: guild.ownerId, archived: false, locked: false, createdAt: core.now().toISOString() } }
      : {}),
  };
}
