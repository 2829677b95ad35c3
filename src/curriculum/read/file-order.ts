import type { Told } from '../facts.ts';
import type { Problem, SourceFile } from '../model.ts';
import { grouped } from './choice/grouped.ts';
import { placeInSettings, type Settings, unitInSettings } from './front-matter.ts';
import type { ParsedFile } from './parsed-file.ts';
import { limits, problemAt } from './source.ts';

/** Made with the first comparison: it loads 3 MB of data, and the bot's main thread, which asks for an index only, sorts nothing. */
let natural: Intl.Collator | undefined;

/** Sorts files as people count: month-9 before month-10; a folder's README or index comes first. */
export function inOrder(files: SourceFile[]): SourceFile[] {
  return files.toSorted((one, other) => compare(one.name, other.name));
}

/** Files in the order that their settings give them, in each folder all of whose pages say their place or their day. */
export function inOwnOrder(files: ParsedFile[]): ParsedFile[] {
  const folders = new Map([...grouped(files, folderOf)].map(([folder, own]) => [folder, placed(own).values()]));
  return files.flatMap((file) => folders.get(folderOf(file))?.next().value ?? []);
}

function folderOf({ source }: ParsedFile): string {
  return source.name.slice(0, source.name.lastIndexOf('/') + 1);
}

function placed(files: ParsedFile[]): ParsedFile[] {
  const pages = files.filter(({ source }) => !isIndex(source.name));
  const ways = [placeInSettings, (settings: Settings) => unitInSettings(settings, 'day')?.number ?? null];
  const placeOf = ways.find((way) => pages.every(({ settings }) => way(settings) !== null));
  if (!placeOf) return files;
  return [
    ...files.filter((file) => !pages.includes(file)),
    ...pages.toSorted((one, other) => (placeOf(one.settings) ?? 0) - (placeOf(other.settings) ?? 0)),
  ];
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
