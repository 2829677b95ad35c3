import type { LocalDate } from '../../core/calendar.ts';
import { refOf } from '../../core/reference.ts';
import { daysToNextFreeze } from '../../core/streak/fold.ts';
import type { Streak, StreakGap } from '../../core/streak/streak.ts';
import type { Day } from '../../curriculum/model.ts';
import { button, customId, named, offer } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

type Named = Pick<Day, 'key' | 'label'>;

export type Done = {
  cohortId: number;
  day: Named;
  on: LocalDate;
  today: LocalDate;
  late: boolean;
  planDone: number;
  planTotal: number;
  /** Null for learners who hide it. */
  streak: Streak | null;
  /** Another day had been credited to the same date. */
  keptBefore: boolean;
  /** What lies between this date and the one kept before it. */
  gap: StreakGap | null;
  /** Labels of weeks or months that this day completed. */
  reached: string[];
  joined: boolean;
  /** With somebody's first day: their name stands on its post, which they may not want. */
  named: boolean;
};

/** What a learner reads after finishing a day: days of the plan first, the streak second. */
export function doneReply(words: Words, done: Done): Message {
  const { cohortId, day, on, late, planDone, planTotal } = done;
  const { progress, done: said } = words.study;
  const credited = late || on !== done.today ? [said.countsFor(on, late)] : [];
  const lines = [
    [said.done(day.label), progress(planDone, planTotal), ...credited].join(' '),
    ...(done.streak === null ? [] : streakLines(words, done, done.streak)),
    ...done.reached.map((label) => said.milestone(named(label))),
    ...(planDone === planTotal ? [said.planFinished] : []),
    ...(done.joined ? [said.joined] : []),
    ...(done.named ? [said.named] : []),
  ];
  const note = customId('note', { cohort: cohortId, day: refOf(day.key) });
  return offer(
    lines.join('\n'),
    button(said.addNote, note, { emoji: '📝' }),
    undoButton(words, cohortId, day.key),
    ...nameOff(words, done),
  );
}

function streakLines({ study }: Words, { on, keptBefore, gap }: Done, streak: Streak): string[] {
  const lines = [study.done.streak(streak, daysToNextFreeze(streak))];
  if (keptBefore) lines.push(study.done.keptBefore(on));
  // Said once, with the first day after it.
  if (gap !== null && gap.ended !== null)
    lines.push(`${study.streakView.ended(gap.ended, streak.longest)} ${study.done.ended}`);
  else if (gap !== null && gap.frozen.length > 0) lines.push(study.done.frozen(gap.frozen));
  return lines;
}

/** The button by which somebody keeps their name off posts, with their first day. */
export function nameOff({ member: { privacy } }: Words, { named }: Pick<Done, 'named'>): Button[] {
  return named ? [button(privacy.keepNameOff, customId('privacy-name', { named: 'no' }))] : [];
}

function undoButton({ study }: Words, cohortId: number, dayKey: string): Button {
  return button(study.done.undo, customId('undo', { cohort: cohortId, day: refOf(dayKey) }), { emoji: '↩️' });
}

/** The button that marks a day done. */
export function doneButton(label: string, cohortId: number, dayKey: string): Button {
  const id = customId('done', { cohort: cohortId, day: refOf(dayKey) });
  return button(label, id, { style: 'success', emoji: '✅' });
}

/** The day was done before: nothing changes, and ten of the open days are offered at most. */
export function alreadyDone(words: Words, done: { cohortId: number; day: Named; at: Date; open: Named[] }): Message {
  const { cohortId, day, at } = done;
  const said = words.study.done;
  const open = done.open.slice(0, 10);
  const rest = open.length === 0 ? said.caughtUp : said.stillToDo(open.map(({ label }) => label));
  return offer(
    `${said.already(day.label, at)} ${rest}`,
    ...open.map(({ label, key }) => doneButton(said.dayDone(label), cohortId, key)),
    undoButton(words, cohortId, day.key),
  );
}

/** A completion was taken back; shows the streak it leaves, null for learners who hide it. */
export function undone(
  { study }: Words,
  undo: Pick<Done, 'cohortId' | 'day' | 'on' | 'planDone' | 'planTotal' | 'streak'>,
): Message {
  const { cohortId, day, planDone, planTotal, streak } = undo;
  const left = streak === null ? '' : `\n${study.done.streak(streak, null)}`;
  return offer(
    `${study.undo.undone(day.label, undo.on)} ${study.progress(planDone, planTotal)}${left}`,
    doneButton(study.undo.doAgain, cohortId, day.key),
  );
}

/** An answer with the news that the next day's post (null: the closing message) does not come through. */
export function withStuckPost({ study }: Words, answer: Message, label: string | null): Message {
  const line = study.stuck(label);
  return { ...answer, content: answer.content === undefined ? line : `${answer.content}\n${line}` };
}
