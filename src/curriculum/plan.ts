import type { Curriculum, Day, Month, Week } from './model.ts';

type Entry = { day: Day; week: Week; month: Month; position: number };

/** A curriculum with its days in one row, as they are posted, and an index by key; make it once by `planOf` and keep it. */
export type Plan = { curriculum: Curriculum; days: Day[]; weeks: Week[]; entries: Map<string, Entry> };

export function planOf(curriculum: Curriculum): Plan {
  const plan: Plan = { curriculum, days: [], weeks: [], entries: new Map() };
  for (const month of curriculum.months) {
    for (const week of month.weeks) {
      plan.weeks.push(week);
      for (const day of week.days) {
        const position = plan.days.push(day) - 1;
        // Only a plan with errors has a key twice, and is shown all the same: from its beginning.
        if (!plan.entries.has(day.key)) plan.entries.set(day.key, { day, week, month, position });
      }
    }
  }
  return plan;
}

export function dayByKey(plan: Plan, key: string): Day | undefined {
  return plan.entries.get(key)?.day;
}

/** What a plan calls a day, by its key; the key itself where the plan has lost it. */
export function dayLabel(plan: Plan, key: string): string {
  return dayByKey(plan, key)?.label ?? key;
}

/** The keys of the days that a plan has and its next version has not. */
export function removedKeys(old: Plan, next: Plan): string[] {
  return old.days.flatMap(({ key }) => (next.entries.has(key) ? [] : [key]));
}

/** How many days of the plan come before this one. */
export function positionOf(plan: Plan, key: string): number | undefined {
  return plan.entries.get(key)?.position;
}

export function weekOf(plan: Plan, key: string): Week | undefined {
  return plan.entries.get(key)?.week;
}

export function monthOf(plan: Plan, key: string): Month | undefined {
  return plan.entries.get(key)?.month;
}

/** Positions count from 1. */
export type PlaceInPlan = {
  day: Day;
  week: Week | null;
  /** Null, too, for a week that is one unit of the plan by itself. */
  inWeek: { position: number; total: number } | null;
  inPlan: { position: number; total: number };
};

/** Whether a week has no days but is a unit as they are: `Week 3` of a plan of weeks. */
export function isUnit(week: Pick<Week, 'label' | 'days'>, { label }: Pick<Day, 'label'>): boolean {
  return week.days.length === 1 && week.label === label;
}

/** Where a day stands in its week and in the plan, as people count. */
export function placeOf(plan: Plan, day: Day): PlaceInPlan {
  const entry = plan.entries.get(day.key);
  const inPlan = { position: (entry?.position ?? 0) + 1, total: plan.days.length };
  if (!entry) return { day, week: null, inWeek: null, inPlan };
  if (isUnit(entry.week, day)) return { day, week: entry.week, inWeek: null, inPlan };
  const position = entry.week.days.findIndex(({ key }) => key === day.key) + 1;
  return { day, week: entry.week, inWeek: { position, total: entry.week.days.length }, inPlan };
}

/**
 * The day after `lastKey`, the day `firstKey` if none was posted yet, or undefined after the last one. A key that the
 * plan has lost since is followed by the day of the next higher number.
 */
export function nextDay(plan: Plan, lastKey: string | null, firstKey: string): Day | undefined {
  if (lastKey === null) return dayByKey(plan, firstKey);
  const position = positionOf(plan, lastKey);
  if (position !== undefined) return plan.days[position + 1];
  return plan.days.find(({ number }) => number !== null && number > Number(lastKey));
}
