import { widthOf } from '../../core/text.ts';
import { withoutLinks } from './format.ts';

/** What a phone shows of an embed in one line: characters of text, and of code. */
const columns = { text: 42, code: 36 };

/** About how many lines a phone needs for a text: a rule of thumb, so that what is posted follows from the text alone. */
export function phoneLines(markdown: string): number {
  let lines = 0;
  let isCode = false;
  for (const line of markdown.split('\n')) {
    if (/^\s*(?:\|\|)?```/.test(line)) isCode = !isCode;
    else lines += Math.max(1, Math.ceil(widthOf(isCode ? line : shownWords(line)) / columns[isCode ? 'code' : 'text']));
  }
  return lines;
}

function shownWords(line: string): string {
  return withoutLinks(line)
    .replace(/<t:\d+:[a-zA-Z]>/g, '00:00 and a date')
    .replace(/[*_`|\\]+/g, '');
}

/** The beginning of a text, its first paragraph at most, in so many lines of a phone; “…” says that it goes on. */
export function beginning(markdown: string, lines: number): string {
  const paragraph = markdown.split(/\n[ \t]*(?:\n|(?:\|\|)?```)|(?:\|\|)?```/, 1)[0] ?? '';
  const kept: string[] = [];
  for (const line of paragraph.split('\n')) {
    const left = lines - phoneLines(kept.join('\n')) + (kept.length === 0 ? 1 : 0);
    if (phoneLines(line) > left) {
      kept.push(...(left > 0 ? [sentences(line, left * columns.text - 2)] : []));
      break;
    }
    kept.push(line);
  }
  const begun = kept.filter((line) => line !== '').join('\n');
  return begun === markdown.trim() ? begun : `${begun.replace(/[\s.:,;…]+$/, '')} …`.trim();
}

const lookedThrough = 3_000;

/** As many whole sentences as there is room for, else as many words, without cutting through a link, code or bold type. */
function sentences(whole: string, room: number): string {
  // Nothing behind so much can begin a phone's few lines, whatever addresses stand in it.
  const line = whole.slice(0, lookedThrough);
  const ends = [...line.matchAll(/[.!?。！？](?=\s|$)|(?<=[。！？])/gu)].map(({ index, 0: end }) => index + end.length);
  const gaps = [...line.matchAll(/\s+/g)].map(({ index }) => index);
  const fitting = (cuts: number[]) =>
    cuts.findLast((at) => widthOf(shownWords(line.slice(0, at))) <= room && isWhole(line.slice(0, at)));
  return line.slice(0, fitting(ends) ?? fitting(gaps) ?? 0);
}

/** Whether nothing that was opened in a text is still open at its end. */
function isWhole(text: string): boolean {
  const count = (sign: RegExp) => text.match(sign)?.length ?? 0;
  const pairs = [/`/g, /\*\*/g, /\|\|/g].every((sign) => count(sign) % 2 === 0);
  return pairs && count(/\[/g) === count(/\]/g) && count(/\(/g) === count(/\)/g);
}
