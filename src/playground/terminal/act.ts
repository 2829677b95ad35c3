import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ApplicationCommandOptionType as Option } from 'discord-api-types/v10';
import type { OptionInput, Outcome } from '../discord/index.ts';
import { type Context, cannot, channelsOf, directMessages, note, placeName, type Result, shown } from './context.ts';
import { findControl } from './controls.ts';
import { attachToForm, chooseInForm, fillField } from './form-filling.ts';
import type { Step } from './script/step.ts';
import { helpText } from './show/help-text.ts';
import type { Unread } from './unread.ts';

/** Carries out what a member does at the screen, and waits for what comes of it. */
export async function act(context: Context, step: Step, unread: Unread): Promise<Result> {
  const { screen, world } = context;
  const done = async (what: () => Promise<Outcome>) => {
    // Everything a person does takes a second, so that nothing happens at the very same moment.
    await world.moveTo(new Date(world.now().getTime() + 1_000));
    return outcomeOf(context, await what(), unread);
  };
  switch (step.kind) {
    case 'command':
      return withoutForm(context, async () => {
        const options = attachFile(context, step.path, step.options);
        if ('reason' in options) return cannot(options.reason);
        screen.file = null;
        return done(() => context.actor().command(step.path, options.inputs));
      });
    case 'suggest': {
      const { path, focused, text, others } = step;
      return outcomeOf(context, await context.actor().autocomplete(path, focused, text, others), unread);
    }
    case 'press':
      if (screen.form !== null && /^(submit|cancel|close)$/i.test(step.label)) {
        return act(context, { kind: step.label.toLowerCase() === 'submit' ? 'submit' : 'close' }, unread);
      }
      return withoutForm(context, async () => {
        const found = findControl(context, 'button', step.label);
        return 'reason' in found ? cannot(found.reason) : done(() => context.actor().press(found.messageId, found.id));
      });
    case 'choose': {
      if (screen.form !== null) return chooseInForm(context, step.label);
      const found = findControl(context, 'select', step.label);
      if ('reason' in found) return cannot(found.reason);
      return done(() => context.actor().choose(found.messageId, found.id, [found.value]));
    }
    case 'fill':
      return fillField(context, step.field, step.text);
    case 'submit': {
      const { form } = screen;
      if (form === null) return cannot('no form is open. /note without text: opens one');
      return done(async () => {
        const outcome = await context.actor().submitModal(form.modal, form.filled);
        if (outcome.kind !== 'refused') screen.form = null;
        return outcome;
      });
    }
    case 'close': {
      const wasOpen = screen.form !== null;
      screen.form = null;
      return wasOpen ? note('The form is closed; what was written in it is gone.') : cannot('no form is open');
    }
    case 'attach':
      try {
        const file = { name: basename(step.file), data: await readFile(step.file) };
        if (screen.form !== null) return attachToForm(context, file);
        screen.file = file;
        return note(`📎 ${file.name} goes along with the next command.`);
      } catch (error) {
        return cannot(`${step.file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    case 'read': {
      const page = await unread.page(context, step.last);
      return page.length === 0 ? note('Nothing stands here yet.') : shown(...page);
    }
    case 'in': {
      const names = [...channelsOf(world).map(({ name }) => name), directMessages];
      if (!names.includes(step.channel)) {
        return cannot(`there is no channel #${step.channel}. There are: ${names.map(placeName).join(' ')}`);
      }
      screen.channel = step.channel;
      return note(`you look at ${placeName(step.channel)} now`);
    }
    case 'fail':
      world.discord.faults.add({
        method: 'POST',
        path: /^\/channels\/\d+\/messages$/,
        times: step.times,
        // biome-ignore lint/suspicious/noThenProperty: the local Discord calls it so, and a fault is never awaited
        then: { kind: 'status', status: step.status, ...(step.status === 403 ? noAccess : {}) },
      });
      return note(`Discord will refuse the next ${step.times} messages to channels with ${step.status}.`);
    case 'mend':
      world.discord.faults.clear();
      return note('Discord works as it should again.');
    case 'help':
      return note(helpText);
    default:
      return shown();
  }
}

// Without a code of Discord's own a 403 comes from something on the way, and passes.
const noAccess = { code: 50_001, message: 'Missing Access' };

async function outcomeOf(context: Context, outcome: Outcome, unread: Unread): Promise<Result> {
  switch (outcome.kind) {
    case 'message':
    case 'updated': {
      const seen = await unread.message(context, outcome.message);
      return seen === undefined ? shown() : shown(seen);
    }
    case 'modal':
      context.screen.form = { modal: outcome.modal, filled: {} };
      return shown({ kind: 'form', ...context.screen.form });
    case 'autocomplete':
      return shown({ kind: 'suggestions', choices: outcome.choices });
    case 'failed':
      return shown({ kind: 'no-answer', reason: outcome.reason });
    case 'deleted':
      return note('The bot took its message back.');
    case 'refused':
      return cannot(`Discord does not let ${context.world.speaker} do that: ${outcome.reason}`);
  }
}

async function withoutForm(context: Context, go: () => Promise<Result>): Promise<Result> {
  const { form } = context.screen;
  if (form === null) return go();
  return cannot(`the form “${form.modal.data.title}” is open. Fill and submit it, or close it first`);
}

function attachFile(
  context: Context,
  path: string,
  options: Readonly<Record<string, string>>,
): { inputs: Record<string, OptionInput> } | { reason: string } {
  const { file } = context.screen;
  if (file === null) return { inputs: options };
  const [name, ...words] = path.split(' ');
  let definitions = context.world.discord.world.commands().find((command) => command.name === name)?.options ?? [];
  for (const word of words) {
    const nested = definitions.find((option) => option.name === word);
    definitions = nested !== undefined && 'options' in nested ? (nested.options ?? []) : [];
  }
  const option = definitions.find((one) => one.type === Option.Attachment && options[one.name] === undefined);
  if (option === undefined) return { reason: `/${path} takes no file. Attach ${file.name} to a command that does` };
  return { inputs: { ...options, [option.name]: file } };
}
