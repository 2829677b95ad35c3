import { type LocalDate, wallClock, type ZoneName } from '../../../core/calendar.ts';
import { relativeTime } from '../markdown/relative-time.ts';

/** `<t:…:style>` as a client in this zone shows it; the words are English, so that transcripts do not depend on the machine. */
export function discordTime(at: Date, style: string, zone: ZoneName, now: Date): string {
  if (Number.isNaN(at.getTime())) return 'Invalid Date';
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
      return `${weekdayName(on)}, ${longDate(on)} ${time}`;
    case 'R':
      return relative(at.getTime() - now.getTime());
    default:
      return `${longDate(on)} ${time}`;
  }
}

/** `Mon 2 Mar 2026, 08:00`: a clock on the wall. */
export function clockText(at: Date, zone: ZoneName): string {
  const { on, time } = wallClock(at, zone);
  const [day, month, year] = longDate(on).split(' ');
  return `${weekdayName(on).slice(0, 3)} ${day} ${month?.slice(0, 3)} ${year}, ${time}`;
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

const longDate = (on: LocalDate) => day.format(new Date(on));
const weekdayName = (on: LocalDate) => weekday.format(new Date(on));

function relative(distanceMs: number): string {
  const { count, unit } = relativeTime(distanceMs);
  const one = unit === 'second' ? 'a few seconds' : unit === 'hour' ? 'an hour' : `a ${unit}`;
  const words = unit === 'second' || count === 1 ? one : `${count} ${unit}s`;
  return distanceMs > 0 ? `in ${words}` : `${words} ago`;
}
