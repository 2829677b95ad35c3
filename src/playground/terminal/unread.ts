import type { APIMessage } from 'discord-api-types/v10';
import type { SeenMessage } from '../discord/index.ts';
import type { World } from '../world/world.ts';
import { type Context, channelsOf, directMessages } from './context.ts';
import type { Shown, ShownMessage } from './show/shown.ts';

export type Unread = ReturnType<typeof createUnread>;

/** Knows what has been shown already, so that every message appears once, and again when it has changed. */
export function createUnread(world: World) {
  const known = new Map<string, string>();
  for (const { id } of channelsOf(world)) {
    for (const message of world.discord.world.messages(id)) known.set(message.id, faceOf(message));
  }
  const present = async (seen: SeenMessage, where: string | null): Promise<ShownMessage> => {
    known.set(seen.message.id, faceOf(seen.message));
    return { kind: 'message', message: seen.message, seen, loading: seen.loading, where, files: await filesOf(seen) };
  };
  return {
    /** All that is visible to whoever acts and was not shown yet: public messages, those for their eyes only, direct ones. */
    async list(context: Context): Promise<Shown[]> {
      const { world: here, screen } = context;
      const places = channelsOf(here).map(({ id, name }) => ({
        where: name === screen.channel ? null : `#${name}`,
        seen: here.discord.as(here.speaker, { channel: id }).read(),
      }));
      const where = screen.channel === directMessages ? null : 'direct message';
      places.push({ where, seen: context.actor().readDirect() });
      const fresh = places.flatMap(({ where, seen }) =>
        seen.filter(({ message }) => known.get(message.id) !== faceOf(message)).map((one) => ({ one, where })),
      );
      fresh.sort((a, b) => (BigInt(a.one.message.id) < BigInt(b.one.message.id) ? -1 : 1));
      return Promise.all(fresh.map(({ one, where }) => present(one, where)));
    },
    /** A message of the channel they look at, or what of it they see. */
    async message(context: Context, message: APIMessage): Promise<ShownMessage | undefined> {
      const seen = context
        .actor()
        .read()
        .findLast((one) => one.message.id === message.id);
      return seen === undefined ? undefined : present(seen, null);
    },
    /** The last messages of the channel they look at. */
    page(context: Context, last: number | null): Promise<ShownMessage[]> {
      const all = context.actor().read();
      return Promise.all(
        (last === null ? all : all.slice(Math.max(0, all.length - last))).map((one) => present(one, null)),
      );
    },
  };
}

function faceOf({ content, embeds, components, attachments, flags }: APIMessage): string {
  return JSON.stringify([content, embeds, components, attachments.map(({ id }) => id), flags]);
}

const textual = /^(?:text\/|application\/json)|\.(?:md|txt|json|csv)$/;

async function filesOf({ message }: SeenMessage): Promise<Record<string, string>> {
  const readable = message.attachments.filter(
    ({ content_type, filename }) => textual.test(content_type ?? '') || textual.test(filename),
  );
  const texts = await Promise.all(
    readable.map(async ({ id, url }) => {
      const answer = await fetch(url);
      return [id, answer.ok ? await answer.text() : ''] as const;
    }),
  );
  return Object.fromEntries(texts);
}
