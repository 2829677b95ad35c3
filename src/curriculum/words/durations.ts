import { folded, withoutAccents } from './folded.ts';
import type { Language } from './languages/language.ts';
import { languages } from './languages/languages.ts';
import { withAsciiSigns } from './numerals.ts';
import { toWords } from './unit-words.ts';

function anyOf(words: keyof Language['durations']): string {
  return `(?:${languages.map(({ durations }) => withoutAccents(durations[words])).join('|')})`;
}

const amount = '\\d+(?:[.,]\\d+)?';
const hours = anyOf('hours');
const minutes = anyOf('minutes');
const about = `(?:[~≈]|${anyOf('about')})?\\s*`;
const perDay = `(?:\\s*[/・]?\\s*(?:day|${anyOf('perDay')}))?`;
const duration = new RegExp(
  `^${about}(?:${amount}\\s*(?:[-–~〜]|${withoutAccents(toWords)})\\s*)?(${amount})\\s*(?:(${hours})|${minutes})(?:\\s*(?:and|und|y|e|et|и|і|i|va|ve|و|और)?\\s*(\\d+)\\s*(?:${minutes})?)?${perDay}$`,
  'u',
);
const half = new RegExp(`^${about}${anyOf('halfHour')}${perDay}$`, 'u');
const longest = 40;

/** Minutes of a written duration such as `30 min`, `1.5 h`, `9h50`, `1 час 30 минут`, `45分`, `30–45 minutes` (the longer), else null. */
export function minutesOf(text: string): number | null {
  if (text.length > longest) return null;
  const written = folded(withAsciiSigns(text)).trim();
  if (half.test(written)) return 30;
  const match = /\d/.test(written) ? duration.exec(written) : null;
  if (!match) return null;
  const [, count = '', hour, more = '0'] = match;
  const number = Number(count.replace(',', '.'));
  const found = Math.round(hour === undefined ? number : number * 60 + Number(more));
  return found >= 1 && found <= 1440 ? found : null;
}
