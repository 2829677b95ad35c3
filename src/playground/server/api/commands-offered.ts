import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Option,
} from 'discord-api-types/v10';
import { descriptionIn, nameIn } from '../../discord/index.ts';
import type { OfferedCommand, OfferedOption, OptionKind, View } from '../contract.ts';

const kinds: Readonly<Partial<Record<Option, OptionKind>>> = {
  [Option.String]: 'text',
  [Option.Integer]: 'integer',
  [Option.Number]: 'number',
  [Option.Boolean]: 'boolean',
  [Option.User]: 'user',
  [Option.Channel]: 'channel',
  [Option.Role]: 'role',
  [Option.Attachment]: 'file',
};

/** Commands as the input line of a client in this locale lists them: one entry for each that can be sent, in alphabetical order. */
export function offeredCommands(commands: readonly APIApplicationCommand[], locale: string): OfferedCommand[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap((command) => entriesOf({ path: '', shown: '' }, command, locale))
    .sort((one, other) => one.shown.localeCompare(other.shown, locale));
}

/** What apps offer in the menu of a message, in alphabetical order. */
export function messageCommands(commands: readonly APIApplicationCommand[], locale: string): View['messageCommands'] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.Message)
    .map((command) => ({ name: command.name, shown: nameIn(locale, command) }))
    .sort((one, other) => one.shown.localeCompare(other.shown, locale));
}

type Entered = Pick<
  APIApplicationCommand,
  'name' | 'name_localizations' | 'description' | 'description_localizations'
> & {
  options?: APIApplicationCommandOption[];
};

function entriesOf(above: { path: string; shown: string }, entered: Entered, locale: string): OfferedCommand[] {
  const { name, options = [] } = entered;
  const path = `${above.path} ${name}`.trim();
  const shown = `${above.shown} ${nameIn(locale, entered)}`.trim();
  const nested = options.filter(
    (option) => option.type === Option.Subcommand || option.type === Option.SubcommandGroup,
  );
  if (nested.length > 0) return nested.flatMap((one) => entriesOf({ path, shown }, one, locale));
  const description = descriptionIn(locale, entered);
  return [{ path, shown, description, options: options.flatMap((option) => optionOf(option, locale)) }];
}

function optionOf(option: APIApplicationCommandOption, locale: string): OfferedOption[] {
  const kind = kinds[option.type];
  if (kind === undefined) return [];
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  return [
    {
      name: option.name,
      shown: nameIn(locale, option),
      description: descriptionIn(locale, option),
      kind,
      required: option.required === true,
      choices: choices.map((choice) => ({ name: nameIn(locale, choice), value: String(choice.value) })),
      autocomplete: 'autocomplete' in option && option.autocomplete === true,
    },
  ];
}
