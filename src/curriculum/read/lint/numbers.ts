import type { Day, Place, Problem, Week } from '../../model.ts';
import { lastNumberOf } from '../../words/vocabulary.ts';
import type { Report } from './amounts.ts';

/** Where a day's own number breaks the row that the days around it make: `expected` would mend it. */
export type Misnumbered = Map<Day, { expected: number; between: string }>;

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
      wrong.set(day, {
        expected,
        between: before ? `between ${before.label} and ${after.label}` : `before ${after.label}`,
      });
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
    if (slip && isOwn) {
      const sentence = `${day.label} stands ${slip.between}; number it ${slip.expected} if it is that day.`;
      report(day.place, 'warning', 'wrong-number', sentence);
    } else if (last !== null && before && isOwn && day.number !== last + 1) {
      const { place } = before;
      if (!causes.some((cause) => isBetween(cause, place, day.place))) reportGap(before, day, last, report);
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

function reportGap(before: Day, day: Day, last: number, report: Report): void {
  const [first, end] = [last + 1, (day.number ?? 0) - 1];
  const missing = first === end ? `Day ${first} is` : `Days ${first}–${end} are`;
  const sentence =
    end >= first
      ? `${missing} missing between ${before.label} and ${day.label}; number days one after the other if none is left out.`
      : `${day.label} comes after ${before.label}; put them in order, or number them one after the other.`;
  report(day.place, 'warning', 'gap-in-numbers', sentence);
}

/** Reports where the numbers of weeks do not run on, in one month. */
export function checkWeeks(weeks: Week[], problems: Problem[], report: Report): void {
  const causes = causesIn(problems);
  let before: Week | null = null;
  for (const [index, week] of weeks.entries()) {
    const { number, label, place } = week;
    const last: number | null = before?.number ?? null;
    if (before && last !== null && number !== null && number > 1) {
      const [first, end] = [last + 1, number - 1];
      const isMissing = wordOf(before) === wordOf(week) && !comesLater(weeks, index, first);
      const from = before.place;
      if (number < last) {
        report(place, 'warning', 'weeks-out-of-order', `${label} comes after ${before.label}; put them in order.`);
      } else if (isMissing && end >= first && !causes.some((cause) => isBetween(cause, from, place))) {
        const missing = `${before.label.replace(String(last), String(first))}${first === end ? ' is' : ` to ${end} are`}`;
        const sentence = `${missing} missing between ${before.label} and ${label}; number them one after the other if none is left out.`;
        report(place, 'warning', 'gap-in-weeks', sentence);
      }
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
  const codes = ['looks-like-unit', 'open-fence', 'open-comment', 'week-without-days'];
  return problems.filter(({ code }) => codes.includes(code));
}

function isBetween({ file, line }: Place, before: Place, after: Place): boolean {
  const isBehind = file === before.file && line > before.line;
  const isAhead = file === after.file && line <= after.line;
  return before.file === after.file ? isBehind && isAhead : isBehind || isAhead;
}
