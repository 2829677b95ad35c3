import { newDraft } from './draft.ts';
import { allowedFiles, inOrder } from './file-order.ts';
import { finish } from './finish.ts';
import { isReadable } from './guards.ts';
import { lint } from './lint.ts';
import type { Problem, Reading, SourceFile } from './model.ts';
import { readSource } from './outline.ts';
import { openSource } from './source.ts';

/** Reads the Markdown files of one plan; with an error among its problems the plan must not be used. */
export function readCurriculum(slug: string, files: SourceFile[]): Reading {
  const problems: Problem[] = [];
  const draft = newDraft(problems);
  for (const file of allowedFiles(inOrder(files), problems)) {
    const source = openSource(file, problems);
    if (source && isReadable(source)) readSource(draft, source);
  }
  const curriculum = finish(slug, draft);
  lint(curriculum, problems);
  return { curriculum, problems };
}
