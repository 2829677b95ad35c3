import type { Day, Place, Problem, Week } from '../../model.ts';
import { lastNumberOf } from '../../words/vocabulary.ts';
import type { Report } from './amounts.ts';

/** Where a day's own number breaks the row that the days around it make: `expected` would mend it. */
export type Misnumbered = Map<Day, { expected: number; before: string | null; after: string }>;

/** The days whose number alone is wrong: the 66 of 5, 66, 7, the first 5 of 3, 5, 5, 6, and a 0 before a 2. */
export function misnumbered(days: Day[]): Misnumbered {
  const wrong: Misnumbered = new Map();
  let before: Day | null = null;
  for (const [index, day] of days.entries()) {
    const after = days[index + 1];
    const last = before === null ? null : lastOf(before, wrong);
    const expected = last === null ? 1 : last + 1;
    const isRow = after?.number === expected + 1 && (last !== null || day.number === 0);
    if (isRow && day.number !== null && day.number !== expected && lastNumberOf(day) === day.number) {
      wrong.set(day, { expected, before: before?.label ?? null, after: after.label });
    }
    before = day;
  }
  return wrong;
}

function lastOf(day: Day, wrong: Misnumbered): number | null {
  return wrong.get(day)?.expected ?? lastNumberOf(day);
}

/** Reports where numbers do not run on, unless a remark in the gap has told already what the missing day has become. */
export function checkNumbers(days: Day[], wrong: Misnumbered, problems: Problem[], report: Report): void {
  const causes = causesIn(problems);
  const told = repeatedKeys(days);
  let before: Day | null = null;
  for (const day of days) {
    const last = before === null ? null : lastOf(before, wrong);
    const slip = wrong.get(day);
    const isOwn = day.number !== null && day.key === String(day.number) && !told.has(day.key);
    if (slip && isOwn) report(day.place, 'warning', 'wrong-number', { label: day.label, ...slip });
    else if (last !== null && before && isOwn && day.number !== last + 1) {
      const { place } = before;
      if (!causes.some((cause) => isBetween(cause, place, day.place))) reportStep(before, day, last, report);
    }
    before = day;
  }
}

/** The keys that several days have: that is an error of its own. */
function repeatedKeys(days: Day[]): Set<string> {
  const [known, repeated] = [new Set<string>(), new Set<string>()];
  for (const { key } of days) (known.has(key) ? repeated : known).add(key);
  return repeated;
}

/** `last` is the number after which the one of `next` should come. */
function reportStep(before: Day | Week, next: Day | Week, last: number, report: Report): void {
  const [first, end] = [last + 1, (next.number ?? 0) - 1];
  const facts = { label: next.label, before: before.label };
  if (end >= first) report(next.place, 'warning', 'gap-in-numbers', { ...facts, first, last: end });
  else report(next.place, 'warning', 'out-of-order', facts);
}

/** Reports where the numbers of weeks do not run on, in one month. */
export function checkWeeks(weeks: Week[], problems: Problem[], report: Report): void {
  const causes = causesIn(problems);
  let before: Week | null = null;
  for (const [index, week] of weeks.entries()) {
    const { number, place } = week;
    const last: number | null = before?.number ?? null;
    if (before && last !== null && number !== null && number > 1) {
      const isMissing = wordOf(before) === wordOf(week) && !comesLater(weeks, index, last + 1);
      const from = before.place;
      const isTold = causes.some((cause) => isBetween(cause, from, place));
      if (number < last || (number > last + 1 && isMissing && !isTold)) reportStep(before, week, last, report);
    }
    before = week;
  }
}

/** Whether a week of this number follows before weeks begin anew. */
function comesLater(weeks: Week[], index: number, wanted: number): boolean {
  for (let at = index + 1; (weeks[at]?.number ?? 0) > 1; at++) if (weeks[at]?.number === wanted) return true;
  return false;
}

function wordOf({ label }: Week): string {
  return label.replace(/\p{Nd}+/u, '');
}

/** Remarks that tell already what a missing part has become. */
function causesIn(problems: Problem[]): Problem[] {
  const cause = /^(?:looks-like-unit.*|open-fence|open-comment|part-without-days)$/;
  return problems.filter(({ code }) => cause.test(code));
}

function isBetween({ file, line }: Place, before: Place, after: Place): boolean {
  const isBehind = file === before.file && line > before.line;
  const isAhead = file === after.file && line <= after.line;
  return before.file === after.file ? isBehind && isAhead : isBehind || isAhead;
}
