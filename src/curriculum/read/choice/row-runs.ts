import { type Heading, isRow, type Mention } from '../mentions/mention.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { contentOf, numbersOf } from './measure.ts';

/** More days than these are no week that begins anew. */
const daysOfWeek = 7;

/**
 * Of the mentions of a file the rows that are days. A list of all days and later another one, as in an overview, name the
 * same days: the one with the content stays. Under one month and the next they are others.
 */
export function withoutCopiedRuns(file: ParsedFile, isDay: (mention: Mention) => boolean): Mention[] {
  const runs = runsOf(file, isDay).map((run) => ({
    ...run,
    numbers: numbersOf(run.mentions),
    content: contentOf(run.mentions),
  }));
  const long = runs.filter(({ mentions }) => mentions.length > daysOfWeek);
  return runs
    .filter((run) => {
      const others = long.filter((other) => isWithin(run.numbers, other.numbers) && !isElsewhere(run, other));
      if (run.mentions.length <= daysOfWeek) return others.length === 0;
      return !others.some((other) => other !== run && isBetter(other, run, long));
    })
    .flatMap(({ mentions: days }) => days);
}

function isWithin(numbers: Set<number>, others: Set<number>): boolean {
  return [...numbers].every((number) => others.has(number));
}

function isElsewhere(one: { month: string }, other: { month: string }): boolean {
  return one.month !== '' && other.month !== '' && one.month !== other.month;
}

type Run = { content: number };

function isBetter(other: Run, run: Run, all: Run[]): boolean {
  return other.content > run.content || (other.content === run.content && all.indexOf(other) < all.indexOf(run));
}

type RunOfMonth = { mentions: Mention[]; month: string };

/** Rows whose numbers grow, with the month whose heading stands above them; one that names the day of the row before goes on with it. */
function runsOf({ mentions, headings }: ParsedFile, isDay: (mention: Mention) => boolean): RunOfMonth[] {
  const runs: RunOfMonth[] = [];
  const rows = mentions.filter((mention) => isRow(mention) && isDay(mention));
  const months = mentions.filter((mention) => mention.unit.kind === 'month' && !isRow(mention));
  const repeated = repeatedRows(rows, headings);
  let last = Number.POSITIVE_INFINITY;
  let next = 0;
  for (const row of rows) {
    while ((months[next]?.at ?? row.at) < row.at) next++;
    const month = months[next - 1]?.unit.label ?? '';
    const { number } = row.unit;
    if (repeated.has(row)) continue;
    if (number === null || number <= last || runs.at(-1)?.month !== month) runs.push({ mentions: [], month });
    runs.at(-1)?.mentions.push(row);
    last = number ?? Number.NEGATIVE_INFINITY;
  }
  return runs;
}

/** Rows that name the day of the row before, unless the day that follows shows that they were only numbered wrongly: 2, 3, 3, 5. */
function repeatedRows(rows: Mention[], headings: Heading[]): Set<Mention> {
  const repeated = new Set<Mention>();
  let same: Mention[] = [];
  let heading = 0;
  for (const row of rows) {
    const [first] = same;
    let isApart = false;
    for (; (headings[heading]?.at ?? row.at) < row.at; heading++) isApart = true;
    if (first && !isApart && isSameDay(first, row)) {
      same.push(row);
      repeated.add(row);
      continue;
    }
    const isSlip = row.unit.number !== null && row.unit.number === (first?.unit.number ?? 0) + same.length;
    if (isSlip && same.length > 1) for (const one of same) repeated.delete(one);
    same = [row];
  }
  return repeated;
}

function isSameDay(one: Mention, other: Mention): boolean {
  return (
    one.form === other.form &&
    one.unit.label === other.unit.label &&
    one.unit.within?.label === other.unit.within?.label
  );
}
