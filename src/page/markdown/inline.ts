/** A piece of text as Discord reads it. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'em' | 'under' | 'strike' | 'spoiler'; children: Inline[] }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'time'; seconds: number; style: string }
  | { kind: 'user' | 'role' | 'channel'; id: string }
  | { kind: 'command'; name: string }
  | { kind: 'everyone'; text: string }
  | { kind: 'emoji'; name: string };

type Rule = { sign: RegExp; make(match: RegExpExecArray, inLink: boolean): Inline };

const plain = (text: string): Inline => ({ kind: 'text', text });
const wrapping =
  (kind: 'strong' | 'em' | 'under' | 'strike' | 'spoiler') =>
  (match: RegExpExecArray, inLink: boolean): Inline => ({ kind, children: readInline(match[1] ?? '', inLink) });
const link = (match: RegExpExecArray): Inline => {
  const url = match[1] ?? '';
  return { kind: 'link', url, children: [plain(url)] };
};

// What comes first wins: inside code and addresses no other sign means anything.
const rules: readonly Rule[] = [
  { sign: /\\([^\w\s])/y, make: (match) => plain(match[1] ?? '') },
  { sign: /``([\s\S]+?)``(?!`)/y, make: (match) => ({ kind: 'code', text: (match[1] ?? '').trim() }) },
  { sign: /`([^`]+)`/y, make: (match) => ({ kind: 'code', text: match[1] ?? '' }) },
  {
    sign: /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y,
    make: (match) => ({ kind: 'time', seconds: Number(match[1]), style: match[2] ?? 'f' }),
  },
  { sign: /<@!?(\d+)>/y, make: (match) => ({ kind: 'user', id: match[1] ?? '' }) },
  { sign: /<@&(\d+)>/y, make: (match) => ({ kind: 'role', id: match[1] ?? '' }) },
  { sign: /<#(\d+)>/y, make: (match) => ({ kind: 'channel', id: match[1] ?? '' }) },
  { sign: /<\/([^:>]+):\d+>/y, make: (match) => ({ kind: 'command', name: match[1] ?? '' }) },
  { sign: /<a?:(\w+):\d+>/y, make: (match) => ({ kind: 'emoji', name: match[1] ?? '' }) },
  { sign: /(@everyone|@here)\b/y, make: (match) => ({ kind: 'everyone', text: match[1] ?? '' }) },
  {
    sign: /\[((?:\\.|[^\]\\\n])+)\]\(<?(https?:\/\/[^)\s>]+)>?(?:\s+"[^"]*")?\)/y,
    make: (match) => ({ kind: 'link', url: match[2] ?? '', children: readInline(match[1] ?? '', true) }),
  },
  { sign: /<(https?:\/\/[^>\s]+)>/y, make: link },
  { sign: /(https?:\/\/[^\s<>)]*[^\s<>).,:;!?'"\]])/y, make: link },
  { sign: /\*\*((?:\\.|[\s\S])+?)\*\*(?!\*)/y, make: wrapping('strong') },
  { sign: /__((?:\\.|[\s\S])+?)__(?!_)/y, make: wrapping('under') },
  { sign: /~~((?:\\.|[\s\S])+?)~~/y, make: wrapping('strike') },
  { sign: /\|\|((?:\\.|[\s\S])+?)\|\|/y, make: wrapping('spoiler') },
  { sign: /\*((?=[^\s*])(?:\\.|\*\*[\s\S]*?\*\*|[^*])*?[^\s*])\*(?!\*)/y, make: wrapping('em') },
  { sign: /_((?=[^\s_])(?:\\.|__[\s\S]*?__|[^_])*?[^\s_])_(?![_\w])/y, make: wrapping('em') },
];

const signs = /[\\`<@[*_~|h]/;

/** Reads the signs within lines; what is no complete sign stays text. */
export function readInline(text: string, inLink = false): Inline[] {
  const found: Inline[] = [];
  let rest = '';
  let at = 0;
  while (at < text.length) {
    const sign = signs.test(text[at] ?? '') ? ruleAt(text, at, inLink) : undefined;
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

function ruleAt(text: string, at: number, inLink: boolean): { node: Inline; length: number } | undefined {
  for (const { sign, make } of rules) {
    sign.lastIndex = at;
    const match = sign.exec(text);
    if (match === null) continue;
    // An underscore within a word, and a second address within a link, are letters like any others.
    if (match[0].startsWith('_') && !match[0].startsWith('__') && /\w/.test(text[at - 1] ?? '')) continue;
    if (match[0].startsWith('http') && /\w/.test(text[at - 1] ?? '')) continue;
    const node = make(match, inLink);
    if (inLink && node.kind === 'link') continue;
    return { node, length: match[0].length };
  }
  return undefined;
}
