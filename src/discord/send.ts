import { randomUUID } from 'node:crypto';
import { type REST, Routes } from 'discord.js';
import type { Servers } from '../context.ts';
import type { Sender } from '../jobs/sender.ts';
import { assertMessage } from '../messages/assert-message.ts';
import type { Message } from '../messages/message.ts';
import { failureOf } from './failure.ts';
import { findPost } from './own-post.ts';
import { newMessage } from './payload.ts';
import { type Refusal, repeatable } from './refusal.ts';

const longestNonce = 25;
const invalidBody = 50035;

// Takes no direct messages from us, shares no server with us any more, is gone, or can never be written to.
const closedCodes: readonly number[] = [50007, 50278, 10013, 50033];

/** Sends through Discord's HTTP API. */
export function createSender(rest: REST, botId: string, servers: Servers): Sender {
  return {
    async send(channelId, message, options) {
      const posted = await post(rest, channelId, message, options?.nonce);
      return posted.kind === 'sent' ? posted : failureOf(posted.refusal);
    },
    findPost: (channelId, wanted) => findPost({ rest, botId, servers }, channelId, wanted),
    async direct(userId, message, options) {
      const opened = await openDirect(rest, userId);
      const posted = opened.kind === 'open' ? await post(rest, opened.channelId, message, options?.nonce) : opened;
      if (posted.kind === 'sent') return posted;
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
  // A POST is repeated after a 5xx or a lost line; without any nonce that would post twice.
  nonce = randomUUID().replaceAll('-', '').slice(0, longestNonce),
): Promise<{ kind: 'sent'; messageId: string } | Unsent> {
  try {
    if (nonce.length > longestNonce) throw new Error(`nonce over ${longestNonce} characters: ${nonce}`);
    assertMessage(message);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'unsent', refusal: { kind: 'refused', status: 400, code: invalidBody, reason } };
  }
  const { body, files } = newMessage(message);
  const outcome = await repeatable((signal) =>
    rest.post(Routes.channelMessages(channelId), {
      signal,
      body: { ...body, nonce, enforce_nonce: true },
      ...(files.length === 0 ? {} : { files }),
    }),
  );
  return outcome.kind === 'ok'
    ? { kind: 'sent', messageId: idOf(outcome.value) }
    : { kind: 'unsent', refusal: outcome };
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
