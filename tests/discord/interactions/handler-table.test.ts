import { expect, test } from 'vitest';
import type { Command } from '../../../src/commands/command.ts';
import { handlerTable } from '../../../src/discord/interactions/handler-table.ts';
import { loose, text } from './dispatch-bench.ts';

const run = loose({ answers: 'private', run: async () => text('x') });
const command = (name: string, parts: Partial<Command> = {}): Command => ({
  data: { name, description: name },
  runs: { '': run },
  ...parts,
});
const call = {} as never;
const ticket = { id: '1', token: 't' };
const used = (kind: 'component' | 'modal', name: string) => ({ kind, name, on: 'private' as const, ticket, call });
const typed = (name: string, sub: string) => ({ kind: 'command', name, sub, ticket, call }) as const;

test('finds a command with its subcommand, and buttons and forms by their names', () => {
  const note = command('note', {
    runs: { add: run, 'group/list': run },
    components: { more: run },
    modals: { more: run },
  });
  const table = handlerTable([command('done'), note]);
  expect(table.command('note')).toBe(note);
  for (const one of [typed('done', ''), typed('note', 'add'), typed('note', 'group/list')])
    expect(table.find(one)?.handler, one.sub).toBe(run);
  expect(table.find(used('component', 'more'))?.command).toBe(note);
  expect(table.find(used('modal', 'more'))?.command).toBe(note);
});

test('finds nothing under another name, subcommand or kind', () => {
  const table = handlerTable([command('done', { components: { open: run } })]);
  for (const one of [typed('done', 'add'), typed('toString', ''), used('modal', 'open'), used('component', 'toString')])
    expect(table.find(one)).toBeUndefined();
});

test.each<[string, Command[]]>([
  ['two handlers for the command done', [command('done'), command('done')]],
  [
    'two handlers for the component open',
    [command('a', { components: { open: run } }), command('b', { components: { open: run } })],
  ],
  [
    'two handlers for the modal open',
    [command('a', { modals: { open: run } }), command('b', { modals: { open: run } })],
  ],
])('%s are one too many', (words, commands) => {
  expect(() => handlerTable(commands)).toThrow(words);
});
