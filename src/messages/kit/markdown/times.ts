/** On whose clock and in whose language something is shown. */
export type Clock = { zone: string; locale: string; now: Date };

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
  return formatTime(at, styles[style] ?? styles['f'] ?? {}, clock);
}

function relative(at: Date, { now, locale }: Clock): string {
  const distanceMs = at.getTime() - now.getTime();
  const { count, unit } = relativeTime(distanceMs);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(distanceMs > 0 ? count : -count, unit);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** As `Intl` writes it on this clock; each way of writing is made once. */
export function formatTime(at: Date, options: Intl.DateTimeFormatOptions, { zone, locale }: Clock): string {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formats.set(key, known);
  }
  return known.format(at);
}

type RelativeUnit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

// Until how many seconds Discord's client counts in a unit, and how long one is.
const units: readonly [unit: RelativeUnit, until: number, length: number][] = [
  ['second', 45, 1],
  ['minute', 45 * minute, minute],
  ['hour', 22 * hour, hour],
  ['day', 26 * day, day],
  ['month', 320 * day, 30.4 * day],
];
const year = ['year', Number.POSITIVE_INFINITY, 365 * day] as const;

/** A distance of milliseconds, in either direction, as Discord's `<t:…:R>` counts it: one of its unit at least. */
export function relativeTime(distanceMs: number): { count: number; unit: RelativeUnit } {
  const seconds = Math.abs(distanceMs) / 1000;
  const [unit, , length] = units.find(([, until]) => seconds < until) ?? year;
  return { count: Math.max(1, Math.round(seconds / length)), unit };
}
