import type { Completion } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import type { PlaceInPlan } from '../../curriculum/plan.ts';
import { customId } from '../kit/custom-id.ts';
import { button, dateName, rows, say, textFile, timestamp } from '../kit/format.ts';
import type { Message, Row } from '../kit/message.ts';
import { wordsFor } from '../words/words.ts';
import { dayEmbeds, dayHeadline, dayName } from './day.ts';

type DayView = {
  cohortId: number;
  place: PlaceInPlan;
  completion: Completion | null;
  postedAt: Date | null;
  opensAt: Date | null;
  /** While its date still counts. */
  openUntil: Date | null;
  mayBeDone: boolean;
  previous: Day | null;
  next: Day | null;
};

/** One day of the plan, for one reader, with what they can do about it. */
export function dayView(view: DayView): Message {
  return say(`📘 ${dayHeadline(view.place.day)}`, {
    embeds: dayEmbeds(view.place, { after: [stateLine(view)] }),
    components: actions(view),
  });
}

/** As `dayView`, where Discord takes none of the day's words as a message: they come as a file. */
export function dayFile(view: DayView): Message {
  const { day, inPlan } = view.place;
  const number = day.number ?? inPlan.position;
  const minutes = day.minutes === null ? '' : ` · ${day.minutes} min`;
  const text = [`# ${dayName(day)}`, ...dayEmbeds(view.place).map(({ description }) => description ?? '')].join('\n\n');
  return say(`📘 Day ${number}${minutes}\n${wordsFor('en').kit.asFile}\n${stateLine(view)}`, {
    components: actions(view),
    files: [textFile(`day-${number}.md`, `${text}\n`)],
  });
}

function actions(view: DayView): Row[] {
  const input = { cohort: view.cohortId, day: refOf(view.place.day.key) };
  const open = view.completion === null && view.mayBeDone;
  return rows(
    ...(open ? [button('Done', customId('done', input), { style: 'success' as const, emoji: '✅' })] : []),
    ...(view.mayBeDone ? [button('Note', customId('note', input), { emoji: '📝' })] : []),
    ...(view.previous === null ? [] : [turn('◀️', view.cohortId, view.previous)]),
    ...(view.next === null ? [] : [turn('▶️', view.cohortId, view.next)]),
  );
}

function turn(emoji: string, cohortId: number, day: Day) {
  return button(day.label, customId('day', { cohort: cohortId, day: refOf(day.key) }), { emoji });
}

function stateLine(view: DayView): string {
  if (view.completion !== null) {
    const late = view.completion.late ? ', logged late' : '';
    return `✅ You did this ${timestamp(view.completion.at, 'R')}; it counts for ${dateName(view.completion.on)}${late}.`;
  }
  if (view.openUntil !== null) return `🕗 Its date is open until ${timestamp(view.openUntil, 'f')}.`;
  if (view.postedAt !== null)
    return `⬜ Posted ${timestamp(view.postedAt, 'D')}. Days never expire: finish it any time.`;
  if (view.opensAt !== null) return `🔒 Opens ${timestamp(view.opensAt, 'F')}. Look ahead as much as you like.`;
  return '🔒 Not posted yet. Look ahead as much as you like.';
}
