import type { Actor, FileInput, OptionInput, Outcome } from '../../discord/index.ts';
import { formParts } from '../../text/form-parts.ts';
import { readSlash } from '../../text/slash.ts';
import type { Deed, DeedResult, SentFile } from '../contract.ts';

/** Does what a member does at their screen, and waits for what comes of it. */
export async function perform(actor: Actor, deed: Deed): Promise<DeedResult> {
  const outcome = await outcomeOf(actor, deed);
  if (outcome.kind !== 'modal') return outcome;
  const { interactionId, data } = outcome.modal;
  return { kind: 'modal', form: { interactionId, title: data.title, parts: formParts(data) } };
}

async function outcomeOf(actor: Actor, deed: Deed): Promise<Outcome | { kind: 'said' }> {
  switch (deed.kind) {
    case 'command':
      return actor.command(deed.path, optionsOf(deed.options));
    case 'line': {
      const read = readSlash(deed.text, actor.commands());
      if (read.kind === 'problem') return { kind: 'refused', reason: read.problem };
      return actor.command(read.slash.path, read.slash.options);
    }
    case 'say':
      actor.say(deed.text);
      return { kind: 'said' };
    case 'suggest':
      return actor.autocomplete(deed.path, deed.focused, deed.text, deed.others);
    case 'press':
      return actor.press(deed.messageId, deed.customId);
    case 'choose':
      return actor.choose(deed.messageId, deed.customId, deed.values);
    case 'submit':
      // The form itself is remembered by this Discord; only its number is needed.
      return actor.submitModal(
        { interactionId: deed.interactionId, data: { custom_id: '', title: '', components: [] } },
        deed.values,
      );
    case 'dismiss':
      actor.dismiss(deed.messageId);
      return { kind: 'deleted' };
  }
}

function optionsOf(options: Readonly<Record<string, string | SentFile>>): Record<string, OptionInput> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, typeof value === 'string' ? value : fileOf(value)]),
  );
}

function fileOf({ name, base64, contentType }: SentFile): FileInput {
  const data = Buffer.from(base64, 'base64');
  return { name, data, ...(contentType === undefined || contentType === '' ? {} : { contentType }) };
}
