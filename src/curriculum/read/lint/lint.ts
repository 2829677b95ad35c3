import { refOf } from '../../../core/reference.ts';
import { isKey } from '../../keys.ts';
import type { Curriculum, Day, Problem, Week } from '../../model.ts';
import { lastNumberOf } from '../../words/vocabulary.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { limits, problemAt } from '../source.ts';
import { checkAmounts, type Report } from './amounts.ts';
import { checkNumbers, checkWeeks, type Misnumbered, misnumbered } from './numbers.ts';
import { seenIn } from './seen.ts';

// A day goes out as one embed: Discord allows it 4,096 characters of text and a message 6,000 in all embeds; the rest
// of the room is for labels, headings and what the bot adds.
const postLength = 5500;
const largestNumber = 99_999;
const daysPerLink = 5;

/** Holds a finished plan to the rules that need all of it; `files` are what it was read from. */
export function lint(curriculum: Curriculum, files: ParsedFile[], problems: Problem[]): void {
  const report: Report = (place, level, ...told) => void problems.push(problemAt(place, level, ...told));
  const weeks = curriculum.months.flatMap((month) => month.weeks);
  const days = weeks.flatMap((week) => week.days);
  if (days.length === 0 && !problems.some(({ level }) => level === 'error')) {
    const place = curriculum.months[0]?.place ?? { file: curriculum.slug, line: 1, column: 1 };
    report(place, 'error', 'no-days', seenIn(files));
  }
  const excess = days[limits.days];
  if (excess) report(excess.place, 'error', 'too-many-days', { limit: limits.days });
  if (excess) return;
  for (const month of curriculum.months) {
    const isEmpty = month.weeks.length === 0 && days.length > 0;
    if (isEmpty) report(month.place, 'warning', 'part-without-days', { label: month.label });
  }
  const wrong = misnumbered(days);
  checkKeys(days, wrong, report);
  checkReferences(days, report);
  checkReferences(weeks, report);
  checkAmounts(curriculum, report);
  for (const day of days) checkDay(day, report);
  checkNumbers(days, wrong, problems, report);
  checkWeeks(weeks, problems, report);
  checkRepeats(days, report);
  checkCopies(days, report);
}

function checkKeys(days: Day[], wrong: Misnumbered, report: Report): void {
  const first = new Map<string, Day>();
  for (const day of days) {
    const known = first.get(day.key);
    if (day.number !== null && day.number > largestNumber) {
      report(day.place, 'error', 'number-too-large', { limit: largestNumber });
    } else if (!isKey(day.key)) report(day.place, 'error', 'no-key');
    else if (known) reportDuplicate(known, day, wrong, report);
    else first.set(day.key, day);
  }
}

/** Of two days with one number the one that breaks the row is the wrong one; else it is the second. */
function reportDuplicate(first: Day, second: Day, wrong: Misnumbered, report: Report): void {
  const isFirst = wrong.has(first) && !wrong.has(second);
  const [day, other] = isFirst ? [first, second] : [second, first];
  const expected = wrong.get(day)?.expected ?? null;
  report(day.place, 'error', 'duplicate-day', {
    label: day.label,
    isFirst,
    other: lineOf(other),
    expected,
    key: day.key,
  });
}

function lineOf({ place }: Day): string {
  return `${place.file}:${place.line}`;
}

/** A button calls a day or week by a reference of a fixed length, so it fits; it must also lead to that one only. */
function checkReferences(parts: (Day | Week)[], report: Report): void {
  const keys = new Map<string, string>();
  for (const { key, label, place } of parts) {
    const ref = refOf(key);
    if ((keys.get(ref) ?? key) !== key) report(place, 'error', 'key-collision', { label });
    keys.set(ref, key);
  }
}

function checkDay(day: Day, report: Report): void {
  let total = day.label.length + day.title.length;
  for (const { label, text } of day.fields) total += label.length + text.length;
  for (const { title, url } of day.resources) total += title.length + url.length;
  const { label } = day;
  if (total > postLength) report(day.place, 'warning', 'long-day', { label, length: total, limit: postLength });
  const last = lastNumberOf(day);
  if (day.number !== null && last !== null && last > day.number) report(day.place, 'warning', 'day-range', { label });
  if (!day.fields.some(({ kind }) => kind === 'task' || kind === 'practice')) {
    report(day.place, 'warning', 'day-without-task', { label });
  }
  if (day.minutes === null) report(day.place, 'warning', 'day-without-minutes', { label });
}

function checkRepeats(days: Day[], report: Report): void {
  const uses = new Map<string, Set<Day>>();
  for (const day of days) {
    for (const { url } of day.resources) uses.set(url, (uses.get(url) ?? new Set()).add(day));
  }
  for (const [url, users] of uses) {
    const [first] = users;
    if (!first || users.size <= daysPerLink) continue;
    report(first.place, 'warning', 'link-on-many-days', { address: url.slice(0, 200), days: users.size });
  }
}

/** Days of the same number and title in two files are most likely a file that was copied and left behind. */
function checkCopies(days: Day[], report: Report): void {
  const first = new Map<string, Day>();
  const named = new Set<string>();
  for (const day of days) {
    const name = `${day.label}: ${day.title.toLowerCase()}`;
    const known = first.get(name);
    if (!known) first.set(name, day);
    else if (day.title !== '' && known.place.file !== day.place.file && !named.has(day.place.file)) {
      named.add(day.place.file);
      report(day.place, 'warning', 'copied-days', { label: day.label, other: lineOf(known) });
    }
  }
}
