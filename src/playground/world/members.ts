import { findZone, zonesMeant } from '../seam.ts';
import type { World } from './world.ts';

type NewMember = { displayName: string; zone: string; locale: string };

/** Brings somebody new into the server; the reason where a name or zone cannot be used. */
export function addMember(world: World, given: NewMember): { name: string } | string {
  const { world: people } = world.discord;
  const displayName = given.displayName.trim().slice(0, 32);
  const name = displayName
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9._-]+/g, '');
  if (name.length < 2) return 'A name needs two letters from a to z at least.';
  if (people.users().some(({ username }) => username === name)) return `There is somebody called ${name} already.`;
  const zone = findZone(given.zone);
  if (zone.kind !== 'zone') {
    const { such } = zonesMeant({ text: given.zone, suggestions: zone.suggestions });
    return `“${given.zone}” is no time zone. Write a city, such as ${such === '' ? 'Europe/Kyiv' : such}.`;
  }
  people.addUser({ name, displayName, locale: given.locale });
  for (const guild of people.guilds()) {
    people.addMember(guild.id, name);
    joinLearners(world, guild.id, name);
  }
  world.zones.set(name, zone.zone);
  return { name };
}

/** Gives every first learner the role that posts can ping, as members of a server pick one themselves. */
export function shareLearnersRole(world: World): void {
  const { world: people } = world.discord;
  for (const { id } of people.guilds()) {
    for (const { user } of people.members(id)) {
      if (user.username.startsWith('learner')) joinLearners(world, id, user.username);
    }
  }
}

function joinLearners({ discord }: World, guildId: string, name: string): void {
  const role = discord.world.roles(guildId).find((one) => one.name === 'Learners');
  if (role !== undefined) discord.world.giveRole(guildId, name, role.id);
}
