type Named = { readonly name: string; readonly name_localizations?: unknown };
type Described = { readonly description: string; readonly description_localizations?: unknown };

// Discord’s own, by its document on localization.
const fallbacks: Readonly<Record<string, string>> = { 'en-US': 'en-GB', 'en-GB': 'en-US', 'es-419': 'es-ES' };

/** What a command, an option or a choice is called at a client in this locale. */
export function nameIn(locale: string, { name, name_localizations }: Named): string {
  return wordsIn(locale, name_localizations) ?? name;
}

export function descriptionIn(locale: string, { description, description_localizations }: Described): string {
  return wordsIn(locale, description_localizations) ?? description;
}

/** The one that was typed: as the client in this locale calls it, else by its English name, which is taken as well. */
export function calledIn<T extends Named>(locale: string, all: readonly T[], typed: string): T | undefined {
  return all.find((one) => nameIn(locale, one) === typed) ?? all.find(({ name }) => name === typed);
}

function wordsIn(locale: string, localizations: unknown): string | undefined {
  const known = (localizations ?? {}) as Readonly<Record<string, string>>;
  return known[locale] ?? known[fallbacks[locale] ?? ''];
}
