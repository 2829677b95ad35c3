import type { Completion } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import type { PlaceInPlan } from '../../curriculum/plan.ts';
import { customId } from '../kit/custom-id.ts';
import { button, rows, say, textFile, turnButtons } from '../kit/format.ts';
import type { Message, Row } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import { bareHeadline, dayEmbeds, dayHeadline, dayName } from './day.ts';

type DayView = {
  cohortId: number;
  place: PlaceInPlan;
  completion: Completion | undefined;
  postedAt: Date | undefined;
  opensAt: Date | null;
  /** While its date still counts. */
  openUntil: Date | undefined;
  mayBeDone: boolean;
  previous: Day | undefined;
  next: Day | undefined;
};

/** One day of the plan, for one reader, with what they can do about it. */
export function dayView(words: Words, view: DayView): Message {
  return say(`📘 ${dayHeadline(words, view.place.day)}`, {
    embeds: dayEmbeds(words, view.place, { after: [stateLine(words, view)] }),
    components: actions(words, view),
  });
}

/** As `dayView`, where Discord takes none of the day's words as a message: they come as a file. */
export function dayFile(words: Words, view: DayView): Message {
  const { day, inPlan } = view.place;
  const sections = dayEmbeds(words, view.place).map(({ description = '' }) => description);
  const text = [`# ${dayName(day)}`, ...sections].join('\n\n');
  return say(`📘 ${bareHeadline(words, view.place)}\n${words.kit.asFile}\n${stateLine(words, view)}`, {
    components: actions(words, view),
    files: [textFile(`day-${day.number ?? inPlan.position}.md`, `${text}\n`)],
  });
}

function actions({ study: { day: said } }: Words, view: DayView): Row[] {
  const idOf = (name: string, { key }: Day) => customId(name, { cohort: view.cohortId, day: refOf(key) });
  const { day } = view.place;
  const open = view.completion === undefined && view.mayBeDone;
  return rows(
    ...(open ? [button(said.done, idOf('done', day), { style: 'success' as const, emoji: '✅' })] : []),
    ...(view.mayBeDone ? [button(said.note, idOf('note', day), { emoji: '📝' })] : []),
    ...turnButtons(view, (to) => idOf('day', to)),
  );
}

function stateLine({ study: { day: said } }: Words, { completion, openUntil, postedAt, opensAt }: DayView): string {
  if (completion !== undefined) return said.doneSince(completion.at, completion.on, completion.late);
  if (openUntil !== undefined) return said.openUntil(openUntil);
  return postedAt === undefined ? said.opens(opensAt) : said.posted(postedAt);
}
