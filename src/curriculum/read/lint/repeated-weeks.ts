import type { FileChoice } from '../choice/opening.ts';
import { rowDepth } from '../mentions/mention.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { placeAt } from '../source.ts';
import { reportSlip } from './slip.ts';

/** Reports a week that a file begins a second time; in a table each row names its week again. */
export function reportRepeatedWeeks({ source }: ParsedFile, { openings }: FileChoice): void {
  const first = new Map<string, number>();
  for (const { kind, unit, depth, at } of [...openings.values()].sort((one, other) => one.at - other.at)) {
    if (kind === 'month') first.clear();
    if (kind !== 'week' || unit.number === null || depth >= rowDepth) continue;
    const known = first.get(unit.label);
    if (known === undefined) first.set(unit.label, at);
    else {
      const facts = { label: unit.label, line: placeAt(source, known).line };
      reportSlip(source, { at, code: 'week-twice', facts });
    }
  }
}
