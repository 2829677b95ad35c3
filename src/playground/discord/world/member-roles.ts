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

/** Tells of a member who has changed; the bot hears of its own roles whatever its intents. */
export function tellMember(core: Core, guild: Guild, member: Membership): void {
  const intent = member.userId === core.state.botId ? 0 : Intent.GuildMembers;
  core.emit('GUILD_MEMBER_UPDATE', { ...renderMember(core.state, member), guild_id: guild.id }, intent);
}
