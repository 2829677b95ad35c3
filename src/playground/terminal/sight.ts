import { ComponentType } from 'discord-api-types/v10';
import type { Reader } from '../../messages/kit/markdown/inline.ts';
import type { Actor, SeenMessage } from '../discord/index.ts';
import { discordTime, embedText, indented, plainStyle, rowText, terminalText, type ZoneName } from '../seam.ts';
import type { World } from '../world/world.ts';

/** Where one can look: the channels of the server, and the direct messages with the bot. */
export function places({ discord }: Pick<World, 'discord'>): { id: string; name: string }[] {
  const channels = discord.world.channels().map(({ id, name }) => ({ id, name: name ?? id }));
  return [...channels, { id: 'dm', name: 'dm' }];
}

/** What members see, as text, on the clock and in the language of whoever looks. */
export function createSight(world: World, zone: () => ZoneName) {
  const { discord } = world;
  // A message appears once, and again when it has changed.
  const known = new Map<string, string>();
  for (const { id } of places(world).filter((one) => one.id !== 'dm')) {
    for (const message of discord.world.messages(id)) known.set(message.id, faceOf({ message }));
  }
  const textOf = (seen: SeenMessage, where: string) => {
    known.set(seen.message.id, faceOf(seen));
    return messageText(seen, where, readerOf(world, zone()));
  };
  return {
    /** All that is visible to whoever acts and was not shown yet, by its age; of another place by its name. */
    fresh: ({ channelId }: Actor): string[] =>
      places(world)
        .flatMap(({ id, name }) => {
          const there = discord.as(world.speaker, { channel: id });
          const where = there.channelId === channelId ? '' : id === 'dm' ? 'direct message' : `#${name}`;
          return there.read().map((seen) => ({ seen, where }));
        })
        .filter(({ seen }) => known.get(seen.message.id) !== faceOf(seen))
        .sort((one, other) => Number(BigInt(one.seen.message.id) - BigInt(other.seen.message.id)))
        .map(({ seen, where }) => textOf(seen, where)),
    page: (all: readonly SeenMessage[], last: number): string =>
      all
        .slice(-last)
        .map((seen) => textOf(seen, ''))
        .join('\n\n'),
  };
}

function faceOf({
  message: { content, embeds, components, attachments, flags },
}: Pick<SeenMessage, 'message'>): string {
  return JSON.stringify([content, embeds, components, attachments.map(({ id }) => id), flags]);
}

function messageText(
  { message, ephemeral, edited, loading, pinged }: SeenMessage,
  where: string,
  reader: Reader,
): string {
  const { author, content, embeds, attachments, components = [] } = message;
  const head = [
    `${author.global_name ?? author.username} ${discordTime(new Date(message.timestamp), 't', reader)}`,
    where,
    ephemeral ? 'only you can see this' : '',
    edited ? 'edited' : '',
    pinged ? '🔔 pings you' : '',
  ];
  const lines = [
    head.filter((part) => part !== '').join(' · '),
    loading ? 'thinking …' : terminalText(content, reader),
    ...embeds.map((embed) => embedText(embed, reader, plainStyle)),
    ...attachments.map(({ filename, size }) => `📎 ${filename} (${Math.ceil(size / 1024)} KB)`),
    ...components.flatMap((row) => (row.type === ComponentType.ActionRow ? [rowText(row)] : [])),
  ];
  return lines
    .filter((line) => line !== '')
    .map(indented)
    .join('\n');
}

function readerOf({ discord, speaker, now }: World, zone: ZoneName): Reader {
  const { world } = discord;
  const names = {
    channel: places({ discord }),
    role: world.roles(),
    user: world.users().map(({ id, username, global_name }) => ({ id, name: global_name ?? username })),
  };
  return {
    zone,
    locale: world.localeOf(speaker),
    now: now(),
    nameOf: (kind, id) => names[kind].find((one) => one.id === id)?.name,
  };
}
