import type { Dispatch } from '../core.ts';
import { asList, isJson } from '../form.ts';
import type { Shard } from '../limits.ts';
import { botGuilds, type Guild, type State } from '../state.ts';

const mostGuilds = 2500;
/** It recommends one for each 1,000. */
const comfortablePart = 0.4;

/** What an IDENTIFY says of its shard, one of one without a word; undefined where that cannot be. */
export function readShard(said: unknown): Shard | undefined {
  if (said === undefined) return [0, 1];
  const [id, of, ...more] = asList(said).map(Number);
  if (id === undefined || of === undefined || more.length > 0) return undefined;
  return Number.isInteger(id) && Number.isInteger(of) && id >= 0 && id < of ? [id, of] : undefined;
}

/** https://discord.com/developers/docs/events/gateway#sharding: what belongs to no guild, such as direct messages, is the first one's. */
export function isOnShard([id, of]: Shard, guildId: string | undefined): boolean {
  return Number((BigInt(guildId ?? 0) >> 22n) % BigInt(of)) === id;
}

/** The guilds with the bot in them that a session hears of. */
export function guildsOf(state: State, shard: Shard): Guild[] {
  return botGuilds(state).filter(({ id }) => isOnShard(shard, id));
}

/** Whether a session would have more guilds than Discord lets one have. */
export function isOverfull(state: State, shard: Shard, most = mostGuilds): boolean {
  return guildsOf(state, shard).length > most;
}

export function recommendedShards(state: State, most = mostGuilds): number {
  return Math.max(1, Math.ceil(botGuilds(state).length / Math.max(1, most * comfortablePart)));
}

/** The guild that an event is about. */
export function guildOf({ name, data }: Dispatch): string | undefined {
  if (!isJson(data)) return undefined;
  const id = ['GUILD_CREATE', 'GUILD_UPDATE', 'GUILD_DELETE'].includes(name) ? data['id'] : data['guild_id'];
  return typeof id === 'string' ? id : undefined;
}
