import { type Heading, isRow, type Mention } from '../mentions/mention.ts';
import type { NamedUnit } from '../mentions/unit.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { besideDays, type DayChoice, fileDays } from './file-days.ts';
import { grouped } from './grouped.ts';
import { areSectionsOf, contentOf, numbersOf, spanOf } from './measure.ts';
import { numberedDays, numberedFiles } from './numbered-days.ts';
import { withoutCopiedRuns } from './row-runs.ts';

type Naming = NamedUnit['named'];

/** Days named by a word come before those of the calendar, and these before numbers alone. */
export function chooseDays(files: ParsedFile[]): DayChoice {
  const words = namedDays(files, 'word');
  const calendar = namedDays(files, 'calendar');
  const numbered = listedFiles(files, words);
  if (numbered) return numbered;
  const [fewWords, manyDates] = [sizeOf(words), sizeOf(calendar)];
  // One heading that speaks of `Day 5` does not make text of seventy weekdays.
  if (fewWords > 0 && fewWords * 5 > manyDates) return words;
  if (manyDates > 1) return calendar;
  return numberedDays(files) ?? { files: new Map(), mentions: new Set() };
}

/** The numbered files whose contents rows of days only list: `| Lesson 1 | Flour |` beside `1-flour/README.md`. */
function listedFiles(files: ParsedFile[], { files: own, mentions }: DayChoice): DayChoice | null {
  if (own.size > 0 || mentions.size === 0 || ![...mentions].every(isRow)) return null;
  const named = numberedFiles(files);
  const numbers = numbersOf([...named.values()]);
  const isListed = numbers.size > 0 && [...numbersOf([...mentions])].every((number) => numbers.has(number));
  return isListed ? { files: named, mentions: new Set() } : null;
}

function sizeOf({ files, mentions }: DayChoice): number {
  return new Set([...files.values()].map(({ id }) => id)).size + mentions.size;
}

function namedDays(files: ParsedFile[], named: Naming): DayChoice {
  const isDay = ({ unit }: { unit: NamedUnit }): boolean => unit.kind === 'day' && unit.named === named;
  const outlines = new Map(files.map((file) => [file, outlineDays(file.headings, isDay)]));
  const days = fileDays(files, isDay, outlines);
  const isBeside = besideDays(days);
  const rest = files.filter((file) => !days.has(file) && !isBeside(file));
  const taken = numbersOf([...days.values()]);
  const outline = rest.flatMap((file) => outlines.get(file) ?? []).filter(({ unit }) => isNew(unit, taken));
  const rows = days.size > 0 ? [] : rowDays(rest, isDay, outline.length > 0);
  const fileOf = new Map(rest.flatMap((file) => file.mentions.map((mention) => [mention, file] as const)));
  const joined = named === 'word' ? joinedBy(fileOf, outline, rows) : [richer(outline, rows)].flat();
  const isWhole = !joined.every(isRow) && numbersOf(joined).size === numbersOf(rows).size;
  if (named === 'word' && !isWhole && areSectionsOf(outline, rows, rest)) {
    return { files: days, mentions: new Set(rows), goingOn: new Set(outline) };
  }
  return { files: days, mentions: new Set(withoutSpans(joined, fileOf)) };
}

/** The rows that are days; the heads of columns where there is nothing else. */
function rowDays(files: ParsedFile[], isDay: (mention: Mention) => boolean, isOutlined: boolean): Mention[] {
  const rows = files.flatMap((file) => withoutCopiedRuns(file, (one) => isDay(one) && one.form !== 'head'));
  return rows.length > 0 || isOutlined ? rows : files.flatMap((file) => withoutCopiedRuns(file, isDay));
}

/** The headings that name days; what a day's own headings say of it or of other days is text. */
function outlineDays(headings: Heading[], isDay: (mention: Mention) => boolean): Mention[] {
  const days = headings.flatMap(({ mention }) => (mention && isDay(mention) ? mention : []));
  const least = new Map<number | null, number>();
  for (const { unit, depth } of days)
    if (unit.last === null) least.set(unit.number, Math.min(least.get(unit.number) ?? depth, depth));
  const chosen: Mention[] = [];
  let open: Mention | null = null;
  for (const { depth, mention } of headings) {
    if (!mention || !isDay(mention)) {
      if (open && depth <= open.depth) open = null;
      continue;
    }
    const { unit } = mention;
    const isOwn: boolean = open?.unit.last === null && unit.number !== null && unit.number === open.unit.number;
    const isBelow: boolean = open !== null && depth > open.depth;
    // Below `Days 1-3` any heading may name one of them, below `Day 3` only one that does nothing else.
    const isAside = open?.unit.last === null && (unit.loose || !unit.leads);
    const isPart = open?.unit.word === 'day' && unit.word === 'lesson';
    const isElsewhere = isBelow && ((least.get(unit.number) ?? depth) < depth || isAside || isPart);
    if (isElsewhere || (isOwn && (isBelow || !unit.leads || unit.loose))) continue;
    if (isBelow && unit.number === null) continue;
    chosen.push(mention);
    open = mention;
  }
  return chosen;
}

function isNew(unit: NamedUnit, taken: Set<number>): boolean {
  return spanOf(unit).every((number) => !taken.has(number));
}

/** Where headings and rows name the same days, those with the content are the days; the others add what is missing in its place. */
function joinedBy(fileOf: Map<Mention, ParsedFile>, outline: Mention[], rows: Mention[]): Mention[] {
  const main = richer(outline, rows);
  const taken = numbersOf(main);
  const others = (main === outline ? rows : outline).filter(({ unit }) => isNew(unit, taken));
  if (others.length === 0) return main;
  const isMain = new Set(main);
  const byFile = grouped([...main, ...others], (mention) => fileOf.get(mention));
  return [...byFile.values()].flatMap((mentions) => inPlace(mentions, isMain));
}

/** The main days of a file, and the others that continue the day before them and come before the one after them. */
function inPlace(mentions: Mention[], isMain: Set<Mention>): Mention[] {
  const ordered = mentions.toSorted((one, other) => one.at - other.at);
  let after: number | null = null;
  const next = ordered.toReversed().map((mention) => {
    const found = after;
    if (isMain.has(mention)) after = mention.unit.number;
    return found;
  });
  let before: number | null = null;
  return ordered.filter((mention, index) => {
    const number = mention.unit.number ?? 0;
    const following = next[ordered.length - 1 - index] ?? null;
    const fits = (before ?? -1) < number && (following === null || following > number || following <= (before ?? -1));
    if (isMain.has(mention)) before = mention.unit.number;
    return isMain.has(mention) || fits;
  });
}

function richer(outline: Mention[], rows: Mention[]): Mention[] {
  return contentOf(outline) >= contentOf(rows) ? outline : rows;
}

/** `Days 3-4: Project` is one day unless days stand below it; then it is a week or month of them. */
function withoutSpans(days: Mention[], fileOf: Map<Mention, ParsedFile>): Mention[] {
  const singles = new Set(
    days.flatMap(({ unit }) => (unit.last === null && unit.number !== null ? [unit.number] : [])),
  );
  return days.filter((day, index) => {
    if (day.unit.last === null) return true;
    if (spanOf(day.unit).some((number) => singles.has(number))) return false;
    const next = days[index + 1];
    return !(next && fileOf.get(next) === fileOf.get(day) && next.depth > day.depth && next.at < day.until);
  });
}
