import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { DiscordWorld, RoleEdit } from '../contract.ts';
import type { Core } from '../core.ts';
import { findChannel, findGuild, findPerson, findRole } from '../lookup.ts';
import { renderChannel, renderGuildCreate, renderMember } from '../messages/render.ts';
import { channelPermissions, everyonePermissions } from '../permissions.ts';
import { findMessage, type Guild, type Membership, memberOf, newRole, newUser } from '../state.ts';
import { channelEdits } from './channels.ts';
import { commandEdits } from './commands.ts';
import { removeBot, setRole, tellMember } from './members.ts';

/** Edits the world and tells the bot what it would be told. */
export function createWorld(core: Core): DiscordWorld {
  const { state } = core;
  return {
    guilds: () => Object.values(state.guilds).map(({ id, name }) => ({ id, name })),
    users: () => Object.values(state.people).map(({ user }) => user),
    localeOf: (user) => findPerson(state, user).locale,
    channels: (guild) =>
      Object.values(state.channels)
        .filter(({ guildId }) => guildId === findGuild(state, guild).id)
        .map((channel) => renderChannel(state, channel) as unknown as ReturnType<DiscordWorld['channels']>[number]),
    roles: (guild) => findGuild(state, guild).roles,
    members: (guild) => findGuild(state, guild).members.map((member) => renderMember(state, member)),
    messages: (channel) => (state.messages[findChannel(state, channel).id] ?? []).map(({ json }) => json),
    commands: () => state.commands,
    pings: (messageId) => findMessage(state, messageId)?.pings ?? { users: [], roles: [], everyone: false },
    permissions: (user, channel) =>
      channelPermissions(core, findChannel(state, channel), findPerson(state, user).user.id),
    ...guildEdits(core),
    ...peopleEdits(core),
    ...roleEdits(core),
    ...channelEdits(core),
    setCommandPermissions: commandEdits(core),
  };
}

function guildEdits(core: Core) {
  const { state } = core;
  const announceGuild = (guild: Guild) => {
    if (memberOf(guild, state.botId) !== undefined) {
      core.emit('GUILD_CREATE', renderGuildCreate(state, guild), Intent.Guilds);
    }
  };
  return {
    addGuild: ({ name, owner, locale = 'en-US' }) => {
      const id = core.nextId();
      const ownerId = findPerson(state, owner).user.id;
      const everyone = newRole(id, '@everyone', 0, everyonePermissions);
      state.guilds[id] = { id, name, ownerId, locale, available: true, roles: [everyone], members: [] };
      join(core, state.guilds[id], ownerId);
      return id;
    },
    inviteBot: (guildName, permissions) => {
      const guild = findGuild(state, guildName);
      const known = guild.roles.find((role) => role.tags?.bot_id === state.botId);
      const role = known ?? {
        ...newRole(core.nextId(), state.application.name, guild.roles.length, permissions),
        managed: true,
        tags: { bot_id: state.botId },
      };
      role.permissions = String(permissions);
      if (known === undefined) guild.roles.push(role);
      if (memberOf(guild, state.botId) === undefined) {
        guild.members.push({ userId: state.botId, roles: [role.id], joinedAt: core.now().toISOString() });
        announceGuild(guild);
      } else core.emit('GUILD_ROLE_UPDATE', { guild_id: guild.id, role }, Intent.Guilds);
    },
    kickBot: (guildName) => removeBot(core, findGuild(state, guildName)),
    setAvailable: (guildName, available, http = 'unavailable') => {
      const guild = findGuild(state, guildName);
      guild.available = available;
      guild.outage = http;
      if (available) announceGuild(guild);
      else core.emit('GUILD_DELETE', { id: guild.id, unavailable: true }, Intent.Guilds);
    },
  } satisfies Partial<DiscordWorld>;
}

function join(core: Core, guild: Guild, userId: string): void {
  if (memberOf(guild, userId) !== undefined) return;
  guild.members.push({ userId, roles: [], joinedAt: core.now().toISOString() });
}

function peopleEdits(core: Core) {
  const { state } = core;
  const editMember = (guildName: string, userName: string, change: (member: Membership, guild: Guild) => void) => {
    const guild = findGuild(state, guildName);
    const member = memberOf(guild, findPerson(state, userName).user.id);
    if (member === undefined) throw new Error(`${userName} is not in ${guild.name}`);
    change(member, guild);
  };
  return {
    addUser: ({ name, locale = 'en-US', displayName }) => {
      const id = core.nextId();
      state.people[id] = { user: newUser(id, name, displayName, false), locale, directMessagesOpen: true };
      return id;
    },
    setLocale: (user, locale) => {
      findPerson(state, user).locale = locale;
    },
    setDirectMessages: (user, open) => {
      findPerson(state, user).directMessagesOpen = open;
    },
    installApp: (user, installed = true) => {
      findPerson(state, user).hasInstalled = installed;
    },
    addMember: (guild, user) => join(core, findGuild(state, guild), findPerson(state, user).user.id),
    removeMember: (guildName, userName) => {
      const guild = findGuild(state, guildName);
      const { user } = findPerson(state, userName);
      guild.members = guild.members.filter(({ userId }) => userId !== user.id);
    },
    giveRole: (guildName, user, role) =>
      editMember(guildName, user, (member, guild) => setRole(core, guild, member, findRole(guild, role).id, true)),
    takeRole: (guildName, user, role) =>
      editMember(guildName, user, (member, guild) => setRole(core, guild, member, findRole(guild, role).id, false)),
    timeOut: (guildName, user, until) =>
      editMember(guildName, user, (member, guild) => {
        if (until === undefined) delete member.timedOutUntil;
        else member.timedOutUntil = until.toISOString();
        tellMember(core, guild, member);
      }),
  } satisfies Partial<DiscordWorld>;
}

function roleEdits(core: Core) {
  const { state } = core;
  const applied = ({ permissions, ...edit }: RoleEdit) => ({
    ...edit,
    ...(permissions === undefined ? {} : { permissions: String(permissions) }),
  });
  return {
    addRole: (guildName, edit) => {
      const guild = findGuild(state, guildName);
      const role = { ...newRole(core.nextId(), edit.name, guild.roles.length, 0n), ...applied(edit) };
      guild.roles.push(role);
      core.emit('GUILD_ROLE_CREATE', { guild_id: guild.id, role }, Intent.Guilds);
      return role.id;
    },
    editRole: (guildName, roleName, edit) => {
      const guild = findGuild(state, guildName);
      const role = findRole(guild, roleName);
      Object.assign(role, applied(edit));
      core.emit('GUILD_ROLE_UPDATE', { guild_id: guild.id, role }, Intent.Guilds);
    },
    removeRole: (guildName, roleName) => {
      const guild = findGuild(state, guildName);
      const { id } = findRole(guild, roleName);
      guild.roles = guild.roles.filter((role) => role.id !== id);
      for (const member of guild.members) member.roles = member.roles.filter((role) => role !== id);
      core.emit('GUILD_ROLE_DELETE', { guild_id: guild.id, role_id: id }, Intent.Guilds);
    },
  } satisfies Partial<DiscordWorld>;
}
