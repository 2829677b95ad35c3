import { type REST, Routes } from 'discord.js';
import { type APIMessage, ComponentType, type RESTGetAPIChannelMessagesResult } from 'discord-api-types/v10';
import type { ChannelRef, OwnPost, Sender, SendFailure } from '../../jobs/sender.ts';
import { parseCustomId } from '../../messages/kit/format.ts';
import { failureOf } from '../rest/failure.ts';
import { ordinaryLimits, repeatable } from '../rest/refusal.ts';
import type { ChannelCheck } from './channel-check.ts';

type Source = { rest: REST; check: ChannelCheck; elapsedMs: () => number };

const page = 100;

/** Looks through channels for our own messages with a button that carries `post=REF`. */
export function createPostSearch(source: Source, botId: string): Pick<Sender, 'findPost' | 'ownPosts'> {
  /** How far searches came that ran out of time, by channel and ref. */
  const reached = new Map<string, string>();
  return {
    async findPost(place, { sinceId, ref }) {
      const search = `${place.channelId} ${ref}`;
      for await (const step of pagesOf(source, place, reached.get(search) ?? sinceId)) {
        if (step.kind === 'out-of-time') reached.set(search, step.after);
        if (step.kind !== 'page') return step.failure;
        const found = step.messages.find((message) => message.author.id === botId && refOf(message) === ref);
        if (found === undefined) continue;
        reached.delete(search);
        return { kind: 'found', messageId: found.id, at: new Date(found.timestamp) };
      }
      reached.delete(search);
      return { kind: 'none' };
    },
    async ownPosts(place, { sinceId }) {
      const posts: OwnPost[] = [];
      for await (const step of pagesOf(source, place, sinceId)) {
        if (step.kind !== 'page') return step.failure;
        for (const message of step.messages.toReversed()) {
          const ref = message.author.id === botId ? refOf(message) : undefined;
          const { id: messageId, timestamp, content } = message;
          if (ref !== undefined) posts.push({ ref, messageId, at: new Date(timestamp), content });
        }
      }
      return { kind: 'found', posts };
    },
  };
}

type Step =
  | { kind: 'page'; messages: RESTGetAPIChannelMessagesResult }
  | { kind: 'failed'; failure: SendFailure }
  /** Where the next search may go on. */
  | { kind: 'out-of-time'; after: string; failure: SendFailure };

/** The pages of a channel after an id, each with the newest first; ends with a failure where it cannot be read to the end. */
async function* pagesOf({ rest, check, elapsedMs }: Source, place: ChannelRef, sinceId: string): AsyncGenerator<Step> {
  const begunMs = elapsedMs();
  // Without Read Message History the list comes back empty and without error, which would read as “never posted”.
  const blind = await check(place, ({ name }) => name === 'View Channel' || name === 'Read Message History');
  if (blind !== undefined) return yield { kind: 'failed', failure: blind };
  for (let after = sinceId; ; ) {
    const leftMs = Math.ceil(ordinaryLimits.allMs - (elapsedMs() - begunMs));
    if (leftMs <= 0) {
      const reason = 'the channel has too many messages to look through at once';
      return yield { kind: 'out-of-time', after, failure: { kind: 'retry', reason } };
    }
    const query = new URLSearchParams({ after, limit: String(page) });
    const read = await repeatable((signal) => rest.get(Routes.channelMessages(place.channelId), { query, signal }), {
      ...ordinaryLimits,
      beginMs: leftMs,
      allMs: leftMs,
    });
    if (read.kind !== 'ok') return yield { kind: 'failed', failure: failureOf(read) };
    const messages = read.value as RESTGetAPIChannelMessagesResult;
    yield { kind: 'page', messages };
    if (messages.length < page) return;
    after = messages.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b), after);
  }
}

/** The ref that a message's buttons carry. */
function refOf({ components = [] }: Pick<APIMessage, 'components'>): string | undefined {
  const parts = components.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
  return parts.flatMap((part) => ('custom_id' in part ? (parseCustomId(part.custom_id).input['post'] ?? []) : []))[0];
}
