import {
  type APIApplicationCommandInteractionDataOption,
  type APIAttachment,
  type APIInteraction,
  type APIInteractionDataResolved,
  type APIMessageApplicationCommandInteractionData,
  type APIMessageComponentInteractionData,
  type APIModalSubmission,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { type Asked, type Focus, ownPlace } from '../../commands/command.ts';
import { messageLink, parseCustomId, shorten } from '../../messages/kit/format.ts';
import { threadTypes } from '../../messages/kit/permissions.ts';
import { wordsFor } from '../../messages/words/words.ts';
import { attachmentName } from './attachments.ts';

const { GuildInstall, UserInstall } = ApplicationIntegrationType;

/** Where an answer goes. Discord takes the first within 3 s, later ones for 15 minutes. */
export type Ticket = { id: string; token: string };

type Told = { ticket: Ticket; name: string };

/**
 * What reached us, in our words. `on`: where a component sits. One of our own ephemeral messages may be changed in place, a
 * direct one where that is meant, and what others read never.
 */
export type Interaction =
  | (Told & { kind: 'command'; sub: string; call: Asked<unknown> })
  | (Told & { kind: 'component' | 'modal'; on: 'private' | 'direct' | 'channel'; call: Asked<unknown> })
  | (Told & { kind: 'autocomplete'; call: Asked<Focus> })
  /** A sort of interaction we never offer. */
  | { kind: 'foreign'; ticket: Ticket };

/** What a handler answers. */
export type Handled = Extract<Interaction, { kind: 'command' | 'component' | 'modal' }>;

/** Reads what the gateway sent; never throws on what Discord may send. */
export function readInteraction(raw: APIInteraction): Interaction {
  const ticket = { id: raw.id, token: raw.token };
  const where = place(raw);
  if (where === undefined) return { kind: 'foreign', ticket };
  switch (raw.type) {
    case InteractionType.ApplicationCommand: {
      const { data } = raw;
      if (data.type === ApplicationCommandType.Message) {
        const request = `/${data.name}`;
        const call = { ...where, request, input: { message: messageIn(raw, data) } };
        return { kind: 'command', ticket, name: data.name, sub: '', call };
      }
      if (data.type !== ApplicationCommandType.ChatInput) return { kind: 'foreign', ticket };
      const { sub, options } = path(data);
      const input = Object.fromEntries(options.map((option) => [option.name, optionValue(option, data.resolved)]));
      // As a button names it that asks for the same again: `/cohort edit`.
      const request = `/${[data.name, ...sub.split('/')].join(' ').trim()}`;
      const call = { ...where, names: namesIn(data.resolved), request, input };
      return { kind: 'command', ticket, name: data.name, sub, call };
    }
    case InteractionType.MessageComponent: {
      const { name, input } = address(raw.data.custom_id);
      const call = { ...where, request: name, input: { ...input, ...selected(raw.data) } };
      return { kind: 'component', ticket, name, on: placeOf(raw), call };
    }
    case InteractionType.ModalSubmit: {
      const { name, input } = address(raw.data.custom_id);
      const call = { ...where, request: name, input: { ...input, ...fields(raw.data) } };
      return { kind: 'modal', ticket, name, on: placeOf(raw), call };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { options } = path(raw.data);
      const focused = options.find((option) => 'focused' in option && option.focused === true);
      const others = options.filter((option) => option !== focused);
      const input = {
        option: focused?.name ?? '',
        text: String(focused === undefined ? '' : optionValue(focused, undefined)),
        others: Object.fromEntries(others.map((option) => [option.name, optionValue(option, undefined)])),
      };
      return { kind: 'autocomplete', ticket, name: raw.data.name, call: { ...where, request: raw.data.name, input } };
    }
    default:
      return { kind: 'foreign', ticket };
  }
}

function place(raw: APIInteraction): Omit<Asked<unknown>, 'input' | 'request'> | undefined {
  const channelId = raw.channel?.id ?? raw.channel_id;
  const who = caller(raw);
  if (channelId === undefined || who === undefined) return undefined;
  const parentId =
    raw.channel !== undefined && threadTypes.includes(raw.channel.type) && 'parent_id' in raw.channel
      ? (raw.channel.parent_id ?? null)
      : null;
  const locale = 'locale' in raw ? raw.locale : 'en-US';
  return {
    interactionId: raw.id,
    channelId,
    parentId,
    ...who,
    locale,
    words: wordsFor(locale),
    appPermissions: BigInt(raw.app_permissions),
  };
}

/**
 * A server that has not added the app has no say in it: there, as in direct messages, people use it for themselves, and
 * roles and permissions mean nothing.
 */
function caller({ guild_id, member, user: self, authorizing_integration_owners: owners }: APIInteraction) {
  const isGuest = owners?.[UserInstall] !== undefined && owners[GuildInstall] === undefined;
  if (guild_id !== undefined && member !== undefined && !isGuest) {
    return {
      guildId: guild_id,
      userId: member.user.id,
      displayName: nameOf(member.user, member.nick),
      roles: member.roles,
      permissions: BigInt(member.permissions),
    };
  }
  const user = self ?? member?.user;
  if (user === undefined) return undefined;
  return { guildId: ownPlace(user.id), userId: user.id, displayName: nameOf(user, null), roles: [], permissions: 0n };
}

function nameOf(user: { username: string; global_name?: string | null }, nick: string | null | undefined): string {
  return storable(nick ?? user.global_name ?? user.username);
}

function namesIn({ users = {}, members = {} }: APIInteractionDataResolved = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(users).map(([id, user]) => [id, nameOf(user, members[id]?.nick)]));
}

/** No message is longer; those that an app has made of embeds may be, all together. */
const messageAtMost = 4_000;

/** The message that was chosen, as words: what it says or forwards, and what the embeds of an app say; those of people are previews. */
function messageIn({ guild_id: guildId }: APIInteraction, data: APIMessageApplicationCommandInteractionData) {
  const message = data.resolved.messages[data.target_id];
  const forwarded = message?.message_snapshots?.[0]?.message;
  const words = [message?.content, forwarded?.content].filter((text) => text !== undefined && text.trim() !== '');
  const isApps = message?.author?.bot === true || words.length === 0;
  const embeds = isApps ? [...(message?.embeds ?? []), ...(forwarded?.embeds ?? [])] : [];
  const embedded = embeds.flatMap(({ title, description, fields = [] }) => [
    title,
    description,
    ...fields.map(({ name, value }) => `${name}\n${value}`),
  ]);
  const text = [...words, ...embedded].filter((part) => part !== undefined && part !== '').join('\n\n');
  return {
    text: storable(shorten(text, messageAtMost)),
    link: messageLink(guildId ?? '@me', message?.channel_id ?? '', data.target_id),
  };
}

type Valued = Extract<APIApplicationCommandInteractionDataOption, { value: unknown }>;

/** Walks down to the innermost options: `pause`, `group/pause`, or '' without subcommands. */
function path(data: { options?: APIApplicationCommandInteractionDataOption[] }): { sub: string; options: Valued[] } {
  const names: string[] = [];
  let { options = [] } = data;
  for (;;) {
    const [first] = options;
    if (first === undefined || 'value' in first) break;
    names.push(first.name);
    options = first.options ?? [];
  }
  return { sub: names.join('/'), options: options.filter((option): option is Valued => 'value' in option) };
}

function optionValue(option: Valued, resolved: APIInteractionDataResolved | undefined): unknown {
  const file =
    option.type === ApplicationCommandOptionType.Attachment ? resolved?.attachments?.[option.value] : undefined;
  if (file === undefined) return storable(option.value);
  return attached(file);
}

function attached(file: APIAttachment) {
  return {
    id: file.id,
    url: file.url,
    filename: attachmentName(file),
    size: file.size,
    contentType: file.content_type ?? null,
  };
}

function address(customId: string): ReturnType<typeof parseCustomId> {
  const { name, input } = parseCustomId(customId);
  return { name, input: Object.fromEntries(Object.entries(input).map(([key, value]) => [key, storable(value)])) };
}

/** Postgres keeps any text but this one character and halves of others, which nobody types and every text that was made up may hold. */
function storable<Value>(value: Value): Value | string {
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
}

function selected(data: APIMessageComponentInteractionData): { values?: string[] } {
  return 'values' in data ? { values: data.values.map((value) => storable(value)) } : {};
}

/** What was filled in, by field; a choice of one is its value, an empty one is left out. Boxes and files are always lists. */
function fields(data: APIModalSubmission): Record<string, unknown> {
  const parts = data.components.flatMap((row) => {
    if ('component' in row) return [row.component];
    return 'components' in row ? row.components : [];
  });
  return Object.fromEntries(
    parts.flatMap((part): [string, unknown][] => {
      if (part.type === ComponentType.CheckboxGroup) return [[part.custom_id, part.values]];
      if (part.type === ComponentType.FileUpload) {
        const files = part.values.flatMap((id) => data.resolved?.attachments?.[id] ?? []);
        return [[part.custom_id, files.map(attached)]];
      }
      if ('value' in part) return part.value === null ? [] : [[part.custom_id, storable(part.value)]];
      const [only, ...more] = part.values;
      if (only === undefined) return [];
      return [[part.custom_id, more.length === 0 ? only : part.values]];
    }),
  );
}

function placeOf({
  message,
  context,
}: Pick<APIInteraction, 'context'> & { message?: { flags?: number } | undefined }): 'private' | 'direct' | 'channel' {
  if (((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0) return 'private';
  return context === InteractionContextType.BotDM ? 'direct' : 'channel';
}
