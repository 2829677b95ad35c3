/** Postgres' own configurations of text search by language, those that all supported versions have: https://www.postgresql.org/docs/15/textsearch-configuration.html */
const configurations: Readonly<Record<string, string>> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hi: 'hindi',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  ne: 'nepali',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
};

/** How words are found in texts that may be in any of these languages, as BCP 47 names them; without stems where Postgres knows none. */
export function searchConfigs(...languages: readonly string[]): string[] {
  return [...new Set(languages.map((language) => configurations[language.split('-')[0] ?? ''] ?? 'simple'))];
}
