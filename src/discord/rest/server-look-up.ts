import { type Client, ClientUser, type Guild } from 'discord.js';
import type { APIUser } from 'discord-api-types/v10';
import type { Servers } from '../../context.ts';
import { keepNewest } from '../../core/kept.ts';

/** A change of roles or overwrites is seen after so long, and a send that it forbids is refused anyhow. */
const freshMs = 5 * 60_000;
/** At Discord's 50 requests a second no more can be asked for in that time. */
const keptAtMost = 15_000;

/** Makes a client that is not logged in know who it is, which it otherwise hears from the gateway. */
export function introduce(client: Client, self: APIUser): void {
  // Its constructor is hidden from TypeScript only.
  client.user = Reflect.construct(ClientUser, [client, self]) as ClientUser;
}

/**
 * Fills the cache of a client that is not logged in by HTTP: the server's roles and which of them the bot has, in two
 * requests, and the channel with its overwrites, or all channels and open threads; each again after five minutes.
 */
export function createLookUp(client: Client, monotonicMs: () => number): Servers['lookUp'] {
  const asked = new Map<string, { atMs: number; answered: Promise<void> }>();

  function fresh(key: string, ask: () => Promise<void>): Promise<void> {
    const last = asked.get(key);
    if (last !== undefined && monotonicMs() - last.atMs < freshMs) return last.answered;
    // What cannot be learned is not known; sending will say why. It is not asked for again at once, either: refused
    // requests count towards a ban of the address.
    const answered = ask().catch(() => undefined);
    keepNewest(asked, key, { atMs: monotonicMs(), answered }, keptAtMost);
    return answered;
  }

  return async ({ guildId, channelId }) => {
    await fresh(guildId, async () => {
      const guild = await client.guilds.fetch({ guild: guildId, force: true });
      // A server without channels the library takes for one in an outage.
      guild.available = true;
      await guild.members.fetchMe({ force: true });
    });
    const guild = client.guilds.cache.get(guildId);
    if (guild === undefined) return;
    if (channelId === undefined) {
      await fresh(`${guildId} all`, () =>
        fetchAll(guild).catch(() => {
          // What is not known of it would seem not to be there.
          client.guilds.cache.delete(guildId);
        }),
      );
    } else await fresh(channelId, () => fetchOne(guild, channelId));
  };
}

async function fetchOne(guild: Guild, channelId: string): Promise<void> {
  const channel = await guild.channels.fetch(channelId, { force: true });
  // What may be done in a thread its parent says.
  if (channel?.isThread() && channel.parentId !== null) await guild.channels.fetch(channel.parentId, { force: true });
}

async function fetchAll(guild: Guild): Promise<void> {
  const there = await guild.channels.fetch();
  for (const [id, channel] of guild.channels.cache) {
    if (there.has(id) || channel.isThread()) continue;
    guild.channels.cache.delete(id);
    guild.client.channels.cache.delete(id);
  }
  await guild.channels.fetchActiveThreads();
}
