/** Discord's limit for a component's custom id, in UTF-16 units: https://discord.com/developers/docs/components/reference */
const limit = 100;

/** Writes `name?key=value&…`, the address of a handler with its input. Throws when it would not fit, which is a bug of ours. */
export function customId(name: string, input: Record<string, string | number> = {}): string {
  const id = written(name, input);
  if (id.length > limit) throw new Error(`custom id of ${name} over ${limit} characters`);
  return id;
}

/** Whether `customId` has room for this input. */
export function fits(name: string, input: Record<string, string | number>): boolean {
  return written(name, input).length <= limit;
}

function written(name: string, input: Record<string, string | number>): string {
  const query = Object.entries(input).map(([key, value]) => `${key}=${escaped(String(value))}`);
  return query.length === 0 ? name : `${name}?${query.join('&')}`;
}

/** Discord takes any letters, so only what separates our own parts is written otherwise: a word of any script costs its length. */
function escaped(value: string): string {
  return value.toWellFormed().replaceAll(/[%&+]/g, encodeURIComponent);
}

/** Reads what `customId` wrote, and what it wrote when it escaped more; values are always text. */
export function parseCustomId(id: string): {
  name: string;
  input: Record<string, string>;
} {
  const at = id.indexOf('?');
  if (at < 0) return { name: id, input: {} };
  return { name: id.slice(0, at), input: Object.fromEntries(new URLSearchParams(id.slice(at + 1))) };
}
