import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { type Issue, issue } from '../form.ts';
import { renderChannel, renderGuild, renderMember } from '../messages/render.ts';
import { channelPermissions, guildPermissions, may, standsBelow } from '../permissions.ts';
import { missingPermissions, unknownMember, unknownRole } from '../refusal.ts';
import { type Channel, isThread, memberOf } from '../state.ts';
import { removeBot, setRole } from '../world/members.ts';
import { guildOf } from './access.ts';
import { type Call, demand, done, ok, param, type Route, refuseForm, route } from './route.ts';

function channelsOf(call: Call, isWanted: (channel: Channel) => boolean) {
  const guild = guildOf(call);
  const { state } = call.core;
  return Object.values(state.channels)
    .filter((channel) => channel.guildId === guild.id && isWanted(channel))
    .map((channel) => renderChannel(state, channel));
}

/** https://discord.com/developers/docs/resources/guild#list-active-guild-threads: those that the bot can see, and who of its own is in them. */
function activeThreads(call: Call) {
  const { core } = call;
  const isOpen = (channel: Channel) =>
    channel.thread?.archived === false && may(channelPermissions(core, channel, core.state.botId), P.ViewChannel);
  return { threads: channelsOf(call, isOpen), members: [], has_more: false };
}

/** Gives or takes a role: https://discord.com/developers/docs/resources/guild#add-guild-member-role */
function changeRole(call: Call, has: boolean) {
  const guild = guildOf(call);
  const { botId } = call.core.state;
  refuseForm(reasonIssues(call.reason));
  const member = memberOf(guild, param(call, 'user'));
  if (member === undefined) throw unknownMember();
  const role = guild.roles.find(({ id }) => id === param(call, 'role'));
  // That of everybody is nobody's to give, and is not found.
  if (role === undefined || role.id === guild.id) throw unknownRole();
  demand(guildPermissions(call.core, guild, botId), P.ManageRoles);
  if (role.managed || !standsBelow(guild, role, botId)) throw missingPermissions();
  setRole(call.core, guild, member, role.id, has);
  return done();
}

const rolePath = '/guilds/:guild/members/:user/roles/:role';
const reasonAtMost = 512;

function reasonIssues(reason = ''): Issue[] {
  const isEncoded = /^[\x21-\x7e]*$/.test(reason);
  const isShort = decodeURIComponent(reason).length <= reasonAtMost;
  if (isEncoded && isShort) return [];
  return [issue(['X-Audit-Log-Reason'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 512 in length.')];
}

export const guildRoutes: readonly Route[] = [
  route('GET', '/guilds/:guild', [10, 10_000], (call) => {
    const guild = guildOf(call);
    const counts = { approximate_member_count: guild.members.length, approximate_presence_count: 0 };
    return ok({ ...renderGuild(guild), ...(call.query.get('with_counts') === 'true' ? counts : {}) });
  }),
  route('GET', '/guilds/:guild/channels', [10, 10_000], (call) =>
    ok(channelsOf(call, (channel) => !isThread(channel))),
  ),
  route('GET', '/guilds/:guild/threads/active', [10, 10_000], (call) => ok(activeThreads(call))),
  route('GET', '/guilds/:guild/roles', [10, 10_000], (call) => ok(guildOf(call).roles)),
  route('GET', '/guilds/:guild/members/:user', [10, 10_000], (call) => {
    const wanted = param(call, 'user') === '@me' ? call.core.state.botId : param(call, 'user');
    const member = memberOf(guildOf(call), wanted);
    if (member === undefined) throw unknownMember();
    return ok(renderMember(call.core.state, member));
  }),
  route('PUT', rolePath, [10, 10_000], (call) => changeRole(call, true)),
  route('DELETE', '/users/@me/guilds/:guild', [5, 5_000], (call) => {
    removeBot(call.core, guildOf(call));
    return done();
  }),
  route('DELETE', rolePath, [10, 10_000], (call) => changeRole(call, false)),
];
