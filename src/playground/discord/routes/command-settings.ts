import { commandSetting } from '../command-permissions.ts';
import { assertOwnApplication, guildOf } from './access.ts';
import { ok, type Route, route } from './route.ts';

/** What guilds have set for commands, as apps may read it; only what differs from the defaults is listed. */
export const commandSettingRoutes: readonly Route[] = [
  route('GET', '/applications/:application/guilds/:guild/commands/permissions', [10, 10_000], (call) => {
    assertOwnApplication(call);
    const { state } = call.core;
    const { id: guild_id } = guildOf(call);
    return ok(
      Object.keys(state.commandPermissions?.[guild_id] ?? {}).map((id) => ({
        id,
        application_id: state.application.id,
        guild_id,
        permissions: commandSetting(state, guild_id, id),
      })),
    );
  }),
];
