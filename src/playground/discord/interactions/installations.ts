import { ApplicationIntegrationType as By, InteractionContextType as Context } from 'discord-api-types/v10';
import { type Channel, memberOf, type State } from '../state.ts';

/** Who let the app in, by the way they did: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object */
export type Installations = Readonly<Record<string, string>>;

export function contextOf(channel: Pick<Channel, 'guildId' | 'people'>): Context {
  if (channel.guildId !== undefined) return Context.Guild;
  return channel.people === undefined ? Context.BotDM : Context.PrivateChannel;
}

/** By whom the app is there for somebody in a channel; by nobody where it is not. */
export function installationsFor(state: State, channel: Channel, userId: string): Installations {
  const guild = channel.guildId === undefined ? undefined : state.guilds[channel.guildId];
  const isInGuild = guild !== undefined && memberOf(guild, state.botId) !== undefined;
  // In the direct messages with the bot its commands for guilds are there, too, in a guild's stead.
  const byGuild = isInGuild ? guild.id : contextOf(channel) === Context.BotDM ? '0' : undefined;
  return {
    ...(byGuild === undefined ? {} : { [By.GuildInstall]: byGuild }),
    ...(state.people[userId]?.hasInstalled === true ? { [By.UserInstall]: userId } : {}),
  };
}

/** Those of them that a command is meant for; a command that says nothing is for guilds. */
export function installationsOf(
  installations: Installations,
  types: readonly number[] = [By.GuildInstall],
): Installations {
  return Object.fromEntries(Object.entries(installations).filter(([type]) => types.includes(Number(type))));
}
