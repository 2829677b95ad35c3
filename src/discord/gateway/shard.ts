/** Over which of so many connections Discord tells of a server: https://discord.com/developers/docs/events/gateway#sharding */
export function shardOf(guildId: string, shards: number): number {
  return shards === 1 ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
