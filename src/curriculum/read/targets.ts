import type { Link, Nodes } from 'mdast';
import { webAddress } from '../show/web-address.ts';
import type { FileChoice } from './choice/opening.ts';
import { isIndex } from './file-order.ts';
import type { OpenFile } from './filling/open-file.ts';
import { address } from './markdown/links.ts';
import { endOf, startOf, within, wordsOf } from './markdown/nodes.ts';
import { namedUnitOf } from './mentions/unit.ts';
import type { ParsedFile } from './parsed-file.ts';
import { report, type Source } from './source.ts';

/** What the files and headings of a plan are called, by where a link finds them: `week-1/day-2`, `plan#day2flour`. */
type Targets = Map<string, string>;

/** The days and weeks of a plan that links can lead to. */
export function targetsIn(choices: Map<ParsedFile, FileChoice>): Targets {
  const targets: Targets = new Map();
  for (const [{ source, path, headings }, { day, week, openings }] of choices) {
    const file = withoutEnding(source.name);
    const unit = day?.unit ?? (isIndex(source.name) || path.at(-1)?.isFile ? week : null);
    if (unit) targets.set(file, unit.label);
    for (const { text, at } of headings) {
      const opening = openings.get(at);
      const target = `${file}#${anchorOf(text)}`;
      if (opening && opening.unit.label !== '' && !targets.has(target)) targets.set(target, opening.unit.label);
    }
  }
  return targets;
}

/**
 * Looks where the links of a file lead, before it is filled: one to another day becomes that day's name, one to a site
 * without `https://` gets it, and of any other that is none of the web's people see the words, which is reported.
 */
export function followLinks(file: OpenFile, targets: Targets): void {
  const { source, choice, openings } = file;
  let next = 0;
  for (const block of file.blocks) {
    for (const node of within(block)) {
      if (node.type === 'text' && node.value.includes('://')) checkWords(source, node);
      if ((node.type !== 'link' && node.type !== 'image') || webAddress(node.url) !== null) continue;
      while ((openings[next]?.at ?? Number.POSITIVE_INFINITY) <= startOf(node)) next++;
      const here = choice.day?.unit.label ?? openings[next - 1]?.unit.label;
      const label = node.type === 'link' ? targetOf(node.url, source.name, targets) : undefined;
      if (node.type === 'link' && label !== undefined) nameTarget(source, node, label === here ? '' : label);
      else if (node.type === 'link' && isSite(node.url)) addScheme(source, node);
      else checkTarget(source, startOf(node), node.url);
    }
  }
}

function targetOf(url: string, from: string, targets: Targets): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return undefined;
  const [path = '', anchor = ''] = decoded(url).split('#', 2);
  const file = withoutEnding(path === '' ? from : resolved(from, path.replace(/\?.*$/s, '')));
  return (anchor === '' ? undefined : targets.get(`${file}#${anchorOf(anchor)}`)) ?? targets.get(file);
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function resolved(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** `Day-02/README.md` is what a link to `day-02` leads to. */
function withoutEnding(path: string): string {
  return path
    .toLowerCase()
    .replace(/\.[a-z]{2,8}$/, '')
    .replace(/(?:^|\/)(?:readme|index)$/, '');
}

/** Sites make anchors of headings by rules of their own, which agree on letters and digits. */
function anchorOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function nameTarget(source: Source, link: Link, label: string): void {
  const words = wordsOf(link);
  const isSaid = namedUnitOf(words)?.label === label || words.toLowerCase().includes(label.toLowerCase());
  const name = isSaid ? '' : words === '' ? label : ` (${label})`;
  source.replaced.push({ from: startOf(link), to: endOf(link), text: innerOf(source, link) + name });
}

function innerOf(source: Source, { children }: Link): string {
  const [first] = children;
  const last = children.at(-1);
  return first && last ? source.text.slice(startOf(first), endOf(last)) : '';
}

const site =
  /^(?:\/\/|(?:[a-z0-9-]+\.)*[a-z0-9-]*[a-z][a-z0-9-]*\.[a-z]{2,20}\/|(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io|dev)$)/i;

/** Whether `https://` is all that an address lacks; `notes.d/flour.md` is a file. */
function isSite(url: string): boolean {
  if (url.length > 500 || !site.test(url)) return false;
  return !/\.(?:md|markdown|mdx|txt)(?:[#?]|$)/i.test(url) && webAddress(withScheme(url)) !== null;
}

function withScheme(url: string): string {
  return `https://${url.replace(/^\/\//, '')}`;
}

function addScheme(source: Source, link: Link): void {
  const url = withScheme(link.url);
  const facts = { written: link.url.slice(0, 100), address: url.slice(0, 100) };
  report(source, startOf(link), 'warning', 'link-without-https', facts);
  link.url = url;
  source.replaced.push({
    from: startOf(link),
    to: endOf(link),
    text: `[${innerOf(source, link)}](${/[()\s]/.test(url) ? `<${url}>` : url})`,
  });
}

function checkWords(source: Source, text: Nodes): void {
  const from = startOf(text);
  for (const { 0: url, index } of source.text.slice(from, endOf(text)).matchAll(address)) {
    checkTarget(source, from + index, url);
  }
}

function checkTarget(source: Source, at: number, url: string): void {
  if (webAddress(url) !== null || url.startsWith('mailto:')) return;
  report(source, at, 'warning', 'link-leads-nowhere', { address: url.slice(0, 100) });
}
