import { type Answers, type AnyHandler, type Asked, answersOf, type Command } from '../../commands/command.ts';
import type { Handled } from './interaction.ts';

type Found = { handler: AnyHandler; command: Command };

/**
 * Finds handlers by what was used: the command with its subcommand, or the name in a custom id. Throws when two commands
 * claim the same name: one of them would never be heard.
 */
export function handlerTable(commands: readonly Command[]) {
  const byName = new Map<string, Command>();
  const found = new Map<string, Found>();
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
    command: (name: string) => byName.get(name),
    find(used: Handled): Found | undefined {
      if (used.kind === 'command') return found.get(`command ${used.name} ${used.sub}`);
      if (used.kind === 'modal' || !used.name.startsWith('/')) return found.get(`${used.kind} ${used.name}`);
      // A button that repeats a command answers in the place of the question that it was an answer to.
      const path = used.name.slice(1);
      const [name = '', ...sub] = path.split(' ');
      const typed = found.get(`command ${path} `) ?? found.get(`command ${name} ${sub.join('/')}`);
      return typed && { ...typed, handler: { ...typed.handler, answers: (call) => inPlace(typed.handler, call) } };
    },
  };
}

function inPlace(handler: AnyHandler, call: Asked<unknown>): Answers {
  const declared = answersOf(handler, call);
  return declared === 'private' ? 'update' : declared;
}
