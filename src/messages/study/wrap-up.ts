import type { Week } from '../../curriculum/model.ts';
import { embed, say, shorten } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { personName, quotation } from '../kit/people.ts';
import type { Words } from '../words/words.ts';
import { nameInLine } from './day.ts';

type Person = { userId: string; displayName: string | null };

/** What a group did in a week. */
type WeekWrapUp = {
  week: Pick<Week, 'label' | 'title'>;
  /** How many did anything, and how many days they did. */
  people: number;
  days: number;
  reached: { label: string; people: number }[];
  /** The longest first. */
  runs: (Person & { run: number })[];
  /** What was shared, the newest first, as far as it is shown. */
  notes: (Person & { day: string; text: string })[];
  notesInAll: number;
};

const noteAtMost = 200;
/** Lines of a note that are shown. */
const linesAtMost = 3;

/** The week in the group's channel; it pings nobody, and blames nobody. */
export function weekWrapUp({ study: { wrapUp: words } }: Words, week: WeekWrapUp): Message {
  const lines = [
    words.done(week.people, week.days),
    ...week.reached.map(({ label, people }) => words.reached(shorten(label, 100), people)),
    ...(week.runs.length === 0 ? [] : [words.runs(week.runs.map((one) => ({ name: personName(one), run: one.run })))]),
  ];
  const notes = week.notes.map((note) => {
    const [text, more] = opening(note.text);
    return `${words.noteOf(personName(note), note.day)}\n${quotation(more ? `${text} …` : text)}`;
  });
  const shared = notes.length === 0 ? [] : [words.notes, ...notes];
  const rest = week.notesInAll - notes.length;
  const sections = [lines.join('\n'), ...shared, ...(rest > 0 ? [words.moreNotes(rest)] : [])];
  return say(words.title(nameInLine(week.week)), { embeds: [embed({ description: sections.join('\n\n') })] });
}

function opening(text: string): [string, boolean] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const short = shorten(lines.slice(0, linesAtMost).join('\n'), noteAtMost);
  return [short, short.endsWith('…') === false && lines.length > linesAtMost];
}
