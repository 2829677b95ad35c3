import type { Day, Week } from '../../curriculum/model.ts';
import type { Card } from '../../pictures/card.ts';
import { drawable } from '../../pictures/glyphs.ts';
import { embed, pictured, say, shorten } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { personName, quotation } from '../kit/people.ts';
import type { Words } from '../words/words.ts';
import { dayName, nameInLine } from './day.ts';

type Person = { userId: string; displayName: string | null };

type WeekWrapUp = {
  week: Pick<Week, 'label' | 'title'>;
  /** How many did anything, and how many days they did. */
  people: number;
  days: number;
  /** How many have done each of its days by now. */
  perDay: (Pick<Day, 'label' | 'number'> & { people: number })[];
  /** Milestones, those of most people first. */
  reached: { label: string; people: number }[];
  /** The longest first. */
  runs: (Person & { run: number })[];
  /** What was shared, the newest first, as far as it is shown. */
  notes: (Person & { day: string; text: string })[];
  notesInAll: number;
};

const titleLimit = 80;
const noteAtMost = 200;
/** Who go at their own pace reach the milestones of other weeks, in a large group those of dozens. */
const reachedAtMost = 5;
/** Lines of a note that are shown. */
const linesAtMost = 3;

/** The picture of a group's week. It names nobody, so that it stays true when somebody takes their name off. */
export function wrapUpCard({ progress: { together: picture } }: Words, week: WeekWrapUp): Card {
  const most = Math.max(1, ...week.perDay.map(({ people }) => people));
  const [longest] = week.runs;
  const figures = [
    { value: week.people, label: picture.people(week.people) },
    { value: week.days, label: picture.days(week.days) },
    ...(longest === undefined ? [] : [{ value: longest.run, label: picture.longest }]),
  ];
  return {
    title: drawable(shorten(dayName(week.week), titleLimit)),
    subtitle: null,
    figures: figures.map(({ value, label }) => ({ value: String(value), label })),
    dates: null,
    barsTitle: picture.perDay,
    bars: week.perDay.map(({ label, number, people }, index) => ({
      label: drawable(String(number ?? label)) ?? String(index + 1),
      value: String(people),
      part: people / most,
    })),
  };
}

/** The week in the group's channel; it pings nobody, and blames nobody. */
export function weekWrapUp(
  { study: { wrapUp: words }, progress: { together } }: Words,
  week: WeekWrapUp,
  png: Uint8Array | null,
): Message {
  const lines = [
    words.done(week.people, week.days),
    ...week.reached.slice(0, reachedAtMost).map(({ label, people }) => words.reached(shorten(label, 100), people)),
    ...(week.reached.length > reachedAtMost ? [words.moreReached(week.reached.length - reachedAtMost)] : []),
    ...(week.runs.length === 0 ? [] : [words.runs(week.runs.map((one) => ({ name: personName(one), run: one.run })))]),
  ];
  const notes = week.notes.map((note) => {
    const [text, more] = opening(note.text);
    return `${words.noteOf(personName(note), note.day)}\n${quotation(more ? `${text} …` : text)}`;
  });
  const shared = notes.length === 0 ? [] : [words.notes, ...notes];
  const rest = week.notesInAll - notes.length;
  const sections = [lines.join('\n'), ...shared, ...(rest > 0 ? [words.moreNotes(rest)] : [])];
  const perDay = week.perDay.map(({ label, people }) => `${shorten(label, 30)}: ${people}`);
  const shows = together.shows(week.people, week.days, perDay);
  return say(words.title(nameInLine(week.week)), {
    embeds: [embed({ description: sections.join('\n\n') })],
    ...pictured('week', png, shows),
  });
}

function opening(text: string): [string, boolean] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const short = shorten(lines.slice(0, linesAtMost).join('\n'), noteAtMost);
  return [short, short.endsWith('…') === false && lines.length > linesAtMost];
}
