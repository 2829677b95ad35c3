import type { Curriculum } from '../model.ts';
import { folded } from './folded.ts';
import { languages } from './languages/languages.ts';

const mostRead = 20_000;
const mostWords = 4000;
/** Signs of Chinese that are written in one way on the mainland and in another elsewhere. */
const simplified = new Set('这来们个为说时国学习会发经过还开关对实现练问题课间动无标业务计划编术语书笔记视频');
const traditional = new Set('這來們個為說時國學習會發經過還開關對實現練問題課間動無標業務計劃編術語書筆記視頻');

/** The languages that each word may belong to: those of units, and the small words that hold sentences together. */
const owners = new Map<string, string[]>();
for (const { code, units, links, to, of } of languages) {
  const words = [...Object.values(units), links, to, of].flatMap((all) => all.split(/[ |]/));
  for (const word of new Set(words.map(folded))) {
    if (word !== '') owners.set(word, [...(owners.get(word) ?? []), code]);
  }
}

const scripts = [
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu],
  ['Han', /\p{Script=Han}+/gu],
  ['ko', /\p{Script=Hangul}+/gu],
  ['Cyrillic', /\p{Script=Cyrillic}+/gu],
  ['ar', /\p{Script=Arabic}+/gu],
  ['hi', /\p{Script=Devanagari}+/gu],
  ['Latin', /\p{Script=Latin}+/gu],
] as const;
/** One sign of these says as much as some letters; and words of English stand in plans of every language. */
const weights = { kana: 3, Han: 4, ko: 3, Cyrillic: 1.5, ar: 1.5, hi: 1.5, Latin: 1 };

/** The language a plan is written in, as BCP 47 names it, by its script and its small words; English where nothing tells. */
export function languageOf(curriculum: Curriculum): string {
  const text = sampleOf(curriculum);
  const weight = new Map(scripts.map(([name, letters]) => [name, lengthOf(text.match(letters)) * weights[name]]));
  const eastern = (weight.get('kana') ?? 0) + (weight.get('Han') ?? 0);
  const most = scripts.reduce<(typeof scripts)[number][0]>(
    (first, [name]) => ((weight.get(name) ?? 0) > (weight.get(first) ?? 0) ? name : first),
    'Latin',
  );
  const isLatin = most === 'Latin' && eastern <= (weight.get('Latin') ?? 0);
  if (!isLatin && (most === 'kana' || most === 'Han' || most === 'Latin')) {
    if ((weight.get('kana') ?? 0) * 10 > eastern) return 'ja';
    return count(text, traditional) > count(text, simplified) ? 'zh-Hant' : 'zh-Hans';
  }
  if (most === 'Cyrillic') return /[іїєґ]/iu.test(text) && !/[ыэъё]/iu.test(text) ? 'uk' : byWords(text, ['ru', 'uk']);
  if (most === 'ar' || most === 'hi' || most === 'ko') return most;
  return byWords(
    text,
    languages.map(({ code }) => code),
  );
}

function lengthOf(words: string[] | null): number {
  return words?.reduce((sum, { length }) => sum + length, 0) ?? 0;
}

function count(text: string, signs: Set<string>): number {
  return [...text].filter((sign) => signs.has(sign)).length;
}

/** The language most of whose small words are there; a word of several languages says less. */
function byWords(text: string, among: string[]): string {
  const scores = new Map(among.map((code) => [code, 0]));
  for (const word of (folded(text).match(/\p{L}+/gu) ?? []).slice(0, mostWords)) {
    const codes = owners.get(word) ?? [];
    for (const code of codes) {
      const before = scores.get(code);
      if (before !== undefined) scores.set(code, before + 1 / codes.length);
    }
  }
  return [...scores].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** What stands in titles, labels and the beginnings of texts: enough to tell a language by. */
function sampleOf({ title, months }: Curriculum): string {
  const parts = [title];
  let length = 0;
  const add = (...texts: (string | null)[]): void => {
    for (const text of texts) {
      if (text === null || length > mostRead) continue;
      const words = withoutCode(text.slice(0, 400));
      parts.push(words);
      length += words.length;
    }
  };
  for (const month of months) {
    add(month.label, month.title, month.objective);
    for (const week of month.weeks) {
      add(week.label, week.title, week.goal);
      for (const day of week.days) {
        add(day.label, day.title, ...day.fields.flatMap(({ label, text }) => [label, text]));
      }
    }
    if (length > mostRead) break;
    add(...month.extras.flatMap(({ title: name, items }) => [name, ...items]));
  }
  return parts.join('\n');
}

function withoutCode(text: string): string {
  return text.replaceAll(/```[^`]*(?:```)?|`[^`\n]*`|https?:\/\/\S+/g, ' ');
}
