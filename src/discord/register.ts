import { type REST, Routes } from 'discord.js';
import { ApplicationCommandType, type RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';

type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** The names of commands that Discord lacks, has in another form, or should no longer have. */
type Difference = { added: string[]; changed: string[]; removed: string[] };

/** The command as it is registered: for servers (context 0) unless it says otherwise, installed in servers only (integration type 0). */
export function registered(command: CommandJson): CommandJson {
  return { ...command, contexts: command.contexts ?? [0], integration_types: [0] };
}

/** Compares what we want with what Discord has, ignoring order and what Discord fills in by itself. */
export function commandDifference(wanted: readonly CommandJson[], existing: readonly unknown[]): Difference {
  const ours = new Map(wanted.map((command) => [keyOf(command), JSON.stringify(commandForm(command))]));
  const known = existing.filter((command) => !isEntryPoint(command));
  const theirs = new Map(known.map((command) => [keyOf(command), JSON.stringify(commandForm(command))]));
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
  signal?: AbortSignal,
): Promise<Difference & { written: boolean }> {
  const wanted = commands.map(registered);
  const route = Routes.applicationCommands(applicationId);
  const given = signal === undefined ? {} : { signal };
  // Without this Discord leaves the translations out, and every start would see a difference.
  const existing = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }), ...given });
  if (!Array.isArray(existing)) throw new Error('Discord answered the list of commands with something else');
  const difference = commandDifference(wanted, existing);
  const written = Object.values(difference).some((names) => names.length > 0);
  // Discord takes no list without the command by which an application's Activity is opened, which is not ours to remove.
  if (written)
    await rest.put(route, { body: [...wanted, ...existing.filter(isEntryPoint).map(asRegistered)], ...given });
  return { ...difference, written };
}

type Json = Record<string, unknown>;

/** https://discord.com/developers/docs/interactions/application-commands#entry-point-commands */
function isEntryPoint(command: unknown): boolean {
  return asJson(command)['type'] === ApplicationCommandType.PrimaryEntryPoint;
}

/** A command that Discord listed, as it takes it back: without what Discord itself adds. */
function asRegistered(command: unknown): Json {
  const taken = [
    'name',
    'name_localizations',
    'description_localizations',
    'type',
    'handler',
    'contexts',
    'integration_types',
  ];
  const json = asJson(command);
  return Object.fromEntries(taken.flatMap((key) => (json[key] == null ? [] : [[key, json[key]]])));
}

function keyOf(command: unknown): string {
  const { name, type } = asJson(command);
  return type === undefined || type === 1 ? String(name) : `${String(name)} (type ${String(type)})`;
}

/** One spelling for all that means the same: Discord writes null, false or [] where we leave out. */
function commandForm(command: unknown): Json {
  const json = asJson(command);
  return {
    type: json['type'] ?? 1,
    ...described(json),
    default_member_permissions: json['default_member_permissions'] ?? null,
    contexts: sorted(json['contexts']),
    integration_types: sorted(json['integration_types']),
    nsfw: json['nsfw'] ?? false,
    options: asList(json['options']).map(optionForm),
  };
}

function optionForm(option: unknown): Json {
  const json = asJson(option);
  return {
    type: json['type'],
    ...described(json),
    required: json['required'] ?? false,
    autocomplete: json['autocomplete'] ?? false,
    choices: asList(json['choices']).map(choiceForm),
    options: asList(json['options']).map(optionForm),
    channel_types: sorted(json['channel_types']),
    limits: ['min_value', 'max_value', 'min_length', 'max_length'].map((key) => json[key] ?? null),
  };
}

function choiceForm(choice: unknown): Json {
  const json = asJson(choice);
  return { name: json['name'], names: translations(json['name_localizations']), value: json['value'] };
}

function described(json: Json): Json {
  return {
    name: json['name'],
    names: translations(json['name_localizations']),
    description: json['description'] ?? '',
    descriptions: translations(json['description_localizations']),
  };
}

function translations(value: unknown): [string, unknown][] {
  return Object.entries(asJson(value))
    .filter(([, text]) => text !== null && text !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function sorted(value: unknown): number[] {
  return asList(value)
    .map(Number)
    .sort((a, b) => a - b);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
