import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Servers that have put the bot out: nothing is sent there, and what is stored waits for its return, or for its end. */
export const departures = pgTable(
  'departures',
  {
    guildId: text('guild_id').primaryKey(),
    leftAt: instant('left_at').notNull(),
    /** When Discord was last asked whether it is still so. */
    askedAt: instant('asked_at'),
  },
  (t) => [index('departures_left').on(t.leftAt)],
);

/** The one application that all of this belongs to: with another one's token, absence from a server would mean nothing. */
export const installation = pgTable(
  'installation',
  {
    only: boolean('only').primaryKey().default(true),
    applicationId: text('application_id').notNull(),
  },
  (t) => [check('installation_only', sql`${t.only}`)],
);
