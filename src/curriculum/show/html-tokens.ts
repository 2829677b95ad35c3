export type Tag = {
  kind: 'tag';
  name: string;
  closes: boolean;
  attributes: ReadonlyMap<string, string>;
  source: string;
};
/** `at`: where it begins in the HTML. */
type Token = (Tag | { kind: 'words'; words: string } | { kind: 'comment' }) & { at: number };

const markup =
  /<!--[\s\S]*?(?:-->|$)|<[?!][^>]{0,2000}>|<(\/?)([a-zA-Z][a-zA-Z0-9-]{0,30})((?:"[^"]{0,4000}"|'[^']{0,4000}'|[^<>"']){0,200})>/g;
const attribute = /([a-zA-Z-]{1,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** Cuts HTML into its tags, the words between them, and what nobody sees. */
export function* tokensOf(html: string): Generator<Token> {
  let done = 0;
  for (const match of html.matchAll(markup)) {
    const [source, slash, name, rest = ''] = match;
    if (match.index > done) yield { kind: 'words', at: done, words: decoded(html.slice(done, match.index)) };
    const at = match.index;
    done = at + source.length;
    if (name === undefined) yield { kind: 'comment', at };
    else
      yield {
        kind: 'tag',
        at,
        name: name.toLowerCase(),
        closes: slash === '/',
        attributes: attributesOf(rest),
        source,
      };
  }
  if (done < html.length) yield { kind: 'words', at: done, words: decoded(html.slice(done)) };
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(attribute)].map(
    ([, name = '', double, single, bare]) => [name.toLowerCase(), decoded(double ?? single ?? bare ?? '')] as const,
  );
  const checked = /\bchecked\b/i.test(text) ? [['checked', ''] as const] : [];
  return new Map([...checked, ...found]);
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  rarr: '→',
  larr: '←',
  times: '×',
  middot: '·',
  bull: '•',
  deg: '°',
  copy: '©',
};

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, number, hex, name) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = number === undefined ? Number.parseInt(hex, 16) : Number(number);
    return code > 0x1f && code < 0xd800
      ? String.fromCodePoint(code)
      : code <= 0x10ffff && code > 0xdfff
        ? String.fromCodePoint(code)
        : ' ';
  });
}
