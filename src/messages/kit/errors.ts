import type { Words } from '../words/words.ts';
import { say, textFile } from './format.ts';
import type { Message } from './message.ts';

/** Adds what somebody wrote to an answer that says it was not saved, so that it is not lost. */
export function handBack(words: Words, message: Message, written: string | undefined): Message {
  if (written === undefined || written.trim() === '') return message;
  const said = message.content ?? '';
  return {
    ...message,
    content: `${said}${said.includes('\n') ? '\n' : ' '}${words.kit.handedBack}`.trim(),
    files: [...(message.files ?? []), textFile('note.md', written)],
  };
}

/** The same answer where Discord refuses its words: all of them as a file. Its buttons stay. */
export function asFile(words: Words, { content, embeds = [], components, files = [] }: Message): Message {
  const parts = [
    content,
    ...embeds.flatMap(({ author, title, description, fields = [] }) => [
      author?.name,
      title,
      description,
      ...fields.map(({ name, value }) => `${name}\n${value}`),
    ]),
  ];
  const text = parts.filter((part) => part !== undefined && part !== '').join('\n\n');
  return say(words.kit.asFile, {
    ...(components === undefined ? {} : { components }),
    files: [...files, textFile('answer.md', `${text}\n`)],
  });
}
