import type { DayDraft, MonthDraft, WeekDraft } from './draft.ts';
import { unitOf } from './meaning.ts';

// A day's key must stay the same when other files come and go, so it is decided from the day's own file where that
// can be told:
// 1. `{#key}` in the heading is the key.
// 2. A file (or, where files are single days or weeks, its folder) whose path is numbered 2 or higher and whose days
//    begin at 1 restarts: its keys are `file/number`. In the same way `week-2/1` within a file whose second week begins
//    at day 1.
// 3. Else the key is the number alone. Only where a file earlier in order already uses one of these numbers, as with
//    `python.md` and `sql.md` that both begin at 1, the later file takes `file/number` for all its days. So adding a
//    file at the end never renames a day; only one that is put before such an unnumbered file can.

type Numbered = { day: DayDraft; week: WeekDraft };

/** The key of every day, in plan order; days without number or key have an empty one. */
export function dayKeys(months: MonthDraft[]): Map<DayDraft, string> {
  const scopes = new Map<string, Numbered[]>();
  for (const month of months) {
    for (const week of month.weeks) {
      for (const day of week.days) {
        const scope = scopeOf(day.place.file);
        const days = scopes.get(scope) ?? [];
        scopes.set(scope, days);
        days.push({ day, week });
      }
    }
  }
  const keys = new Map<DayDraft, string>();
  const taken = new Set<string>();
  for (const [scope, days] of scopes) {
    const own = withinScope(scope, days);
    const restarts = (isLater(scope) && firstNumber(days) <= 1) || own.some(([, key]) => taken.has(key));
    for (const [day, key] of own) {
      const full = day.explicitKey ?? (restarts && scope !== '' && key !== '' ? `${scope}/${key}` : key);
      keys.set(day, full);
      taken.add(full);
    }
  }
  return keys;
}

function withinScope(scope: string, days: Numbered[]): [DayDraft, string][] {
  const isWeek = unitOf(scope.split('/').at(-1)?.replaceAll(/[-_]+/g, ' ') ?? '')?.kind === 'week';
  const firsts = new Map<WeekDraft, number>();
  for (const { day, week } of days) {
    if (day.number !== null) firsts.set(week, Math.min(firsts.get(week) ?? day.number, day.number));
  }
  return days.map(({ day, week }) => {
    if (day.number === null) return [day, ''];
    const restarts = !isWeek && week.number !== null && week.number > 1 && (firsts.get(week) ?? 2) <= 1;
    return [day, restarts ? `week-${week.number}/${day.number}` : String(day.number)];
  });
}

/** The part of a path within which numbers count: the file, or its folder where the file is one day, one week or an index. */
function scopeOf(file: string): string {
  const parts = file.replace(/\.[^./]*$/, '').split('/');
  while (parts.length > 0 && /^(?:(?:day|lesson|session)[-_ ]*\d.*|readme|index)$/i.test(parts.at(-1) ?? ''))
    parts.pop();
  return parts.map((part) => part.trim().replaceAll(/\s+/g, '-')).join('/');
}

function isLater(scope: string): boolean {
  return scope.split('/').some((part) => Number(/\d+/.exec(part)?.[0] ?? 0) > 1);
}

function firstNumber(days: Numbered[]): number {
  return days.reduce((least, { day }) => Math.min(least, day.number ?? least), Number.POSITIVE_INFINITY);
}
