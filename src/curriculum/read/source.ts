import type { Told } from '../facts.ts';
import type { Place, Problem, SourceFile } from '../model.ts';

/** A decoded file: LF line ends, no byte order mark. Offsets into `text` become places by `placeAt`. */
export type Source = {
  name: string;
  text: string;
  /** Of the text as the author wrote it. */
  lineStarts: number[];
  /** Each time that the text was rewritten: from offset `at` on it stands `by` characters further back than before. */
  shifts: { at: number; by: number }[][];
  /** What stands in a text instead of what was written, in order. */
  replaced: { from: number; to: number; text: string }[];
  problems: Problem[];
};

/** From one offset to another, other text. */
export type Rewriting = { from: number; to: number; text: string };

export const limits = {
  fileBytes: 1024 * 1024,
  totalBytes: 5 * 1024 * 1024,
  files: 2000,
  days: 2000,
  months: 500,
  projects: 500,
  topics: 1000,
  links: 5000,
  /** Of a list, and of all lists of a day. */
  list: 500,
  /** In all lists of a plan that are no days' own. */
  items: 20_000,
  itemLength: 2000,
  /** All items of one list together. */
  listLength: 100_000,
  nesting: 32,
  lines: 40_000,
  paragraph: 20_000,
};

/** Whether a file is one that plans are written in, by its name. */
export function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown|mdown|mdx|txt)$/i.test(name);
}

/** Decodes one file, or says in `problems` why it cannot be read. */
export function openSource(file: SourceFile, problems: Problem[]): Source | null {
  const start: Place = { file: file.name, line: 1, column: 1 };
  const refuse = (place: Place, ...told: Told): null => {
    problems.push(problemAt(place, 'error', ...told));
    return null;
  };
  const bytes = file.content;
  if (!isMarkdown(file.name)) return refuse(start, 'not-markdown');
  if (bytes.length > limits.fileBytes) return refuse(start, 'file-too-large');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refuse(start, 'utf-16');
  }
  if (bytes.includes(0)) return refuse(start, 'binary-file');
  const text = new TextDecoder('utf-8').decode(bytes).replaceAll(/\r\n?/g, '\n');
  const source: Source = { name: file.name, text, lineStarts: lineStartsOf(text), shifts: [], replaced: [], problems };
  if (!isUtf8(bytes)) return refuse(placeAt(source, Math.max(0, text.indexOf('\ufffd'))), 'not-utf-8');
  return source;
}

/** A problem of a place, which may be told with more than is kept. */
export function problemAt({ file, line, column }: Place, level: Problem['level'], ...told: Told): Problem {
  const [code, facts = {}] = told;
  return { file, line, column, level, code, facts } as Problem;
}

/** Notes a problem at an offset. */
export function report(source: Source, at: number, level: Problem['level'], ...told: Told): void {
  source.problems.push(problemAt(placeAt(source, at), level, ...told));
}

/** Where an offset stands in its file. */
export function placeAt(source: Source, offset: number): Place {
  const { shifts, lineStarts } = source;
  let origin = offset;
  for (const layer of shifts.toReversed()) {
    const here = origin;
    origin -= layer[countUpTo(layer.length, (index) => (layer[index]?.at ?? 0) <= here) - 1]?.by ?? 0;
  }
  const line = countUpTo(lineStarts.length, (index) => (lineStarts[index] ?? 0) <= origin);
  return { file: source.name, line, column: origin - (lineStarts[line - 1] ?? 0) + 1 };
}

/** How many indexes from 0 on hold, where all that hold come first. */
export function countUpTo(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
