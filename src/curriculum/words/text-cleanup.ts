import { isAscii } from './folded.ts';

// How a UTF-8 file looks after a program has taken it for Mac Roman or Windows-1252 and saved it again.
const macRoman =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const macBytes = new Map([...macRoman].map((char, index) => [char, 0x80 + index]));
const windowsBytes = new Map([...windows1252].map((char, index) => [char, 0x80 + index]));

const run = /(?<![\p{L}\p{N}])[^\p{ASCII}]+(?![\p{L}\p{N}])/gu;
/** What the first byte of a broken symbol looks like in either: without it nothing needs to be put right. */
const firstOfBroken = /[\uf8ffü‚ÔðŸâï]/;
/** Four-byte emoji, whose first character some editors drop, three-byte symbols and the emoji style mark. */
const brokenSymbols = /\xf0?\x9f[\x80-\xbf]{2}|\xe2[\x80-\xbf]{2}|\xef\xb8\x8f/g;

/** Puts symbols right that were saved in the wrong encoding (`üéØ` is 🎯). */
export function repaired(text: string): string {
  if (!firstOfBroken.test(text)) return text;
  return text.replaceAll(run, (word) => decoded(word, macByte) ?? decoded(word, windowsByte) ?? word);
}

function macByte(char: string): number | undefined {
  return macBytes.get(char);
}

function windowsByte(char: string): number | undefined {
  const code = char.charCodeAt(0);
  return windowsBytes.get(char) ?? (code >= 0xa0 && code <= 0xff ? code : undefined);
}

function decoded(word: string, byteOf: (char: string) => number | undefined): string | null {
  let bytes = '';
  for (const char of word) {
    const byte = byteOf(char);
    if (byte === undefined) return null;
    bytes += String.fromCharCode(byte);
  }
  if (bytes.replaceAll(brokenSymbols, '') !== '') return null;
  const whole = bytes.replaceAll(brokenSymbols, (symbol) => (symbol.startsWith('\x9f') ? `\xf0${symbol}` : symbol));
  return new TextDecoder().decode(Uint8Array.from(whole, (char) => char.charCodeAt(0)));
}

const emoji =
  '(?:(?![©®™])[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\p{Emoji_Modifier}☐☑☒✓✗\\uF8FF\\uFE0F\\u200D]|[#*0-9]\\uFE0F?\\u20E3)';
const leading = new RegExp(`^(?:\\s|${emoji})+`, 'u');
const trailing = new RegExp(`(?:\\s|${emoji})+$`, 'u');

/** Strips emoji, broken ones too, from both ends. */
export function bare(text: string): string {
  if (isAscii.test(text)) return text.trim();
  const right = repaired(text).replace(leading, '').trimEnd();
  // Only the end is searched: looking for a suffix in all of a long text would take quadratic time.
  const cut = Math.max(0, right.length - 80);
  return right.slice(0, cut) + right.slice(cut).replace(trailing, '');
}

const inlineMarks = /\\([!-/:-@[-`{-~])|\*\*|__|~~|(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])|`/gu;

const link = /!?\[([^\][]*)\]\([^()\s]*\)/g;

/** Plain words of a short piece of Markdown source: no emphasis, no link targets, no emoji at the ends, single spaces. */
export function plain(markdown: string): string {
  const unlinked = markdown.includes('](') ? markdown.replaceAll(link, '$1') : markdown;
  const unmarked = /[\\*_~`]/.test(unlinked) ? unlinked.replaceAll(inlineMarks, '$1') : unlinked;
  return bare(unmarked.replaceAll(/\s+/g, ' '));
}

/** Takes away the indentation that all lines after the first share, `most` columns at most. */
export function dedented(text: string, most = Number.POSITIVE_INFINITY): string {
  const lines = text.split('\n');
  let shared = most;
  for (const line of lines.slice(1)) {
    const indent = line.search(/\S/);
    if (indent >= 0 && indent < shared) shared = indent;
  }
  return lines
    .map((line, index) => (index === 0 ? line : line.slice(Math.min(shared, line.length))))
    .join('\n')
    .trim();
}

export { minutesOf } from './durations.ts';
