/** Signs of the full-width block, and the digits of Arabic, Persian and Hindi. */
const otherSigns = /[\uff01-\uff5e٠-٩۰-۹०-९]/g;
const zeros: [string, number][] = ['٠', '۰', '०'].map((zero) => [zero, zero.charCodeAt(0)]);

/** Writes full-width signs and the digits of other scripts as ASCII has them, one for one: offsets stay. */
export function withAsciiSigns(text: string): string {
  return text.replaceAll(otherSigns, (sign) => {
    const code = sign.charCodeAt(0);
    if (code >= 0xff01) return String.fromCharCode(code - 0xfee0);
    const [, zero = code] = zeros.find(([, first]) => code >= first && code < first + 10) ?? [];
    return String(code - zero);
  });
}

/** The signs of Chinese numbers, as they stand in a class of a pattern. */
export const chineseDigits = '〇零一二两兩三四五六七八九十百';
const values = new Map([...'〇一二三四五六七八九'].map((digit, value) => [digit, value]));
for (const [digit, value] of [
  ['零', 0],
  ['两', 2],
  ['兩', 2],
] as const) {
  values.set(digit, value);
}

/** The value of a Chinese number below 1,000 such as `十二`, `三十`, `一百零一` or `二〇`; null for what is none. */
export function chineseNumber(text: string): number | null {
  if (!/[十百]/.test(text))
    return text.length > 3 ? null : [...text].reduce((sum, sign) => sum * 10 + digitOf(sign), 0);
  const match = /^(?:([^十百]?)百零?)?(?:([^十百]?)十)?([^十百]?)$/.exec(text);
  if (!match) return null;
  const [, hundreds, tens, ones = ''] = match;
  const times = (sign: string | undefined): number => (sign === undefined ? 0 : sign === '' ? 1 : digitOf(sign));
  return times(hundreds) * 100 + times(tens) * 10 + (ones === '' ? 0 : digitOf(ones));
}

function digitOf(sign: string): number {
  return values.get(sign) ?? 0;
}
