import type { FileChoice } from '../choice/opening.ts';
import { endOf, startOf } from '../markdown/nodes.ts';
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
    reportRows(file);
  }
}

const mergeMark = /^(?:<{7}|>{7}) [^\n]{0,60}/gm;

/** Git leaves these where two versions of a file disagree. */
function reportMergeMarks(source: Source): void {
  for (const { 0: mark, index } of source.text.matchAll(mergeMark)) {
    reportSlip(source, { at: index, code: 'merge-mark', facts: { mark } });
  }
}

/** Rows that an empty line has torn off their table, or that have no line below their head: to Markdown they are text. */
function reportRows({ source, blocks }: ParsedFile): void {
  for (const [index, block] of blocks.entries()) {
    const lines = block.type === 'paragraph' ? source.text.slice(startOf(block), endOf(block)).split('\n') : [];
    const before = blocks[index - 1];
    const table = before?.type === 'table' ? before : null;
    if (lines.length < (table ? 1 : 2) || !lines.every((line) => /^[ \t]*\|.*\|/.test(line))) continue;
    const at = table ? endOf(table) : startOf(block);
    const edit = table ? { edit: { at, length: startOf(block) - at, text: '\n' } } : {};
    reportSlip(source, { at: startOf(block), code: 'rows-without-table', facts: {}, ...edit });
  }
}
