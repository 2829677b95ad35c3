import type { Outcome } from '../contract.ts';
import type { Core } from '../core.ts';
import type { Json } from '../form.ts';
import type { Upload } from '../messages/attachments.ts';
import { deleteMessage } from '../messages/messages.ts';
import { unknownMessage } from '../refusal.ts';
import { findMessage, type StoredMessage } from '../state.ts';
import type { Answered } from './answers.ts';
import type { LiveInteraction } from './live-interaction.ts';
import { edit, isLoading, messageOutcome, reply } from './replies.ts';

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
