import type { LocalDate } from '../../core/calendar.ts';
import type { StreakGap } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import { daysToNextFreeze } from '../../core/streak/fold.ts';
import type { Streak } from '../../core/streak/streak.ts';
import type { Day } from '../../curriculum/model.ts';
import { button, customId, named, offer, rows, say, timestamp } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import { beginButtons } from '../member/join.ts';
import { type OfferedRole, roleButtons } from '../member/role.ts';
import type { Words } from '../words/words.ts';
import { doneButton, type Next, nextButtons, nextLine, otherDays } from './next.ts';
import { endedLine } from './streak.ts';

type Named = Pick<Day, 'key' | 'label'>;

export type Done = {
  cohortId: number;
  day: Named;
  on: LocalDate;
  late: boolean;
  /** It counts for the date of the day's own post; and when that closed, if that was only just now. */
  isOnItsDate: boolean;
  closedAt: Date | null;
  planDone: number;
  planTotal: number;
  /** Days of the plan that came before the group began; they are not among the total. */
  before: number;
  /** Null for learners who hide it. */
  streak: Streak | null;
  /** Another day had been credited to the same date. */
  keptBefore: boolean;
  /** What lies between this date and the one kept before it. */
  gap: StreakGap | null;
  /** Labels of weeks or months that this day completed. */
  reached: string[];
  /** Nothing of the plan is left to them after this day. */
  finishes: boolean;
  /** Whether one of them is a month. */
  completesMonth: boolean;
  joined: boolean;
  /** With somebody's first day: their name stands on its post, which they may not want. */
  named: boolean;
  /** The day to begin with, for those who joined after others had been posted and have not said whether to do these. */
  begin: Named | null;
  next: Next;
};

/** What a learner reads after finishing a day: days of the plan first, the streak second; `roles`: what they may take now. */
export function doneReply(words: Words, done: Done, roles: readonly OfferedRole[] = []): Message {
  const { cohortId, day, planDone, planTotal, before } = done;
  const { progress, done: said } = words.study;
  const lines = [
    [said.done(day.label), progress(planDone, planTotal), ...credited(words, done)].join(' '),
    ...(done.streak === null ? [] : streakLines(words, done, done.streak)),
    ...done.reached.map((label) => said.milestone(named(label))),
    ...(done.finishes ? [planDone === planTotal && before === 0 ? said.planFinished : said.endReached] : []),
    ...nextLine(words, done.next),
    ...(done.joined ? [said.joined] : []),
    ...(done.named ? [said.named] : []),
    ...(done.begin === null ? [] : [words.member.join.whereToBegin]),
  ];
  const note = customId('note', { cohort: cohortId, day: refOf(day.key) });
  return say(lines.join('\n'), {
    components: [
      ...rows(...nextButtons(words, cohortId, done.next)),
      ...rows(
        button(said.addNote, note, { emoji: '📝' }),
        undoButton(words, cohortId, day.key),
        ...nameOff(words, done),
      ),
      ...rows(...firstSteps(words, done), ...roleButtons(words, cohortId, roles)),
    ],
  });
}

/** What somebody is asked whose first day this was: where to begin, and by which clock. */
export function firstSteps(words: Words, { cohortId, begin, joined }: Done): Button[] {
  const clock = button(words.member.join.myClock, customId('join', { cohort: cohortId }), { emoji: '🕗' });
  return [...(begin === null ? [] : beginButtons(words, begin, { cohort: cohortId })), ...(joined ? [clock] : [])];
}

/** The date that a day counts for, wherever that is not its post's. */
function credited(
  { study: { done: said } }: Words,
  { on, late, isOnItsDate, closedAt, keptBefore, streak }: Done,
): string[] {
  if (late) return [said.countsFor(on, late)];
  // The streak's own line names it.
  if (isOnItsDate || (keptBefore && streak !== null)) return [];
  return [closedAt === null ? said.countsFor(on, late) : said.closed(on, closedAt)];
}

function streakLines(words: Words, { on, keptBefore, gap }: Done, streak: Streak): string[] {
  const { study } = words;
  const lines = [study.done.streak(streak, daysToNextFreeze(streak))];
  if (keptBefore) lines.push(study.done.keptBefore(on));
  // Said once, with the first day after it.
  if (gap !== null && gap.ended !== null) lines.push(...endedLine(words, gap.ended, streak.longest, study.done.ended));
  else if (gap !== null && gap.frozen.length > 0) lines.push(study.done.frozen(gap.frozen));
  return lines;
}

/** The button by which somebody keeps their name off posts, with their first day. */
export function nameOff({ member: { settings } }: Words, { named }: Pick<Done, 'named'>): Button[] {
  return named ? [button(settings.named.turnOff, customId('privacy-name', { named: 'no' }))] : [];
}

function undoButton({ study }: Words, cohortId: number, dayKey: string): Button {
  return button(study.done.undo, customId('undo', { cohort: cohortId, day: refOf(dayKey) }), { emoji: '↩️' });
}

/** The day was done before: nothing changes, and the open days are offered. */
export function alreadyDone(words: Words, done: { cohortId: number; day: Named; at: Date; next: Next }): Message {
  const { cohortId, day, at, next } = done;
  const said = words.study.done;
  const lines = nextLine(words, next);
  return say([said.already(day.label, at), ...(lines.length === 0 ? [said.caughtUp] : lines)].join('\n'), {
    components: [
      ...rows(...nextButtons(words, cohortId, next), undoButton(words, cohortId, day.key)),
      ...otherDays(words, cohortId, next),
    ],
  });
}

/** As `alreadyDone`, for who has left the plan since. */
export function doneBeforeLeaving(
  { member: { leave }, study }: Words,
  { cohortId, day, at, leftAt }: { cohortId: number; day: Named; at: Date; leftAt: Date },
): Message {
  const lines = [study.done.already(day.label, at), leave.since(timestamp(leftAt, 'R')), leave.comeBackHow];
  return offer(lines.join('\n'), button(leave.comeBack, customId('join', { cohort: cohortId }), { emoji: '↩️' }));
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

/** An answer with a line below it, on what stands in the way of posts or of messages to its reader. */
export function withLine(answer: Message, line: string): Message {
  return { ...answer, content: answer.content === undefined ? line : `${answer.content}\n${line}` };
}
