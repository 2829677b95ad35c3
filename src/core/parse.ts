import { addDays, type LocalDate, type WallTime, type Weekday } from './calendar.ts';

/** Reads a strict `YYYY-MM-DD` that exists in the calendar, of the years 1900 to 2999. */
export function parseDate(text: string): LocalDate | undefined {
  const trimmed = text.trim();
  if (!/^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(trimmed)) return undefined;
  const at = new Date(`${trimmed}T00:00Z`);
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(trimmed);
  return exists ? (trimmed as LocalDate) : undefined;
}

/** Reads a date as people write it about `today`: `today`, `yesterday`, `tomorrow` or `YYYY-MM-DD`. */
export function parseDateNear(text: string, today: LocalDate): LocalDate | undefined {
  const word = text.trim().toLowerCase();
  if (word === 'today') return today;
  if (word === 'yesterday') return addDays(today, -1);
  if (word === 'tomorrow') return addDays(today, 1);
  return parseDate(word);
}

/** Reads the name of one weekday, `sunday`, `Sun` or `last sunday`. */
export function parseWeekday(text: string): Weekday | undefined {
  return weekdayOfName(
    text
      .trim()
      .toLowerCase()
      .replace(/^last\s+/, ''),
  );
}

/** Reads a time of day, `8`, `8:30`, `8.30`, `0830`, `20h`, `8:30 pm` or `noon`; undefined where it is not clear. */
export function parseTime(text: string): WallTime | undefined {
  const word = text.trim().toLowerCase();
  if (word === 'noon') return '12:00';
  if (word === 'midnight') return '00:00';
  const found = /^(\d{1,2})(?:[:.h]?([0-5]\d)|h)?\s*(?:([ap])\.?m\.?)?$/.exec(word);
  if (!found) return undefined;
  const [, hours = '', minutes = '00', half] = found;
  const shown = Number(hours);
  const isClear = half === undefined ? shown <= 23 : shown >= 1 && shown <= 12;
  if (!isClear) return undefined;
  const hour = half === undefined ? shown : (shown % 12) + (half === 'p' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${minutes}` as WallTime;
}

/** Reads weekdays, `Mon-Fri`, `mon wed fri`, `Sat–Tue`, `weekdays`, `daily`; sorted, each once; undefined on anything unclear. */
export function parseWeekdays(text: string): Weekday[] | undefined {
  // Weekdays written out in any way take less, and what follows looks at blanks again and again.
  if (text.length > 200) return undefined;
  const parts = text
    .toLowerCase()
    .replace(/\bevery ?day\b/g, 'daily')
    .replace(/\s*(?:[-–—]|\b(?:to|through|till|until)\b)\s*/g, '-')
    .split(/[\s,;/+&.]+|\band\b/)
    .filter((part) => part !== '');
  const read = parts.map(weekdaysOfPart);
  if (read.length === 0 || read.includes(undefined)) return undefined;
  return [...new Set(read.flatMap((days) => days ?? []))].sort();
}

function weekdaysOfPart(part: string): Weekday[] | undefined {
  const group = groups.get(part);
  if (group) return group;
  const [first, last, ...rest] = part.split('-').map(weekdayOfName);
  if (first === undefined || rest.length > 0) return undefined;
  if (!part.includes('-')) return [first];
  if (last === undefined || last === first) return undefined;
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => (((first - 1 + i) % 7) + 1) as Weekday);
}

function weekdayOfName(name: string): Weekday | undefined {
  const index = weekdayNames.findIndex((pattern) => pattern.test(name));
  return index === -1 ? undefined : ((index + 1) as Weekday);
}

const weekdayNames = [
  /^mo(n(days?)?)?$/,
  /^tu(es?(days?)?)?$/,
  /^we(ds?(nesdays?)?)?$/,
  /^th(u(rs?(days?)?)?)?$/,
  /^fr(i(days?)?)?$/,
  /^sa(t(urdays?)?)?$/,
  /^su(n(days?)?)?$/,
];

const groups: ReadonlyMap<string, Weekday[]> = new Map([
  ['daily', [1, 2, 3, 4, 5, 6, 7]],
  ['all', [1, 2, 3, 4, 5, 6, 7]],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekends', [6, 7]],
  ['weekend', [6, 7]],
]);
