import { bare } from '../../words/text-cleanup.ts';
import type { Heading, Mention } from '../mentions/mention.ts';
import { untold } from '../mentions/unit.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { Opening } from './opening.ts';
import { isPhase } from './phases.ts';

/** Days or weeks under one heading, or under none; `restarts`: their numbers begin anew; `isMonth`: the heading is a month as it is. */
type Run = { heading: Heading | null; restarts: boolean; isMonth: boolean; units: number };
type Headed = Map<ParsedFile, Map<number, Opening>>;

/**
 * Headings of any name that are weeks because of the days under them: days begin anew under one after the other, or they
 * divide the days by months of the calendar.
 */
export function headedWeeks(files: ParsedFile[], days: Set<Mention>): Headed {
  let number = 0;
  return headedParts(files, days, byCalendar, (heading) => openingAt(heading, 'week', ++number));
}

/** Headings of any name that are months, because weeks of their file begin anew under one after the other. */
export function headedMonths(files: ParsedFile[], weeks: Set<Mention>): Headed {
  const monthsOf = (file: ParsedFile): Headed =>
    headedParts(
      [file],
      weeks,
      () => null,
      (heading) => openingAt(heading, 'month', null),
    );
  return new Map(files.flatMap((file) => [...monthsOf(file)]));
}

type IsMeant = (run: Run) => boolean;

function headedParts(
  files: ParsedFile[],
  units: Set<Mention>,
  otherwise: (runs: Run[]) => IsMeant | null,
  opening: (heading: Heading) => Opening,
): Headed {
  const runs = new Map(files.map((file) => [file, runsIn(file, units)]));
  const all = [...runs.values()].flat();
  const isMeant = beginAnew(all) ? ({ isMonth: isSo }: Run) => !isSo : otherwise(all);
  return new Map(
    [...runs].map(([file, own]) => {
      const headings = own.flatMap((run) => (run.heading && isMeant?.(run) ? [run.heading] : []));
      return [file, new Map(headings.map((heading) => [heading.at, opening(heading)]))];
    }),
  );
}

function beginAnew(runs: Run[]): boolean {
  return runs.some(({ restarts }) => restarts) && runs.every(({ heading }) => heading !== null);
}

/** Beside `January 2025` and `March 2025` a heading of their level with days under it is a month, however it is called. */
function byCalendar(runs: Run[]): IsMeant | null {
  const months = runs.filter(
    ({ heading }) => heading?.mention?.unit.kind === 'month' && heading.mention.unit.named === 'calendar',
  );
  const depth = months[0]?.heading?.depth;
  return months.length > 1 ? ({ heading, units }) => heading?.depth === depth && units > 1 : null;
}

function runsIn({ headings, mentions }: ParsedFile, units: Set<Mention>): Run[] {
  const runs: Run[] = [];
  let index = 0;
  let last: number | null = null;
  let heading: Heading | null = null;
  let month: Heading | null = null;
  for (const mention of mentions) {
    if (!units.has(mention)) continue;
    const before: Heading | null = heading;
    for (let next = headings[index]; next && next.at < mention.at; next = headings[++index]) {
      if (next.depth >= mention.depth || (next.mention && units.has(next.mention))) continue;
      heading = next;
      if (isMonth(next) && !(month && next.at < month.until)) month = next;
    }
    const restarts = last !== null && (mention.unit.number ?? 0) <= last;
    const isNew = heading !== before || runs.length === 0;
    if (isNew || restarts) {
      runs.push({
        heading: isNew ? heading : null,
        restarts,
        isMonth: heading !== null && heading === month,
        units: 0,
      });
    }
    const run = runs.at(-1);
    if (run) run.units += 1;
    last = mention.unit.last ?? mention.unit.number;
  }
  return runs;
}

function isMonth({ mention }: Heading): boolean {
  return mention !== null && isPhase(mention) && mention.unit.leads && mention.unit.number !== null;
}

function openingAt({ text, depth, at, end }: Heading, kind: 'week' | 'month', number: number | null): Opening {
  const unit = { ...untold, kind, word: kind, label: bare(text), number, named: 'word' } as const;
  return { kind, unit, depth, at, end, isAlone: false };
}
