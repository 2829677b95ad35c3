import { minutesOf } from './durations.ts';
import { isAscii } from './folded.ts';
import { dayPartOf } from './labels.ts';
import type { UnitWord } from './languages/language.ts';
import { withAsciiSigns } from './numerals.ts';
import { withDigits } from './spelled-numbers.ts';
import { bare } from './text-cleanup.ts';
import { type UnitMention, unitMentions } from './unit-mentions.ts';
import { placedUnit, within } from './unit-place.ts';

export type UnitKind = 'month' | 'week' | 'day' | 'project';

/** A numbered part of a plan as its words name it: `Week 25: Title`, `Title | Day 12`, `第3天：…`, `3. Tag – Title (45 min) {#key}`. */
export type Unit = {
  kind: UnitKind;
  /** `Month 2` and `Phase 2` are both months. */
  word: UnitWord;
  /** How people call it, in the author's language: `Day 3`, `Days 3–4`, `Tag 3`, `第3天`. */
  label: string;
  number: number | null;
  /** The numbers of `Days 3-4`, whatever kind of part that is. */
  span: { first: number; last: number } | null;
  title: string;
  minutes: number | null;
  key: string | null;
  /** No sign stands between number and title: `Month 7 Objectives` may be a section of month 7. */
  loose: boolean;
  /** It stands before the title. */
  leads: boolean;
  named: 'word' | 'number' | 'weekday' | 'date';
  /** Its number is written in words or Roman numerals. */
  spelled: boolean;
  /** `Week 2` of `Week 2, Day 3: Title`. */
  within: { kind: UnitKind; label: string; number: number } | null;
};

const kinds: Record<UnitWord, UnitKind> = {
  month: 'month',
  phase: 'month',
  week: 'week',
  module: 'week',
  day: 'day',
  lesson: 'day',
  project: 'project',
};

const mostRead = 1000;
/** From so many days on, `Days 1-30` is a month and not a week. */
const monthOfDays = 15;
/** Digits, Chinese numbers, and the scripts whose languages count in words. */
export const mayCount = /[\p{Nd}🔟〇零一二两兩三四五六七八九十百\p{Script=Arabic}\p{Script=Devanagari}]/u;
const listNumber = /^\d{1,4}[.)]\s+(?=\S)/;
const inBrackets = /^[\s,;:·–—-]*([^)\]）】」］}》]{0,200})[)\]）】」］}》](.*)$/s;
const openBracket = /[([（【「［{《]\s*$/;
const signBefore = /[\s|｜:：;；/·•>»,，、.。([（【「［{《–—-]+$/;

/**
 * Reads the words of a heading as a numbered part of a plan, or null. `Days 3-4` is a week of these days, or, where
 * `asOne`, a single unit of two days.
 */
export function unitOf(heading: string, asOne = false): Unit | null {
  if (!/\p{L}/u.test(heading)) return null;
  const plain = bare(spelledOut(heading.slice(0, mostRead))).normalize('NFC');
  const inDigits = mayCount.test(plain) ? placedUnit(withAsciiSigns(plain)) : null;
  const spelled = inDigits ? null : withDigits(plain);
  const written = spelled ?? plain;
  const unit = spelled === null ? inDigits : placedUnit(withAsciiSigns(spelled));
  if (!unit) return null;
  const { word, label, number, last, within: outer } = unit;
  const days = last === null ? 1 : last - number + 1;
  const ofDays = days >= monthOfDays ? 'month' : asOne ? 'day' : 'week';
  const kind = kinds[word] === 'day' && last !== null ? ofDays : kinds[word];
  const rest = titleAround(written, unit, kind === 'day');
  return {
    kind,
    word,
    label,
    number: kind === kinds[word] ? number : null,
    span: last === null ? null : { first: number, last },
    ...rest,
    leads: unit.place === 'start',
    named: 'word',
    spelled: spelled !== null,
    within: outer && { kind: kinds[outer.word], label: outer.label, number: outer.number },
  };
}

/** The title that stands behind a unit, or before it: `Flour | Day 3`. */
function titleAround(text: string, { start, end, place }: UnitMention & { place: string }, timed: boolean): Title {
  const behind = text.slice(end);
  if (place === 'start' && !openBracket.test(text.slice(0, start))) return titleOf(behind, timed);
  if (place === 'start') return titleOf(behind.replace(/[)\]）】」］}》]/, ''), timed);
  const before = withoutEnd(text.slice(0, start), signBefore).replace(listNumber, '');
  const [, inside, outside] = place === 'brackets' ? (inBrackets.exec(behind) ?? []) : [];
  const after = titleOf(
    inside === undefined ? `: ${behind}` : `: ${outside}${inside === '' ? '' : ` (${inside})`}`,
    timed,
  );
  const own = titleOf(`: ${before}`, timed);
  // `Task day 01 – Flour`
  const isLabel = after.title !== '' && dayPartOf(before) !== null;
  const title = isLabel ? after.title : [own.title, after.title].filter((part) => part !== '').join(' – ');
  return { title, minutes: after.minutes ?? own.minutes, key: after.key ?? own.key, loose: false };
}

/** Only the end is searched: looking for a suffix in all of a long text would take quadratic time. */
function withoutEnd(text: string, pattern: RegExp): string {
  const cut = Math.max(0, text.length - 20);
  return text.slice(0, cut) + text.slice(cut).replace(pattern, '');
}

/** The number of the last day that a day's label stands for: 4 for `Days 3–4` and `第3–4天`. */
export function lastNumberOf({ label, number }: { label: string; number: number | null }): number | null {
  const end = /\d–(\d{1,15})\D{0,8}$/.exec(label)?.[1];
  return end === undefined ? number : Number(end);
}

/** The label of all units from one on, as its language says it: `Days 1–7` from `Day 1`; null where no word is known. */
export function labelOfSpan(label: string, last: number): string | null {
  const [unit] = unitMentions(`${label}-${last}`);
  return unit?.last === last ? unit.label : null;
}

/** `W2D3`, `W2D3-D4`, and the `R1D3` of those who begin the same hundred days anew. */
const shortened =
  /^(?:w(?:eek)?[ .]?(\d{1,3})|r\d{1,2})[ ,./-]{0,2}d(?:ay)?[ .]?(\d{1,4})(?:\s?[-–~]\s?d?(\d{1,4}))?(?![\p{L}\p{N}])/iu;
/** `W2: Title` */
const shortWeek = /^w(\d{1,2})(?=\s*(?:$|[:|(–—-]))/i;
const keycaps = /(?:\d\uFE0F?\u20E3)+/gu;
const keycapTen = /🔟/gu;
/** `③`, and `Day ³` */
const drawnNumbers = /[①-⑳㉑-㉟❶-❿➀-➓]|(?<=\p{L}\s)[⁰¹²³⁴-⁹]{1,3}/gu;
/** Soft hyphens, and the signs of what is crossed out. */
const unseen = /\u00ad|~~/g;

/** What people shorten or draw, as it is written else: `W2D3`, `Day 1️⃣`. */
function spelledOut(text: string): string {
  const written = text.replaceAll(unseen, '');
  const inDigits = isAscii.test(written)
    ? written
    : written
        .replace(keycapTen, '10')
        .replaceAll(drawnNumbers, (drawn) => digitsOf(drawn))
        .replaceAll(keycaps, (drawn) => drawn.replaceAll(/\D/g, ''));
  return inDigits
    .replace(shortened, (_, week?: string, day?: string, last?: string) => {
      const days = last === undefined ? `Day ${day}` : `Days ${day}-${last}`;
      return week === undefined ? days : `Week ${week} ${within} ${days}`;
    })
    .replace(shortWeek, 'Week $1');
}

function digitsOf(drawn: string): string {
  const plain = drawn.normalize('NFKC');
  if (/^\d+$/.test(plain)) return plain;
  const code = drawn.charCodeAt(0);
  return String((code < 0x2780 ? code - 0x2776 : (code - 0x2780) % 10) + 1);
}

/** A number that is drawn, or has a sign before it, needs none behind it: `1️⃣ Title`, `#1 Title`, `D1: Title`, `[01] Title`. */
const signed = /^(?:((?:\d\uFE0F?\u20E3)+|🔟)|#(\d{1,5})(?=\s)|d(\d{1,5})(?=\s*[:–—-])|\[(\d{1,5})\](?=\s))\s*/iu;

function withSign(text: string): string {
  return text.replace(
    signed,
    (_, drawn?: string, sharp?: string, day?: string, inner?: string) =>
      `${drawn ? spelledOut(drawn) : (sharp ?? day ?? inner)}. `,
  );
}

const numbered = /^(?:#|no\.?\s*)?(\d{1,5})\s*[.:)–—-]\s*(?=\S)(?!\d+\s*(?:$|[:.,|·•–—([-]))/i;

/** A heading such as `12. Title` as a day, if it has that form. */
export function numberedDayOf(heading: string): Unit | null {
  const text = bare(withSign(heading.slice(0, mostRead).trimStart()));
  const match = numbered.exec(text);
  if (!match) return null;
  const number = Number(match[1]);
  const title = titleOf(`: ${text.slice(match[0].length)}`);
  const unit = {
    kind: 'day',
    word: 'day',
    label: `Day ${number}`,
    number,
    span: null,
    named: 'number',
    spelled: false,
  } as const;
  return { ...unit, ...title, leads: true, within: null };
}

/** One with a blank in it is told to be none later. */
const explicitKey = /(?<!\s)\s*\{#([^{}\n]{1,200})\}/;
const aside = /^[([（【]([^()[\]（）【】]{1,80})[)\]）】]\s*/;
const separator = /^(?:(?:[:：.。,，、|｜·•–—→»)-]|[=-]>)\s*)+/;
const lastAside = /\s*[([（【]([^()[\]（）【】]{1,40})[)\]）】]$/;
const lastPart = /\s*[–—,|·-]\s*([^–—,|·-]{1,30})$/;

type Title = Pick<Unit, 'title' | 'minutes' | 'key' | 'loose'>;

/** Splits what follows a number into title, duration and explicit key. */
export function titleOf(rest: string, timed = true): Title {
  let text = rest.trim();
  const key = explicitKey.exec(text)?.[1] ?? null;
  if (key !== null) text = text.replace(explicitKey, '');
  let minutes: number | null = null;
  let extra = '';
  const before = aside.exec(text);
  if (before?.[1] !== undefined) {
    minutes = timed ? minutesOf(before[1]) : null;
    extra = minutes === null ? ` (${before[1]})` : '';
    text = text.slice(before[0].length);
  }
  const loose = text !== '' && before === null && !separator.test(text);
  text = bare(text.replace(separator, ''));
  for (const pattern of [lastAside, lastPart]) {
    const end = timed && minutes === null ? pattern.exec(text.slice(-60)) : null;
    const found = end?.[1] === undefined ? null : minutesOf(end[1]);
    if (!end || found === null) continue;
    minutes = found;
    text = text.slice(0, -end[0].length);
  }
  return { title: bare(text + extra), minutes, key, loose };
}
