import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { blocksText } from './blocks.ts';
import { withCode } from './code.ts';
import { withFormulasAsCode } from './formulas.ts';
import type { Showing } from './showing.ts';

const options = { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] };

/** A slice of an author's Markdown as Discord shows what it means; one that both read alike stays as it is. */
export function discordText(markdown: string, on: Showing): string {
  if (on.hidden === 0 && isAlike(markdown)) return markdown;
  const { children } = fromMarkdown(withFormulasAsCode(markdown), options);
  return blocksText(children, on).join('\n\n');
}

const plainFence = /^[ \t]*(?:(?:[-*]|\d{1,9}\.)[ \t]+)?```[\w+#.-]*\n(?:(?!```)[\s\S])*\n[ \t]*```$/;

const different = [
  '!\\[',
  '<(?!https?://[^\\s<>]+>)',
  '\\||__|\\$|\\[[[^]',
  '@(?:everyone|here)\\b',
  // A link that is not one of the web's.
  '\\]\\((?!<?https?://)',
  '&(?:#\\w+|\\w+);',
  '\\\\$',
  '[ \\t]\\*\\*[ \\t]',
  // Lists, headings, quotes and rules in forms of which Discord knows no more than one.
  '^[ \\t]*(?:\\+[ \\t]|\\d{1,9}\\)[ \\t]|>|-#[ \\t]|#{4,}|#.*#[ \\t]*$|(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)?\\[[ xX]\\][ \\t])',
  '^[ \\t]*(?:([-*_=])[ \\t]*(?:\\1[ \\t]*)+|=)$',
  // Code by its indent, and lines that an editor wrapped.
  '(?:^|\\n[ \\t]*\\n)(?: {4}|\\t)',
  `^.{60,}\\n[ \\t]*(?!\\*\\*)[\\p{L}("'“„«‘[\`_]`,
].join('|');
const isDifferent = new RegExp(different, 'mu');

function isAlike(markdown: string): boolean {
  const words = withCode(markdown, (code) => {
    if (!/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:`{3}|~{3})/.test(code)) return '`c`';
    return plainFence.test(code) ? '' : '<';
  });
  return !isDifferent.test(words);
}
