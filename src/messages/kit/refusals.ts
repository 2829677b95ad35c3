import type { Words } from '../words/words.ts';
import { button, named, offer, say, shorten, textFile } from './format.ts';
import type { Message } from './message.ts';

/** What 2,000 characters leave for titles beside twenty channels and what is said about them. */
const roomForTitles = 1_000;
/** As many buttons as fit into a message beside its words. */
export const choicesAtMost = 20;

/** More than one cohort could be meant; each button repeats the whole request for one of them. `all`: how many there are. */
export function whichCohort(
  words: Words,
  /** `channelId`: null for a plan of one's own. */
  choices: { channelId: string | null; channelName: string; title: string; id: string }[],
  all: number,
): Message {
  // All lines together must fit into a message, however many and long their titles are.
  const most = Math.min(100, Math.floor(roomForTitles / choices.length));
  const lines = choices.map(({ title, channelId }) => words.kit.planLine(shorten(named(title), most), channelId));
  const rest = all === choices.length ? [] : [words.kit.orInItsChannel];
  return offer(
    [words.kit.whichPlan, ...lines, ...rest].join('\n'),
    ...choices.map(({ channelId, channelName, id }) => {
      return button(`${channelId === null ? '' : '#'}${shorten(channelName, 30)}`, id);
    }),
  );
}

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
