import type { Problem, SourceFile } from '../model.ts';
import { isMarkdown, problemAt } from '../read/source.ts';

/** The files of one plan as they lie in a folder or a zip, and what is wrong with or left out of these. */
export type PlanFiles = { files: SourceFile[]; problems: Problem[] };

/** What a file or folder is to a plan. `missed` is the hidden place that an author may want to be told of. */
type Standing = { kind: 'read' } | { kind: 'other' } | { kind: 'hidden'; missed: string | null };

/** The one rule on which files of a tree are the plan, by names relative to its folder; that of a folder ends in `/`. */
export function standingOf(name: string): Standing {
  const parts = name.split('/');
  const at = parts.findIndex((part) => part.startsWith('.') || part === 'node_modules' || part === '__MACOSX');
  const hidden = parts[at];
  if (hidden === undefined) return { kind: isMarkdown(name) ? 'read' : 'other' };
  const isFolder = at < parts.length - 1;
  // Git and Macs keep these beside everybody's files: `._day-1.md` beside `day-1.md`.
  const isMissed = isFolder ? hidden !== '.git' && hidden !== '__MACOSX' : isMarkdown(name) && !hidden.startsWith('._');
  return { kind: 'hidden', missed: isMissed ? parts.slice(0, at + 1).join('/') + (isFolder ? '/' : '') : null };
}

/** Says that a file or folder is not read: its name hides it, it lies beside the folders of plans, or it is a link. */
export function leftOut(file: string, code: 'left-out' | 'loose-file' | 'linked-file'): Problem {
  return problemAt({ file, line: 1, column: 1 }, 'ignored', code);
}
