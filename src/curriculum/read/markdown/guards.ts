import { limits, report, type Source } from '../source.ts';

/** Says where reading a file could cost too much, and is false then, for the parser's cost grows faster than its input. */
export function isReadable(source: Source): boolean {
  if (source.lineStarts.length > limits.lines) {
    report(source, 0, 'error', 'too-many-lines', { limit: limits.lines });
    return false;
  }
  const deep = tooDeepAt(source);
  if (deep >= 0) {
    report(source, deep, 'error', 'too-deep', { limit: limits.nesting });
    return false;
  }
  const long = tooLongAt(source);
  if (long >= 0) {
    report(source, long, 'error', 'paragraph-too-long', { limit: limits.paragraph });
    return false;
  }
  return true;
}

// Control characters, and the two that turn the reading direction around, hide text from the people who review a plan.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202d\u202e]/g;

/** A source with a blank for each control character, which are reported. */
export function withoutControls(source: Source): Source {
  let found = 0;
  for (const match of source.text.matchAll(controls)) {
    const sign = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    report(source, match.index, 'warning', 'control-character', { sign });
    if (++found === 20) break;
  }
  return found === 0 ? source : { ...source, text: source.text.replaceAll(controls, ' ') };
}

const container = /(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]*/y;
const rule = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*)+$/;

/** Each level of nesting takes a marker or two columns of indentation. */
function tooDeepAt(source: Source): number {
  for (const [start, line] of linesOf(source)) {
    const indent = line.search(/[^ \t]/);
    const indented = Math.floor(Math.max(0, indent) / 2);
    if (indented + (line.length - indent) <= limits.nesting) continue;
    let depth = indented;
    container.lastIndex = Math.max(0, indent);
    while (container.test(line)) depth++;
    if (depth > indented && depth > limits.nesting && !rule.test(line)) return start + Math.max(0, indent);
  }
  return -1;
}

/** HTML of these names ends a paragraph, too. */
const blockStart =
  /^[ \t]*(?:[-*+>|#]|\[[^\]]{1,100}\]:|\d{1,9}[.)]|<\/?(?:table|thead|tbody|tr|t[dh]|details|summary|h[1-6]|[uo]l|li|p|div)[\s>])/i;

function tooLongAt(source: Source): number {
  let paragraph = 0;
  for (const [start, line] of linesOf(source)) {
    if (line.trim() === '') paragraph = start + line.length + 1;
    else if (blockStart.test(line)) paragraph = start;
    if (start + line.length - paragraph > limits.paragraph) return paragraph;
  }
  return -1;
}

function* linesOf(source: Source): Generator<[number, string]> {
  for (const [index, start] of source.lineStarts.entries()) {
    yield [start, source.text.slice(start, (source.lineStarts[index + 1] ?? source.text.length + 1) - 1)];
  }
}
