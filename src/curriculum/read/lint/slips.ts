import type { FileChoice } from '../choice/opening.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { Source } from '../source.ts';
import { reportNearLabels } from './near-labels.ts';
import { reportNearUnits } from './near-units.ts';
import { numbersRead } from './numbers-read.ts';
import { reportOpenEnds } from './open-ends.ts';
import { reportRepeatedWeeks } from './repeated-weeks.ts';
import { reportSlip } from './slip.ts';

/** Says of all files what looks like a part of the plan and is none, each at its own line. */
export function reportSlips(choices: Map<ParsedFile, FileChoice>): void {
  const isRead = numbersRead(choices);
  for (const [file, choice] of choices) {
    const hidden = reportOpenEnds(file, isRead);
    reportNearUnits(file, choice, isRead, hidden);
    reportNearLabels(file, hidden);
    reportRepeatedWeeks(file, choice);
    reportMergeMarks(file.source);
  }
}

const mergeMark = /^(?:<{7}|>{7}) [^\n]{0,60}/gm;

/** Git leaves these where two versions of a file disagree. */
function reportMergeMarks(source: Source): void {
  for (const { 0: mark, index } of source.text.matchAll(mergeMark)) {
    reportSlip(source, { at: index, code: 'merge-mark', facts: { mark } });
  }
}
