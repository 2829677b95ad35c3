import type { Place, Problem, SourceFile } from './model.ts';

/** A decoded file: LF line ends, no byte order mark. Offsets into `text` become places by `placeAt`. */
export type Source = { name: string; text: string; lineStarts: number[]; problems: Problem[] };

export const limits = {
  fileBytes: 1024 * 1024,
  totalBytes: 5 * 1024 * 1024,
  filesPerFolder: 60,
  files: 2000,
  days: 2000,
  nesting: 32,
};

const markdownName = /\.(?:md|markdown|mdown|txt)$/i;

/** Decodes one file, or says in `problems` why it cannot be read. */
export function openSource(file: SourceFile, problems: Problem[]): Source | null {
  const start: Place = { file: file.name, line: 1, column: 1 };
  const refuse = (code: string, sentence: string, place: Place = start): null => {
    problems.push({ ...place, level: 'error', code, sentence });
    return null;
  };
  const bytes = file.content;
  if (!markdownName.test(file.name))
    return refuse('not-markdown', 'This is no Markdown file; send files ending in .md.');
  if (bytes.length > limits.fileBytes) {
    return refuse('file-too-large', 'This file is larger than 1 MB; split it into several files.');
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refuse('utf-16', 'This file is saved as UTF-16; save it as UTF-8.');
  }
  if (bytes.includes(0)) return refuse('binary-file', 'This file is not text; send Markdown saved as UTF-8.');
  const text = new TextDecoder('utf-8').decode(bytes).replaceAll(/\r\n?/g, '\n');
  const source: Source = { name: file.name, text, lineStarts: lineStartsOf(text), problems };
  if (!isUtf8(bytes)) {
    const sentence = 'This character is not UTF-8; save the file as UTF-8.';
    return refuse('not-utf-8', sentence, placeAt(source, Math.max(0, text.indexOf('\ufffd'))));
  }
  const deep = tooDeepAt(source);
  if (deep >= 0) {
    const sentence = `Lists or quotes are nested deeper than ${limits.nesting} levels here; flatten them.`;
    return refuse('too-deep', sentence, placeAt(source, deep));
  }
  reportControls(source);
  return source;
}

/** Notes a problem at an offset. */
export function report(source: Source, at: number, level: Problem['level'], code: string, sentence: string): void {
  source.problems.push({ ...placeAt(source, at), level, code, sentence });
}

/** Where an offset stands in its file. */
export function placeAt(source: Source, offset: number): Place {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { file: source.name, line: low + 1, column: offset - (source.lineStarts[low] ?? 0) + 1 };
}

export function lineStartsOf(text: string): number[] {
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

// Control characters, and the two that turn the reading direction around, hide text from the people who review a plan.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202d\u202e]/g;

function reportControls(source: Source): void {
  let found = 0;
  for (const match of source.text.matchAll(controls)) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    report(
      source,
      match.index,
      'error',
      'control-character',
      `The control character U+${code} stands here; delete it.`,
    );
    if (++found === 20) return;
  }
}

const container = /(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]*/y;
const rule = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*)+$/;

/** The parser's cost grows with nesting, so it is bounded before parsing: each level takes a marker or two columns. */
function tooDeepAt(source: Source): number {
  for (const start of source.lineStarts) {
    let at = start;
    while (source.text[at] === ' ' || source.text[at] === '\t') at++;
    let depth = Math.floor((at - start) / 2);
    const indented = depth;
    container.lastIndex = at;
    const end = source.text.indexOf('\n', at);
    const line = source.text.slice(start, end < 0 ? undefined : end);
    if (depth + line.length / 2 <= limits.nesting) continue;
    container.lastIndex = at - start;
    while (container.test(line)) depth++;
    if (depth > indented && depth > limits.nesting && !rule.test(line)) return at;
  }
  return -1;
}
