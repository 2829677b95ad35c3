import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { BlockReason, RoleFault, SkipReason } from '../../core/block-reasons.ts';
import { cohortId } from './cohorts.ts';
import { id, instant, localDate, zone } from './columns.ts';
import { versionId } from './plans.ts';

export type PostState = 'claimed' | 'sent' | 'skipped';
type PostKind = 'day' | 'closing';

/** A letter, and 60 random bits in eleven characters that addresses may hold. */
const randomRef = sql`'p' || substr(translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/', '-_'), 1, 11)`;

/** One daily message of a cohort; the unique key on cohort and date is the lock that makes it be sent once. */
export const posts = pgTable(
  'posts',
  {
    id: id(),
    /**
     * Names the post in its buttons. A row number would come again when a database is begun anew or goes back to a
     * backup; this never does, nor does it look like one, as those of posts from before it do.
     */
    ref: text('ref').notNull().default(randomRef),
    cohortId: cohortId(),
    on: localDate('on_date').notNull(),
    kind: text('kind').$type<PostKind>().notNull(),
    /** Null for the closing message, and for dates skipped before a day was chosen. */
    dayKey: text('day_key'),
    /** Its cohort's round: in each of them a day is posted once. */
    round: smallint('round').notNull().default(0),
    /** Whether its date is due: not where an admin had it posted on a weekday that is none of the plan's. */
    due: boolean('due').notNull().default(true),
    versionId: versionId(),
    channelId: text('channel_id').notNull(),
    zone: zone().notNull(),
    slotAt: instant('slot_at').notNull(),
    late: boolean('late').notNull().default(false),
    state: text('state').$type<PostState>().notNull(),
    claimedAt: instant('claimed_at').notNull(),
    leaseUntil: instant('lease_until').notNull(),
    /** When the present try began. */
    triedAt: instant('tried_at'),
    /** An id of Discord's that is older than any message this post may have become. */
    sinceId: text('since_id'),
    /** How often Discord refused the text of this version's day. */
    refusals: integer('refusals').notNull().default(0),
    /** It was sent without the author's words, which Discord would not take. */
    bare: boolean('bare').notNull().default(false),
    attempts: integer('attempts').notNull().default(0),
    messageId: text('message_id'),
    /** The thread in which notes about its day appear; that of a week is the same for all its posts. */
    threadId: text('thread_id'),
    postedAt: instant('posted_at'),
    skipped: jsonb('skipped').$type<SkipReason>(),
  },
  (t) => [
    unique('posts_ref').on(t.ref),
    unique('posts_once_a_date').on(t.cohortId, t.on),
    uniqueIndex('posts_day_once')
      .on(t.cohortId, t.dayKey, t.round)
      .where(sql`state <> 'skipped' and day_key is not null`),
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

export type NoticeKind =
  | 'blocked'
  | 'textless'
  | 'silent-role'
  | 'ending'
  | 'reread'
  | 'threads'
  | 'role'
  | 'unpublished';
/** Whom a notice goes to: who set the plan up, the server's owner, a channel, and else whoever next uses an admin command. */
export type Addressee = 'creator' | 'owner' | 'channel' | 'anybody';

/** What a cohort's admins have to be told, for as long as it is so. */
export const notices = pgTable(
  'notices',
  {
    cohortId: cohortId(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    block: jsonb('block').$type<BlockReason | RoleFault>(),
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
