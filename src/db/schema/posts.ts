import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { cohorts } from './cohorts.ts';
import { id, instant, localDate, zone } from './columns.ts';
import { curriculumVersions } from './plans.ts';

export type PostState = 'claimed' | 'sent' | 'skipped';
export type PostKind = 'day' | 'closing';

/** One daily message of a cohort; the unique key on cohort and date is the lock that makes it be sent once. */
export const posts = pgTable(
  'posts',
  {
    id: id(),
    cohortId: bigint('cohort_id', { mode: 'number' })
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    on: localDate('on_date').notNull(),
    kind: text('kind').$type<PostKind>().notNull(),
    /** Null for the closing message, and for dates skipped before a day was chosen. */
    dayKey: text('day_key'),
    versionId: bigint('version_id', { mode: 'number' })
      .notNull()
      .references(() => curriculumVersions.id),
    channelId: text('channel_id').notNull(),
    zone: zone().notNull(),
    slotAt: instant('slot_at').notNull(),
    late: boolean('late').notNull().default(false),
    state: text('state').$type<PostState>().notNull(),
    claimedAt: instant('claimed_at').notNull(),
    leaseUntil: instant('lease_until').notNull(),
    /** When the present series of blind retries began; Discord remembers the nonce only for minutes after it. */
    triedAt: instant('tried_at'),
    attempts: integer('attempts').notNull().default(0),
    messageId: text('message_id'),
    postedAt: instant('posted_at'),
    skippedReason: text('skipped_reason'),
  },
  (t) => [
    unique('posts_once_a_date').on(t.cohortId, t.on),
    uniqueIndex('posts_day_once').on(t.cohortId, t.dayKey).where(sql`state <> 'skipped' and day_key is not null`),
    uniqueIndex('posts_one_unsettled').on(t.cohortId).where(sql`state = 'claimed'`),
    index('posts_leases').on(t.leaseUntil).where(sql`state = 'claimed'`),
    check('posts_state', sql`${t.state} in ('claimed', 'sent', 'skipped')`),
    check(
      'posts_sent_complete',
      sql`${t.state} <> 'sent' or (${t.messageId} is not null and ${t.postedAt} is not null)`,
    ),
    check('posts_day_named', sql`${t.kind} <> 'day' or ${t.state} = 'skipped' or ${t.dayKey} is not null`),
  ],
);
