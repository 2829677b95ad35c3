import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Option,
} from 'discord-api-types/v10';
import type { OfferedCommand, OfferedOption, OptionKind } from '../contract.ts';

const kinds: Readonly<Partial<Record<Option, OptionKind>>> = {
  [Option.String]: 'text',
  [Option.Integer]: 'integer',
  [Option.Number]: 'number',
  [Option.Boolean]: 'boolean',
  [Option.User]: 'user',
  [Option.Channel]: 'channel',
  [Option.Role]: 'role',
  [Option.Mentionable]: 'mentionable',
  [Option.Attachment]: 'file',
};

/** Commands as the input line lists them: one entry for each that can be sent, in alphabetical order. */
export function offeredCommands(commands: readonly APIApplicationCommand[]): OfferedCommand[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap(({ name, description, options }) => entriesOf(name, description, options ?? []))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** What apps offer in the menu of a message, in alphabetical order. */
export function messageCommands(commands: readonly APIApplicationCommand[]): string[] {
  return commands.flatMap(({ type, name }) => (type === ApplicationCommandType.Message ? [name] : [])).sort();
}

function entriesOf(
  path: string,
  description: string,
  options: readonly APIApplicationCommandOption[],
): OfferedCommand[] {
  const nested = options.filter(
    (option) => option.type === Option.Subcommand || option.type === Option.SubcommandGroup,
  );
  if (nested.length > 0) {
    return nested.flatMap((one) => entriesOf(`${path} ${one.name}`, one.description, one.options ?? []));
  }
  return [{ path, description, options: options.flatMap(optionOf) }];
}

function optionOf(option: APIApplicationCommandOption): OfferedOption[] {
  const kind = kinds[option.type];
  if (kind === undefined) return [];
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  return [
    {
      name: option.name,
      description: option.description,
      kind,
      required: option.required === true,
      choices: choices.map(({ name, value }) => ({ name, value: String(value) })),
      autocomplete: 'autocomplete' in option && option.autocomplete === true,
    },
  ];
}
