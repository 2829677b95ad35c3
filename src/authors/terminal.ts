/** What a command of the terminal talks to; a test hands in its own. */
export type Terminal = {
  /** To stdout: what was asked for. */
  say(text: string): void;
  /** To stderr: why it could not be done. */
  complain(text: string): void;
  now(): Date;
  coloured: boolean;
};

/** How the command ended: all is well, errors were found, or it was called in a way it does not know. */
export const exit = { well: 0, errors: 1, misuse: 2 } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: a file's name must not steer the terminal
const controls = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A name from a file or an argument as one line of a terminal may show it. */
export function printable(text: string): string {
  return text.replaceAll(controls, '\ufffd');
}
