import { oneLine } from '../../../core/text.ts';
import type { Facts, Seen } from '../../facts.ts';
import type { ParsedFile } from '../parsed-file.ts';

/** What stands in files in which no day was found. */
export function seenIn(files: ParsedFile[]): Facts['no-days'] {
  const headings = files.flatMap((file) => file.headings.map(({ text }) => oneLine(text)));
  const paths = files.map(({ source }) => source.name.split('/'));
  const folders = [...new Set(paths.flatMap((parts) => parts.slice(0, -1)))];
  const names = paths.map((parts) => parts.at(-1) ?? '');
  const seen = [numbered(headings, 'headings'), numbered(folders, 'folders'), numbered(names, 'files')];
  if (seen.some((found) => found.length > 0)) return { seen: seen.flat() };
  // One heading is a title.
  return { seen: headings.length < 2 ? [] : [{ what: 'headings', count: headings.length, first: null }] };
}

/** The word before a number, or nothing where it stands first. */
const form = /^(?:.{0,120}?(\p{L}[\p{L}\p{M}]{0,30})[\s_#-]{0,3}|[^\p{L}\p{N}]{0,8})\p{N}{1,6}/u;

/** The largest group of texts that are numbered by one word, or all by a number in front; none where it is one. */
function numbered(texts: string[], what: Seen['what']): Seen[] {
  const forms = new Map<string, { count: number; first: string }>();
  for (const text of texts) {
    const match = form.exec(text);
    if (!match) continue;
    const word = (match[1] ?? '').toLowerCase();
    const known = forms.get(word) ?? { count: 0, first: text };
    forms.set(word, { ...known, count: known.count + 1 });
  }
  const [largest] = [...forms.values()].sort((one, other) => other.count - one.count);
  if (largest === undefined || largest.count < 2) return [];
  return [{ what, count: largest.count, first: largest.first.slice(0, 60) }];
}
