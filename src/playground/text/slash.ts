import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Option,
} from 'discord-api-types/v10';

/** A slash command as it was typed; the values are text, as they stand in Discord's input line. */
export type Slash = { path: string; options: Readonly<Record<string, string>> };

type SlashReading = { kind: 'slash'; slash: Slash } | { kind: 'problem'; problem: string };

/**
 * Reads `/note day:174 text:as long as you like`. A value runs until the next ` name:` that is an option of that command;
 * quotes around it are optional, `\n` in it begins a new line.
 */
export function readSlash(line: string, commands: readonly APIApplicationCommand[]): SlashReading {
  const [, name = '', afterName = ''] = /^\/\s*([\w-]*)\s*([\s\S]*)$/.exec(line) ?? [];
  const typed = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  const command = typed.find((one) => one.name === name);
  if (command === undefined) {
    const all = typed.map((one) => `/${one.name}`).join(' ');
    return problem(`There is no command /${name} here. There are: ${all === '' ? 'none' : all}`);
  }
  let path = name;
  let rest = afterName;
  let options: readonly APIApplicationCommandOption[] = command.options ?? [];
  for (;;) {
    const nested = options.filter(({ type }) => type === Option.Subcommand || type === Option.SubcommandGroup);
    if (nested.length === 0) break;
    const [, word = '', after = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
    const chosen = nested.find((one) => one.name === word);
    if (chosen === undefined) {
      const all = nested.map((one) => `/${path} ${one.name}`).join(', ');
      return problem(
        word === '' ? `/${path} needs a word more: ${all}` : `/${path} has no “${word}”. There are: ${all}`,
      );
    }
    path = `${path} ${word}`;
    rest = after;
    options = 'options' in chosen ? (chosen.options ?? []) : [];
  }
  return readOptions(
    path,
    rest,
    options.map((one) => one.name),
  );
}

function readOptions(path: string, text: string, names: readonly string[]): SlashReading {
  if (text.trim() === '') return { kind: 'slash', slash: { path, options: {} } };
  if (names.length === 0) return problem(`/${path} takes no options; leave out “${text}”`);
  const takes = `It takes ${names.map((name) => `${name}:`).join(' ')}`;
  const starts = [...text.matchAll(new RegExp(`(?<!\\S)(${names.join('|')}):`, 'g'))];
  const before = text.slice(0, starts[0]?.index ?? text.length).trim();
  if (before !== '') {
    const named = /^([\w-]+):/.exec(before)?.[1];
    return named === undefined
      ? problem(`Say which option “${before}” is for, such as /${path} ${names[0]}:${before}. ${takes}`)
      : problem(`/${path} has no option “${named}”. ${takes}`);
  }
  const options: Record<string, string> = {};
  for (const [index, start] of starts.entries()) {
    const name = start[1] ?? '';
    if (name in options) return problem(`The option ${name}: stands there twice`);
    options[name] = readValue(text.slice(start.index + start[0].length, starts[index + 1]?.index));
  }
  return { kind: 'slash', slash: { path, options } };
}

function readValue(text: string): string {
  const trimmed = text.trim();
  const quoted = /^"([\s\S]*)"$/.exec(trimmed)?.[1] ?? trimmed;
  return quoted.replaceAll('\\n', '\n');
}

function problem(text: string): SlashReading {
  return { kind: 'problem', problem: text };
}
