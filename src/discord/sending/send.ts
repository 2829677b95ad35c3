import { randomUUID } from 'node:crypto';
import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import type { Servers } from '../../context.ts';
import type { ChannelRef, Lacking, Sender, SendFailure, SendOptions } from '../../jobs/sender.ts';
import { assertMessage } from '../../messages/kit/assert-message.ts';
import type { Message } from '../../messages/kit/message.ts';
import { isSilentRole } from '../../messages/kit/permissions.ts';
import { failureOf } from '../rest/failure.ts';
import { onlyWhile } from '../rest/gate.ts';
import { type Refusal, repeatable } from '../rest/refusal.ts';
import { createChannelCheck } from './channel-check.ts';
import { findPost, ownPosts } from './own-post.ts';
import { newMessage } from './payload.ts';

const longestNonce = 25;

// Takes no direct messages from us, shares no server with us any more, is gone, or can never be written to.
const closedCodes: readonly number[] = [
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.InvalidRecipients,
];

/** Sends through Discord's HTTP API. `elapsedMs` is of a clock that only goes forward. */
export function createSender(
  rest: REST,
  botId: string,
  servers: Pick<Servers, 'channel' | 'role' | 'away'>,
  elapsedMs: () => number,
): Sender {
  const check = createChannelCheck(rest, botId, servers, elapsedMs);
  /** In an outage of its own a server answers as if the bot had been shut out; that passes, and is nobody's to mend. */
  const judged = ({ guildId }: ChannelRef, failure: SendFailure): SendFailure =>
    failure.kind === 'stop' && servers.away(guildId)
      ? { kind: 'retry', reason: 'Discord has an outage in that server' }
      : failure;
  const source = { rest, botId, check, elapsedMs, reached: new Map<string, string>() };
  return {
    async send(place, message, options = {}) {
      const { embeds = [] } = message;
      const failure = await check(place, ({ name }) => {
        if (name === 'Embed Links') return embeds.length > 0;
        return name === 'Read Message History' ? options.findable === true : true;
      });
      if (failure !== undefined) return judged(place, failure);
      const posted = await post(rest, place.channelId, message, options);
      if (posted.kind === 'unsent') return judged(place, failureOf(posted.refusal));
      const lacking: Lacking[] = [];
      // Beside a text Discord drops embeds without a word where the permission for them is missing.
      if (embeds.length > 0 && posted.message.embeds.length === 0) lacking.push('text');
      const roles = message.allowed_mentions.roles ?? [];
      const channel = servers.channel(place.channelId);
      const silent = (id: string) => {
        const role = servers.role(place.guildId, id);
        return role !== undefined && channel !== undefined && isSilentRole(role, channel);
      };
      if (roles.some((id) => !posted.message.mention_roles.includes(id) || silent(id))) lacking.push('ping');
      return { kind: 'sent', messageId: posted.message.id, ...(lacking.length === 0 ? {} : { lacking }) };
    },
    async findPost(place, wanted) {
      const found = await findPost(source, place, wanted);
      return found.kind === 'stop' ? judged(place, found) : found;
    },
    async ownPosts(place, wanted) {
      const found = await ownPosts(source, place, wanted);
      return found.kind === 'stop' ? judged(place, found) : found;
    },
    async direct(userId, message, options = {}) {
      const opened = await openDirect(rest, userId);
      const posted = opened.kind === 'open' ? await post(rest, opened.channelId, message, options) : opened;
      if (posted.kind === 'sent') return { kind: 'sent', messageId: posted.message.id };
      const { refusal } = posted;
      if (refusal.kind === 'refused' && closedCodes.includes(refusal.code)) return { kind: 'closed' };
      return failureOf(refusal);
    },
  };
}

type Unsent = { kind: 'unsent'; refusal: Refusal };

async function post(
  rest: REST,
  channelId: string,
  message: Message,
  { nonce = randomUUID().replaceAll('-', '').slice(0, longestNonce), mayTry }: SendOptions,
): Promise<{ kind: 'sent'; message: Pick<APIMessage, 'id' | 'embeds' | 'mention_roles'> } | Unsent> {
  try {
    if (nonce.length > longestNonce) throw new Error(`nonce over ${longestNonce} characters: ${nonce}`);
    assertMessage(message);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      kind: 'unsent',
      refusal: { kind: 'refused', status: 400, code: RESTJSONErrorCodes.InvalidFormBodyOrContentType, reason },
    };
  }
  const { body, ...files } = newMessage(message);
  // A POST is repeated after a 5xx or a lost line; without any nonce that would post twice.
  const outcome = await onlyWhile(mayTry, () =>
    repeatable((signal) =>
      rest.post(Routes.channelMessages(channelId), {
        signal,
        body: { ...body, nonce, enforce_nonce: true },
        ...files,
      }),
    ),
  );
  if (outcome.kind !== 'ok') return { kind: 'unsent', refusal: outcome };
  const { embeds = [], mention_roles = [] } = outcome.value as Partial<APIMessage>;
  return { kind: 'sent', message: { id: idOf(outcome.value), embeds, mention_roles } };
}

async function openDirect(rest: REST, userId: string): Promise<{ kind: 'open'; channelId: string } | Unsent> {
  // Discord returns the existing conversation, if there is one.
  const outcome = await repeatable((signal) =>
    rest.post(Routes.userChannels(), { signal, body: { recipient_id: userId } }),
  );
  return outcome.kind === 'ok'
    ? { kind: 'open', channelId: idOf(outcome.value) }
    : { kind: 'unsent', refusal: outcome };
}

function idOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string')
    return answer.id;
  throw new Error('Discord answered without an id');
}
