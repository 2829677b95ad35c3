import { type Client, ClientUser } from 'discord.js';
import type { APIUser } from 'discord-api-types/v10';

/** A change of roles or overwrites is seen after so long, and a send that it forbids is refused anyhow. */
const freshMs = 5 * 60_000;

/** Makes a client that is not logged in know who it is, which it otherwise hears from the gateway. */
export function introduce(client: Client, self: APIUser): void {
  // Its constructor is hidden from TypeScript only.
  client.user = Reflect.construct(ClientUser, [client, self]) as ClientUser;
}

/**
 * Fills the cache of a client that is not logged in by HTTP: the channel with its overwrites, the server's roles, and
 * which of them the bot has. Three requests, for each channel and server again after five minutes.
 */
export function createLookUp(client: Client, monotonicMs: () => number) {
  const askedMs = new Map<string, number>();

  async function fresh(id: string, ask: () => Promise<unknown>): Promise<void> {
    const last = askedMs.get(id);
    if (last !== undefined && monotonicMs() - last < freshMs) return;
    // Also where Discord refuses: refused requests count towards a ban of the address.
    askedMs.set(id, monotonicMs());
    await ask();
  }

  return async ({ guildId, channelId }: { guildId: string; channelId: string }): Promise<void> => {
    try {
      await fresh(guildId, async () => {
        const guild = await client.guilds.fetch({ guild: guildId, force: true });
        await guild.members.fetchMe({ force: true });
      });
      const guild = client.guilds.cache.get(guildId);
      await fresh(channelId, async () => {
        const channel = await guild?.channels.fetch(channelId, { force: true });
        // What may be done in a thread its parent says.
        if (channel?.isThread() && channel.parentId !== null)
          await guild?.channels.fetch(channel.parentId, { force: true });
      });
    } catch {
      // What cannot be learned is not known; sending will say why.
    }
  };
}
