import { type Inline, readInline } from './inline.ts';

export type Block =
  | { kind: 'lines'; inline: Inline[] }
  | { kind: 'heading'; level: 1 | 2 | 3; inline: Inline[] }
  | { kind: 'small'; inline: Inline[] }
  | { kind: 'code'; language: string; text: string; spoiler: boolean }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; start: number | null; items: Block[][] };

const item = /^(\s*)(?:([-*])|(\d{1,9})\.)\s+(.*)$/;

/** Reads a message's text as Discord's client does: line by line, line ends kept. */
export function readBlocks(text: string): Block[] {
  return text
    .split(/(^[ \t]*\|\|```(?:(?!```)[\s\S])*```\|\|[ \t]*\n?|^[ \t]*```[\s\S]*?```[ \t]*\n?)/m)
    .flatMap((part) =>
      /^[ \t]*(?:```[\s\S]+```|\|\|```[\s\S]+```\|\|)\s*$/.test(part) ? [codeBlock(part)] : linesOf(part),
    );
}

/** Fences within a list are indented with it, which is no part of the code. */
function codeBlock(fenced: string): Block {
  const [, indent = '', hidden, language = '', text = ''] =
    /^([ \t]*)(\|\|)?```(?:([\w+#.-]*)\n)?([\s\S]*?)\s*```(?:\|\|)?\s*$/.exec(fenced) ?? [];
  const lines = text.split('\n').map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
  return { kind: 'code', language, text: lines.join('\n'), spoiler: hidden !== undefined };
}

function linesOf(text: string): Block[] {
  if (text === '') return [];
  const blocks: Block[] = [];
  const lines = text.replace(/\n$/, '').split('\n');
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) blocks.push({ kind: 'lines', inline: readInline(open.join('\n')) });
    open = [];
  };
  for (let at = 0; at < lines.length; ) {
    const special = specialAt(lines.slice(at));
    if (special === undefined) open.push(lines[at] ?? '');
    else {
      close();
      blocks.push(special.block);
    }
    at += special?.taken ?? 1;
  }
  close();
  return blocks;
}

function specialAt(lines: readonly string[]): { block: Block; taken: number } | undefined {
  const [line = ''] = lines;
  const [, signs, words = ''] = /^(#{1,3}|-#)\s+(\S.*)$/.exec(line) ?? [];
  if (signs === '-#') return { block: { kind: 'small', inline: readInline(words) }, taken: 1 };
  if (signs !== undefined) {
    const level = Math.min(3, signs.length) as 1 | 2 | 3;
    return { block: { kind: 'heading', level, inline: readInline(words) }, taken: 1 };
  }
  if (line.startsWith('>>> ')) return { block: quoteOf(lines.join('\n').slice(4)), taken: lines.length };
  if (line.startsWith('> ')) {
    const count = countWhile(lines, (one) => one.startsWith('> ') || one === '>');
    const words = lines.slice(0, count).map((one) => one.replace(/^> ?/, ''));
    return { block: quoteOf(words.join('\n')), taken: count };
  }
  if (item.test(line)) {
    const count = countWhile(lines, (one) => item.test(one) || /^\s{2,}\S/.test(one));
    return { block: listOf(lines.slice(0, count)), taken: count };
  }
  return undefined;
}

function quoteOf(text: string): Block {
  return { kind: 'quote', blocks: readBlocks(text) };
}

function listOf(lines: readonly string[]): Block {
  const first = item.exec(lines[0] ?? '');
  const indent = first?.[1]?.length ?? 0;
  const items: string[][] = [];
  for (const line of lines) {
    const match = item.exec(line);
    if (match !== null && (match[1]?.length ?? 0) <= indent) items.push([match[4] ?? '']);
    else items.at(-1)?.push(line.startsWith(' '.repeat(indent + 2)) ? line.slice(indent + 2) : line.trimStart());
  }
  const start = first?.[3] === undefined ? null : Number(first[3]);
  return { kind: 'list', start, items: items.map((one) => linesOf(one.join('\n'))) };
}

function countWhile(lines: readonly string[], holds: (line: string) => boolean): number {
  const end = lines.findIndex((line) => !holds(line));
  return end < 0 ? lines.length : end;
}
