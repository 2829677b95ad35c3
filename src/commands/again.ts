// Room in a custom id (100) beside the handler's name and the cohort.
const room = 70;

/** What a button repeats: the options that were given, or none of them where they would not fit into its custom id. */
export function again(options: Record<string, string | number | undefined>): Record<string, string | number> {
  const given = Object.entries(options).flatMap(([name, value]): [string, string | number][] =>
    value === undefined ? [] : [[name, value]],
  );
  const written = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
  return written.toString().length > room ? {} : Object.fromEntries(given);
}
