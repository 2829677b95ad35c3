import { fingerprint } from '../core/reference.ts';
import type { Day } from './model.ts';
import { grouped } from './read/choice/grouped.ts';
import type { DayDraft, MonthDraft, WeekDraft } from './read/filling/draft.ts';
import { slugOf } from './read/slug.ts';
import { unitOf } from './words/vocabulary.ts';

// A day's key must stay the same when other files come and go, and when files are joined or divided, so it is decided by
// what is written at the day itself:
// 1. `{#key}` in the heading is the key.
// 2. Else it is the number, after the week and the month within which numbers begin anew: `week-2/1`, `month-2/1`,
//    `month-2/week-2/1`. Whether a heading or a path names them is all one. A heading of any name under which days begin
//    anew counts by its words: `water/1`.
// 3. Where only the file tells days from others it is `file/number`: in a file whose path is numbered 2 or higher and whose
//    days begin at 1, and in one of whose numbers a file earlier in order already uses one, as with `python.md` and
//    `sql.md` that both begin at 1. So adding a file at the end never renames a day; only one that is put before such an
//    unnumbered file can. Where files are single days, or an index, their folder stands for the file.
// 4. A plan whose days all stand in one file takes nothing from that file's name, for browsers and people rename files.

/** A day's key in parts; `month` and `week` are empty where days need none of them. */
type Parts = { day: DayDraft; month: string; week: string; own: string };

/** The key of every day, in plan order; days without number or key have an empty one. */
export function dayKeys(months: MonthDraft[]): Map<DayDraft, string> {
  const files = new Set(
    months.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days.map(({ place }) => place.file))),
  );
  const hasFiles = files.size > 1;
  const scopes = grouped(partsOf(months, hasFiles), ({ day }) => scopeOf(day.place.file));
  const keys = new Map<DayDraft, string>();
  const taken = new Set<string>();
  for (const [scope, days] of scopes) {
    const isTaken = days.some((one) => taken.has(joined(one)));
    const isOwnFile = hasFiles && scope !== '' && ((isLater(scope) && beginsAnew(days)) || isTaken);
    const counts = new Map<string, number>();
    for (const one of days) {
      const { day } = one;
      const key = isOwnFile ? inFile(scope, one) : joined(one);
      const full = day.explicitKey?.normalize('NFC') ?? (day.slug === null ? key : counted(key, counts));
      keys.set(day, full);
      taken.add(full);
    }
  }
  return keys;
}

function joined({ month, week, own }: Omit<Parts, 'day'>): string {
  return own === '' ? '' : [month, week, own].filter((part) => part !== '').join('/');
}

/** Two days of the same weekday in one week. */
function counted(key: string, counts: Map<string, number>): string {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count === 1 ? key : `${key}-${count}`;
}

/** A week or month of which only the path tells adds nothing where there is one file. */
function numberOf({ number, hinted }: WeekDraft | MonthDraft, hasFiles: boolean): number {
  return hinted && !hasFiles ? 1 : (number ?? 1);
}

function partsOf(months: MonthDraft[], hasFiles: boolean): Parts[] {
  // A later month is held against all before it, any other against those of its own file.
  const used = new Map<string, Set<string>>();
  const holding = new Map<string, boolean>();
  return months.flatMap((month) => {
    const { file } = month.place;
    // Weeks that are only made are one, or a key would depend on how many days stand before it.
    const weeks = [...grouped(month.weeks, (week) => (week.label === '' ? '' : week)).values()].map((own) =>
      own.flatMap((week) => inWeek(week, hasFiles)),
    );
    const days = weeks.flat();
    // Months without days above the first of a file that has some are an overview.
    const isFirst = holding.get(file) === false;
    holding.set(file, days.length > 0 || holding.get(file) === true);
    const isLaterMonth = !isFirst && numberOf(month, hasFiles) > 1;
    const restarts = isLaterMonth && beginsAnew(days);
    const known = month.label === '' ? undefined : used.get(isLaterMonth ? '' : file);
    const isUsed = new Set(weeks.filter((own) => own.some((one) => known?.has(joined(one)))).flat());
    for (const among of ['', file]) {
      const keys = used.get(among) ?? new Set();
      used.set(among, keys);
      for (const one of days) if (one.own !== '') keys.add(joined(one));
    }
    return days.map((one) => (restarts || isUsed.has(one) ? { ...one, month: slugOf(month.label) } : one));
  });
}

function inWeek(week: WeekDraft, hasFiles: boolean): Parts[] {
  const first = week.days.reduce((least, { number }) => Math.min(least, number ?? least), Number.POSITIVE_INFINITY);
  const name = numberOf(week, hasFiles) > 1 && first <= 1 ? nameOf(week) : '';
  return week.days.map((day) =>
    day.number === null
      ? { day, month: '', week: '', own: day.slug ?? '' }
      : { day, month: '', week: name, own: String(day.number) },
  );
}

/** A heading that is a week because of the days under it was only counted. */
function nameOf({ label, number }: WeekDraft): string {
  return unitOf(label)?.number === number ? `week-${number}` : slugOf(label);
}

/** Whether the first of these days that no week or month tells from others is a plan's first. */
function beginsAnew(days: Parts[]): boolean {
  return days.some(({ day, month, week }) => month === '' && week === '' && day.number !== null && day.number <= 1);
}

/** What the path says is not said twice. */
function inFile(scope: string, { month, week, own }: Parts): string {
  const units = scope.split('/').map((part) => unitOf(part.replaceAll(/[-_]+/g, ' ')));
  const isMonth = units.some((unit) => unit !== null && slugOf(unit.label) === month);
  const isWeek = units.at(-1)?.kind === 'week';
  return own === '' ? '' : `${scope}/${joined({ month: isMonth ? '' : month, week: isWeek ? '' : week, own })}`;
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
