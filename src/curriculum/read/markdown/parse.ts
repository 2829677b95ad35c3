import type { Definition, ImageReference, LinkReference, Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { dedented, repaired } from '../../words/text-cleanup.ts';
import { countUpTo, limits, type Rewriting, report, type Source } from '../source.ts';
import { definition, parseInPieces } from './chunked-parse.ts';
import { isNote, notesInPlace } from './footnotes.ts';
import { structureEdits } from './html-structure.ts';
import { endOf, startOf, within } from './nodes.ts';
import { wrappedEdits } from './wrapped.ts';

/** Parses a source; every node carries its offsets in the source that is returned, in which links and notes stand where they are used. */
export function parse(source: Source): { source: Source; root: Root } {
  let root = parsed(source.text);
  let current = source;
  for (const editsOf of [wrappedEdits, structureEdits, placingEdits]) {
    const rewritten = withEdits(current, editsOf(current, root));
    if (rewritten !== current) root = parsed(rewritten.text);
    current = rewritten;
  }
  return { source: current, root };
}

const tables = { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] };
const settings = {
  extensions: [frontmatter(['yaml', 'toml'])],
  mdastExtensions: [frontmatterFromMarkdown(['yaml', 'toml'])],
};

function parsed(text: string): Root {
  const root = parseInPieces(text, (piece, isFrontMatter) => fromMarkdown(piece, isFrontMatter ? settings : tables));
  const [first] = root.children as (RootContent | { type: 'toml'; value: string })[];
  if (first?.type === 'toml')
    Object.assign(first, { type: 'yaml', value: first.value.replaceAll(/^([\w-]+[ \t]*)=/gm, '$1:') });
  return root;
}

/** A day is sent without the rest of its file: what stands elsewhere in it is put where it is used. */
function placingEdits(source: Source, root: Root): Rewriting[] {
  return [...linksInPlace(source, root), ...(source.text.includes('[^') ? notesInPlace(source, within(root)) : [])];
}

function withEdits(source: Source, unordered: Rewriting[]): Source {
  if (unordered.length === 0) return source;
  const edits = unordered.toSorted((a, b) => a.from - b.from);
  const shifts: Source['shifts'][number] = [];
  let text = '';
  let done = 0;
  for (const edit of edits) {
    // Many references to one long text must not make a small file a huge one.
    if (edit.from < done || text.length > 2 * limits.fileBytes) continue;
    text += source.text.slice(done, edit.from) + edit.text;
    done = edit.to;
    shifts.push({ at: text.length, by: text.length - done });
  }
  return { ...source, text: text + source.text.slice(done), shifts: [...source.shifts, shifts] };
}

/** Discord knows no `[text][name]`: such links become `[text](address)`. */
function linksInPlace(source: Source, root: Root): Rewriting[] {
  if (!source.text.includes(definition)) return [];
  const targets = new Map<string, Definition>();
  const used = new Set<string>();
  const unused: Definition[] = [];
  for (const node of within(root)) {
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    if (node.type !== 'definition' || isNote(node)) continue;
    if (targets.has(node.identifier)) unused.push(node);
    else targets.set(node.identifier, node);
  }
  for (const node of targets.values()) if (!used.has(node.identifier)) unused.push(node);
  for (const node of unused) {
    const label = (node.label ?? node.identifier).replaceAll(/\s+/g, ' ').slice(0, 100);
    report(source, startOf(node), 'ignored', 'unused-definition', { label });
  }
  const edits: Rewriting[] = [];
  if (targets.size === 0) return edits;
  for (const node of within(root)) {
    const isReference = node.type === 'linkReference' || node.type === 'imageReference';
    const url = isReference ? targets.get(node.identifier)?.url : undefined;
    const from = isReference ? endOfWords(source, node) : null;
    if (url === undefined || from === null || url.length > 1000) continue;
    edits.push({ from, to: endOf(node), text: `](${/[()\s]/.test(url) ? `<${url}>` : url})` });
  }
  return edits;
}

/** Where the words in the brackets of a link or image by name end; null if there are none. */
function endOfWords(source: Source, node: LinkReference | ImageReference): number | null {
  if (node.type === 'linkReference') {
    const last = node.children.at(-1);
    return last ? endOf(last) : null;
  }
  const end = source.text.slice(startOf(node), endOf(node)).search(/(?<!\\)\]/);
  return end < 0 ? null : startOf(node) + end;
}

/** The author's own Markdown between two offsets. */
export function slice(source: Source, from: number, to: number, most?: number): string {
  return repaired(dedented(textBetween(source, from, to), most));
}

function textBetween({ text, replaced }: Source, from: number, to: number): string {
  let written = '';
  let done = from;
  const first = countUpTo(replaced.length, (index) => (replaced[index]?.from ?? 0) < from);
  for (let index = first; index < replaced.length; index++) {
    const part = replaced[index];
    if (!part || part.to > to) break;
    written += text.slice(done, part.from) + part.text;
    done = part.to;
  }
  return written + text.slice(done, to);
}

/** The author's own Markdown of a whole block, with its list and code indentation as it was relative to the block. */
export function blockText(source: Source, node: Nodes): string {
  return slice(source, startOf(node), endOf(node), (node.position?.start.column ?? 1) - 1);
}
