// An address stands as it is; all else is a sign that Discord would read, where it would read it.
const signs = new RegExp(
  [
    'https?://[^\\s<>]+',
    '\\\\(?=[^0-9A-Za-z\\s])',
    '`',
    // Stars with a blank on both sides mean nothing while they stand alone.
    '\\*\\*|\\*(?=\\S)|(?<=\\S)\\*',
    // An underscore within a word is a letter like any other, two are not.
    '__|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])',
    '\\|\\|',
    '\\[(?=[^\\]\\n]{0,300}\\]\\()',
    '<(?=@[!&]?\\d|#\\d|/[\\w-])',
    '@(?=(?:everyone|here)\\b)',
  ].join('|'),
  'gu',
);

/** Plain words so that Discord shows just these: no mention, no link and no Markdown. Line starts are left to `escapedStarts`. */
export function escaped(words: string): string {
  return words.replaceAll(signs, (sign) => (sign.startsWith('http') ? sign : sign.replaceAll(/./gsu, '\\$&')));
}

/** Lines that begin as headings, lists or quotes do, but are none. */
export function escapedStarts(lines: string): string {
  return lines
    .replaceAll(/^(\s*)(#{1,3}|-#|[-*]|>{1,3})(?=[ \t])/gm, '$1\\$2')
    .replaceAll(/^(\s*\d{1,9})\.(?=[ \t])/gm, '$1\\.');
}

/** A link under plain words; the words alone where the address is none of the web's, for Discord would show its signs. */
export function linkText(words: string, address: string): string {
  if (!/^https?:\/\/[^\s/]/i.test(address)) return escaped(words);
  return `[${escaped(words).replaceAll(/(?<!\\)[[\]]/g, '\\$&')}](${addressInLink(address)})`;
}

/** An address so that Discord finds its end: without blanks, and with brackets in pairs, none within another. */
export function addressInLink(address: string): string {
  const whole = address.replaceAll(/[\s<>"]/g, encodeURIComponent);
  const isPaired = !/[()]/.test(whole.replaceAll(/\([^()]*\)/g, ''));
  return isPaired ? whole : whole.replaceAll('(', '%28').replaceAll(')', '%29');
}
