import { type LocalDate, type WallTime, wallClock, weekdayOf, type ZoneName } from '../../core/calendar.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `<t:…:style>` as a client in this zone shows it; the words are English, so that transcripts do not depend on the machine. */
export function discordTime(at: Date, style: string, zone: ZoneName, now: Date): string {
  const { on, time } = wallClock(at, zone);
  switch (style) {
    case 't':
      return time;
    case 'T':
      return `${time}:${String(at.getUTCSeconds()).padStart(2, '0')}`;
    case 'd':
      return `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;
    case 'D':
      return longDate(on);
    case 'F':
      return `${weekdays[weekdayOf(on) - 1]}, ${longDate(on)} ${time}`;
    case 'R':
      return relative(at.getTime() - now.getTime());
    default:
      return `${longDate(on)} ${time}`;
  }
}

/** `Mon 2 Mar 2026, 08:00`: a clock on the wall. */
export function clockText(at: Date, zone: ZoneName): string {
  const { on, time } = wallClock(at, zone);
  return `${shortDate(on)}, ${time}`;
}

/** Whether a clock in this zone has just passed, or is showing, this minute. */
export function showsMinute(at: Date, on: LocalDate, time: WallTime, zone: ZoneName): boolean {
  const shown = wallClock(at, zone);
  return shown.on === on && shown.time === time;
}

function shortDate(on: LocalDate): string {
  const weekday = weekdays[weekdayOf(on) - 1]?.slice(0, 3);
  return `${weekday} ${Number(on.slice(8))} ${months[Number(on.slice(5, 7)) - 1]?.slice(0, 3)} ${on.slice(0, 4)}`;
}

function longDate(on: LocalDate): string {
  return `${Number(on.slice(8))} ${months[Number(on.slice(5, 7)) - 1]} ${on.slice(0, 4)}`;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** The steps in which Discord's client counts, from seconds to years. */
function relative(differenceMs: number): string {
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  const words = span(seconds);
  return differenceMs > 0 ? `in ${words}` : `${words} ago`;
}

function span(seconds: number): string {
  if (seconds < 45) return 'a few seconds';
  if (seconds < 1.5 * minute) return 'a minute';
  if (seconds < 45 * minute) return `${Math.round(seconds / minute)} minutes`;
  if (seconds < 1.5 * hour) return 'an hour';
  if (seconds < 22 * hour) return `${Math.round(seconds / hour)} hours`;
  if (seconds < 1.5 * day) return 'a day';
  if (seconds < 26 * day) return `${Math.round(seconds / day)} days`;
  if (seconds < 45 * day) return 'a month';
  if (seconds < 320 * day) return `${Math.round(seconds / (30.4 * day))} months`;
  return seconds < 548 * day ? 'a year' : `${Math.round(seconds / (365 * day))} years`;
}
