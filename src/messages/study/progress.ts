import type { LocalDate } from '../../core/calendar.ts';
import { refOf } from '../../core/reference.ts';
import { daysToNextFreeze, type Streak, type StreakGap } from '../../core/streak/streak.ts';
import type { Day } from '../../curriculum/model.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, dateName, list, named, quoted, rows, say, timestamp } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';

type Named = Pick<Day, 'key' | 'label'>;

/** `streak 5 · best 7 · 1 freeze`; the same words wherever a streak is shown. */
export function streakWords(streak: Streak): string {
  const freezes = streak.freezes === 0 ? '' : ` · ${count(streak.freezes, 'freeze')}`;
  return `streak ${streak.current} · best ${streak.longest}${freezes}`;
}

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
};

/** What a learner reads after finishing a day: days of the plan first, the streak second. */
export function doneReply(done: Done): Message {
  const credited = done.late
    ? ` Logged late, it counts for ${dateName(done.on)}.`
    : done.on === done.today
      ? ''
      : ` It counts for ${dateName(done.on)}.`;
  const lines = [`✅ **${done.day.label} done.** ${done.planDone} of ${done.planTotal} in the plan.${credited}`];
  if (done.streak !== null) lines.push(...streakLines(done, done.streak));
  for (const label of done.reached) lines.push(`🏁 ${named(label)} milestone reached.`);
  if (done.planDone === done.planTotal) lines.push('🎉 That was the last one: you have done the whole plan.');
  if (done.joined)
    lines.push('You are in now. Times follow the channel’s clock; /zone sets your own, /help shows the rest.');
  return say(lines.join('\n'), {
    components: rows(
      button('Add a note', customId('note', { cohort: done.cohortId, day: refOf(done.day.key) }), { emoji: '📝' }),
      undoButton(done.cohortId, done.day.key),
    ),
  });
}

function streakLines(done: Done, streak: Streak): string[] {
  const toGo = daysToNextFreeze(streak);
  const next = toGo === null ? '' : ` · a freeze after ${count(toGo, 'more day')}`;
  const lines = [`🔥 ${streakWords(streak).replace(/^s/, 'S')}${next}`];
  if (done.keptBefore) lines.push(`${dateName(done.on)} was kept already, so the streak stays as it is.`);
  // Said once, with the first day after it.
  if (done.gap !== null && done.gap.ended !== null) {
    lines.push(
      `Your last run ended on ${dateName(done.gap.ended)}; your best, ${streak.longest}, stays. This begins a new one.`,
    );
  } else if (done.gap !== null && done.gap.frozen.length > 0) {
    lines.push(
      `❄️ ${list(done.gap.frozen.map((on) => dateName(on)))} ${done.gap.frozen.length === 1 ? 'was' : 'were'} covered by a freeze.`,
    );
  }
  return lines;
}

function undoButton(cohortId: number, dayKey: string): Button {
  return button('Undo', customId('undo', { cohort: cohortId, day: refOf(dayKey) }), { emoji: '↩️' });
}

/** The day was done before: nothing changes, and the open days are offered. */
export function alreadyDone(again: { cohortId: number; day: Named; at: Date; open: Named[] }): Message {
  const since = `${again.day.label} is already done (${timestamp(again.at, 'R')}). Nothing changed.`;
  const undo = undoButton(again.cohortId, again.day.key);
  if (again.open.length === 0) {
    return say(`${since} No posted day is left to do; well kept up.`, { components: rows(undo) });
  }
  return say(`${since} Still to do: ${list(again.open.slice(0, 10).map(({ label }) => label))}.`, {
    components: rows(
      ...again.open.slice(0, 10).map((day) =>
        button(`${day.label} done`, customId('done', { cohort: again.cohortId, day: refOf(day.key) }), {
          style: 'success',
          emoji: '✅',
        }),
      ),
      undo,
    ),
  });
}

/** A day the plan has, but the channel has not seen yet. */
export function notYet(day: Named, opensAt: Date | null, latest: Named | null): Message {
  const opens =
    opensAt === null ? `${day.label} has not been posted yet.` : `${day.label} opens ${timestamp(opensAt, 'F')}.`;
  const now =
    latest === null
      ? 'Until then: /day to look ahead, /zone to set your clock.'
      : `The latest day is ${latest.label}; see /today.`;
  return say(`${opens} Nothing was logged. ${now}`);
}

/** Nothing has been posted so far, so there is no latest day. */
export function notStarted(first: Named, opensAt: Date | null): Message {
  const opens =
    opensAt === null ? `${first.label} has not been posted yet.` : `${first.label} opens ${timestamp(opensAt, 'F')}.`;
  return say(`${opens} Until then: /day ${first.label.replace(/^Day /, '')} to look ahead, /zone to set your clock.`);
}

/** The plan has no such day. */
export function noSuchDay(text: string, first: Named, last: Named, near: Named[]): Message {
  const hint =
    near.length === 0
      ? ''
      : ` Did you mean ${list(
          near.map(({ label }) => `**${label}**`),
          'or',
        )}?`;
  return say(
    `This plan has no day ${quoted(text)}; it goes from ${first.label} to ${last.label}.${hint} Nothing was changed.`,
  );
}

/** The date a learner named cannot be credited. */
export function whenRefused(
  refusal:
    | { kind: 'future'; today: LocalDate }
    | { kind: 'too-far-back'; oldest: LocalDate }
    | { kind: 'before-joining'; joinedOn: LocalDate },
  hasJoined: boolean,
): Message {
  if (refusal.kind === 'future') {
    return say(
      `That date is still to come; today is ${dateName(refusal.today)} for you. Nothing was logged. Leave out **when** to log for today.`,
    );
  }
  if (refusal.kind === 'before-joining') {
    const joined = hasJoined ? `You joined on ${dateName(refusal.joinedOn)}` : 'You join with your first day, today';
    return say(
      `${joined}, so nothing before it can be credited. Nothing was logged. Leave out **when**: days themselves never expire.`,
    );
  }
  return say(
    `That date closed. You can log for today and the two dates before it (back to ${dateName(refusal.oldest)}); days themselves never expire. Nothing was logged. Leave out **when** to log the day for today.`,
  );
}

/** `when` was not a date. */
export function whenUnclear(text: string): Message {
  return say(
    `I can’t read ${quoted(text, 40)} as a date. Nothing was logged. Write **today**, **yesterday** or a date such as 2026-03-09.`,
  );
}

/** A completion was taken back; shows the streak it leaves. */
export function undone(undo: {
  cohortId: number;
  day: Named;
  on: LocalDate;
  planDone: number;
  planTotal: number;
  streak: Streak | null;
}): Message {
  const streak = undo.streak === null ? '' : `\n🔥 ${streakWords(undo.streak).replace(/^s/, 'S')}`;
  return say(
    `↩️ ${undo.day.label} is no longer marked done (it had counted for ${dateName(undo.on)}). ${undo.planDone} of ${undo.planTotal} in the plan.${streak}`,
    {
      components: rows(
        button('Mark it done again', customId('done', { cohort: undo.cohortId, day: refOf(undo.day.key) }), {
          style: 'success',
          emoji: '✅',
        }),
      ),
    },
  );
}

/** There is nothing to take back. */
export function nothingToUndo(day: Named | null): Message {
  return say(
    day === null
      ? 'You have not marked any day done here, so there is nothing to undo.'
      : `${day.label} is not marked done, so there is nothing to undo. Nothing was changed.`,
  );
}

/** The completion belongs to a date that has closed. */
export function undoClosed(day: Named, on: LocalDate): Message {
  return say(
    `${day.label} counts for ${dateName(on)}, and that date has closed. Only today and the two dates before it can be undone. Nothing was changed; an admin of this server can correct older entries.`,
  );
}

/** An answer with the news that the next day's post (null: the closing message) does not come through. */
export function withStuckPost(answer: Message, label: string | null): Message {
  const what = label === null ? 'The closing message' : `The post of **${label}**`;
  const line = `⚠️ ${what} is stuck, and the admins of this server are told why. It comes by itself once that is mended; no streak is touched meanwhile.`;
  const content = answer.content === undefined ? line : `${answer.content}\n${line}`;
  return { ...answer, content };
}
