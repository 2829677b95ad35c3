import type { LocaleString } from 'discord-api-types/v10';
import * as de from './de/de.ts';
import * as en from './en/en.ts';
import * as es from './es/es.ts';
import { saidAt } from './said.ts';
import type { Words } from './shape.ts';
import * as uk from './uk/uk.ts';

export type { Words } from './shape.ts';

/** Another language is a folder beside `en/` and a line in each of these two. */
export const allWords = { en, de, uk, es } satisfies Record<string, Words>;
export type Language = keyof typeof allWords;
export const languages = Object.keys(allWords) as [Language, ...Language[]];

/** Which of Discord's languages read commands in one of ours; English stands wherever none does. */
export const locales: Record<Language, readonly LocaleString[]> = {
  en: [],
  de: ['de'],
  uk: ['uk'],
  es: ['es-ES', 'es-419'],
};

/**
 * The words for the first of these that we have: locales of Discord's, such as `es-419`, or languages as BCP 47 names
 * them; English where we have none.
 */
export function wordsFor(...wanted: readonly (string | null | undefined)[]): Words {
  const known = wanted.map(languageOf).find((language) => language !== undefined);
  return allWords[known ?? 'en'];
}

/** The language of ours that a locale means. */
function languageOf(locale: string | null | undefined): Language | undefined {
  const [language = ''] = locale?.split('-') ?? [];
  return Object.hasOwn(allWords, language) ? (language as Language) : undefined;
}

/** A command as it is called in a language, by its English name: `cohort edit`. */
export function commandName({ commands }: Words, english: string): string {
  const path = english.split(' ');
  return path.map((name, depth) => saidAt(commands, path.slice(0, depth + 1))?.name ?? name).join(' ');
}
