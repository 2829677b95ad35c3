import { refOf } from '../../../core/reference.ts';
import { isKey } from '../../keys.ts';
import type { Curriculum, Day, Problem, Week } from '../../model.ts';
import { lastNumberOf } from '../../words/vocabulary.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { limits } from '../source.ts';
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
  const report: Report = ({ file, line, column }, level, code, sentence) => {
    problems.push({ file, line, column, level, code, sentence });
  };
  const weeks = curriculum.months.flatMap((month) => month.weeks);
  const days = weeks.flatMap((week) => week.days);
  if (days.length === 0 && !problems.some(({ level }) => level === 'error')) {
    const place = curriculum.months[0]?.place ?? { file: curriculum.slug, line: 1, column: 1 };
    const seen = seenIn(files);
    const found = seen === '' ? 'No days were found' : `No days were found, but ${seen}`;
    report(place, 'error', 'no-days', `${found}; head each day with a line such as \`### Day 1: Title (30 min)\`.`);
  }
  const excess = days[limits.days];
  if (excess) report(excess.place, 'error', 'too-many-days', `A plan may have ${limits.days} days; split it.`);
  if (excess) return;
  for (const month of curriculum.months) {
    if (month.weeks.length === 0 && days.length > 0) {
      report(month.place, 'warning', 'month-without-days', `${month.label} has no days; add them or delete it.`);
    }
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
      report(day.place, 'error', 'number-too-large', `Number days up to ${largestNumber}.`);
    } else if (!isKey(day.key)) {
      const sentence =
        'This day has no key that can be stored; add one such as {#intro} after its title: letters, digits, dots and dashes, 200 at most.';
      report(day.place, 'error', 'bad-key', sentence);
    } else if (known) {
      reportDuplicate(known, day, wrong, report);
    } else first.set(day.key, day);
  }
}

/** Of two days with one number the one that breaks the row is the wrong one; else it is the second. */
function reportDuplicate(first: Day, second: Day, wrong: Misnumbered, report: Report): void {
  const isFirst = wrong.has(first) && !wrong.has(second);
  const [day, other] = isFirst ? [first, second] : [second, first];
  const where = `${other.place.file}:${other.place.line}`;
  const expected = wrong.get(day)?.expected;
  const number = expected === undefined ? 'change its number' : `number it ${expected}`;
  const sentence = `${day.label} stands ${isFirst ? 'again' : 'already'} at ${where}; ${number} or add a key such as {#${day.key}-b}.`;
  report(day.place, 'error', 'duplicate-day', sentence);
}

/** A button calls a day or week by a reference of a fixed length, so it fits; it must also lead to that one only. */
function checkReferences(parts: (Day | Week)[], report: Report): void {
  const keys = new Map<string, string>();
  for (const { key, label, place } of parts) {
    const ref = refOf(key);
    if ((keys.get(ref) ?? key) !== key) {
      const sentence = `${label} can't be told from another by its key in a button; give its heading another key, such as {#intro}.`;
      report(place, 'error', 'key-collision', sentence);
    }
    keys.set(ref, key);
  }
}

function checkDay(day: Day, report: Report): void {
  let total = day.label.length + day.title.length;
  for (const { label, text } of day.fields) total += label.length + text.length;
  for (const { title, url } of day.resources) total += title.length + url.length;
  if (total > postLength) {
    const sentence = `${day.label} has ${total} characters, a post holds ${postLength}: it shows the beginning, and a button opens the rest. Split the day if people should see all of it at once.`;
    report(day.place, 'warning', 'long-day', sentence);
  }
  const last = lastNumberOf(day);
  if (day.number !== null && last !== null && last > day.number) {
    const sentence = `${day.label} is one unit and is posted once; head each day on its own if each should be posted.`;
    report(day.place, 'warning', 'day-range', sentence);
  }
  if (!day.fields.some(({ kind }) => kind === 'task' || kind === 'practice')) {
    report(day.place, 'warning', 'day-without-task', `${day.label} has no task; add a line such as \`- **Task**: …\`.`);
  }
  if (day.minutes === null) {
    report(
      day.place,
      'warning',
      'day-without-minutes',
      `${day.label} does not say how long it takes; add (30 min) to its title.`,
    );
  }
}

function checkRepeats(days: Day[], report: Report): void {
  const uses = new Map<string, Set<Day>>();
  for (const day of days) {
    for (const { url } of day.resources) uses.set(url, (uses.get(url) ?? new Set()).add(day));
  }
  for (const [url, users] of uses) {
    const [first] = users;
    if (!first || users.size <= daysPerLink) continue;
    const sentence = `${url.slice(0, 200)} stands at ${users.size} days, this one first; link the part that each day needs.`;
    report(first.place, 'warning', 'link-on-many-days', sentence);
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
      const where = `${known.place.file}:${known.place.line}`;
      const sentence = `${day.label} stands under the same title at ${where}; if this file is a copy, delete one of the two.`;
      report(day.place, 'warning', 'copied-days', sentence);
    }
  }
}
