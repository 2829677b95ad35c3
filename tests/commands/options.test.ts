import { expect, test } from 'vitest';
import { z } from 'zod';
import type { AnyHandler } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';

type Option = { type: number; name: string; options?: Option[]; max_length?: number; choices?: unknown[] };

/** Every option that takes words, as `command sub option`. */
function wordsOf(path: string, options: readonly Option[] = []): { path: string; option: Option }[] {
  return options.flatMap((option) => [
    ...(option.type === 3 && option.choices === undefined ? [{ path: `${path} ${option.name}`, option }] : []),
    ...wordsOf(`${path} ${option.name}`, option.options),
  ]);
}

const options = commands.flatMap(({ data }) => wordsOf(data.name, data.options as Option[] | undefined));

test('every option that takes words says how many', () => {
  expect(options.length).toBeGreaterThan(25);
  expect(
    options.filter(({ option }) => option.max_length !== 100).map(({ path, option }) => [path, option.max_length]),
  ).toEqual([
    ['note text', 6_000],
    // Longer than any that is kept: it is told so, and the words are kept all the same.
    ['note link', 6_000],
  ]);
});

const handlers = commands.flatMap((command): [string, AnyHandler][] =>
  [command.runs, command.components ?? {}, command.modals ?? {}].flatMap((table) =>
    Object.entries(table).map(([name, handler]): [string, AnyHandler] => [`${command.data.name} ${name}`, handler]),
  ),
);

/** Every field that a handler takes, in whatever form its input comes. */
function shapesOf(input: z.ZodType): [string, z.core.$ZodType][] {
  if (input instanceof z.ZodUnion) return input.options.flatMap((one) => shapesOf(one as z.ZodType));
  if (input instanceof z.ZodObject) return Object.entries(input.shape);
  throw new Error('the fields of this input cannot be told');
}

test.each(handlers)('%s takes no endless words, wherever they come from', (_, handler) => {
  const endless = 'x'.repeat(6_001);
  const shape = shapesOf(handler.input);
  expect(shape.filter(([, field]) => z.safeParse(field, endless).success).map(([name]) => name)).toEqual([]);
  expect(shape.filter(([, field]) => z.safeParse(field, [endless]).success).map(([name]) => name)).toEqual([]);
});
