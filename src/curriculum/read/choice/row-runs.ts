import type { Mention } from '../mentions/mention.ts';
import { contentOf, numbersOf } from './measure.ts';

/** More days than these are no week that begins anew. */
const daysOfWeek = 7;

/** A list of all days and later another one, as in an overview, name the same days: the one with the content stays. */
export function withoutCopiedRuns(rows: Mention[]): Mention[] {
  const runs = runsOf(rows).map((mentions) => ({
    mentions,
    numbers: numbersOf(mentions),
    content: contentOf(mentions),
  }));
  const long = runs.filter(({ mentions }) => mentions.length > daysOfWeek);
  return runs
    .filter((run) => {
      if (run.mentions.length <= daysOfWeek) return !long.some(({ numbers }) => isWithin(run.numbers, numbers));
      return !long.some((other) => other !== run && isWithin(run.numbers, other.numbers) && isBetter(other, run, long));
    })
    .flatMap(({ mentions }) => mentions);
}

function isWithin(numbers: Set<number>, others: Set<number>): boolean {
  return [...numbers].every((number) => others.has(number));
}

type Run = { content: number };

function isBetter(other: Run, run: Run, all: Run[]): boolean {
  return other.content > run.content || (other.content === run.content && all.indexOf(other) < all.indexOf(run));
}

/** Rows whose numbers grow. */
function runsOf(rows: Mention[]): Mention[][] {
  const runs: Mention[][] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const { number } = row.unit;
    if (number === null || number <= last) runs.push([]);
    runs.at(-1)?.push(row);
    last = number ?? Number.NEGATIVE_INFINITY;
  }
  return runs;
}
