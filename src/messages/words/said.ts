/**
 * A command, a subcommand or an option as Discord shows it: its name, what it says of itself, and its parts, which are
 * subcommands, options, or the words that stand for a choice.
 */
export type Said<Parts = object> = { name: string; about: string; parts: Parts };

/**
 * One of them, in one language. Discord's limits: a name has 32 characters, none of them capital, and no space; what is
 * said and what is chosen has 100: https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
 */
export function said(name: string, about: string): Said<object>;
export function said<Parts extends object>(name: string, about: string, parts: Parts): Said<Parts>;
export function said(name: string, about: string, parts: object = {}): Said {
  return { name, about, parts };
}

const fileNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The options by which a plan's files come, each under the name that a language has for a file. */
export function planFiles(name: string, first: string, another: string) {
  const each = fileNumbers.map((n) => [`file${n}`, said(`${name}${n}`, n === 1 ? first : another)]);
  return Object.fromEntries(each) as Record<`file${(typeof fileNumbers)[number]}`, Said>;
}

/** What a path of English names stands for: `['cohort', 'edit', 'role']`; undefined where there is no such part. */
export function saidAt(commands: object, path: readonly string[]): Said | undefined {
  const [first, ...rest] = path;
  const found: unknown = first === undefined ? undefined : (commands as Record<string, unknown>)[first];
  if (typeof found !== 'object' || found === null) return undefined;
  return rest.length === 0 ? (found as Said) : saidAt((found as Said).parts, rest);
}
