import type { Definition, Nodes } from 'mdast';
import { report, type Source } from '../source.ts';

type Note = { text: string; from: number; to: number; used: boolean };

const reference = /\[\^([^\]\s]{1,50})\]/g;
const beginning = /^[ \t]*\[\^([^\]\s]{1,50})\]:[ \t]*/;
/** A longer one would part the sentence that it belongs to. */
const longest = 500;

/** Whether a definition is a note: `[^1]: word` looks like a link's. */
export function isNote({ identifier }: Definition): boolean {
  return identifier.startsWith('^');
}

/** Notes (`[^1]`, and `[^1]: …` elsewhere) among all nodes of a file as edits that put each in brackets where it is referred to. */
export function notesInPlace(source: Source, nodes: readonly Nodes[]): { from: number; to: number; text: string }[] {
  const notes = new Map<string, Note>();
  let done = 0;
  for (const node of nodes) {
    const from = startOf(node);
    if ((node.type !== 'paragraph' && node.type !== 'definition') || from < done) continue;
    if (!beginning.test(source.text.slice(from, from + 60))) continue;
    // Of `[^1]: word` the parser makes a link's definition, and a paragraph of the lines after it.
    done = endOfBlock(source, from);
    for (const [name, note] of notesOf(source, from, done)) if (!notes.has(name)) notes.set(name, note);
  }
  const edits: { from: number; to: number; text: string }[] = [];
  for (const node of nodes) {
    if (node.type !== 'text' && node.type !== 'linkReference') continue;
    for (const match of source.text.slice(startOf(node), endOf(node)).matchAll(reference)) {
      const from: number = startOf(node) + match.index;
      const to: number = from + match[0].length;
      if (source.text[to] === ':' && (from === 0 || source.text[from - 1] === '\n')) continue;
      const note = notes.get((match[1] ?? '').toLowerCase());
      if (note === undefined) {
        // `[^a-z]` is no reference.
        if (!/^\d+$/.test(match[1] ?? '')) continue;
        report(source, from, 'ignored', 'no-such-note', { mark: match[0] });
      } else if (note.text.length <= longest) {
        note.used = true;
        edits.push({ from, to, text: `${/\s/.test(source.text[from - 1] ?? ' ') ? '' : ' '}(${note.text})` });
      }
    }
  }
  for (const { used, from, to } of notes.values()) if (used) edits.push({ from, to, text: '' });
  return edits;
}

function endOfBlock(source: Source, from: number): number {
  const blank = /\n[ \t]*(?=\n|$)/g;
  blank.lastIndex = from;
  return blank.exec(source.text)?.index ?? source.text.length;
}

/** The notes between two offsets, one below the other. */
function* notesOf(source: Source, from: number, to: number): Generator<[string, Note]> {
  const text = source.text.slice(from, to);
  let at = from;
  for (const part of text.split(/\n(?=[ \t]*\[\^[^\]\s]{1,50}\]:)/)) {
    const name = beginning.exec(part)?.[1] ?? '';
    const words = part
      .replace(beginning, '')
      .replaceAll(/\s*\n\s*/g, ' ')
      .trim();
    yield [name.toLowerCase(), { text: words, from: at, to: at + part.length, used: false }];
    at += part.length + 1;
  }
}

function startOf({ position }: Nodes): number {
  return position?.start.offset ?? 0;
}

function endOf({ position }: Nodes): number {
  return position?.end.offset ?? 0;
}
