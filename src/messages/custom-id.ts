/** Discord's limit for a component's custom id: https://discord.com/developers/docs/components/reference */
const limit = 100;

/** Writes `name?key=value&…`, the address of a handler with its input. Throws when it would not fit, which is a bug of ours. */
export function customId(name: string, input: Record<string, string | number> = {}): string {
  const id = written(name, input);
  if (id.length > limit) throw new Error(`custom id over ${limit} characters: ${id}`);
  return id;
}

/** Whether `customId` has room for this input. */
export function fits(name: string, input: Record<string, string | number>): boolean {
  return written(name, input).length <= limit;
}

function written(name: string, input: Record<string, string | number>): string {
  const pairs = Object.entries(input).map(([key, value]): [string, string] => [key, String(value)]);
  const query = new URLSearchParams(pairs).toString();
  return query === '' ? name : `${name}?${query}`;
}

/** Reads what `customId` wrote; values are always text. */
export function parseCustomId(id: string): {
  name: string;
  input: Record<string, string>;
} {
  const [name = '', query = ''] = id.split('?', 2);
  return { name, input: Object.fromEntries(new URLSearchParams(query)) };
}
