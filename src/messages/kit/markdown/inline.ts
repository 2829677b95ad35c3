export type MentionKind = 'user' | 'role' | 'channel';

/** A piece of text as Discord reads it. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'em' | 'under' | 'strike' | 'spoiler'; children: Inline[] }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'time'; seconds: number; style: string }
  | { kind: MentionKind; id: string }
  | { kind: 'command'; name: string }
  | { kind: 'everyone'; text: string }
  | { kind: 'emoji'; name: string };

type Wrapped = 'strong' | 'em' | 'under' | 'strike' | 'spoiler';
type Rule = {
  sign: RegExp;
  /** Of the sign's first and second group. */
  make(first: string, second: string): Inline;
  /** Not within a link's words. */
  link?: true;
  /** Not within a word. */
  free?: true;
};

const plain = (text: string): Inline => ({ kind: 'text', text });
const link = (url: string): Inline => ({ kind: 'link', url, children: [plain(url)] });

// What comes first wins: inside code and addresses no other sign means anything. A sign that may begin anywhere looks only
// so far ahead for its end: a text of beginnings alone would be read again from each of them otherwise.
const rules: readonly Rule[] = [
  { sign: /\\([^0-9A-Za-z\s])/y, make: plain },
  { sign: /``([\s\S]+?)``(?!`)/y, make: (text) => ({ kind: 'code', text: text.trim() }) },
  { sign: /`([^`]+)`/y, make: (text) => ({ kind: 'code', text }) },
  {
    sign: /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y,
    make: (at, style) => ({ kind: 'time', seconds: Number(at), style: style || 'f' }),
  },
  { sign: /<@!?(\d+)>/y, make: (id) => ({ kind: 'user', id }) },
  { sign: /<@&(\d+)>/y, make: (id) => ({ kind: 'role', id }) },
  { sign: /<#(\d+)>/y, make: (id) => ({ kind: 'channel', id }) },
  { sign: /<\/([^:>]{1,100}):\d+>/y, make: (name) => ({ kind: 'command', name }) },
  { sign: /<a?:(\w+):\d+>/y, make: (name) => ({ kind: 'emoji', name }) },
  { sign: /(@everyone|@here)\b/y, make: (text) => ({ kind: 'everyone', text }) },
  {
    // Brackets within an address come in pairs.
    sign: /\[((?:\\.|\[[^[\]\\\n]{0,300}\]|[^[\]\\\n]){1,500})\]\(<?(https?:\/\/(?:[^()\s>]|\([^()\s>]{0,500}\)){1,2000})>?(?:\s{1,10}"[^"]{0,500}")?\)/y,
    make: (words, url) => ({ kind: 'link', url, children: readInline(words, true) }),
    link: true,
  },
  { sign: /<(https?:\/\/[^>\s]{1,2000})>/y, make: link, link: true },
  { sign: /(https?:\/\/[^\s<>)]*[^\s<>).,:;!?'"\]])/y, make: link, link: true, free: true },
];

const wraps = new Map<string, Wrapped>(
  Object.entries({ '**': 'strong', __: 'under', '~~': 'strike', '||': 'spoiler' }),
);

// A row of stars would be wrapped in itself as often as it is long.
const deepest = 12;
const signs = /[\\`<@[*_~|h]/;
const word = /\w/;
const space = /\s/;

/** Reads the signs within lines, in a time that grows with the text; what is no complete sign stays text. */
export function readInline(text: string, inLink = false, depth = 0): Inline[] {
  const found: Inline[] = [];
  const unclosed = new Set<string>();
  let rest = '';
  let at = 0;
  while (at < text.length) {
    const sign = signs.test(text[at] ?? '')
      ? (ruleAt(text, at, inLink) ?? wrapAt(text, at, inLink, depth, unclosed))
      : undefined;
    if (sign === undefined) {
      rest += text[at];
      at += 1;
      continue;
    }
    if (sign.node.kind === 'text') rest += sign.node.text;
    else {
      if (rest !== '') found.push(plain(rest));
      rest = '';
      found.push(sign.node);
    }
    at += sign.length;
  }
  if (rest !== '') found.push(plain(rest));
  return found;
}

type Token = { node: Inline; length: number };

function ruleAt(text: string, at: number, inLink: boolean): Token | undefined {
  const inWord = word.test(text[at - 1] ?? '');
  for (const rule of rules) {
    if ((inLink && rule.link) || (inWord && rule.free)) continue;
    rule.sign.lastIndex = at;
    const match = rule.sign.exec(text);
    if (match !== null) return { node: rule.make(match[1] ?? '', match[2] ?? ''), length: match[0].length };
  }
  return undefined;
}

/** `unclosed`: the signs that nothing closes any more, so that they are looked for once. */
function wrapAt(text: string, at: number, inLink: boolean, depth: number, unclosed: Set<string>): Token | undefined {
  if (depth === deepest) return undefined;
  const wrapped = (kind: Wrapped, width: number, end: number): Token => {
    const children = readInline(text.slice(at + width, end), inLink, depth + 1);
    return { node: { kind, children }, length: end + width - at };
  };
  const double = text.slice(at, at + 2);
  const kind = wraps.get(double);
  if (kind !== undefined && !unclosed.has(double)) {
    const end = closeOf(text, at + 2, double);
    if (end !== undefined) return wrapped(kind, 2, end);
    unclosed.add(double);
  }
  const single = text[at];
  if (single !== '*' && single !== '_') return undefined;
  // An underscore within a word is a letter like any other.
  if (single === '_' && word.test(text[at - 1] ?? '')) return undefined;
  const end = closeOfSingle(text, at + 1, single);
  return end === undefined ? undefined : wrapped('em', 1, end);
}

/** Where `**`, `__` and the like are closed: of three stars the last two close. */
function closeOf(text: string, from: number, sign: string): number | undefined {
  const alone = sign === '**' || sign === '__';
  for (let i = from; i < text.length; i += text[i] === '\\' ? 2 : 1) {
    const closes = i > from && text.startsWith(sign, i) && !(alone && text[i + 2] === sign[0]);
    if (closes) return i;
  }
  return undefined;
}

/** Where `*` or `_` is closed: at the next one that stands alone, if no blank is before it; doubles within are passed over. */
function closeOfSingle(text: string, from: number, sign: '*' | '_'): number | undefined {
  const first = text[from];
  if (first === undefined || first === sign || space.test(first)) return undefined;
  for (let i = from; i < text.length; ) {
    if (text[i] === '\\') i += 2;
    else if (text.startsWith(sign + sign, i)) {
      const end = text.indexOf(sign + sign, i + 2);
      if (end === -1) return undefined;
      i = end + 2;
    } else if (text[i] === sign) {
      const closes = !space.test(text[i - 1] ?? '') && !(sign === '_' && word.test(text[i + 1] ?? ''));
      return closes ? i : undefined;
    } else i += 1;
  }
  return undefined;
}

/** For whom a message is shown: the zone of their clock, the language of their client, the moment, and the names that ids stand for. */
export type Reader = {
  zone: string;
  locale: string;
  now: Date;
  nameOf(kind: MentionKind, id: string): string | undefined;
};
