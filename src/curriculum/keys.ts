import { fingerprint } from '../core/reference.ts';
import type { Day } from './model.ts';
import type { DayDraft, MonthDraft, WeekDraft } from './read/filling/draft.ts';
import { slugOf } from './read/slug.ts';
import { unitOf } from './words/vocabulary.ts';

// A day's key must stay the same when other files come and go, so it is decided from the day's own file where that
// can be told:
// 1. `{#key}` in the heading is the key.
// 2. A plan whose days all stand in one file takes nothing from that file's name, for browsers and people rename files.
// 3. A file (or, where files are single days or weeks, its folder) whose path is numbered 2 or higher and whose days
//    begin at 1 restarts: its keys are `file/number`. In the same way `week-2/1` within a file whose second week begins
//    at day 1.
// 4. Else the key is the number alone. Only where a file earlier in order already uses one of these numbers, as with
//    `python.md` and `sql.md` that both begin at 1, the later file takes `file/number` for all its days. So adding a
//    file at the end never renames a day; only one that is put before such an unnumbered file can.

// 5. A month of a file whose weeks begin anew has keys such as `month-2/week-1/1`.

type Numbered = { day: DayDraft; week: WeekDraft; month: MonthDraft };

/** The key of every day, in plan order; days without number or key have an empty one. */
export function dayKeys(months: MonthDraft[]): Map<DayDraft, string> {
  const scopes = new Map<string, Numbered[]>();
  for (const month of months) {
    for (const week of month.weeks) {
      for (const day of week.days) {
        const scope = scopeOf(day.place.file);
        const days = scopes.get(scope) ?? [];
        scopes.set(scope, days);
        days.push({ day, week, month });
      }
    }
  }
  const keys = new Map<DayDraft, string>();
  const taken = new Set<string>();
  const files = new Set([...scopes.values()].flatMap((days) => days.map(({ day }) => day.place.file)));
  for (const [scope, days] of scopes) {
    const own = withinScope(scope, days);
    const isSecond = (isLater(scope) && firstNumber(days) <= 1) || own.some(([, key]) => taken.has(key));
    const restarts = files.size > 1 && isSecond;
    for (const [day, key] of own) {
      const full =
        day.explicitKey?.normalize('NFC') ?? (restarts && scope !== '' && key !== '' ? `${scope}/${key}` : key);
      keys.set(day, full);
      taken.add(full);
    }
  }
  return keys;
}

function withinScope(scope: string, days: Numbered[]): [DayDraft, string][] {
  const own = withinMonths(scope, days);
  const byMonth = new Map<MonthDraft, Set<string>>();
  for (const [index, { month }] of days.entries()) {
    byMonth.set(month, (byMonth.get(month) ?? new Set()).add(own[index]?.[1] ?? ''));
  }
  const taken = new Set<string>();
  const begunAnew = new Set<MonthDraft>();
  for (const [month, keys] of byMonth) {
    if (month.number !== null && [...keys].some((key) => taken.has(key))) begunAnew.add(month);
    else for (const key of keys) taken.add(key);
  }
  const used = new Map<string, number>();
  return own.map(([day, key], index) => {
    const month = days[index]?.month;
    const full = month && begunAnew.has(month) ? `${slugOf(month.label)}/${key}` : key;
    if (day.slug === null) return [day, full];
    // Two days of the same weekday in one week.
    const count = (used.get(full) ?? 0) + 1;
    used.set(full, count);
    return [day, count === 1 ? full : `${full}-${count}`];
  });
}

function withinMonths(scope: string, days: Numbered[]): [DayDraft, string][] {
  const isWeek = unitOf(scope.split('/').at(-1)?.replaceAll(/[-_]+/g, ' ') ?? '')?.kind === 'week';
  const firsts = new Map<WeekDraft, number>();
  for (const { day, week } of days) {
    if (day.number !== null) firsts.set(week, Math.min(firsts.get(week) ?? day.number, day.number));
  }
  return days.map(({ day, week }) => {
    if (day.number === null) return [day, day.slug ?? ''];
    const restarts = !isWeek && week.number !== null && week.number > 1 && (firsts.get(week) ?? 2) <= 1;
    return [day, restarts ? `week-${week.number}/${day.number}` : String(day.number)];
  });
}

/** The key that a day of a plan's only file has by today's rules; keys stored earlier may begin with the file's name. */
export function keyInOnlyFile({ key, place }: Pick<Day, 'key' | 'place'>): string {
  const prefix = `${scopeOf(place.file)}/`;
  return key.startsWith(prefix) ? key.slice(prefix.length) : key;
}

/** The signs that a key is made of: letters, digits and emoji of any script, and these. */
const signs = String.raw`\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u200d._`;
const otherSigns = new RegExp(`[^${signs}-]+`, 'gu');
const keyPattern = new RegExp(`^[${signs}/-]+$`, 'u');
const keyLength = 200;
/** Room for what comes after the file in a key. */
const scopeLength = 150;

/** Whether a key can be stored. */
export function isKey(key: string): boolean {
  return key.length <= keyLength && keyPattern.test(key);
}

/** The part of a path within which numbers count: the file, or its folder where the file is one day, one week or an index. */
function scopeOf(file: string): string {
  const parts = file.replace(/\.[^./]*$/, '').split('/');
  while (parts.length > 0 && /^(?:(?:day|lesson|session)[-_ ]*\d.*|readme|index)$/i.test(parts.at(-1) ?? ''))
    parts.pop();
  const scope = parts.map((part) => part.normalize('NFC').trim().replaceAll(otherSigns, '-')).join('/');
  return scope.length <= scopeLength ? scope : `${[...scope].slice(0, 60).join('')}-${fingerprint(scope)}`;
}

function isLater(scope: string): boolean {
  return scope.split('/').some((part) => Number(/\d+/.exec(part)?.[0] ?? 0) > 1);
}

function firstNumber(days: Numbered[]): number {
  return days.reduce((least, { day }) => Math.min(least, day.number ?? least), Number.POSITIVE_INFINITY);
}
