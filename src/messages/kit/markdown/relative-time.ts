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
