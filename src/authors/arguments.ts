import { parseArgs } from 'node:util';
import { printable } from './terminal.ts';

export type Check = {
  command: 'check';
  paths: string[];
  form: 'text' | 'json' | 'github';
  full: boolean;
  fix: boolean;
};
export type Preview = { command: 'preview'; day: string; form: 'text' | 'html'; plan: string | null };
type Arguments = Check | Preview | { command: 'help' } | { command: 'unclear'; reason: string };

/** Reads the words after `npm run curriculum --`. */
export function readArguments(words: string[]): Arguments {
  const given = parsed(words);
  if ('reason' in given) return unclear(given.reason);
  const { values, positionals } = given;
  const [command, ...rest] = positionals;
  if (values.help || command === 'help') return { command: 'help' };
  if (command === undefined) return unclear('Say what to do: check or preview.');
  if (command !== 'check' && command !== 'preview') {
    return unclear(`There is no command "${printable(command)}"; there are check and preview.`);
  }
  const own: string[] = command === 'check' ? ['json', 'full', 'github', 'fix'] : ['html', 'text', 'plan'];
  const foreign = Object.keys(values).find((name) => !own.includes(name));
  if (foreign !== undefined) return unclear(`--${foreign} does not belong to ${command}.`);
  if (command === 'check') {
    if (rest.length === 0) return unclear('Name at least one file or folder to check, such as curriculum/.');
    if (values.json && values.github) return unclear('Choose one of --json and --github.');
    if (values.fix && (values.json || values.github))
      return unclear('--fix shows what it changes; leave out --json and --github.');
    const form = values.json ? 'json' : values.github ? 'github' : 'text';
    return { command, paths: rest, form, full: values.full === true, fix: values.fix === true };
  }
  if (values.html && values.text) return unclear('Choose one of --html and --text.');
  if (rest.length === 0) return unclear('Name the day to preview, such as: preview 174');
  return { command, day: rest.join(' '), form: values.html ? 'html' : 'text', plan: values.plan ?? null };
}

function unclear(reason: string): Arguments {
  return { command: 'unclear', reason };
}

function parsed(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        full: { type: 'boolean' },
        github: { type: 'boolean' },
        fix: { type: 'boolean' },
        html: { type: 'boolean' },
        text: { type: 'boolean' },
        plan: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { reason: printable(message.split('. ')[0]?.replace(/\.?$/, '.') ?? message) };
  }
}
