import { type Clock, formatTime } from '../../../messages/kit/markdown/times.ts';

/** The time beside a message's author: today and yesterday by their names. */
export function messageTime(at: Date, clock: Clock): string {
  const days = dayNumber(clock.now, clock) - dayNumber(at, clock);
  const time = formatTime(at, { timeStyle: 'short' }, clock);
  if (days === 0) return time;
  if (days === 1) return `Yesterday at ${time}`;
  return formatTime(at, { dateStyle: 'short', timeStyle: 'short' }, clock);
}

export function longDay(at: Date, clock: Clock): string {
  return formatTime(at, { dateStyle: 'long' }, clock);
}

/** `Mon, 2 Mar 2026` and `08:00`, for the clock of the page. */
export function clockFace(clock: Clock): { date: string; time: string } {
  return {
    date: formatTime(clock.now, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, clock),
    time: formatTime(clock.now, { timeStyle: 'short' }, clock),
  };
}

export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** A number that is the same for all moments of one day on this clock, and one more on the next day. */
export function dayNumber(at: Date, { zone }: Pick<Clock, 'zone'>): number {
  const [year, month, day] = formatTime(
    at,
    { year: 'numeric', month: '2-digit', day: '2-digit' },
    { zone, locale: 'en-CA', now: at },
  ).split('-');
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
}
