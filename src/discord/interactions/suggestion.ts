import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { shorten } from '../../messages/kit/format.ts';

/** Keeps suggestions within Discord's limits: 25 of them, names and values up to 100 characters. */
export function fittingChoices(
  choices: readonly APIApplicationCommandOptionChoice<string>[],
): APIApplicationCommandOptionChoice<string>[] {
  return (
    choices
      // A shortened value would mean something else, so such a suggestion is left out.
      .filter(({ name, value }) => name.trim() !== '' && value !== '' && value.length <= 100)
      .slice(0, 25)
      .map((choice) => ({ ...choice, name: shorten(choice.name, 100) }))
  );
}
