import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Message, Modal } from '../messages/kit/message.ts';
import { manageServer } from '../messages/kit/permissions.ts';
import type { Words } from '../messages/words/words.ts';
import { optionsOf } from './options.ts';

/**
 * How a handler answers. `update` changes the bot's own private message that a component sits on, and is a new private
 * message anywhere else, also after what was typed; `private` always is one; `public` is one of which only what is marked
 * as `shared` is read by others; `replace` changes a direct message, too, which has been answered with it; `modal` opens
 * a form (or answers privately). The dispatcher defers in the declared way after 1.5 s; modals are never deferred.
 */
export type Answers = 'private' | 'public' | 'update' | 'replace' | 'modal';

export { isOwnPlace, ownPlace } from '../core/own-place.ts';

/** What somebody asked for: where, who, and the decoded input. */
export type Call<Input> = {
  interactionId: string;
  /** The caller's own place wherever they use the app for themselves: in a direct message, and where no server has added it. */
  guildId: string;
  channelId: string;
  /** The channel a thread hangs on, null elsewhere. */
  parentId: string | null;
  userId: string;
  /** As this server shows the caller: nickname, else display name, else user name. Unescaped. */
  displayName: string;
  /** The names of those whom an option means, by id; nobody else's. */
  names?: Readonly<Record<string, string>>;
  /** The caller's role ids here, @everyone left out. Without the Guild Members intent this is the only fresh source. */
  roles: readonly string[];
  locale: string;
  /** What is said to the caller, in their language. */
  words: Words;
  /** How a button asks for the same again: `/cohort edit` for a command, else the name in a custom id. */
  request: string;
  /** The caller's own permissions in this channel, as Discord says. */
  permissions: bigint;
  /** The bot's own permissions in this channel, as Discord says. */
  appPermissions: bigint;
  /** Between a write and the dispatcher; only `once` calls it. */
  write: WriteGate;
  input: Input;
};

/** What somebody asked for, before the dispatcher has taken it up. */
export type Asked<Input> = Omit<Call<Input>, 'write'>;

/** Instead of what was asked for: the reply that says why not, and what to do. */
export type Refused = { refusal: Message };

/** As a reply says why not. */
export function refuse(refusal: Message): Refused {
  return { refusal };
}

export type WriteGate = {
  /** Resolves once Discord has taken an acknowledgment, and while the answer is still awaited; rejects when nobody waits. */
  open(): Promise<void>;
  /** The write has been carried out, so that whatever fails from now on fails after it. */
  passed(): void;
};

export type Handler<Input> = {
  input: z.ZodType<Input>;
  /** Its slash options, as far as it is a command's. */
  options: APIApplicationCommandBasicOption[];
  /** `update` if left out; a function where it depends on the input: a command that opens a form unless all is said already. */
  answers?: Answers | ((call: Asked<Input>) => Answers);
  run(call: Call<Input>, ctx: Context): Promise<Message | Modal>;
  /** It learns by itself, with what else it reads, which language the caller chose. */
  ownWords?: true;
  /** May take the database long, as large plans do: then a silent server is noticed late. */
  heavy?: true;
  /** What is to be noted once the answer has reached its reader; a failure here is logged and no more. */
  delivered?(call: Call<Input>, ctx: Context): Promise<void>;
  /** Where to look whether something was saved, should that stay unknown; `/today` if left out. */
  look?: `/${string}`;
  /** What did not happen, in a sentence, should the database be away: “Day 178 is **not** marked done.” */
  unsaved?(call: Call<Input>): string | undefined;
  /** What somebody wrote: given back as a file with any answer that tells of a failure of ours. */
  written?(call: Call<Input>): string | undefined;
};

/** What somebody is typing: the option's name, the text so far and the other options already filled in. */
export type Focus = { option: string; text: string; others: Record<string, unknown> };
/** What another option holds already, as far as it is words. */
export function filledIn({ others }: Focus, option: string): string | undefined {
  const value = others[option];
  return typeof value === 'string' ? value : undefined;
}

export type Choice = APIApplicationCommandOptionChoice<string>;
export type Suggest = (call: Asked<Focus>, ctx: Context) => Promise<Choice[]>;

// A handler is contravariant in its input, so a list of different ones needs the one type that all of them are.
// biome-ignore lint/suspicious/noExplicitAny: each is decoded by its own schema before it runs
export type AnyHandler = Handler<any>;

export function answersOf<Input>({ answers = 'update' }: Pick<Handler<Input>, 'answers'>, call: Asked<Input>): Answers {
  return typeof answers === 'function' ? answers(call) : answers;
}

/** As Discord is told of it: something to type, or an entry in the menu of a message, which has a name alone. */
export type CommandJson = Omit<RESTPostAPIChatInputApplicationCommandsJSONBody, 'type' | 'description'> & {
  type?: ApplicationCommandType.ChatInput | ApplicationCommandType.Message | undefined;
  description?: string | undefined;
};

/**
 * A command with everything that belongs to it. With subcommands, `runs` maps `pause` (or `group/name`) to its
 * handler; without, it has the one key `''`. `buttons` (selects too) and `modals` are named by custom id.
 */
export type Command = {
  data: CommandJson;
  runs: Record<string, AnyHandler>;
  components?: Record<string, AnyHandler>;
  modals?: Record<string, AnyHandler>;
  autocomplete?: Suggest;
};

/** A handler whose input and slash options are one declaration. */
export function handler<Shape extends z.ZodRawShape>(
  parts: Omit<Handler<z.infer<z.ZodObject<Shape>>>, 'input' | 'options'> & { input: z.ZodObject<Shape> },
): Handler<z.infer<z.ZodObject<Shape>>> {
  return { ...parts, options: optionsOf(parts.input) } as Handler<z.infer<z.ZodObject<Shape>>>;
}

/** A handler's `run` over what the call is about, which `find` gives; where it refuses, its refusal is the reply. */
export function about<Wanted, Input extends Wanted, Place extends unknown[], Found extends object>(
  find: (call: Call<Wanted>, ctx: Context, ...place: Place) => Promise<Found | Refused> | Found | Refused,
  run: (call: Call<Input>, ctx: Context, found: Found) => Promise<Message | Modal>,
) {
  return async (call: Call<Input>, ctx: Context, ...place: Place) => {
    const found = await find(call, ctx, ...place);
    return 'refusal' in found ? found.refusal : run(call, ctx, found);
  };
}

type Named = {
  /** In English; what it is called elsewhere, and what is said of it and its parts, stands with the words. */
  name: string;
  /** For those who run the server; Discord asks, and lets the server say otherwise. */
  admins?: true;
  /** Of a command for admins: for everybody in their own place. */
  own?: true;
};
type Alone = { run: AnyHandler; subcommands?: undefined };
type Grouped = { run?: undefined; subcommands: Record<string, AnyHandler> };
type Parts = Named & Omit<Command, 'data' | 'runs'> & (Alone | Grouped);

/** Where a command is offered, and to whom: https://discord.com/developers/docs/interactions/application-commands#contexts */
const { GuildInstall, UserInstall } = ApplicationIntegrationType;
const { Guild, BotDM, PrivateChannel } = InteractionContextType;
const inServers = { contexts: [Guild], integration_types: [GuildInstall] };
const inOwnPlaceToo = { contexts: [Guild, BotDM], integration_types: [GuildInstall, UserInstall] };
const everywhere = { contexts: [Guild, BotDM, PrivateChannel], integration_types: [GuildInstall, UserInstall] };

/**
 * A command as Discord is told of it, made of its handlers' own declarations; `inAllLanguages` says what it is for. A button
 * of its name, `week` or `cohort-status`, is the command once more, unless another handler is named so.
 */
export function command({ name, admins, own, run, subcommands, ...rest }: Parts): Command {
  const all = Object.entries(subcommands ?? {});
  const data = {
    name,
    description: '',
    ...(admins === true ? { default_member_permissions: String(manageServer) } : {}),
    ...(admins === true ? (own === true ? inOwnPlaceToo : inServers) : everywhere),
    options:
      run?.options ??
      all.map(([name, { options }]) => {
        return { type: ApplicationCommandOptionType.Subcommand as const, name, description: '', options };
      }),
  };
  const buttons = run ? [[name, run]] : all.map(([sub, handler]) => [`${name}-${sub}`, handler]);
  const runs = run ? { '': run } : Object.fromEntries(all);
  return { ...rest, data, runs, components: { ...Object.fromEntries(buttons), ...rest.components } };
}

/** A command in the menu of every message, whose handler is given that as `message`: its words, and a link to it. */
export function messageCommand({
  name,
  run,
  ...rest
}: { name: string; run: AnyHandler } & Omit<Command, 'data' | 'runs'>): Command {
  return { ...rest, data: { type: ApplicationCommandType.Message, name, ...everywhere }, runs: { '': run } };
}
