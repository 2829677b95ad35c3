import { fits } from '../messages/kit/custom-id.ts';

// As long as the longest name of a handler together with the cohort.
const longest = 'x'.repeat(30);

/** What a button repeats: the options that were given, or none of them where they would not fit into its custom id. */
export function again(options: Record<string, string | number | undefined>): Record<string, string | number> {
  const given = Object.fromEntries(
    Object.entries(options).flatMap(([name, value]): [string, string | number][] =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  return fits(longest, given) ? given : {};
}
