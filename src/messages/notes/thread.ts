import type { Day } from '../../curriculum/model.ts';
import { embed, say, shorten } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { personName, quotation } from '../kit/people.ts';
import { dayName } from '../study/day.ts';
import type { Words } from '../words/words.ts';

/** Discord's limit: https://discord.com/developers/docs/resources/channel#start-thread-from-message */
const nameAtMost = 100;
/** Below the 4,096 of an embed's description, with room for a link of 500, which a quotation may lengthen. */
const noteAtMost = 3_400;

/** What the thread about a day or a week is called. */
export function threadName(part: Pick<Day, 'label' | 'title'>): string {
  return shorten(dayName(part).replaceAll(/\s+/g, ' '), nameAtMost);
}

type Shown = {
  userId: string;
  displayName: string | null;
  isNamed: boolean;
  day: string;
  text: string;
  link: string | null;
  file: { name: string; content: Uint8Array } | undefined;
};

/** A note in the thread about its day; it pings nobody. */
export function noteInThread({ notes: { thread: words } }: Words, note: Shown): Message {
  const { link, file } = note;
  const text = quotation(note.text);
  const whole = text.length <= noteAtMost;
  const description = [shorten(text, noteAtMost), ...(link === null ? [] : [quotation(`🔗 ${link}`)])].join('\n');
  return say(words.by(note.isNamed ? personName(note) : words.somebody, note.day), {
    embeds: [embed({ description, ...(whole ? {} : { footer: { text: words.restInNotes } }) })],
    ...(file === undefined ? {} : { files: [{ name: file.name, data: file.content }] }),
  });
}
