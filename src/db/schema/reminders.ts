import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { WallTime } from '../../core/calendar.ts';
import type { ReminderKind } from '../../core/learner/reminders.ts';
import { instant, zone } from './columns.ts';

/** Who wants to be reminded by direct message, at which hour of their own clock; one row for each kind, whatever they study. */
export const reminders = pgTable(
  'reminders',
  {
    userId: text('user_id').notNull(),
    kind: text('kind').$type<ReminderKind>().notNull(),
    time: text('remind_time').$type<WallTime>().notNull(),
    zone: zone().notNull(),
    /** When that hour comes next; null once too many did not arrive. */
    nextAt: instant('next_at'),
    /** How many in a row did not arrive. */
    undelivered: smallint('undelivered').notNull().default(0),
    /** When the last one did not; null once they were told. */
    undeliveredAt: instant('undelivered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.kind] }),
    index('reminders_due').on(t.nextAt).where(sql`next_at is not null`),
    check('reminders_kind', sql`${t.kind} in ('reminder', 'last-call')`),
  ],
);
