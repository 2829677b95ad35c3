import { relativeTime } from '../../../messages/kit/markdown/relative-time.ts';

/** On whose clock and in whose language something is shown. */
type Clock = { zone: string; locale: string; now: Date };

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** `<t:…:style>` as a client in this zone and language shows it. */
export function timeText(at: Date, style: string, clock: Clock): string {
  if (Number.isNaN(at.getTime())) return 'Invalid Date';
  if (style === 'R') return relative(at, clock);
  return format(at, styles[style] ?? styles['f'] ?? {}, clock);
}

/** The time beside a message's author: today and yesterday by their names. */
export function messageTime(at: Date, clock: Clock): string {
  const days = dayNumber(clock.now, clock) - dayNumber(at, clock);
  const time = format(at, { timeStyle: 'short' }, clock);
  if (days === 0) return time;
  if (days === 1) return `Yesterday at ${time}`;
  return format(at, { dateStyle: 'short', timeStyle: 'short' }, clock);
}

export function longDay(at: Date, clock: Clock): string {
  return format(at, { dateStyle: 'long' }, clock);
}

/** `Mon, 2 Mar 2026` and `08:00`, for the clock of the page. */
export function clockFace(clock: Clock): { date: string; time: string } {
  return {
    date: format(clock.now, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, clock),
    time: format(clock.now, { timeStyle: 'short' }, clock),
  };
}

export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: Date, options: Intl.DateTimeFormatOptions, { zone, locale }: Clock): string {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formats.set(key, known);
  }
  return known.format(at);
}

/** A number that is the same for all moments of one day on this clock, and one more on the next day. */
export function dayNumber(at: Date, { zone }: Clock): number {
  const [year, month, day] = format(
    at,
    { year: 'numeric', month: '2-digit', day: '2-digit' },
    { zone, locale: 'en-CA', now: at },
  ).split('-');
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
}

function relative(at: Date, { now, locale }: Clock): string {
  const distanceMs = at.getTime() - now.getTime();
  const { count, unit } = relativeTime(distanceMs);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(Math.sign(distanceMs) * count, unit);
}
