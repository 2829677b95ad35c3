import type { LocalDate } from '../../../core/calendar.ts';
import { named, timestamp } from '../../kit/format.ts';
import { date } from './language.ts';

// What an admin does with a group's plan while it runs.

/** A first and a last date; null where there is no last one. */
export type Dates = { from: LocalDate; until: LocalDate | null };

/** `Thu 24 Dec – Wed 6 Jan`, `Thu 24 Dec`. */
export function dates(from: LocalDate, until: LocalDate | null): string {
  if (until === null) return `from ${date(from)} on`;
  return from === until ? date(from) : `${date(from)} – ${date(until, from)}`;
}

/** Dates on which a group takes time off, planned ahead. */
export const holidays = {
  head: (title: string) => `🏖️ **Holidays of ${named(title)}**`,
  means:
    'On these dates nothing is posted and nothing is due: streaks wait as they are, no day of the plan is left out, and there is nothing to catch up on afterwards.',
  line: ({ from, until }: Dates) => `• ${dates(from, until)}`,
  none: 'None is planned.',
  planned: ({ from, until }: Dates, next: Date | null) =>
    `🏖️ Planned: ${dates(from, until)}.${next === null ? '' : ` The first post after that comes ${timestamp(next, 'F')}.`} The channel is told.`,
  today: 'What was posted today stays, and can be done; it is due for nobody any more.',
  before: ({ from, until }: Dates) => `${dates(from, until)} is without posts already. Nothing was changed.`,
  removed: ({ from, until }: Dates, next: Date | null) =>
    `↩️ Called off: ${dates(from, until)}.${next === null ? '' : ` The next post comes ${timestamp(next, 'F')}.`} The channel is told.`,
  gone: 'That holiday is over, or was called off already. Nothing was changed.',
  backwards: 'That ends before it begins. Nothing was changed; **until** is the last date without a post.',
  plan: 'Plan a holiday',
  remove: 'Call one off …',
  form: {
    title: 'Plan a holiday',
    from: { label: 'First date without a post', description: 'Like 2026-12-24, monday or tomorrow' },
    until: { label: 'Last date without a post', description: 'Empty: that one date only' },
  },
};
