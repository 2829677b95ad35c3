import type { Edit, Problem, SourceFile } from './model.ts';
import { readCurriculum } from './read/read.ts';

/** A file as its author wrote it and as it was probably meant. */
export type Mended = { name: string; before: string; after: string };

/** A fence that was closed shows what else there is to mend behind it. */
const roundsAtMost = 5;

/** The files in which something could be mended without asking, and how the plan is read with them. */
export function mended(slug: string, files: SourceFile[]): { changed: Mended[]; files: SourceFile[] } {
  let current = files;
  for (let round = 0; round < roundsAtMost; round++) {
    const { problems } = readCurriculum(slug, current);
    const next = current.map((file) => {
      const own = problems.filter((problem) => problem.file === file.name);
      const before = textOf(file);
      const after = withEdits(
        before,
        own.flatMap((problem) => problem.edit ?? addressEdit(before, problem) ?? []),
      );
      return after === before ? file : { ...file, content: new TextEncoder().encode(after) };
    });
    if (next.every((file, index) => file === current[index])) break;
    current = next;
  }
  const changed = current.flatMap((file, index) => {
    const old = files[index];
    return old === undefined || old === file ? [] : [{ name: file.name, before: textOf(old), after: textOf(file) }];
  });
  return { changed, files: current };
}

function textOf({ content }: SourceFile): string {
  return new TextDecoder().decode(content);
}

/** The edits count lines and characters without the CR of a line's end, which stays as it was. */
function withEdits(text: string, edits: Edit[]): string {
  const hasCr = text.includes('\r\n');
  let result = hasCr ? text.replaceAll('\r\n', '\n') : text;
  const starts = [0];
  for (let at = result.indexOf('\n'); at >= 0; at = result.indexOf('\n', at + 1)) starts.push(at + 1);
  const placed = edits.map((edit) => ({ ...edit, at: (starts[edit.line - 1] ?? result.length) + edit.column - 1 }));
  let until = result.length;
  for (const { at, length, text: put } of placed.sort((one, other) => other.at - one.at)) {
    if (at + length > until) continue;
    result = result.slice(0, at) + put + result.slice(at + length);
    until = at;
  }
  return hasCr ? result.replaceAll('\n', '\r\n') : result;
}

/** `[Tea](en.wikipedia.org/wiki/Tea)` lacks its https://, and `(//site…)` a part of it. */
function addressEdit(text: string, { code, line, column }: Problem): Edit | null {
  if (code !== 'link-without-https') return null;
  const written = text.split(/\r?\n/, line)[line - 1] ?? '';
  const open = written.indexOf('](', column - 1);
  if (open < 0) return null;
  const at = open + (written[open + 2] === '<' ? 3 : 2);
  return { line, column: at + 1, length: 0, text: written.startsWith('//', at) ? 'https:' : 'https://' };
}
