import type { Answers, AnyHandler, Asked, Command } from '../../commands/command.ts';
import type { Interaction } from './interaction.ts';

type Handled = Extract<Interaction, { kind: 'command' | 'component' | 'modal' }>;

/** Finds handlers by what was used: the command with its subcommand, or the name in a custom id. */
type HandlerTable = {
  command(name: string): Command | undefined;
  find(interaction: Handled): { handler: AnyHandler; command: Command } | undefined;
};

/** Throws when two commands claim the same name: one of them would never be heard. */
export function handlerTable(commands: readonly Command[]): HandlerTable {
  const byName = table(
    'command',
    commands.map((command): [string, Command] => [command.data.name, command]),
  );
  const components = handlersOf('component', commands, ({ components }) => components);
  const modals = handlersOf('modal', commands, ({ modals }) => modals);
  const typed = (name: string, sub: string) => {
    const command = byName.get(name);
    const handler = new Map(Object.entries(command?.runs ?? {})).get(sub);
    return command === undefined || handler === undefined ? undefined : { handler, command };
  };
  return {
    command: (name) => byName.get(name),
    find(interaction) {
      if (interaction.kind === 'modal') return modals.get(interaction.name);
      if (interaction.kind === 'command') return typed(interaction.name, interaction.sub);
      if (!interaction.name.startsWith('/')) return components.get(interaction.name);
      // A button that repeats a command answers in the place of the question that it was an answer to.
      const [name = '', ...sub] = interaction.name.slice(1).split(' ');
      const found = typed(name, sub.join('/'));
      return found && { ...found, handler: { ...found.handler, answers: (call) => inPlace(found.handler, call) } };
    },
  };
}

function inPlace({ answers }: AnyHandler, call: Asked<unknown>): Answers {
  const declared = typeof answers === 'function' ? answers(call) : answers;
  return declared === 'private' ? 'update' : declared;
}

function handlersOf(
  what: string,
  commands: readonly Command[],
  part: (command: Command) => Record<string, AnyHandler> | undefined,
): Map<string, { handler: AnyHandler; command: Command }> {
  return table(
    what,
    commands.flatMap((command) =>
      Object.entries(part(command) ?? {}).map(
        ([name, handler]): [string, { handler: AnyHandler; command: Command }] => [name, { handler, command }],
      ),
    ),
  );
}

function table<Value>(what: string, entries: readonly (readonly [string, Value])[]): Map<string, Value> {
  const byName = new Map<string, Value>();
  for (const [name, value] of entries) {
    if (byName.has(name)) throw new Error(`two handlers for the ${what} ${name}`);
    byName.set(name, value);
  }
  return byName;
}
