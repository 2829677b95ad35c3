/**
 * Over which of so many connections Discord tells of a server; what belongs to none, as direct messages, comes over the
 * first: https://discord.com/developers/docs/events/gateway#sharding
 */
export function shardOf(guildId: string | undefined, shards: number): number {
  return guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
