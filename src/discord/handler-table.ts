import type { AnyHandler, Command } from '../commands/command.ts';
import type { Interaction } from './interaction.ts';

type Handled = Extract<Interaction, { kind: 'command' | 'component' | 'modal' }>;

/** Finds handlers by what was used: the command with its subcommand, or the name in a custom id. */
export type HandlerTable = {
  command(name: string): Command | undefined;
  find(interaction: Handled): AnyHandler | undefined;
};

/** Throws when two commands claim the same name: one of them would never be heard. */
export function handlerTable(commands: readonly Command[]): HandlerTable {
  const byName = table(
    'command',
    commands.map((command): [string, Command] => [command.data.name, command]),
  );
  const components = table(
    'component',
    commands.flatMap((command) => Object.entries(command.components ?? {})),
  );
  const modals = table(
    'modal',
    commands.flatMap((command) => Object.entries(command.modals ?? {})),
  );
  return {
    command: (name) => byName.get(name),
    find(interaction) {
      if (interaction.kind !== 'command') {
        return (interaction.kind === 'component' ? components : modals).get(interaction.name);
      }
      const runs = new Map(Object.entries(byName.get(interaction.name)?.runs ?? {}));
      return runs.get(interaction.sub);
    },
  };
}

function table<Value>(what: string, entries: readonly (readonly [string, Value])[]): Map<string, Value> {
  const byName = new Map<string, Value>();
  for (const [name, value] of entries) {
    if (byName.has(name)) throw new Error(`two handlers for the ${what} ${name}`);
    byName.set(name, value);
  }
  return byName;
}
