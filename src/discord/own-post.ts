import { type REST, Routes } from 'discord.js';
import type { RESTGetAPIChannelMessagesResult } from 'discord-api-types/v10';
import type { Sender } from '../jobs/sender.ts';
import { parseCustomId } from '../messages/custom-id.ts';
import type { ChannelCheck } from './channel-check.ts';
import { failureOf } from './failure.ts';
import { ordinaryLimits, repeatable } from './refusal.ts';

type Source = {
  rest: REST;
  botId: string;
  check: ChannelCheck;
  elapsedMs: () => number;
  /** How far searches came that ran out of time, by channel and ref. */
  reached: Map<string, string>;
};

const page = 100;

/** Looks through a channel after an id for our own message with a button that carries `post=REF`. */
export async function findPost(
  { rest, botId, check, elapsedMs, reached }: Source,
  ...[place, { sinceId, ref }]: Parameters<Sender['findPost']>
): ReturnType<Sender['findPost']> {
  const begunMs = elapsedMs();
  // Without Read Message History the list comes back empty and without error, which would read as “never posted”.
  const blind = await check(place, ({ name }) => name === 'View Channel' || name === 'Read Message History');
  if (blind !== undefined) return blind;
  const search = `${place.channelId} ${ref}`;
  let after = reached.get(search) ?? sinceId;
  for (;;) {
    const leftMs = Math.ceil(ordinaryLimits.allMs - (elapsedMs() - begunMs));
    if (leftMs <= 0) {
      reached.set(search, after);
      return { kind: 'retry', reason: 'the channel has too many messages to look through at once' };
    }
    const query = new URLSearchParams({ after, limit: String(page) });
    const read = await repeatable((signal) => rest.get(Routes.channelMessages(place.channelId), { query, signal }), {
      ...ordinaryLimits,
      beginMs: leftMs,
      allMs: leftMs,
    });
    if (read.kind !== 'ok') return failureOf(read);
    const messages = read.value as RESTGetAPIChannelMessagesResult;
    const found = messages.find((message) => message.author.id === botId && carriesPost(message, ref));
    if (found !== undefined || messages.length < page) reached.delete(search);
    if (found !== undefined) return { kind: 'found', messageId: found.id, at: new Date(found.timestamp) };
    if (messages.length < page) return { kind: 'none' };
    // Within a page Discord lists the newest first.
    after = messages.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b), after);
  }
}

function carriesPost(message: RESTGetAPIChannelMessagesResult[number], ref: string): boolean {
  const parts = (message.components ?? []).flatMap((row) => (row.type === 1 ? row.components : []));
  return parts.some((part) => 'custom_id' in part && parseCustomId(part.custom_id).input['post'] === ref);
}
