import type { Completion } from '../core/ledger.ts';
import { refOf } from '../core/reference.ts';
import type { Day } from '../curriculum/model.ts';
import { customId } from './custom-id.ts';
import { type DayPlace, dayEmbeds, dayHeadline } from './day.ts';
import { button, dateName, rows, say, timestamp } from './format.ts';
import type { Message } from './message.ts';

export type DayView = {
  cohortId: number;
  place: DayPlace;
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
  const { day } = view.place;
  const input = { cohort: view.cohortId, day: refOf(day.key) };
  const open = view.completion === null && view.mayBeDone;
  const acts = [
    ...(open ? [button('Done', customId('done', input), { style: 'success' as const, emoji: '✅' })] : []),
    ...(view.mayBeDone ? [button('Note', customId('note', input), { emoji: '📝' })] : []),
    ...(view.previous === null ? [] : [turn('◀️', view.cohortId, view.previous)]),
    ...(view.next === null ? [] : [turn('▶️', view.cohortId, view.next)]),
  ];
  return say(`📘 ${dayHeadline(day)}`, {
    embeds: dayEmbeds(view.place, { after: [stateLine(view)] }),
    components: rows(...acts),
  });
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
