import { addDays, type LocalDate, type WallTime, type Weekday } from './calendar.ts';

/** Reads a strict `YYYY-MM-DD` that exists in the calendar, of the years 1900 to 2999. */
export function parseDate(text: string): LocalDate | undefined {
  const trimmed = text.trim();
  if (!/^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(trimmed)) return undefined;
  const at = new Date(`${trimmed}T00:00Z`);
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(trimmed);
  return exists ? (trimmed as LocalDate) : undefined;
}

// What people type is read in every language the bot speaks, whoever types it: no word of one means something else in another.

/** Reads a date as people write it about `today`: `today`, `yesterday`, `vorgestern`, `завтра` or `YYYY-MM-DD`. */
export function parseDateNear(text: string, today: LocalDate): LocalDate | undefined {
  const word = text.trim().toLowerCase();
  if (/^(?:today|heute|hoy|сьогодні)$/.test(word)) return today;
  if (/^(?:yesterday|gestern|ayer|вчора|учора)$/.test(word)) return addDays(today, -1);
  if (/^(?:vorgestern|anteayer|позавчора)$/.test(word)) return addDays(today, -2);
  if (/^(?:tomorrow|morgen|mañana|завтра)$/.test(word)) return addDays(today, 1);
  return parseDate(word);
}

/** Whether somebody wants none of something: `off`, `none`, `keine`, `ninguno`, `немає`, `-`. */
export function isNone(text: string): boolean {
  return /^(?:off|none|no|never|aus|keine?|nein|nie|ninguno|ninguna|nunca|apagar|ні|немає|без|вимкнути|ніколи|-)$/i.test(
    text.trim(),
  );
}

/** Reads the name of one weekday, `sunday`, `Sun`, `last sunday` or `Sonntag`. */
export function parseWeekday(text: string): Weekday | undefined {
  return weekdayOfName(
    text
      .trim()
      .toLowerCase()
      .replace(/^(?:last|letzte[nr]?|el|минулого|минулої)\s+/, ''),
  );
}

/** Reads a time of day, `8`, `8:30`, `8.30`, `0830`, `20h`, `8:30 pm` or `noon`; undefined where it is not clear. */
export function parseTime(text: string): WallTime | undefined {
  const word = text.trim().toLowerCase();
  if (word === 'noon') return '12:00';
  if (word === 'midnight') return '00:00';
  const found = /^(\d{1,2})(?:[:.h]?([0-5]\d)|h)?\s*(?:([ap])\.?m\.?|uhr)?$/.exec(word);
  if (!found) return undefined;
  const [, hours = '', minutes = '00', half] = found;
  const shown = Number(hours);
  const isClear = half === undefined ? shown <= 23 : shown >= 1 && shown <= 12;
  if (!isClear) return undefined;
  const hour = half === undefined ? shown : (shown % 12) + (half === 'p' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${minutes}` as WallTime;
}

/** Reads weekdays, `Mon-Fri`, `mon wed fri`, `Sat–Tue`, `weekdays`, `jeden Tag`, `щодня`; sorted, each once; undefined on anything unclear. */
export function parseWeekdays(text: string): Weekday[] | undefined {
  // Weekdays written out in any way take less, and what follows looks at blanks again and again.
  if (text.length > 200) return undefined;
  const parts = text
    .toLowerCase()
    .replace(
      /(?<!\p{L})(?:every ?day|jeden tag|(?:todos los|cada) d[ií]as?|кожен день|кожного дня)(?!\p{L})/gu,
      'daily',
    )
    .replace(/(?<!\p{L})fines? de semana/gu, 'weekend')
    .replace(/(?<!\p{L})entre semana/gu, 'weekdays')
    .replace(/\s*[-–—]\s*|\s+(?:to|through|till|until|bis|a|hasta|по|до)\s+/gu, '-')
    .split(/[\s,;/+&.]+|(?<!\p{L})(?:and|und|y|і|й|та)(?!\p{L})/u)
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
  /^(?:mo(?:n(?:days?)?|ntags?)?|lu(?:n(?:es)?)?|пн|понеділ(?:ок|ка))$/,
  /^(?:tu(?:es?(?:days?)?)?|di(?:enstags?)?|ma(?:r(?:tes)?)?|вт|вівтор(?:ок|ка))$/,
  /^(?:we(?:ds?(?:nesdays?)?)?|mi(?:ttwochs?)?|mi[eé](?:r(?:coles)?)?|ср|серед[аиу])$/,
  /^(?:th(?:u(?:rs?(?:days?)?)?)?|do(?:nnerstags?)?|ju(?:e(?:ves)?)?|чт|четвер(?:га)?)$/,
  /^(?:fr(?:i(?:days?)?|eitags?)?|vi(?:e(?:rnes)?)?|пт|п[ʼ’']?ятниц[яіюи])$/,
  /^(?:sa(?:t(?:urdays?)?|mstags?)?|sonnabends?|s[aá]b(?:ados?)?|сб|субот[аиу])$/,
  /^(?:su(?:n(?:days?)?)?|so(?:nntags?)?|dom(?:ingos?)?|нд|неділ[яіюи])$/,
];

const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const groups: ReadonlyMap<string, Weekday[]> = new Map([
  ...['daily', 'all', 'täglich', 'alle', 'diario', 'щодня'].map((word): [string, Weekday[]] => [word, everyDay]),
  ...['weekdays', 'werktags', 'будні'].map((word): [string, Weekday[]] => [word, [1, 2, 3, 4, 5]]),
  ...['weekends', 'weekend', 'wochenende', 'вихідні'].map((word): [string, Weekday[]] => [word, [6, 7]]),
]);
