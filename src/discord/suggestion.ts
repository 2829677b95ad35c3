import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';

/** Keeps suggestions within Discord's limits: 25 of them, names and values up to 100 characters. */
export function fittingChoices(
  choices: readonly APIApplicationCommandOptionChoice<string>[],
): APIApplicationCommandOptionChoice<string>[] {
  return (
    choices
      // A shortened value would mean something else, so such a suggestion is left out.
      .filter(({ name, value }) => name.trim() !== '' && value !== '' && value.length <= 100)
      .slice(0, 25)
      .map((choice) => ({ ...choice, name: shortened(choice.name) }))
  );
}

function shortened(name: string): string {
  if (name.length <= 100) return name;
  // Cutting by code point keeps an emoji whole.
  let kept = '';
  for (const character of name) {
    if (kept.length + character.length > 99) break;
    kept += character;
  }
  return `${kept}…`;
}
