import { bare } from '../../words/text-cleanup.ts';
import type { Heading, Mention } from '../mentions/mention.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { Opening } from './opening.ts';

/** Days under one heading, or under none; `restarts`: their numbers begin anew. */
type Run = { heading: Heading | null; restarts: boolean; days: number };

/**
 * Headings of any name that are weeks because of the days under them: days begin anew under one after the other, or they
 * divide the days by months of the calendar.
 */
export function headedWeeks(files: ParsedFile[], days: Set<Mention>): Map<ParsedFile, Map<number, Opening>> {
  const runs = new Map(files.map((file) => [file, runsIn(file, days)]));
  const all = [...runs.values()].flat();
  const isMeant = beginAnew(all) ? () => true : byCalendar(all);
  let number = 0;
  return new Map(
    [...runs].map(([file, own]) => {
      const headings = own.flatMap((run) => (run.heading && isMeant?.(run) ? [run.heading] : []));
      return [file, new Map(headings.map((heading) => [heading.at, weekOf(heading, ++number)]))];
    }),
  );
}

function beginAnew(runs: Run[]): boolean {
  return runs.some(({ restarts }) => restarts) && runs.every(({ heading }) => heading !== null);
}

/** Beside `January 2025` and `March 2025` a heading of their level with days under it is a month, however it is called. */
function byCalendar(runs: Run[]): ((run: Run) => boolean) | null {
  const months = runs.filter(
    ({ heading }) => heading?.mention?.unit.kind === 'month' && heading.mention.unit.named === 'calendar',
  );
  const depth = months[0]?.heading?.depth;
  return months.length > 1 ? ({ heading, days }) => heading?.depth === depth && days > 1 : null;
}

function runsIn({ headings, mentions }: ParsedFile, days: Set<Mention>): Run[] {
  const runs: Run[] = [];
  let index = 0;
  let last: number | null = null;
  let heading: Heading | null = null;
  for (const mention of mentions) {
    if (!days.has(mention)) continue;
    const before: Heading | null = heading;
    for (let next = headings[index]; next && next.at < mention.at; next = headings[++index]) {
      if (next.depth < mention.depth && !(next.mention && days.has(next.mention))) heading = next;
    }
    const restarts = last !== null && (mention.unit.number ?? 0) <= last;
    const isNew = heading !== before || runs.length === 0;
    if (isNew || restarts) runs.push({ heading: isNew ? heading : null, restarts, days: 0 });
    const run = runs.at(-1);
    if (run) run.days += 1;
    last = mention.unit.last ?? mention.unit.number;
  }
  return runs;
}

function weekOf({ text, depth, at, end }: Heading, number: number): Opening {
  const named = {
    kind: 'week',
    word: 'week',
    label: bare(text),
    number,
    last: null,
    title: '',
    named: 'word',
  } as const;
  const unit = { ...named, minutes: null, key: null, loose: false, leads: true, within: null };
  return { kind: 'week', unit, depth, at, end, isAlone: false };
}
