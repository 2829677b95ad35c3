import { oneLine } from '../../../core/text.ts';
import type { ParsedFile } from '../parsed-file.ts';

/** What stands in files in which no day was found, as far as it is numbered: `54 headings such as "Chapter 3: Flour"`. */
export function seenIn(files: ParsedFile[]): string {
  const headings = files.flatMap((file) => file.headings.map(({ text }) => oneLine(text)));
  const paths = files.map(({ source }) => source.name.split('/'));
  const folders = [...new Set(paths.flatMap((parts) => parts.slice(0, -1)))];
  const seen = [
    numbered(headings, 'headings', (text) => `"${text.slice(0, 60)}"`),
    numbered(folders, 'folders', (name) => `${name.slice(0, 60)}/`),
    numbered(
      paths.map((parts) => parts.at(-1) ?? ''),
      'files',
      (name) => name.slice(0, 60),
    ),
  ].filter((found) => found !== '');
  if (seen.length > 0) return seen.join(', ');
  // One heading is a title.
  return headings.length < 2 ? '' : `${headings.length} headings, which no number or word counts as days`;
}

/** The word before a number, or nothing where it stands first. */
const form = /^(?:.{0,120}?(\p{L}[\p{L}\p{M}]{0,30})[\s_#-]{0,3}|[^\p{L}\p{N}]{0,8})\p{N}{1,6}/u;

/** The largest group of texts that are numbered by one word, or all by a number in front. */
function numbered(texts: string[], name: string, said: (text: string) => string): string {
  const forms = new Map<string, { count: number; first: string }>();
  for (const text of texts) {
    const match = form.exec(text);
    if (!match) continue;
    const word = (match[1] ?? '').toLowerCase();
    const known = forms.get(word) ?? { count: 0, first: text };
    forms.set(word, { ...known, count: known.count + 1 });
  }
  const [largest] = [...forms.values()].sort((one, other) => other.count - one.count);
  return largest === undefined || largest.count < 2 ? '' : `${largest.count} ${name} such as ${said(largest.first)}`;
}
