import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { InteractionResponseType } from 'discord-api-types/v10';
import { type Limits, ordinaryLimits, repeatable } from '../rest/refusal.ts';
import type { Payload } from '../sending/payload.ts';
import type { Ticket } from './interaction.ts';

/**
 * What became of an answer. `gone`: Discord no longer knows the interaction (10062 happens at random, even in time);
 * `answered-before`: it has one already (40060); `refused`: the answer itself is wrong, a bug of ours; `lost`: no word from Discord.
 */
export type Delivery =
  | { kind: 'delivered' }
  | { kind: 'gone' | 'answered-before' | 'refused' | 'lost'; reason: string };

/** The four things one can do with an interaction. None of them throws. */
export type AnswerPort = {
  /** The first answer, by callback type: https://discord.com/developers/docs/interactions/receiving-and-responding */
  respond(ticket: Ticket, type: InteractionResponseType, data?: Payload): Promise<Delivery>;
  edit(ticket: Ticket, data: Payload): Promise<Delivery>;
  followUp(ticket: Ticket, data: Payload): Promise<Delivery>;
  remove(ticket: Ticket): Promise<Delivery>;
};

// The last two mean that the 15 minutes are over.
const goneCodes: readonly number[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
];

/** Discord takes the first answer within 3 s: https://discord.com/developers/docs/interactions/receiving-and-responding */
const firstAnswerMs = 3000;

/** Answers through Discord's HTTP API. `waitedMs` tells how long ago an interaction came in. */
export function restAnswers(rest: REST, applicationId: string, waitedMs: (id: string) => number): AnswerPort {
  // Interaction endpoints are authorised by the token in their path; a bot token there would only be a secret sent in vain.
  const auth = false;
  const original = (token: string) => Routes.webhookMessage(applicationId, token, '@original');
  return {
    respond: ({ id, token }, type, data) =>
      delivered(
        (signal) => {
          const body = { type, ...(data && { data: data.body }) };
          return rest.post(Routes.interactionCallback(id, token), { auth, signal, ...data, body });
        },
        // A try that has begun in time may yet be heard of, so it is not given up.
        { ...ordinaryLimits, beginMs: firstAnswerMs - waitedMs(id) },
      ),
    edit: ({ token }, data) => delivered((signal) => rest.patch(original(token), { auth, signal, ...data })),
    followUp: ({ token }, data) =>
      delivered((signal) => rest.post(Routes.webhook(applicationId, token), { auth, signal, ...data })),
    remove: ({ token }) => delivered((signal) => rest.delete(original(token), { auth, signal })),
  };
}

async function delivered(
  request: (signal: AbortSignal) => Promise<unknown>,
  limits: Limits = ordinaryLimits,
): Promise<Delivery> {
  const outcome = await repeatable(request, limits);
  if (outcome.kind === 'ok') return { kind: 'delivered' };
  const { reason } = outcome;
  if (outcome.kind !== 'refused') return { kind: 'lost', reason };
  if (goneCodes.includes(outcome.code)) return { kind: 'gone', reason };
  if (outcome.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
    return { kind: 'answered-before', reason };
  return { kind: 'refused', reason };
}
