import type { FileChoice } from '../choice/opening.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { reportNearLabels } from './near-labels.ts';
import { reportNearUnits } from './near-units.ts';
import { numbersRead } from './numbers-read.ts';
import { reportOpenEnds } from './open-ends.ts';
import { reportRepeatedWeeks } from './repeated-weeks.ts';

/** Says of all files what looks like a part of the plan and is none, each at its own line. */
export function reportSlips(choices: Map<ParsedFile, FileChoice>): void {
  const isRead = numbersRead(choices);
  for (const [file, choice] of choices) {
    const hidden = reportOpenEnds(file, isRead);
    reportNearUnits(file, choice, isRead, hidden);
    reportNearLabels(file, hidden);
    reportRepeatedWeeks(file, choice);
  }
}
