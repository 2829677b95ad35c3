import {
  InteractionResponseType as Answer,
  type APIModalInteractionResponseCallbackData,
  ApplicationCommandType,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { Upload } from './attachments.ts';
import type { Outcome } from './contract.ts';
import type { Core } from './core.ts';
import { asJson, asList, type Check, type Json, list, must, oneOf, shape, text } from './form.ts';
import { createMessage, deleteMessage, editMessage } from './messages.ts';
import {
  alreadyAcknowledged,
  invalidForm,
  invalidWebhookToken,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './refusal.ts';
import { renderUser } from './render.ts';
import { findMessage, type StoredMessage } from './state.ts';
import { messageIssues } from './validate/message.ts';
import { modalIssues } from './validate/modal.ts';

export const answerLimitMs = 3000;
export const tokenLimitMs = 15 * 60_000;

/** An interaction from its sending until its token runs out. */
export type LiveInteraction = {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly startedMs: number;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly userId: string;
  /** The message whose button, select or modal it was. */
  readonly sourceId: string | undefined;
  readonly command: { readonly name: string; readonly type: ApplicationCommandType } | undefined;
  phase: 'open' | 'late' | 'answered';
  deferred: 'message' | 'update' | undefined;
  originalId: string | undefined;
  modal: APIModalInteractionResponseCallbackData | undefined;
  readonly followUps: Set<string>;
  /** Tells the member what became of it; the first call counts. */
  readonly settle: (outcome: Outcome) => void;
};

type Opening = Pick<LiveInteraction, 'type' | 'channelId' | 'guildId' | 'userId' | 'sourceId' | 'command'>;

/** Registers an interaction; its outcome comes at the latest when Discord's client gives up. */
export function openInteraction(
  core: Core,
  opening: Opening,
): { readonly live: LiveInteraction; readonly outcome: Promise<Outcome> } {
  const { promise, resolve } = deferredOutcome();
  const id = core.nextId();
  let cancel = () => {};
  const live: LiveInteraction = {
    ...opening,
    id,
    token: `aW50ZXJhY3Rpb24_${id}_${opening.type}`,
    startedMs: core.stopwatch.elapsedMs(),
    phase: 'open',
    deferred: undefined,
    originalId: undefined,
    modal: undefined,
    followUps: new Set(),
    settle: (outcome) => {
      cancel();
      resolve(outcome);
    },
  };
  const giveUp = () => live.settle({ kind: 'failed', reason: failureOf(live) });
  cancel = core.after(answerLimitMs, () => {
    if (live.phase !== 'open') {
      cancel = core.after(tokenLimitMs - answerLimitMs, giveUp);
      return;
    }
    live.phase = 'late';
    giveUp();
  });
  core.interactions.set(live.token, live);
  const [oldest] = core.interactions.keys();
  if (core.interactions.size > 5000 && oldest !== undefined) core.interactions.delete(oldest);
  return { live, outcome: promise };
}

function deferredOutcome() {
  let resolve: (outcome: Outcome) => void = () => {};
  const promise = new Promise<Outcome>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function failureOf(live: LiveInteraction) {
  const byCommand = live.type === InteractionType.ApplicationCommand || live.deferred === 'message';
  return byCommand ? 'The application did not respond' : 'This interaction failed';
}

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

function reply(
  core: Core,
  live: LiveInteraction,
  body: Json,
  uploads: readonly Upload[],
  path: string[],
  loading: boolean,
): StoredMessage {
  refuse(messageIssues(body, { path, mayBeEphemeral: true }));
  const channel = core.state.channels[live.channelId];
  if (channel === undefined) throw unknownMessage();
  const ephemeral = (Number(body['flags'] ?? 0) & MessageFlags.Ephemeral) !== 0;
  const first = live.originalId === undefined;
  const referenced = first ? live.sourceId : live.originalId;
  return createMessage(core, {
    channel,
    authorId: core.state.botId,
    body,
    uploads,
    loading,
    privileged: true,
    type: typeOf(live, first),
    answeredTo: live.userId,
    ...(ephemeral ? { visibleTo: live.userId } : {}),
    extra: {
      webhook_id: core.state.application.id,
      application_id: core.state.application.id,
      interaction_metadata: metadataOf(core, live),
      ...(referenced === undefined
        ? {}
        : { message_reference: { type: 0, message_id: referenced, channel_id: live.channelId, ...guildOf(live) } }),
    },
  });
}

function guildOf(live: LiveInteraction) {
  return live.guildId === undefined ? {} : { guild_id: live.guildId };
}

function typeOf(live: LiveInteraction, first: boolean): MessageType {
  if (!first || live.command === undefined)
    return live.sourceId === undefined && first ? MessageType.Default : MessageType.Reply;
  return live.command.type === ApplicationCommandType.ChatInput
    ? MessageType.ChatInputCommand
    : MessageType.ContextMenuCommand;
}

function metadataOf(core: Core, live: LiveInteraction) {
  const metadata = {
    id: live.id,
    type: live.type,
    user: renderUser(core.state, live.userId),
    authorizing_integration_owners: { 0: live.guildId ?? '0' },
    ...(live.command === undefined ? {} : { name: live.command.name, command_type: live.command.type }),
    ...(live.sourceId === undefined ? {} : { interacted_message_id: live.sourceId }),
    ...(live.type === InteractionType.ModalSubmit
      ? {
          triggering_interaction_metadata: {
            id: live.id,
            type: InteractionType.ApplicationCommand,
            user: renderUser(core.state, live.userId),
            authorizing_integration_owners: { 0: live.guildId ?? '0' },
          },
        }
      : {}),
  };
  return metadata as NonNullable<StoredMessage['json']['interaction_metadata']>;
}

function edit(core: Core, message: StoredMessage, body: Json, uploads: readonly Upload[], path: string[]): void {
  refuse(messageIssues(body, { path, mayBeEphemeral: true, flagsBefore: Number(message.json.flags ?? 0) }));
  editMessage(core, message, body, uploads, true);
}

function sourceOf(core: Core, live: LiveInteraction): StoredMessage {
  const message = findMessage(core.state, live.sourceId ?? '', live.channelId);
  if (message === undefined) throw unknownMessage();
  return message;
}

function messageOutcome(message: StoredMessage, deferred: boolean): Outcome {
  return { kind: 'message', message: message.json, ephemeral: message.visibleTo !== undefined, deferred };
}

function refuse(issues: ReturnType<Check>): void {
  if (issues.length > 0) throw invalidForm(issues);
}

/** The interaction behind a webhook token: it must have been answered, and not longer than 15 minutes ago. */
export function webhookOf(core: Core, applicationId: string, token: string): LiveInteraction {
  const live = core.interactions.get(token);
  if (live === undefined || applicationId !== core.state.application.id) throw unknownWebhook();
  if (core.stopwatch.elapsedMs() - live.startedMs > tokenLimitMs) throw invalidWebhookToken();
  if (live.phase !== 'answered') throw unknownWebhook();
  return live;
}

/** A follow-up; the first one after a deferred answer fills that answer instead, as Discord documents. */
export function followUp(
  core: Core,
  live: LiveInteraction,
  body: Json,
  uploads: readonly Upload[],
): Omit<Answered, 'type'> {
  const original = findMessage(core.state, live.originalId ?? '', live.channelId);
  if (live.deferred === 'message' && original !== undefined && isLoading(original)) {
    const { flags: _ignored, ...rest } = body;
    return editAnswer(core, live, '@original', rest, uploads);
  }
  const message = reply(core, live, body, uploads, [], false);
  live.followUps.add(message.json.id);
  return { message, afterwards: () => live.settle(messageOutcome(message, true)) };
}

export function answerMessage(core: Core, live: LiveInteraction, which: string): StoredMessage {
  const id = which === '@original' ? live.originalId : which;
  const own = id !== undefined && (id === live.originalId || live.followUps.has(id));
  const message = own ? findMessage(core.state, id, live.channelId) : undefined;
  if (message === undefined) throw unknownMessage();
  return message;
}

export function editAnswer(
  core: Core,
  live: LiveInteraction,
  which: string,
  body: Json,
  uploads: readonly Upload[],
): Omit<Answered, 'type'> {
  const message = answerMessage(core, live, which);
  const first = isLoading(message);
  edit(core, message, body, uploads, []);
  const outcome: Outcome =
    live.deferred === 'update' && !first ? { kind: 'updated', message: message.json } : messageOutcome(message, true);
  return { message, afterwards: () => live.settle(outcome) };
}

export function deleteAnswer(core: Core, live: LiveInteraction, which: string): () => void {
  deleteMessage(core, answerMessage(core, live, which));
  return () => live.settle({ kind: 'deleted' });
}

export function isLoading(message: StoredMessage): boolean {
  return (Number(message.json.flags ?? 0) & MessageFlags.Loading) !== 0;
}
