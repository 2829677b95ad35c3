import type { Problem } from '../model.ts';
import { lastNumberOf, unitOf } from '../words/vocabulary.ts';
import type { DayDraft, MonthDraft } from './filling/draft.ts';
import { problemAt } from './source.ts';

/** A longer span is a slip of the pen. */
const longest = 31;

/**
 * Where the spans that head a file's parts are groups of single days, as `Days 1-20` above `Day 1`, a span among them that
 * names none of its days stands for as many: each gets the whole text. Anywhere else `Days 3-4` is one unit.
 */
export function spreadSpans(months: MonthDraft[], problems: Problem[]): void {
  const weeks = months.flatMap((month) => month.weeks);
  const groups = weeks.filter(
    ({ label, days }) =>
      days.length > 1 && lastNumberOf({ label, number: null }) !== null && unitOf(label)?.word === 'day',
  );
  const files = groups.map(({ place }) => place.file);
  const grouped = new Set(files.filter((file, at) => files.indexOf(file) !== at));
  const single = weeks
    .flatMap(({ days }) => days)
    .find((day) => day.number !== null && lastNumberOf(day) === day.number);
  if (single === undefined) return;
  for (const week of weeks) {
    week.days = week.days.flatMap((day) => (grouped.has(day.place.file) ? spread(day, single, problems) : [day]));
  }
}

function spread(day: DayDraft, single: DayDraft, problems: Problem[]): DayDraft[] {
  const count = (lastNumberOf(day) ?? 0) - (day.number ?? 0) + 1;
  if (day.number === null || day.explicitKey !== null || count < 2 || count > longest) return [day];
  problems.push(problemAt(day.place, 'warning', 'day-range-spread', { label: day.label, days: count }));
  const first = day.number;
  return Array.from({ length: count }, (_, at) => {
    const label = single.label.replace(String(single.number), String(first + at));
    return { ...day, label, number: first + at, fields: [...day.fields], resources: [...day.resources] };
  });
}
