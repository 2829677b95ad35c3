import { commandName, type Words } from '../words/words.ts';
import type { Message } from './message.ts';

/** The ids that Discord gave our commands, by what is typed in English: `done`, `cohort status`. */
export type CommandIds = ReadonlyMap<string, string>;

/** Discord's limit: https://discord.com/developers/docs/resources/message#create-message */
const contentLimit = 2_000;

/** A slash and one or two words; not within an address, nor what is a link already. */
const typed = /(?<![\p{L}\p{N}_/<\\.-])\/([-_\p{L}\p{N}]{1,32})(?: ([-_\p{L}\p{N}]{1,32}))?/gu;
const code = /(```[\s\S]*?```|`[^`\n]*`)/;

/**
 * The message with the commands in its text to be pressed: `/done` as `</done:ID>`. What names no command, stands in code,
 * or would not fit any more stays as it is. https://discord.com/developers/docs/reference#message-formatting
 */
export function withCommandLinks(words: Words, ids: CommandIds, message: Message): Message {
  if (message.content === undefined || ids.size === 0) return message;
  const paths = new Map(
    [...ids.keys()].flatMap((path) => [path, commandName(words, path)].map((name) => [name, path])),
  );
  const content = message.content
    .split(code)
    .map((part, index) => (index % 2 === 1 ? part : linked(part, ids, paths)))
    .join('');
  return content.length > contentLimit ? message : { ...message, content };
}

function linked(text: string, ids: CommandIds, paths: ReadonlyMap<string, string>): string {
  return text.replace(typed, (whole, first: string, second: string | undefined) => {
    const link = (name: string) => {
      const path = paths.get(name);
      // A subcommand is found by its English names, a command by its id alone.
      return path === undefined ? undefined : `</${path.includes(' ') ? path : name}:${ids.get(path)}>`;
    };
    const both = second === undefined ? undefined : link(`${first} ${second}`);
    if (both !== undefined) return both;
    const one = link(first);
    return one === undefined ? whole : `${one}${second === undefined ? '' : ` ${second}`}`;
  });
}
