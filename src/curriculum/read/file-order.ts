import type { Told } from '../facts.ts';
import type { Problem, SourceFile } from '../model.ts';
import { limits, problemAt } from './source.ts';

/** Made with the first comparison: it loads 3 MB of data, and the bot's main thread, which asks for an index only, sorts nothing. */
let natural: Intl.Collator | undefined;

/** Sorts files as people count: month-9 before month-10; a folder's README or index comes first. */
export function inOrder(files: SourceFile[]): SourceFile[] {
  return files.toSorted((one, other) => compare(one.name, other.name));
}

function compare(one: string, other: string): number {
  natural ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const ones = parts(one);
  const others = parts(other);
  for (let at = 0; at < Math.min(ones.length, others.length); at++) {
    const order = natural.compare(ones[at] ?? '', others[at] ?? '');
    if (order !== 0) return order;
  }
  return ones.length - others.length || (one < other ? -1 : one > other ? 1 : 0);
}

function parts(name: string): string[] {
  return name.split('/').map((part) => (isIndex(part) ? '' : part.replace(/\.[^.]*$/, '')));
}

/** Whether a file is about its folder as a whole. */
export function isIndex(name: string): boolean {
  return /(?:^|\/)(?:readme|index)(?:\.[^./]*)?$/i.test(name);
}

/** The files if they keep the limits on number and size together, else none. */
export function allowedFiles(files: SourceFile[], problems: Problem[]): SourceFile[] {
  let bytes = 0;
  for (const [index, file] of files.entries()) {
    const refuse = (...told: Told): SourceFile[] => {
      problems.push(problemAt({ file: file.name, line: 1, column: 1 }, 'error', ...told));
      return [];
    };
    bytes += file.content.length;
    if (index >= limits.files) return refuse('too-many-files', { limit: limits.files });
    if (bytes > limits.totalBytes) return refuse('plan-too-large');
  }
  return files;
}
