import { isRow, type Mention } from '../mentions/mention.ts';
import { contentOf, numbersOf } from './measure.ts';

/** More days than these are no week that begins anew. */
const daysOfWeek = 7;

/**
 * Of the mentions of a file the rows that are days. A list of all days and later another one, as in an overview, name the
 * same days: the one with the content stays. Under one month and the next they are others.
 */
export function withoutCopiedRuns(mentions: Mention[], isDay: (mention: Mention) => boolean): Mention[] {
  const runs = runsOf(mentions, isDay).map((run) => ({
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

/** Rows whose numbers grow, with the month whose heading stands above them. */
function runsOf(mentions: Mention[], isDay: (mention: Mention) => boolean): { mentions: Mention[]; month: string }[] {
  const runs: { mentions: Mention[]; month: string }[] = [];
  let last = Number.POSITIVE_INFINITY;
  let month = '';
  for (const mention of mentions) {
    const { kind, label, number } = mention.unit;
    if (kind === 'month' && !isRow(mention)) month = label;
    if (!isRow(mention) || !isDay(mention)) continue;
    if (number === null || number <= last || runs.at(-1)?.month !== month) runs.push({ mentions: [], month });
    runs.at(-1)?.mentions.push(mention);
    last = number ?? Number.NEGATIVE_INFINITY;
  }
  return runs;
}
