import type { Core } from '../core.ts';
import { fileLimit } from '../messages/attachments.ts';
import { renderChannel, renderMember, renderUser } from '../messages/render.ts';
import { channelPermissions } from '../permissions.ts';
import { findMessage, memberOf } from '../state.ts';
import { contextOf } from './installations.ts';
import type { LiveInteraction } from './live-interaction.ts';

/** INTERACTION_CREATE as the bot gets it. */
export function interactionPayload(core: Core, live: LiveInteraction, data: unknown): Record<string, unknown> {
  const { state } = core;
  const channel = state.channels[live.channelId];
  const guild = live.guildId === undefined ? undefined : state.guilds[live.guildId];
  const member = guild === undefined ? undefined : memberOf(guild, live.userId);
  const permissionsOf = (userId: string) =>
    channel === undefined ? '0' : String(channelPermissions(core, channel, userId));
  const source = live.sourceId === undefined ? undefined : findMessage(state, live.sourceId, live.channelId);
  return {
    id: live.id,
    application_id: state.application.id,
    type: live.type,
    token: live.token,
    version: 1,
    channel_id: live.channelId,
    ...(channel === undefined
      ? {}
      : { channel: { ...renderChannel(state, channel), permissions: permissionsOf(live.userId) } }),
    ...(guild === undefined || member === undefined
      ? { user: renderUser(state, live.userId) }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: { ...renderMember(state, member), permissions: permissionsOf(live.userId) },
        }),
    context: contextOf(channel ?? {}),
    locale: state.people[live.userId]?.locale,
    app_permissions: permissionsOf(state.botId),
    entitlements: [],
    authorizing_integration_owners: live.installations,
    attachment_size_limit: fileLimit,
    data,
    ...(source === undefined ? {} : { message: source.json }),
  };
}
