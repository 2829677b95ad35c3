import type { APIRole } from 'discord-api-types/v10';
import type { Channel, Guild, Person, State } from './state.ts';

type ClientRefusal = Error & { readonly refusedByClient: true };

/** What Discord's client does not let a member do; thrown here, an outcome for the driver. */
export function clientRefusal(reason: string): ClientRefusal {
  return Object.assign(new Error(reason), { refusedByClient: true as const });
}

export function isClientRefusal(error: unknown): error is ClientRefusal {
  return error instanceof Error && 'refusedByClient' in error;
}

function missing(what: string, name: string): never {
  throw clientRefusal(`this Discord knows no ${what} "${name}"`);
}

/** A guild by name or id; without either the first. */
export function findGuild(state: State, guild: string | undefined): Guild {
  const found = Object.values(state.guilds).find(
    ({ id, name }) => guild === undefined || id === guild || name === guild,
  );
  return found ?? missing('guild', guild ?? 'at all');
}

/** A person by user name or id; `@` in front is let pass. */
export function findPerson(state: State, user: string): Person {
  const name = user.replace(/^@/, '');
  return (
    state.people[user] ??
    Object.values(state.people).find((person) => person.user.username === name) ??
    missing('user', user)
  );
}

/** A channel or thread by id, or by name; of several of one name, that of the guild given or the first. */
export function findChannel(state: State, channel: string, guild?: Guild): Channel {
  const name = channel.replace(/^#/, '');
  const named = Object.values(state.channels).filter(
    (candidate) => candidate.name === name && candidate.guildId !== undefined,
  );
  return (
    state.channels[channel] ??
    named.find(({ guildId }) => guild === undefined || guildId === guild.id) ??
    missing('channel', channel)
  );
}

export function findRole(guild: Guild, role: string): APIRole {
  return (
    guild.roles.find(({ id, name }) => id === role || name === role || `@${name}` === role) ?? missing('role', role)
  );
}
