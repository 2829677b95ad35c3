import { ChannelType } from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import { must, shape, snowflake } from '../form.ts';
import { renderChannel, renderUser } from '../messages/render.ts';
import { guildPermissions } from '../permissions.ts';
import { refusal, unknownUser } from '../refusal.ts';
import { botGuilds, type Channel } from '../state.ts';
import { bodyOf, ok, param, type Route, refuseForm, route } from './route.ts';

/** The direct-message channel between the bot and a user, opened when needed. */
export function openDirect(core: Core, userId: string): Channel {
  const known = Object.values(core.state.channels).find(({ recipientId }) => recipientId === userId);
  if (known !== undefined) return known;
  const channel: Channel = {
    id: core.nextId(),
    type: ChannelType.DM,
    name: '',
    position: 0,
    overwrites: [],
    recipientId: userId,
  };
  core.state.channels[channel.id] = channel;
  return channel;
}

export const userRoutes: readonly Route[] = [
  route('GET', '/users/@me', [10, 10_000], ({ core }) =>
    ok({
      ...renderUser(core.state, core.state.botId),
      mfa_enabled: true,
      locale: 'en-US',
      verified: true,
      email: null,
    }),
  ),
  route('GET', '/users/@me/guilds', [10, 10_000], ({ core }) =>
    ok(
      botGuilds(core.state).map((guild) => ({
        id: guild.id,
        name: guild.name,
        icon: null,
        banner: null,
        owner: false,
        permissions: String(guildPermissions(core, guild, core.state.botId)),
        features: [],
      })),
    ),
  ),
  route('POST', '/users/@me/channels', [10, 10_000], (call) => {
    const { state } = call.core;
    refuseForm(shape({ recipient_id: must(snowflake) })(call.body, []));
    const recipient = String(bodyOf(call)['recipient_id']);
    if (state.people[recipient] === undefined || recipient === state.botId) {
      throw refusal(400, 50033, 'Invalid Recipient(s)');
    }
    return ok(renderChannel(state, openDirect(call.core, recipient)));
  }),
  route('GET', '/users/:user', [30, 30_000], (call) => {
    if (call.core.state.people[param(call, 'user')] === undefined) throw unknownUser();
    return ok(renderUser(call.core.state, param(call, 'user')));
  }),
];
