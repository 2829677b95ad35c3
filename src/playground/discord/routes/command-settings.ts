import { commandSetting } from '../command-permissions.ts';
import { botsMayNot, unknownCommandPermissions } from '../refusal.ts';
import { assertOwnApplication, guildOf } from './access.ts';
import { type Call, ok, param, type Route, route } from './route.ts';

function settingJson(call: Call, id: string) {
  const guildId = param(call, 'guild');
  const { application } = call.core.state;
  const permissions = commandSetting(call.core.state, guildId, id);
  return { id, application_id: application.id, guild_id: guildId, permissions };
}

/** Only what differs from the defaults is listed. */
function allSettings(call: Call) {
  assertOwnApplication(call);
  const set = Object.keys(call.core.state.commandPermissions?.[guildOf(call).id] ?? {});
  return ok(set.map((id) => settingJson(call, id)));
}

function oneSetting(call: Call) {
  assertOwnApplication(call);
  guildOf(call);
  const setting = settingJson(call, param(call, 'command'));
  if (setting.permissions.length === 0) throw unknownCommandPermissions();
  return ok(setting);
}

/** Apps read what guilds set; only people change it. */
export const commandSettingRoutes: readonly Route[] = [
  route('GET', '/applications/:application/guilds/:guild/commands/permissions', [10, 10_000], allSettings),
  route('GET', '/applications/:application/guilds/:guild/commands/:command/permissions', [10, 10_000], oneSetting),
  route('PUT', '/applications/:application/guilds/:guild/commands/:command/permissions', [10, 10_000], () => {
    throw botsMayNot();
  }),
];
