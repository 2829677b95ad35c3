import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { BlockReason } from '../../core/block-reasons.ts';
import { cohorts } from './cohorts.ts';
import { instant } from './columns.ts';

export type NoticeKind = 'blocked' | 'textless' | 'silent-role' | 'ending';
/** Whom a notice goes to: who set the plan up, the server's owner, a channel, and else whoever next uses an admin command. */
export type Addressee = 'creator' | 'owner' | 'channel' | 'anybody';

/** What a cohort's admins have to be told, for as long as it is so. */
export const notices = pgTable(
  'notices',
  {
    cohortId: bigint('cohort_id', { mode: 'number' })
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<NoticeKind>().notNull(),
    block: jsonb('block').$type<BlockReason>(),
    since: instant('since_at').notNull(),
    /** When to tell it; whoever tells it now has moved this on, so that nobody else does. */
    dueAt: instant('due_at').notNull(),
    addressee: text('addressee').$type<Addressee>().notNull().default('creator'),
    attempts: integer('attempts').notNull().default(0),
    /** When somebody was last told. */
    toldAt: instant('told_at'),
  },
  (t) => [primaryKey({ columns: [t.cohortId, t.kind] }), index('notices_due').on(t.dueAt)],
);
