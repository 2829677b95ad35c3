import type { Mention } from '../mentions/mention.ts';
import { namedUnitOf } from '../mentions/unit.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { DayChoice } from './file-days.ts';
import { grouped } from './grouped.ts';
import { contentOf } from './measure.ts';

/** Fewer than these may be numbered for any reason; a list that is a plan is longer than a recipe. */
const fewest = { otherwise: 3, number: 5, item: 7 };

/**
 * The days of a plan in which nothing is called a day, week or part: headings of one depth, or rows of tables and lists, that
 * are numbered on from the first, by one word whatever it is (`Mission 1`, `Lab 2`), or headings by numbers alone.
 */
export function lastDays(files: ParsedFile[]): DayChoice {
  const runs = [
    ...grouped(
      files.flatMap(({ mentions }) => mentions),
      formOf,
    ),
  ].filter(([form, run]) => form !== null && isRun(run));
  const [best] = runs.map(([, run]) => run).sort((one, other) => contentOf(other) - contentOf(one));
  return { files: new Map(), mentions: new Set(best ?? files.flatMap(countedList)) };
}

/** A list of as many items as a heading above it says that there are days: `30 days of bread`. */
function countedList({ headings, mentions }: ParsedFile): Mention[] {
  const lists: Mention[][] = [];
  for (const mention of mentions) {
    if (mention.isCounted && (mention.isFirst || lists.length === 0)) lists.push([]);
    if (mention.isCounted) lists.at(-1)?.push(mention);
  }
  const list = lists.find(
    (one) =>
      one.length >= fewest.item &&
      headings.some(({ text, at }) => at < (one[0]?.at ?? 0) && saysDays(text, one.length)),
  );
  return list ?? [];
}

function saysDays(text: string, count: number): boolean {
  const [, word = ''] = new RegExp(`(?<!\\p{N})${count}[\\s-]{0,2}(\\p{L}{1,20})`, 'u').exec(text) ?? [];
  return namedUnitOf(`${word} ${count}`)?.word === 'day' || namedUnitOf(`第${count}${word}`)?.word === 'day';
}

function formOf({ unit, depth, form }: Mention): string | null {
  if (unit.named !== 'otherwise' && (unit.named !== 'number' || unit.kind !== 'day' || form === 'item')) return null;
  const word = unit.named === 'number' ? '' : unit.label.replace(/\d+$/, '').toLowerCase();
  return `${form} ${depth} ${word}`;
}

function isRun(run: Mention[]): boolean {
  const [first] = run;
  const least = fewest[first?.form === 'item' ? 'item' : first?.unit.named === 'number' ? 'number' : 'otherwise'];
  const start = first?.unit.number ?? 2;
  return run.length >= least && start <= 1 && run.every(({ unit }, index) => unit.number === start + index);
}
