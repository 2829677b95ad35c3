import { type REST, Routes } from 'discord.js';
import {
  type APIApplication,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type { CommandJson } from '../commands/command.ts';
import type { CommandIds } from '../messages/kit/command-links.ts';

/** The names of commands that Discord lacks, has in another form, or should no longer have. */
type Difference = { added: string[]; changed: string[]; removed: string[] };

const { GuildInstall, UserInstall } = ApplicationIntegrationType;
const { Guild, PrivateChannel } = InteractionContextType;

/** Whether people can add an application to their account, as is set in the developer portal. */
export function isForPeople({
  integration_types_config: types,
}: Pick<APIApplication, 'integration_types_config'>): boolean {
  return types?.[UserInstall] !== undefined;
}

/** The command as it is registered: for servers unless it says otherwise, and for people's accounts only where there is that. */
export function registered(command: CommandJson, forPeople: boolean): CommandJson {
  const { contexts = [Guild], integration_types: types = [GuildInstall] } = command;
  if (forPeople) return { ...command, contexts, integration_types: types };
  return {
    ...command,
    contexts: contexts.filter((context) => context !== PrivateChannel),
    integration_types: types.filter((type) => type !== UserInstall),
  };
}

/** Compares what we want with what Discord has, ignoring order and what Discord fills in by itself. */
export function commandDifference(wanted: readonly CommandJson[], existing: readonly unknown[]): Difference {
  const ours = formsOf(wanted);
  const theirs = formsOf(existing.filter((command) => !isEntryPoint(command)));
  return {
    added: [...ours.keys()].filter((name) => !theirs.has(name)),
    changed: [...ours].filter(([name, form]) => theirs.has(name) && theirs.get(name) !== form).map(([name]) => name),
    removed: [...theirs.keys()].filter((name) => !ours.has(name)),
  };
}

/**
 * Makes Discord's global commands ours with one read, and one write only if something differs: writing resets
 * nothing that is equal, yet counts against 200 creations a day. Throws what @discordjs/rest throws.
 */
export async function reconcileCommands(
  rest: REST,
  applicationId: string,
  commands: readonly CommandJson[],
  forPeople: boolean,
  signal?: AbortSignal,
): Promise<Difference & { written: boolean; ids: CommandIds }> {
  const wanted = commands.map((command) => registered(command, forPeople));
  const route = Routes.applicationCommands(applicationId);
  const given = signal === undefined ? {} : { signal };
  // Without this Discord leaves the translations out, and every start would see a difference.
  const existing = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }), ...given });
  if (!Array.isArray(existing)) throw new Error('Discord answered the list of commands with something else');
  const difference = commandDifference(wanted, existing);
  const written = Object.values(difference).some((names) => names.length > 0);
  // Discord takes no list without the command by which an application's Activity is opened, which is not ours to remove.
  const listed = written
    ? await rest.put(route, { body: [...wanted, ...existing.filter(isEntryPoint).map(asRegistered)], ...given })
    : existing;
  return { ...difference, written, ids: commandIds(listed) };
}

/** The ids of listed commands, by what is typed. */
function commandIds(listed: unknown): CommandIds {
  const isTyped = (command: Json) =>
    (command['type'] ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
  const commands = (Array.isArray(listed) ? listed : []).map(asJson).filter(isTyped);
  return new Map(
    commands.flatMap((command) => {
      const options = Array.isArray(command['options']) ? command['options'].map(asJson) : [];
      const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
      const paths = subcommands.length === 0 ? [''] : subcommands.map(({ name }) => ` ${String(name)}`);
      return paths.map((path): [string, string] => [`${String(command['name'])}${path}`, String(command['id'])]);
    }),
  );
}

type Json = Record<string, unknown>;

/** https://discord.com/developers/docs/interactions/application-commands#entry-point-commands */
function isEntryPoint(command: unknown): boolean {
  return asJson(command)['type'] === ApplicationCommandType.PrimaryEntryPoint;
}

/** A command that Discord listed, as it takes it back: without what Discord itself adds. */
function asRegistered(command: unknown): Json {
  const taken = [
    ...['name', 'name_localizations', 'description_localizations', 'type', 'handler', 'contexts'],
    'integration_types',
  ];
  const json = asJson(command);
  return Object.fromEntries(taken.flatMap((key) => (json[key] == null ? [] : [[key, json[key]]])));
}

function formsOf(commands: readonly unknown[]): Map<string, string> {
  const form = (command: unknown) => commandForm({ type: ApplicationCommandType.ChatInput, ...asJson(command) });
  return new Map(commands.map((command) => [keyOf(command), JSON.stringify(form(command))]));
}

function keyOf(command: unknown): string {
  const { name, type = ApplicationCommandType.ChatInput } = asJson(command);
  return type === ApplicationCommandType.ChatInput ? String(name) : `${String(name)} (type ${String(type)})`;
}

/** What Discord keeps of a command and its options as we give it; it adds ids and more of its own. */
const compared = new Set([
  ...['name', 'name_localizations', 'description', 'description_localizations', 'type', 'nsfw', 'options'],
  ...['default_member_permissions', 'contexts', 'integration_types', 'required', 'autocomplete', 'choices', 'value'],
  ...['channel_types', 'min_value', 'max_value', 'min_length', 'max_length'],
]);

/** One spelling for all that means the same: Discord writes null, false, {} or [] where we leave out, in an order of its own. */
function commandForm(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.every((one) => typeof one === 'number') ? value.toSorted((a, b) => a - b) : value.map(commandForm);
  }
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([key, one]) => compared.has(key) && !isUnsaid(one));
  return said.map(([key, one]) => [key, key.endsWith('_localizations') ? translations(one) : commandForm(one)]).sort();
}

function isUnsaid(value: unknown): boolean {
  if (typeof value === 'object') return Object.values(value ?? {}).every((one) => one == null);
  return value === undefined || value === false || value === '';
}

function translations(value: unknown): [string, unknown][] {
  return Object.entries(asJson(value))
    .filter(([, text]) => text != null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
