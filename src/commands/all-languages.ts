import { ApplicationCommandType, type LocalizationMap } from 'discord-api-types/v10';
import { type Said, saidAt } from '../messages/words/said.ts';
import { allWords, type Language, locales } from '../messages/words/words.ts';
import type { Command } from './command.ts';

/** A command, or a part of it, as far as it is shown. */
type Shown = {
  type?: number | undefined;
  name: string;
  options?: readonly Shown[];
  choices?: readonly { value: string | number }[];
};

/** The command with what Discord shows of it and its parts, in all languages. Throws where English says nothing of one. */
export function inAllLanguages(command: Command): Command {
  return { ...command, data: told(command.data as Shown, []) as unknown as Command['data'] };
}

function told<Part extends Shown>(part: Part, within: readonly string[]): Part {
  const path = [...within, part.name];
  const { options, choices } = part;
  const named = { ...part, name_localizations: translated(path, ({ name }) => name) };
  // The menu of a message shows names alone, and Discord takes nothing more.
  if (within.length === 0 && part.type === ApplicationCommandType.Message) return named;
  return {
    ...named,
    description: partOf('en', path).about,
    description_localizations: translated(path, ({ about }) => about),
    ...(options === undefined ? {} : { options: options.map((option) => told(option, path)) }),
    ...(choices === undefined ? {} : { choices: choices.map(({ value }) => choice(path, value)) }),
  };
}

function choice(path: readonly string[], value: string | number) {
  const words = ({ parts }: Said) => (parts as Record<string, string>)[value] ?? missing([...path, String(value)]);
  return { name: words(partOf('en', path)), name_localizations: translated(path, words), value };
}

function translated(path: readonly string[], words: (of: Said) => string): LocalizationMap {
  const all = Object.entries(locales) as [Language, (typeof locales)[Language]][];
  const entries = all.flatMap(([language, read]) => read.map((locale) => [locale, words(partOf(language, path))]));
  return Object.fromEntries(entries);
}

function partOf(language: Language, path: readonly string[]): Said {
  return saidAt(allWords[language].commands, path) ?? missing(path);
}

function missing(path: readonly string[]): never {
  throw new Error(`words/en/commands.ts says nothing of /${path.join(' ')}`);
}
