import type { Actor, FileInput, Outcome } from '../../discord/index.ts';
import { formParts } from '../../text/form-parts.ts';
import { readSlash } from '../../text/slash.ts';
import type { Action, ActionResult, SentFile } from '../contract.ts';

/** Does what a member does at their screen, and waits for what comes of it. */
export async function perform(actor: Actor, locale: string, action: Action): Promise<ActionResult> {
  const outcome = await outcomeOf(actor, locale, action);
  if (outcome.kind !== 'modal') return outcome;
  const { interactionId, data } = outcome.modal;
  return { kind: 'modal', form: { interactionId, title: data.title, parts: formParts(data) } };
}

async function outcomeOf(actor: Actor, locale: string, action: Action): Promise<Outcome | { kind: 'said' }> {
  switch (action.kind) {
    case 'command':
      return actor.command(action.path, mapped(action.options, receivedOf));
    case 'line': {
      const read = readSlash(action.text, actor.commands(), locale);
      if (read.kind === 'problem') return { kind: 'refused', reason: read.problem };
      return actor.command(read.slash.path, read.slash.options);
    }
    case 'say':
      actor.say(action.text);
      return { kind: 'said' };
    case 'suggest':
      return actor.autocomplete(action.path, action.focused, action.text, action.others);
    case 'press':
      return actor.press(action.messageId, action.customId);
    case 'choose':
      return actor.choose(action.messageId, action.customId, action.values);
    case 'submit':
      // The form itself is remembered by this Discord; only its number is needed.
      return actor.submitModal(
        { interactionId: action.interactionId, data: { custom_id: '', title: '', components: [] } },
        mapped(action.values, (value) => (Array.isArray(value) ? value.map(receivedOf) : value)),
      );
    case 'menu':
      return actor.menu(action.name, action.messageId);
    case 'dismiss':
      actor.dismiss(action.messageId);
      return { kind: 'deleted' };
  }
}

function mapped<A, B>(values: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}

function receivedOf(value: string | SentFile): string | FileInput {
  if (typeof value === 'string') return value;
  const { name, base64, contentType = '' } = value;
  return { name, data: Buffer.from(base64, 'base64'), ...(contentType === '' ? {} : { contentType }) };
}
