import type { LocalDate } from '../../core/calendar.ts';
import type { Correction } from '../../core/ledger.ts';
import type { Streak } from '../../core/streak/streak.ts';
import { button, customId, offer } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** An entry was corrected; `on` is the date it counts for now, null where it was removed. */
export function corrected(
  { study, cohort: { correct: words } }: Words,
  made: {
    cohortId: number;
    correction: number;
    name: string;
    day: string;
    on: LocalDate | null;
    streak: Streak | null;
    isTold: boolean;
  },
): Message {
  const id = customId('cohort-correct-undo', { cohort: made.cohortId, correction: made.correction });
  return offer(
    words.done(made.name, made.day, made.on, made.streak, made.isTold),
    button(study.done.undo, id, { emoji: '↩️' }),
  );
}

/** A heading and a line for each; empty where there is none. */
export function correctionLines({ cohort: { correct: words } }: Words, corrections: readonly Correction[]): string[] {
  return corrections.length === 0 ? [] : [words.heading, ...corrections.map((one) => words.line(one))];
}
