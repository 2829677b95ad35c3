import {
  type APIApplicationCommand,
  ApplicationCommandType,
  ChannelType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Actor, Outcome } from '../contract.ts';
import type { Core } from '../core.ts';
import { asJson, asList, type Json } from '../form.ts';
import { type Installations, installationsFor, installationsOf } from '../interactions/installations.ts';
import { openInteraction } from '../interactions/live.ts';
import { interactionPayload } from '../interactions/payload.ts';
import { clientRefusal, findChannel, findGuild, findPerson, isClientRefusal } from '../lookup.ts';
import { createMessage } from '../messages/messages.ts';
import { channelPermissions, may, mayWrite } from '../permissions.ts';
import { openDirect } from '../routes/users.ts';
import { type Channel, findMessage, type StoredMessage } from '../state.ts';
import { enterCommand, fillOptions, type OptionInputs } from './command-input.ts';
import { fillModal, findButton, findSelect, selectValues } from './component-input.ts';
import { forgery, privateMessage } from './forgery.ts';
import { offeredCommands } from './offered-commands.ts';
import { read } from './reading.ts';
import { createResolver, type Resolver } from './resolved.ts';

/** A member at a client: everything that client would refuse is refused here too. */
export function createActor(core: Core, userName: string, where: { guild?: string; channel?: string } = {}): Actor {
  const { state } = core;
  const { user } = findPerson(state, userName);
  const home = homeChannel(core, user.id, where);
  const resolverIn = (channel: Channel) => createResolver(core, guildOf(channel), user.id, channel.id);
  const guildOf = (channel: Channel) => (channel.guildId === undefined ? undefined : state.guilds[channel.guildId]);

  type Sent = {
    type: InteractionType;
    channel: Channel;
    data: Json;
    sourceId?: string | undefined;
    /** By whom the app is there, where another interaction says so. */
    installations?: Installations | undefined;
    command?: APIApplicationCommand;
  };
  const send = async ({ type, channel, data, sourceId, installations, command }: Sent): Promise<Outcome> => {
    const here = installations ?? installationsFor(state, channel, user.id);
    const by = command === undefined ? here : installationsOf(here, command.integration_types);
    if (Object.keys(by).length === 0) throw clientRefusal('the bot is not in this server');
    const { live, outcome } = openInteraction(core, {
      type,
      channelId: channel.id,
      guildId: channel.guildId,
      userId: user.id,
      installations: by,
      sourceId,
      command: command === undefined ? undefined : { name: command.name, type: command.type },
    });
    const payload = interactionPayload(core, live, data);
    for (let delivery = 0; delivery < core.deliveries; delivery += 1) core.emit('INTERACTION_CREATE', payload, 0);
    return outcome;
  };

  const attempt = async (act: () => Promise<Outcome>): Promise<Outcome> => {
    const outcome = await act().catch((error: unknown): Outcome => {
      if (isClientRefusal(error)) return { kind: 'refused', reason: error.message };
      throw error;
    });
    core.announce({ kind: 'outcome', userId: user.id, outcome });
    return outcome;
  };

  const offered = () => offeredCommands(core, home, user.id);
  const commandNamed = (name: string, types: readonly ApplicationCommandType[]) => {
    const command = offered().find((candidate) => candidate.name === name && types.includes(candidate.type));
    if (command !== undefined) return command;
    if (Object.keys(installationsFor(state, home, user.id)).length === 0)
      throw clientRefusal('the bot is not in this server');
    const exists = state.commands.some((candidate) => candidate.name === name);
    throw clientRefusal(exists ? `you may not use /${name} here` : `there is no command /${name}`);
  };
  const runSlash = (
    path: string,
    type: InteractionType,
    fill: (definitions: readonly Json[], resolver: Resolver) => unknown[],
  ) => {
    const [name = '', ...rest] = path.trim().replace(/^\//, '').split(/\s+/);
    if (home.thread?.archived === true) throw clientRefusal('this thread is archived');
    const command = commandNamed(name, [ApplicationCommandType.ChatInput]);
    const resolver = resolverIn(home);
    const options = enterCommand(command, rest, (definitions) => fill(definitions, resolver));
    return send({
      type,
      channel: home,
      data: { ...commandData(command, resolver), options },
      command: { ...command, name: path },
    });
  };

  /** The message, if this member sees it. */
  const seen = (messageId: string): { message: StoredMessage; channel: Channel } => {
    const message = findMessage(state, messageId);
    const channel = state.channels[message?.json.channel_id ?? ''];
    const visible =
      message !== undefined &&
      channel !== undefined &&
      read(core, channel, user.id).some((other) => other.message.id === messageId);
    if (!visible) throw clientRefusal('you see no such message');
    return { message, channel };
  };
  const useComponent = (
    messageId: string,
    pick: (components: unknown, resolver: Resolver) => { component: Json; values?: string[] },
  ) => {
    const { message, channel } = seen(messageId);
    const resolver = resolverIn(channel);
    const { component, values } = pick(message.json.components, resolver);
    const data = {
      id: component['id'],
      custom_id: component['custom_id'],
      component_type: component['type'],
      ...(values === undefined ? {} : { values }),
      ...withResolved(resolver),
    };
    const installations = message.json.interaction_metadata?.authorizing_integration_owners as
      | Installations
      | undefined;
    return send({ type: InteractionType.MessageComponent, channel, data, sourceId: messageId, installations });
  };

  return {
    user,
    channelId: home.id,
    command: (path, options: OptionInputs = {}) =>
      attempt(async () =>
        runSlash(path, InteractionType.ApplicationCommand, (definitions, resolver) =>
          fillOptions(definitions, options, resolver, true),
        ),
      ),
    autocomplete: (path, focused, text, others: OptionInputs = {}) =>
      attempt(async () =>
        runSlash(path, InteractionType.ApplicationCommandAutocomplete, (definitions, resolver) => {
          const definition = definitions.find((candidate) => candidate['name'] === focused);
          if (definition?.['autocomplete'] !== true) throw clientRefusal(`the option "${focused}" has no suggestions`);
          const rest = fillOptions(definitions, others, resolver, false);
          return [...rest, { type: definition['type'], name: focused, value: text, focused: true }];
        }),
      ),
    menu: (name, target) =>
      attempt(async () => {
        const command = commandNamed(name, [ApplicationCommandType.User, ApplicationCommandType.Message]);
        const resolver = resolverIn(home);
        const ofUser = command.type === ApplicationCommandType.User;
        const message = ofUser ? undefined : seen(target).message;
        // The menu of a message for one’s own eyes has no apps in it.
        if (message?.visibleTo !== undefined) throw clientRefusal('apps are not offered on a message only you can see');
        const target_id = message?.json.id ?? resolver.user(target);
        const messages = message === undefined ? {} : { resolved: { messages: { [target_id]: message.json } } };
        return send({
          type: InteractionType.ApplicationCommand,
          channel: home,
          data: { ...commandData(command, resolver), ...messages, target_id },
          command,
        });
      }),
    press: (messageId, button) =>
      attempt(async () => useComponent(messageId, (components) => ({ component: findButton(components, button) }))),
    choose: (messageId, select, values) =>
      attempt(async () =>
        useComponent(messageId, (components, resolver) => {
          const component = findSelect(components, select);
          return { component, values: selectValues(component, values, resolver) };
        }),
      ),
    submitModal: (modal, values) =>
      attempt(async () => {
        const offer = [...core.interactions.values()].find(
          ({ id, userId }) => id === modal.interactionId && userId === user.id,
        );
        const channel = state.channels[offer?.channelId ?? ''];
        if (offer?.modal === undefined || channel === undefined)
          throw clientRefusal('this modal was never offered to you');
        const resolver = resolverIn(channel);
        const components = fillModal(asList(offer.modal.components), values, resolver);
        const data = { custom_id: offer.modal.custom_id, components, ...withResolved(resolver) };
        const { sourceId, installations } = offer;
        return send({ type: InteractionType.ModalSubmit, channel, data, sourceId, installations });
      }),
    forge: (customId, part = {}) =>
      attempt(async () => {
        const sourceId = part.messageId ?? privateMessage(core, home, user.id);
        return send({ ...forgery(customId, part), channel: home, sourceId });
      }),
    commands: offered,
    read: () => read(core, home, user.id),
    readDirect: () => read(core, openDirect(core, user.id), user.id),
    say: (content) => {
      const permissions = channelPermissions(core, home, user.id);
      if (!mayWrite(permissions, home)) throw clientRefusal(`${user.username} may not write here`);
      return createMessage(core, { channel: home, authorId: user.id, body: { content }, uploads: [] }).json;
    },
    dismiss: (messageId) => {
      const message = findMessage(state, messageId);
      if (message?.visibleTo !== user.id) throw clientRefusal('only messages for your eyes can be dismissed');
      message.dismissed = true;
      core.announce({ kind: 'changed', channelId: message.json.channel_id });
    },
  };
}

function homeChannel(core: Core, userId: string, where: { guild?: string; channel?: string }): Channel {
  const { state } = core;
  if (where.channel === 'dm') return openDirect(core, userId);
  const guild = where.guild === undefined ? undefined : findGuild(state, where.guild);
  if (where.channel !== undefined) return findChannel(state, where.channel, guild);
  const first = Object.values(state.channels).find(
    (channel) =>
      channel.type === ChannelType.GuildText &&
      (guild === undefined || channel.guildId === guild.id) &&
      may(channelPermissions(core, channel, userId), PermissionFlagsBits.ViewChannel),
  );
  if (first === undefined) throw clientRefusal('there is no channel this member may view');
  return first;
}

function commandData(command: APIApplicationCommand, resolver: Resolver): Json {
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...withResolved(resolver),
  };
}

function withResolved(resolver: Resolver): Json {
  const resolved = resolver.resolved();
  return resolved === undefined ? {} : { resolved: asJson(resolved) };
}
