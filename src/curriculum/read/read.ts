import type { Problem, Reading, SourceFile } from '../model.ts';
import { shown } from '../show/shown.ts';
import { newDraft } from './draft.ts';
import { allowedFiles, inOrder } from './file-order.ts';
import { finish } from './finish.ts';
import { lint } from './lint/lint.ts';
import { isReadable } from './markdown/guards.ts';
import { readSource } from './outline.ts';
import { openSource } from './source.ts';
import { withCleanTitles } from './titles.ts';

/**
 * The reader's number: it goes up by one with each change by which a plan may be read differently. Plans stored by a
 * lower one are read again in the background.
 */
export const readerNumber = 1;

/** Reads the Markdown files of one plan; with an error among its problems the plan must not be used. */
export function readCurriculum(slug: string, files: SourceFile[]): Reading {
  const problems: Problem[] = [];
  const draft = newDraft(problems);
  const ordered = inOrder(files);
  for (const file of allowedFiles(ordered, problems)) {
    const source = openSource(file, problems);
    if (source && isReadable(source)) readSource(draft, source);
  }
  const curriculum = { ...shown(withCleanTitles(finish(slug, draft), problems)), reader: readerNumber };
  lint(curriculum, problems);
  const order = new Map(ordered.map(({ name }, index) => [name, index]));
  const fileOrder = ({ file }: Problem): number => order.get(file) ?? -1;
  problems.sort((a, b) => fileOrder(a) - fileOrder(b) || a.line - b.line || a.column - b.column);
  return { curriculum, problems };
}
