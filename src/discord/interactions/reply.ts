import { InteractionResponseType as Callback, MessageFlags } from 'discord-api-types/v10';
import { type Answers, isOwnPlace, type WriteGate } from '../../commands/command.ts';
import { assertMessage } from '../../messages/kit/assert-message.ts';
import type { Message, Modal } from '../../messages/kit/message.ts';
import { modalJson, newMessage, wholeMessage } from '../sending/payload.ts';
import type { AnswerPort, Delivery } from './answers.ts';
import type { Handled, Ticket } from './interaction.ts';

/** The form in which an answer is given; `update` only where the message is the bot's own private one. */
export type Way = 'private' | 'public' | 'update';

/** A message that is not the caller's own must not be changed by a click: the answer becomes a private one. */
export function wayOf(declared: Answers, interaction: Handled): Way {
  // Where the app is there for one person only, nobody else has asked for it.
  if (declared === 'public' && !isOwnPlace(interaction.call.guildId)) return 'public';
  if (interaction.kind === 'command' || interaction.on === 'channel') return 'private';
  const changes = declared === 'replace' || (declared === 'update' && interaction.on === 'private');
  return changes ? 'update' : 'private';
}

export type Reply = ReturnType<typeof startReply>;

/**
 * Whether Discord holds an answer open for us. 40060: our own first try had arrived although its answer was lost, or
 * another process with our token was quicker and comes to the same. Anything else leaves nothing to edit.
 */
function isAcknowledged(delivery: Delivery): boolean {
  return delivery.kind === 'delivered' || delivery.kind === 'answered-before';
}

/** The answer to one interaction, from the first word to the last; `finished` has the last word on each message. */
export function startReply(
  port: AnswerPort,
  ticket: Ticket,
  way: Way,
  finished: (message: Message) => Message = (message) => message,
) {
  let deferral: Promise<Delivery> | undefined;

  async function afterDeferral(acknowledged: Promise<Delivery>, next: () => Promise<Delivery>): Promise<Delivery> {
    const delivery = await acknowledged;
    return isAcknowledged(delivery) ? next() : delivery;
  }

  /** Defers unless that has been done, and gives Discord's word on it. */
  function acknowledge(): Promise<Delivery> {
    const type = way === 'update' ? Callback.DeferredMessageUpdate : Callback.DeferredChannelMessageWithSource;
    deferral ??= port.respond(
      ticket,
      type,
      way === 'private' ? { body: { flags: MessageFlags.Ephemeral } } : undefined,
    );
    return deferral;
  }

  /** Tells only the caller, whatever was declared; a message that was to be updated stays as it is. */
  async function tellPrivately(told: Message): Promise<Delivery> {
    const message = finished(told);
    assertMessage(message);
    const payload = newMessage(message, MessageFlags.Ephemeral);
    if (deferral === undefined) return port.respond(ticket, Callback.ChannelMessageWithSource, payload);
    return afterDeferral(deferral, async () => {
      if (way === 'update') return port.followUp(ticket, payload);
      if (way === 'private') return port.edit(ticket, wholeMessage(message));
      // A deferred public answer stays public, and the first follow-up would only fill it: so it is taken away first.
      const removed = await port.remove(ticket);
      return removed.kind === 'delivered' ? port.followUp(ticket, payload) : port.edit(ticket, wholeMessage(message));
    });
  }

  return {
    tellPrivately,
    /** Wins time: “thinking…”, or nothing visible when a message is to be updated. Given once at most. */
    defer: () => void acknowledge(),
    acknowledge,
    /** Throws when the message or form breaks Discord's limits. */
    async give(given: Message | Modal): Promise<Delivery> {
      if ('modal' in given) {
        if (deferral !== undefined)
          throw new Error('a form must be the first answer, and this one came after deferring');
        return port.respond(ticket, Callback.Modal, { body: { ...modalJson(given) } });
      }
      const { shared, ...told } = given;
      if (way === 'public' && shared !== true) return tellPrivately(told);
      const answer = finished(told);
      assertMessage(answer);
      if (deferral !== undefined) return afterDeferral(deferral, () => port.edit(ticket, wholeMessage(answer)));
      if (way === 'update') return port.respond(ticket, Callback.UpdateMessage, wholeMessage(answer));
      return port.respond(
        ticket,
        Callback.ChannelMessageWithSource,
        newMessage(answer, way === 'private' ? MessageFlags.Ephemeral : undefined),
      );
    },
  };
}

/** The gate that a handler's write passes, seen from the dispatcher. */
export function writeGate(reply: Pick<Reply, 'acknowledge'>) {
  let passage: 'before' | 'under-way' | 'passed' = 'before';
  let refused: Delivery | undefined;
  let isShut = false;
  const gate: WriteGate = {
    async open() {
      const delivery = await reply.acknowledge();
      if (!isAcknowledged(delivery)) {
        refused = delivery;
        throw new Error('nobody waits for the answer');
      }
      if (isShut) throw new Error('the answer has been given already');
      passage = 'under-way';
    },
    passed() {
      passage = 'passed';
    },
  };
  return {
    ...gate,
    /** How far the write has come: not begun, under way (carried out or not), carried out. */
    passage: () => passage,
    /** Why nobody waits for the answer, if that has shown: then nothing was written and nothing can be said. */
    refused: () => refused,
    /** The caller has been given an answer; what has not been committed by now must not be any more. */
    shut() {
      isShut = true;
    },
  };
}
