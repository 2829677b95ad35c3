import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { commandSetting } from '../command-permissions.ts';
import type { Core } from '../core.ts';
import { asJson, asList, type Issue, isJson, type Json } from '../form.ts';
import { invalidForm, refusal } from '../refusal.ts';
import { commandIssues, commandSetIssues } from '../validate/command.ts';
import { assertOwnApplication, guildOf } from './access.ts';
import { bodyOf, type Call, created, ok, type Route, refuseForm, route } from './route.ts';

/** Lists leave the translations out unless they are asked for. */
function shown(call: Call, command: APIApplicationCommand): unknown {
  return call.query.get('with_localizations') === 'true' ? command : withoutTranslations(command);
}

function withoutTranslations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTranslations);
  if (!isJson(value)) return value;
  const kept = Object.entries(value).filter(
    ([key]) => key !== 'name_localizations' && key !== 'description_localizations',
  );
  return Object.fromEntries(kept.map(([key, field]) => [key, withoutTranslations(field)]));
}

/** The command as Discord keeps it: what is false or absent by default is left out, the rest is spelt out. */
function normalized(core: Core, body: Json, before: APIApplicationCommand | undefined): APIApplicationCommand {
  const permissions = body['default_member_permissions'];
  const isSlash = (body['type'] ?? 1) === ApplicationCommandType.ChatInput;
  const options = asList(body['options']).map(normalizedOption);
  const kept = {
    application_id: core.state.application.id,
    type: body['type'] ?? ApplicationCommandType.ChatInput,
    name: body['name'],
    name_localizations: body['name_localizations'] ?? null,
    description: isSlash ? body['description'] : (body['description'] ?? ''),
    ...(body['handler'] === undefined ? {} : { handler: body['handler'] }),
    description_localizations: body['description_localizations'] ?? null,
    default_member_permissions: permissions === undefined || permissions === null ? null : String(permissions),
    nsfw: body['nsfw'] ?? false,
    ...(options.length === 0 ? {} : { options }),
    contexts: sorted(body['contexts']),
    integration_types: sorted(body['integration_types']) ?? [0],
    dm_permission: body['dm_permission'] ?? sorted(body['contexts'])?.includes(1) ?? true,
  };
  const { id, version, ...previous } = before ?? {};
  const same = JSON.stringify(kept) === JSON.stringify({ ...previous });
  const newId = id ?? core.nextId();
  const command = { ...kept, id: newId, version: same && version !== undefined ? version : core.nextId() };
  return command as APIApplicationCommand;
}

function sorted(value: unknown): unknown[] | null {
  return Array.isArray(value) ? value.toSorted() : null;
}

function normalizedOption(value: unknown): unknown {
  const { required, autocomplete, options, choices, ...rest } = asJson(value);
  const localized = Object.fromEntries(
    Object.entries(rest).filter(([, field]) => field !== undefined && field !== null),
  );
  const isNested = Array.isArray(options);
  return {
    ...localized,
    ...(required === true ? { required } : {}),
    ...(autocomplete === true ? { autocomplete } : {}),
    ...(asList(choices).length > 0
      ? {
          choices: asList(choices).map((choice) => ({
            ...asJson(choice),
            name_localizations: asJson(choice)['name_localizations'] ?? null,
          })),
        }
      : {}),
    ...(isNested ? { options: options.map(normalizedOption) } : {}),
  };
}

const limits: readonly [ApplicationCommandType, number][] = [
  [ApplicationCommandType.ChatInput, 100],
  [ApplicationCommandType.User, 15],
  [ApplicationCommandType.Message, 15],
  [ApplicationCommandType.PrimaryEntryPoint, 1],
];

function replaceAll(core: Core, commands: APIApplicationCommand[]): void {
  for (const [type, most] of limits) {
    if (commands.filter((command) => command.type === type).length > most) {
      throw refusal(400, 30_032, `Maximum number of application commands reached (${most})`);
    }
  }
  core.state.commands = commands;
}

/** Whether the app may be added to an account is set in the developer portal. */
function installIssues(core: Core, body: Json, path: Issue['path']): Issue[] {
  if (core.state.application.serversOnly !== true || !asList(body['integration_types']).includes(1)) return [];
  const message = 'The application does not support this integration type';
  return [{ path: [...path, 'integration_types'], code: 'BASE_TYPE_CHOICES', message }];
}

function overwrite(call: Call) {
  const { core, body: bodies } = call;
  assertOwnApplication(call);
  if (!Array.isArray(bodies)) {
    throw invalidForm([{ path: [], code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }]);
  }
  refuseForm([
    ...commandSetIssues(bodies),
    ...bodies.flatMap((body, index) => installIssues(core, asJson(body), [index])),
  ]);
  const before = core.state.commands;
  assertEntryPointKept(before, bodies.map(asJson));
  const commands = bodies.map(asJson).map((body) =>
    normalized(
      core,
      body,
      before.find((command) => isSame(command, body)),
    ),
  );
  replaceAll(core, commands);
  return ok(commands);
}

function assertEntryPointKept(before: readonly APIApplicationCommand[], bodies: readonly Json[]): void {
  const entryPoint = before.find(({ type }) => type === ApplicationCommandType.PrimaryEntryPoint);
  if (entryPoint === undefined || bodies.some((body) => isSame(entryPoint, body))) return;
  throw refusal(
    400,
    50_240,
    "You cannot remove this app's Entry Point command in a bulk update operation. Please include the Entry Point command in your update request or delete it separately.",
  );
}

function isSame(command: APIApplicationCommand, body: Json): boolean {
  return command.name === body['name'] && command.type === (body['type'] ?? ApplicationCommandType.ChatInput);
}

function create(call: Call) {
  const { core } = call;
  assertOwnApplication(call);
  const body = bodyOf(call);
  refuseForm([...commandIssues(body, []), ...installIssues(core, body, [])]);
  const before = core.state.commands;
  const replaced = before.find((command) => isSame(command, body));
  const command = normalized(core, body, replaced);
  replaceAll(core, [...before.filter((other) => other !== replaced), command]);
  return replaced === undefined ? created(command) : ok(command);
}

function list(call: Call) {
  assertOwnApplication(call);
  return ok(call.core.state.commands.map((command) => shown(call, command)));
}

/** What guilds have set for commands, as apps may read it; only what differs from the defaults is listed. */
function settings(call: Call) {
  assertOwnApplication(call);
  const { state } = call.core;
  const { id: guild_id } = guildOf(call);
  const application_id = state.application.id;
  return ok(
    Object.keys(state.commandPermissions?.[guild_id] ?? {}).map((id) => {
      return { id, application_id, guild_id, permissions: commandSetting(state, guild_id, id) };
    }),
  );
}

const path = '/applications/:application/commands';

export const commandRoutes: readonly Route[] = [
  route('GET', '/applications/:application/guilds/:guild/commands/permissions', [10, 10_000], settings),
  route('GET', path, [10, 10_000], list),
  route('PUT', path, [5, 20_000], overwrite),
  route('POST', path, [5, 20_000], create),
];
