import type { Heading, Mention } from '../mentions/mention.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { Opening } from './opening.ts';

/** Where days begin anew under one heading after the other, these headings are the weeks, whatever they are called. */
export function restartingWeeks(
  files: ParsedFile[],
  days: Set<Mention>,
): { at: ParsedFile; opening: Map<number, Opening> }[] {
  const found = files.map((file) => ({ file, above: headingsAbove(file, days) }));
  const restarts = found.flatMap(({ above }) => above.filter(({ restarts: anew }) => anew));
  if (restarts.length === 0 || found.some(({ above }) => above.some(({ heading }) => heading === null))) return [];
  let number = 0;
  return found.map(({ file, above }) => ({
    at: file,
    opening: new Map(
      above.flatMap(({ heading }) => (heading ? [[heading.at, weekOf(heading, ++number)] as const] : [])),
    ),
  }));
}

/** The heading over each run of days, and whether the run begins anew. */
function headingsAbove(
  { headings, mentions }: ParsedFile,
  days: Set<Mention>,
): { heading: Heading | null; restarts: boolean }[] {
  const runs: { heading: Heading | null; restarts: boolean }[] = [];
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
    if (heading !== before || last === null) runs.push({ heading, restarts });
    else if (restarts) runs.push({ heading: null, restarts });
    last = mention.unit.last ?? mention.unit.number;
  }
  return runs;
}

function weekOf({ text, depth, at, end }: Heading, number: number): Opening {
  const named = { kind: 'week', word: 'week', label: text, number, last: null, title: '', named: 'word' } as const;
  const unit = { ...named, minutes: null, key: null, loose: false, leads: true };
  return { kind: 'week', unit, depth, at, end, isAlone: false };
}
