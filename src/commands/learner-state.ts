import type { LocalDate } from '../core/calendar.ts';
import { learnerDate } from '../core/habits.ts';
import type { Completion, Ledger } from '../core/ledger.ts';
import { planStatus, weekStatus } from '../core/milestones.ts';
import { continueStreak, type Streak, streakCache } from '../core/streak.ts';
import type { Plan } from '../curriculum/plan.ts';
import type { Reached, StreakRow } from '../db/ledger.ts';

/** What a ledger comes to at a moment: shown to the learner, and cached in the row of the streak. */
export type Standing = {
  ledger: Ledger;
  today: LocalDate;
  streak: Streak;
  cache: StreakRow;
  planDone: number;
  planTotal: number;
  reached: (Reached & { label: string })[];
};

/** Folds a ledger into everything that is shown or stored about it. */
export function standingOf(plan: Plan, ledger: Ledger, now: Date): Standing {
  const cache = streakCache(ledger, now);
  const progress = planStatus(plan.curriculum.months, ledger.completions);
  return {
    ledger,
    today: learnerDate(ledger, now),
    streak: continueStreak(cache, ledger, now),
    cache: {
      current: cache.state.run,
      longest: cache.state.longest,
      freezes: cache.state.freezes,
      through: cache.through,
    },
    planDone: progress.done,
    planTotal: progress.total,
    reached: reachedMilestones(plan, ledger.completions),
  };
}

/** The ledger as it would be with one completion more. */
export function withCompletion(ledger: Ledger, completion: Completion): Ledger {
  return { ...ledger, completions: [...ledger.completions, completion] };
}

/** The ledger as it would be without the completion of a day. */
export function withoutCompletion(ledger: Ledger, dayKey: string): Ledger {
  return { ...ledger, completions: ledger.completions.filter((one) => one.dayKey !== dayKey) };
}

/** Weeks and months whose days are all done. Keys of the two kinds never meet, because each says which it is. */
export function reachedMilestones(plan: Plan, completions: Completion[]): (Reached & { label: string })[] {
  const done = new Map(completions.map((completion) => [completion.dayKey, completion]));
  return plan.curriculum.months.flatMap((month) => {
    const parts = [
      ...month.weeks.map((week) => ({ key: `week:${week.key}`, label: week.label, days: week.days })),
      { key: `month:${month.key}`, label: month.label, days: month.weeks.flatMap((week) => week.days) },
    ];
    return parts.flatMap(({ key, label, days }) => {
      const { reachedOn } = weekStatus(
        days,
        days.flatMap((day) => done.get(day.key) ?? []),
      );
      return reachedOn === null ? [] : [{ key, label, reachedOn }];
    });
  });
}
