import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import { renderMember } from '../messages/render.ts';
import type { Guild, Membership } from '../state.ts';

/** Gives a member a role or takes it. */
export function setRole(core: Core, guild: Guild, member: Membership, roleId: string, has: boolean): void {
  const others = member.roles.filter((id) => id !== roleId);
  member.roles = has ? [...others, roleId] : others;
  tellMember(core, guild, member);
}

/** Tells the bot of its own roles, of which it hears whatever its intents; those of others take a privileged one. */
export function tellMember(core: Core, guild: Guild, member: Membership): void {
  if (member.userId !== core.state.botId) return;
  core.emit('GUILD_MEMBER_UPDATE', { ...renderMember(core.state, member), guild_id: guild.id }, 0);
}

/** Takes the bot out of a guild, whoever wanted that; the guild itself stays. */
export function removeBot(core: Core, guild: Guild): void {
  const { botId } = core.state;
  guild.members = guild.members.filter(({ userId }) => userId !== botId);
  guild.roles = guild.roles.filter((role) => role.tags?.bot_id !== botId);
  core.emit('GUILD_DELETE', { id: guild.id }, Intent.Guilds);
}
