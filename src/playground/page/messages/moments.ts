/** On whose clock and in whose language something is shown. */
export type Wall = { zone: string; locale: string; now: Date };

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** `<t:…:style>` as a client in this zone and language shows it. */
export function momentText(at: Date, style: string, wall: Wall): string {
  if (Number.isNaN(at.getTime())) return 'Invalid Date';
  if (style === 'R') return relative(at, wall);
  return format(at, styles[style] ?? styles['f'] ?? {}, wall);
}

/** The time beside a message's author: today and yesterday by their names. */
export function messageTime(at: Date, wall: Wall): string {
  const days = dayNumber(wall.now, wall) - dayNumber(at, wall);
  const time = format(at, { timeStyle: 'short' }, wall);
  if (days === 0) return time;
  if (days === 1) return `Yesterday at ${time}`;
  return format(at, { dateStyle: 'short', timeStyle: 'short' }, wall);
}

/** A date that is the same for all moments of one day on this wall. */
export function dayKey(at: Date, wall: Wall): number {
  return dayNumber(at, wall);
}

export function longDay(at: Date, wall: Wall): string {
  return format(at, { dateStyle: 'long' }, wall);
}

/** `Mon, 2 Mar 2026` and `08:00`, for the clock of the page. */
export function clockFace(wall: Wall): { date: string; time: string } {
  return {
    date: format(wall.now, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, wall),
    time: format(wall.now, { timeStyle: 'short' }, wall),
  };
}

export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: Date, options: Intl.DateTimeFormatOptions, { zone, locale }: Wall): string {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formats.set(key, known);
  }
  return known.format(at);
}

function dayNumber(at: Date, { zone }: Wall): number {
  const [year, month, day] = format(
    at,
    { year: 'numeric', month: '2-digit', day: '2-digit' },
    { zone, locale: 'en-CA', now: at },
  ).split('-');
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** The steps in which Discord's client counts, from seconds to years. */
function relative(at: Date, { now, locale }: Wall): string {
  const difference = (at.getTime() - now.getTime()) / 1000;
  const seconds = Math.abs(difference);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const say = (unit: Intl.RelativeTimeFormatUnit, length: number) =>
    words.format(Math.sign(difference) * Math.max(1, Math.round(seconds / length)), unit);
  if (seconds < 45) return say('second', 1);
  if (seconds < 45 * minute) return say('minute', minute);
  if (seconds < 22 * hour) return say('hour', hour);
  if (seconds < 26 * day) return say('day', day);
  if (seconds < 320 * day) return say('month', 30.4 * day);
  return say('year', 365 * day);
}
