import type { AnyHandler, Command } from '../../commands/command.ts';
import type { Handled } from './interaction.ts';

/** Finds handlers by what was used: the command with its subcommand, or the name in a custom id. */
type HandlerTable = {
  command(name: string): Command | undefined;
  find(interaction: Handled): { handler: AnyHandler; command: Command } | undefined;
};

/** Throws when two commands claim the same name: one of them would never be heard. */
export function handlerTable(commands: readonly Command[]): HandlerTable {
  const byName = new Map<string, Command>();
  const found = new Map<string, { handler: AnyHandler; command: Command }>();
  const add = (key: string, handler: AnyHandler, command: Command) => {
    if (found.has(key)) throw new Error(`two handlers for the ${key}`);
    found.set(key, { handler, command });
  };
  for (const command of commands) {
    const { data, runs, components = {}, modals = {} } = command;
    if (byName.has(data.name)) throw new Error(`two handlers for the command ${data.name}`);
    byName.set(data.name, command);
    for (const [sub, handler] of Object.entries(runs)) add(`command ${data.name} ${sub}`, handler, command);
    for (const [name, handler] of Object.entries(components)) add(`component ${name}`, handler, command);
    for (const [name, handler] of Object.entries(modals)) add(`modal ${name}`, handler, command);
  }
  return {
    command: (name) => byName.get(name),
    find: (used) => found.get(`${used.kind} ${used.name}${used.kind === 'command' ? ` ${used.sub}` : ''}`),
  };
}
