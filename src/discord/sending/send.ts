import { randomUUID } from 'node:crypto';
import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import { isOwnPlace } from '../../commands/command.ts';
import type { Servers } from '../../context.ts';
import type { ChannelRef, Lacking, Sender, SendFailure, SendOptions } from '../../jobs/sender.ts';
import { assertMessage } from '../../messages/kit/assert-message.ts';
import type { Message } from '../../messages/kit/message.ts';
import { isSilentRole } from '../../messages/kit/permissions.ts';
import { openDirect } from '../rest/direct-channel.ts';
import { failureOf } from '../rest/failure.ts';
import { onlyWhile } from '../rest/gate.ts';
import { type Refusal, repeatable } from '../rest/refusal.ts';
import { createChannelCheck } from './channel-check.ts';
import { createPostSearch } from './own-post.ts';
import { newMessage, wholeMessage } from './payload.ts';
import { createThreads, openedAgain } from './threads.ts';

const longestNonce = 25;

// Takes no direct messages from us, shares no server with us any more, is gone, or can never be written to.
const closedCodes: readonly number[] = [
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.InvalidRecipients,
];

// The message was deleted, or is older than an hour and was edited too often since.
const goneCodes: readonly number[] = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached,
];

// The message was deleted, or its channel is no announcement channel any more.
const unpublishableCodes: readonly number[] = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
];

const nowhereCodes: readonly number[] = [RESTJSONErrorCodes.UnknownMessage, RESTJSONErrorCodes.UnknownChannel];

/** Sends through Discord's HTTP API. `elapsedMs` is of a clock that only goes forward. */
export function createSender(
  rest: REST,
  botId: string,
  servers: Pick<Servers, 'channel' | 'role' | 'away'>,
  elapsedMs: () => number,
): Sender {
  const check = createChannelCheck(rest, botId, servers, elapsedMs);
  const judged = <Result extends { kind: string }>({ guildId }: ChannelRef, result: Result | SendFailure) => {
    if (!('cause' in result)) return result;
    // Discord has many ways to say that somebody is not to be written to, 50001 among them.
    if (isOwnPlace(guildId)) return { ...result, cause: 'closed' as const };
    // In an outage of its own a server answers as if the bot had been shut out; that passes, and is nobody's to mend.
    return servers.away(guildId) ? { kind: 'retry' as const, reason: 'Discord has an outage in that server' } : result;
  };
  /** Where files may not be sent, the words go without them. */
  const sendable = async (place: ChannelRef, message: Message): Promise<Message> => {
    if (message.files === undefined) return message;
    const { files: _, ...words } = message;
    return (await check(place, ({ name }) => name === 'Attach Files')) === undefined ? message : words;
  };
  const threads = createThreads(rest, servers);
  const search = createPostSearch({ rest, check, elapsedMs }, botId);
  return {
    async send(place, message, options = {}) {
      const { embeds = [] } = message;
      const failure = await check(place, ({ name, required }) => {
        if (name === 'Embed Links') return embeds.length > 0;
        return name === 'Read Message History' ? options.findable === true : required;
      });
      if (failure !== undefined) return judged(place, failure);
      const posted = await post(rest, place.channelId, await sendable(place, message), options);
      if (posted.kind !== 'ok') return judged(place, failureOf(posted));
      const { id: messageId, embeds: arrived = [], mention_roles: mentioned = [] } = posted.value;
      const lacking: Lacking[] = [];
      // Beside a text Discord drops embeds without a word where the permission for them is missing.
      if (embeds.length > 0 && arrived.length === 0) lacking.push('text');
      const roles = message.allowed_mentions.roles ?? [];
      const silent = (id: string) => {
        const channel = servers.channel(place.channelId);
        const role = servers.role(place.guildId, id);
        return role !== undefined && channel !== undefined && isSilentRole(role, channel);
      };
      if (roles.some((id) => !mentioned.includes(id) || silent(id))) lacking.push('ping');
      return { kind: 'sent', messageId, ...(lacking.length === 0 ? {} : { lacking }) };
    },
    findPost: async (place, wanted) => judged(place, await search.findPost(place, wanted)),
    ownPosts: async (place, wanted) => judged(place, await search.ownPosts(place, wanted)),
    async edit(place, messageId, message, { mayTry } = {}) {
      assertMessage(message);
      const { body, ...files } = wholeMessage(await sendable(place, message));
      const edited = await openedAgain(rest, place.channelId, () =>
        onlyWhile(mayTry, () =>
          repeatable((signal) =>
            rest.patch(Routes.channelMessage(place.channelId, messageId), { signal, body, ...files }),
          ),
        ),
      );
      if (edited.kind === 'ok') return { kind: 'sent', messageId };
      const isGone = edited.kind === 'refused' && goneCodes.includes(edited.code);
      return isGone ? { kind: 'gone' } : judged(place, failureOf(edited));
    },
    async remove(place, messageId, { mayTry } = {}) {
      const route = Routes.channelMessage(place.channelId, messageId);
      const removed = await openedAgain(rest, place.channelId, () =>
        onlyWhile(mayTry, () => repeatable((signal) => rest.delete(route, { signal }))),
      );
      const isGone = removed.kind === 'refused' && nowhereCodes.includes(removed.code);
      return removed.kind === 'ok' || isGone ? { kind: 'removed' } : judged(place, failureOf(removed));
    },
    async publish(place, messageId, { mayTry } = {}) {
      const route = Routes.channelMessageCrosspost(place.channelId, messageId);
      const published = await onlyWhile(mayTry, () => repeatable((signal) => rest.post(route, { signal })));
      if (published.kind === 'ok') return { kind: 'sent', messageId };
      if (published.kind !== 'refused') return failureOf(published);
      if (published.code === RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted) return { kind: 'sent', messageId };
      return unpublishableCodes.includes(published.code) ? { kind: 'gone' } : judged(place, failureOf(published));
    },
    openThread: async (place, wish, options) => judged(place, await threads.openThread(place, wish, options)),
    async direct(userId, message, options = {}) {
      const opened = await openDirect(rest, userId);
      const posted = opened.kind === 'ok' ? await post(rest, opened.value, message, options) : opened;
      if (posted.kind === 'ok') return { kind: 'sent', messageId: posted.value.id };
      return posted.kind === 'refused' && closedCodes.includes(posted.code) ? { kind: 'closed' } : failureOf(posted);
    },
  };
}

/** What is looked at of an answer that always has an id. */
type Answer = Pick<APIMessage, 'id'> & Partial<Pick<APIMessage, 'embeds' | 'mention_roles'>>;

async function post(
  rest: REST,
  channelId: string,
  message: Message,
  { nonce = randomUUID().replaceAll('-', '').slice(0, longestNonce), mayTry }: SendOptions,
): Promise<{ kind: 'ok'; value: Answer } | Refusal> {
  try {
    if (nonce.length > longestNonce) throw new Error(`nonce over ${longestNonce} characters: ${nonce}`);
    assertMessage(message);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', status: 400, code: RESTJSONErrorCodes.InvalidFormBodyOrContentType, reason };
  }
  const { body, ...files } = newMessage(message);
  // A POST is repeated after a 5xx or a lost line; without any nonce that would post twice.
  const request = { body: { ...body, nonce, enforce_nonce: true }, ...files };
  const outcome = await onlyWhile(mayTry, () =>
    repeatable((signal) => rest.post(Routes.channelMessages(channelId), { signal, ...request })),
  );
  return outcome.kind === 'ok' ? { kind: 'ok', value: identified(outcome.value) } : outcome;
}

function identified(answer: unknown): Answer {
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string')
    return { ...answer, id: answer.id };
  throw new Error('Discord answered without an id');
}
