import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Option,
} from 'discord-api-types/v10';
import { calledIn, nameIn } from '../discord/index.ts';

/** A slash command as it was typed; the values are text, as they stand in Discord's input line. */
type Slash = { path: string; options: Readonly<Record<string, string>> };

/** What a name of a command or an option is made of, in whatever language. */
const nameSign = String.raw`[-_'\p{L}\p{M}\p{N}]`;
const wholeLine = new RegExp(String.raw`^\/\s*(${nameSign}*)\s*([\s\S]*)$`, 'u');
const optionHead = new RegExp(`^(${nameSign}+):`, 'u');
const headBehindQuotes = new RegExp(String.raw`^\s*"[^"]*"\s+(${nameSign}+):`, 'u');

type SlashReading = { kind: 'slash'; slash: Slash } | { kind: 'problem'; problem: string };

/**
 * Reads `/note day:174 text:as long as you like`. A value runs until the next ` name:` that is an option of that command;
 * quotes around it are optional, `\n` in it begins a new line. Names are those of the locale or the English ones, and what is
 * read has the English ones.
 */
export function readSlash(line: string, commands: readonly APIApplicationCommand[], locale: string): SlashReading {
  const [, name = '', afterName = ''] = wholeLine.exec(line) ?? [];
  const typed = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  const command = calledIn(locale, typed, name);
  if (command === undefined) {
    const all = typed.map((one) => `/${nameIn(locale, one)}`).join(' ');
    return problem(`There is no command /${name} here. There are: ${all === '' ? 'none' : all}`);
  }
  let path = command.name;
  let shown = nameIn(locale, command);
  let rest = afterName;
  let options: readonly APIApplicationCommandOption[] = command.options ?? [];
  for (;;) {
    const nested = options.filter(({ type }) => type === Option.Subcommand || type === Option.SubcommandGroup);
    if (nested.length === 0) break;
    const [, word = '', after = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
    const chosen = calledIn(locale, nested, word);
    if (chosen === undefined) {
      const all = nested.map((one) => `/${shown} ${nameIn(locale, one)}`).join(', ');
      return problem(
        word === '' ? `/${shown} needs a word more: ${all}` : `/${shown} has no “${word}”. There are: ${all}`,
      );
    }
    path = `${path} ${chosen.name}`;
    shown = `${shown} ${nameIn(locale, chosen)}`;
    rest = after;
    options = 'options' in chosen ? (chosen.options ?? []) : [];
  }
  const read = readOptions(shown, rest, options, locale);
  return typeof read === 'string' ? problem(read) : { kind: 'slash', slash: { path, options: read } };
}

/** The values by the English names of their options, or what is wrong. */
function readOptions(
  path: string,
  text: string,
  options: readonly APIApplicationCommandOption[],
  locale: string,
): Record<string, string> | string {
  if (text.trim() === '') return {};
  const names = options.map((one) => nameIn(locale, one));
  if (names.length === 0) return `/${path} takes no options; leave out “${text}”`;
  const takes = `It takes ${names.map((name) => `${name}:`).join(' ')}`;
  const starts = [
    ...text.matchAll(new RegExp(`(?<!\\S)(${[...names, ...options.map(({ name }) => name)].join('|')}):`, 'gu')),
  ];
  const before = text.slice(0, starts[0]?.index ?? text.length).trim();
  if (before !== '') {
    const named = optionHead.exec(before)?.[1];
    return named === undefined
      ? `Say which option “${before}” is for, such as /${path} ${names[0]}:${before}. ${takes}`
      : `/${path} has no option “${named}”. ${takes}`;
  }
  const values: Record<string, string> = {};
  for (const [index, start] of starts.entries()) {
    const [sign, typed = ''] = start;
    const option = calledIn(locale, options, typed);
    if (option === undefined || option.name in values) return `The option ${typed}: stands there twice`;
    const given = text.slice(start.index + sign.length, starts[index + 1]?.index);
    const unknown = headBehindQuotes.exec(given)?.[1];
    if (unknown !== undefined) return `/${path} has no option “${unknown}”. ${takes}`;
    const value = readValue(given);
    const choices: readonly { name: string }[] = 'choices' in option ? (option.choices ?? []) : [];
    values[option.name] = calledIn(locale, choices, value)?.name ?? value;
  }
  return values;
}

function readValue(text: string): string {
  const trimmed = text.trim();
  const quoted = /^"([\s\S]*)"$/.exec(trimmed)?.[1] ?? trimmed;
  return quoted.replaceAll('\\n', '\n');
}

function problem(text: string): SlashReading {
  return { kind: 'problem', problem: text };
}
