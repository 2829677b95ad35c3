import {
  InteractionResponseType as Answer,
  type APIModalInteractionResponseCallbackData,
  InteractionType,
} from 'discord-api-types/v10';
import type { Outcome } from '../contract.ts';
import type { Core } from '../core.ts';
import { asJson, asList, type Check, type Json, list, must, oneOf, shape, text } from '../form.ts';
import type { Upload } from '../messages/attachments.ts';
import { alreadyAcknowledged, unknownInteraction, unknownMessage } from '../refusal.ts';
import { findMessage, type StoredMessage } from '../state.ts';
import { modalIssues } from '../validate/modal.ts';
import { answerLimitMs } from './live.ts';
import type { LiveInteraction } from './live-interaction.ts';
import { edit, messageOutcome, refuse, reply } from './replies.ts';

export type Answered = { readonly type: Answer; readonly message?: StoredMessage; readonly afterwards: () => void };

/** The first answer: POST /interactions/:id/:token/callback. */
export function answer(core: Core, id: string, token: string, body: Json, uploads: readonly Upload[]): Answered {
  const live = core.interactions.get(token);
  if (live === undefined || live.id !== id || live.phase === 'late') throw unknownInteraction();
  if (live.phase === 'answered') throw alreadyAcknowledged();
  if (core.stopwatch.elapsedMs() - live.startedMs > answerLimitMs) throw unknownInteraction();
  refuse(must(oneOf(answersTo(live)))(body['type'], ['type']));
  const type = body['type'] as Answer;
  const data = asJson(body['data']);
  const done = perform(core, live, type, data, uploads);
  live.phase = 'answered';
  return { type, ...done };
}

function answersTo(live: LiveInteraction): readonly Answer[] {
  if (live.type === InteractionType.ApplicationCommandAutocomplete)
    return [Answer.ApplicationCommandAutocompleteResult];
  const always = [Answer.ChannelMessageWithSource, Answer.DeferredChannelMessageWithSource];
  const ofMessage = live.sourceId === undefined ? [] : [Answer.DeferredMessageUpdate, Answer.UpdateMessage];
  return live.type === InteractionType.ModalSubmit
    ? [...always, ...ofMessage]
    : [...always, ...ofMessage, Answer.Modal];
}

function perform(
  core: Core,
  live: LiveInteraction,
  type: Answer,
  data: Json,
  uploads: readonly Upload[],
): Omit<Answered, 'type'> {
  switch (type) {
    case Answer.ChannelMessageWithSource: {
      const message = reply(core, live, data, uploads, ['data'], false);
      live.originalId = message.json.id;
      return { message, afterwards: () => live.settle(messageOutcome(message, false)) };
    }
    case Answer.DeferredChannelMessageWithSource: {
      const message = reply(core, live, { flags: data['flags'] }, [], ['data'], true);
      live.originalId = message.json.id;
      live.deferred = 'message';
      return { message, afterwards: () => {} };
    }
    case Answer.UpdateMessage: {
      const message = sourceOf(core, live);
      edit(core, message, data, uploads, ['data']);
      live.originalId = message.json.id;
      return { message, afterwards: () => live.settle({ kind: 'updated', message: message.json }) };
    }
    case Answer.DeferredMessageUpdate:
      live.originalId = live.sourceId;
      live.deferred = 'update';
      return { afterwards: () => {} };
    case Answer.Modal: {
      refuse(modalIssues(data, ['data']));
      const modal = data as unknown as APIModalInteractionResponseCallbackData;
      live.modal = modal;
      return { afterwards: () => live.settle({ kind: 'modal', modal: { interactionId: live.id, data: modal } }) };
    }
    default: {
      refuse(must(list(suggestion, 25))(data['choices'], ['data', 'choices']));
      const choices = asList(data['choices']) as Extract<Outcome, { kind: 'autocomplete' }>['choices'];
      return { afterwards: () => live.settle({ kind: 'autocomplete', choices }) };
    }
  }
}

const suggestionValue: Check = (value, path) => (typeof value === 'number' ? [] : text(100, 1)(value, path));
const suggestion = shape({ name: must(text(100, 1)), value: must(suggestionValue) });

function sourceOf(core: Core, live: LiveInteraction): StoredMessage {
  const message = findMessage(core.state, live.sourceId ?? '', live.channelId);
  if (message === undefined) throw unknownMessage();
  return message;
}
