import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What an interaction that may write came to; its key is the lock that makes it come to one thing only. Kept for a day. */
export const handled = pgTable('handled', {
  interactionId: text('interaction_id').primaryKey(),
  /** Whose it was: the outcome says something about them. */
  userId: text('user_id').notNull(),
  at: instant('at').notNull(),
  /** Null where it was made certain that nothing came of it, and that nothing will. */
  outcome: jsonb('outcome'),
});
