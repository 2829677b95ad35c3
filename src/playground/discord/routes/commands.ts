import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import { asJson, asList, type Issue, isJson, type Json } from '../form.ts';
import { invalidForm, missingAccess, refusal, unknownCommand } from '../refusal.ts';
import { memberOf } from '../state.ts';
import { commandIssues, commandSetIssues } from '../validate/command.ts';
import { assertOwnApplication } from './access.ts';
import { bodyOf, type Call, created, done, ok, param, type Route, refuseForm } from './route.ts';

/** The guild of the path, or undefined for the global set. */
function scopeOf(call: Call): string | undefined {
  assertOwnApplication(call);
  const guildId = call.params['guild'];
  if (guildId === undefined) return undefined;
  const guild = call.core.state.guilds[guildId];
  if (guild === undefined || memberOf(guild, call.core.state.botId) === undefined) throw missingAccess();
  return guildId;
}

function setOf(core: Core, scope: string | undefined): APIApplicationCommand[] {
  return core.state.commands.filter((command) => command.guild_id === scope);
}

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
function normalized(
  core: Core,
  body: Json,
  scope: string | undefined,
  before: APIApplicationCommand | undefined,
): APIApplicationCommand {
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
    ...(scope === undefined
      ? {
          contexts: sorted(body['contexts']),
          integration_types: sorted(body['integration_types']) ?? [0],
          dm_permission: body['dm_permission'] ?? sorted(body['contexts'])?.includes(1) ?? true,
        }
      : { guild_id: scope }),
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

function replaceSet(core: Core, scope: string | undefined, commands: readonly APIApplicationCommand[]): void {
  for (const [type, most] of limits) {
    if (commands.filter((command) => command.type === type).length > most) {
      throw refusal(400, 30_032, `Maximum number of application commands reached (${most})`);
    }
  }
  const others = core.state.commands.filter((command) => command.guild_id !== scope);
  core.state.commands = [...others, ...commands];
}

/** Whether the app may be added to an account is set in the developer portal. */
function installIssues(core: Core, body: Json, path: Issue['path']): Issue[] {
  if (core.state.application.serversOnly !== true || !asList(body['integration_types']).includes(1)) return [];
  const message = 'The application does not support this integration type';
  return [{ path: [...path, 'integration_types'], code: 'BASE_TYPE_CHOICES', message }];
}

function overwrite(call: Call) {
  const scope = scopeOf(call);
  if (!Array.isArray(call.body)) {
    throw invalidForm([{ path: [], code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }]);
  }
  refuseForm([
    ...commandSetIssues(call.body),
    ...call.body.flatMap((body, index) => installIssues(call.core, asJson(body), [index])),
  ]);
  const before = setOf(call.core, scope);
  assertEntryPointKept(before, call.body.map(asJson));
  const commands = call.body.map((item) => {
    const body = asJson(item);
    return normalized(
      call.core,
      body,
      scope,
      before.find((command) => isSame(command, body)),
    );
  });
  replaceSet(call.core, scope, commands);
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
  const scope = scopeOf(call);
  const body = bodyOf(call);
  refuseForm([...commandIssues(body, []), ...installIssues(call.core, body, [])]);
  const before = setOf(call.core, scope);
  const replaced = before.find((command) => isSame(command, body));
  const command = normalized(call.core, body, scope, replaced);
  replaceSet(call.core, scope, [...before.filter((other) => other !== replaced), command]);
  return replaced === undefined ? created(command) : ok(command);
}

function commandOf(call: Call): APIApplicationCommand {
  const command = setOf(call.core, scopeOf(call)).find(({ id }) => id === param(call, 'command'));
  if (command === undefined) throw unknownCommand();
  return command;
}

function edit(call: Call) {
  const before = commandOf(call);
  const scope = before.guild_id;
  const body = isJson(call.body) ? { ...before, ...call.body, type: before.type } : { ...before };
  refuseForm(commandIssues(body, []));
  const command = normalized(call.core, body, scope, before);
  replaceSet(
    call.core,
    scope,
    setOf(call.core, scope).map((other) => (other === before ? command : other)),
  );
  return ok(command);
}

function remove(call: Call) {
  const command = commandOf(call);
  call.core.state.commands = call.core.state.commands.filter((other) => other !== command);
  return done();
}

function routesUnder(base: string): Route[] {
  return [
    {
      method: 'GET',
      path: base,
      limit: [10, 10_000],
      run: (call) => ok(setOf(call.core, scopeOf(call)).map((command) => shown(call, command))),
    },
    { method: 'PUT', path: base, limit: [5, 20_000], run: overwrite },
    { method: 'POST', path: base, limit: [5, 20_000], run: create },
    { method: 'GET', path: `${base}/:command`, limit: [10, 10_000], run: (call) => ok(commandOf(call)) },
    { method: 'PATCH', path: `${base}/:command`, limit: [5, 20_000], run: edit },
    { method: 'DELETE', path: `${base}/:command`, limit: [5, 20_000], run: remove },
  ];
}

export const commandRoutes: readonly Route[] = [
  ...routesUnder('/applications/:application/commands'),
  ...routesUnder('/applications/:application/guilds/:guild/commands'),
];
