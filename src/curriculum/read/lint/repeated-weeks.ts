import type { FileChoice } from '../choice/opening.ts';
import { rowDepth } from '../mentions/mention.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { placeAt } from '../source.ts';
import { reportSlip } from './slip.ts';

/** Reports a week that a file begins a second time, or that another of its number has made text; in a table each row names its week again. */
export function reportRepeatedWeeks({ source, headings }: ParsedFile, { day, openings }: FileChoice): void {
  const first = new Map<string, { at: number; depth: number }>();
  const report = (label: string, at: number, known: { at: number }): void =>
    reportSlip(source, { at, code: 'week-twice', facts: { label, line: placeAt(source, known.at).line } });
  for (const { kind, unit, depth, at } of [...openings.values()].sort((one, other) => one.at - other.at)) {
    if (kind === 'month') first.clear();
    if (kind !== 'week' || unit.number === null || depth >= rowDepth) continue;
    const known = first.get(unit.label);
    if (known === undefined) first.set(unit.label, { at, depth });
    else report(unit.label, at, known);
  }
  for (const { mention, depth, at } of day ? [] : headings) {
    const known = mention?.unit.leads && !mention.unit.loose ? first.get(mention.unit.label) : undefined;
    if (mention && known?.depth === depth && !openings.has(at)) report(mention.unit.label, at, known);
  }
}
