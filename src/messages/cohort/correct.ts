import type { LocalDate } from '../../core/calendar.ts';
import { refOf } from '../../core/reference.ts';
import type { Streak } from '../../core/streak/streak.ts';
import type { Day } from '../../curriculum/model.ts';
import { customId } from '../kit/custom-id.ts';
import { button, dateName, quoted, rows, say } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { personName } from '../kit/people.ts';
import { wordsFor } from '../words/words.ts';

type Person = { userId: string; displayName: string | null };

/** Asked before an entry of somebody else's is removed; an option left out never does that by itself. */
export function confirmRemoval(removal: {
  cohortId: number;
  person: Person;
  day: Pick<Day, 'key' | 'label'>;
  on: LocalDate;
}): Message {
  const { cohortId, person, day } = removal;
  const place = { cohort: cohortId, member: person.userId, day: refOf(day.key) };
  return say(
    `Remove ${day.label} of **${personName(person)}**, which counts for ${dateName(removal.on)}? Their streak is then counted again. Nothing has been changed yet. To move it to another date instead, run /cohort correct with a **date**.`,
    {
      components: rows(
        button('Remove it', customId('cohort-correct-remove', place), { style: 'danger' }),
        button('Keep it', customId('cohort-status', { cohort: cohortId })),
      ),
    },
  );
}

/** An entry of the ledger was corrected by an admin. A streak that is hidden stays so: null. */
export function corrected(correction: {
  person: Person;
  label: string;
  on: LocalDate | null;
  streak: Streak | null;
}): Message {
  const { label, on, streak } = correction;
  const name = `**${personName(correction.person)}**`;
  const what =
    on === null
      ? `${label} is no longer marked done for ${name}.`
      : `${label} is marked done for ${name} on ${dateName(on)}.`;
  const counted = streak === null ? '' : `: ${wordsFor('en').study.streak(streak)}`;
  return say(`🛠️ ${what} Their streak was counted again${counted}.`, { components: [] });
}

/** The correction would change nothing. */
export function nothingToCorrect(correction: { person: Person; label: string; isDone: boolean }): Message {
  const { label, isDone, person } = correction;
  return say(
    `${label} is ${isDone ? 'already' : 'not'} marked done for **${personName(person)}**. Nothing was changed.`,
    { components: [] },
  );
}

/** Only learners of the cohort have entries to correct. */
export function notALearner(person: Person): Message {
  return say(
    `**${personName(person)}** has not joined this plan, so there is nothing to correct. Nothing was changed.`,
    { components: [] },
  );
}

/** The date lies in the future or could not be read. */
export function correctionDateWrong(text: string): Message {
  return say(
    `${quoted(text, 40)} is no date up to today. Nothing was changed. Write it like 2026-03-09, today or yesterday.`,
  );
}
