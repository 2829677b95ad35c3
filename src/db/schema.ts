import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { LocalDate, WallTime, Weekday, ZoneName } from '../core/calendar.ts';
import type { SetupSettings } from '../core/setup.ts';
import type { Curriculum } from '../curriculum/model.ts';

// Snowflakes are text: they outgrow a JavaScript number, and nothing here computes with them.
const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const localDate = (name: string) => date(name, { mode: 'string' }).$type<LocalDate>();
const weekdays = (name: string) => smallint(name).array().$type<Weekday[]>();
const zone = () => text('zone').$type<ZoneName>();

/** A plan at one time, never changed once written. `owner` is the server it belongs to, or empty for the plans shipped with the bot. */
export const curriculumVersions = pgTable(
  'curriculum_versions',
  {
    id: id(),
    owner: text('owner').notNull().default(''),
    slug: text('slug').notNull(),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    title: text('title').notNull(),
    model: jsonb('model').$type<Curriculum>().notNull(),
    source: jsonb('source').$type<{ name: string; text: string }[]>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('curriculum_versions_hash').on(t.owner, t.slug, t.hash),
    unique('curriculum_versions_number').on(t.owner, t.slug, t.version),
  ],
);

export type CohortState = 'running' | 'finished' | 'ended';

/** The people who follow one plan in one channel, and the clock by which it is posted. */
export const cohorts = pgTable(
  'cohorts',
  {
    id: id(),
    guildId: text('guild_id').notNull(),
    channelId: text('channel_id').notNull(),
    versionId: bigint('version_id', { mode: 'number' })
      .notNull()
      .references(() => curriculumVersions.id),
    zone: zone().notNull(),
    time: text('post_time').$type<WallTime>().notNull(),
    weekdays: weekdays('weekdays').notNull(),
    roleId: text('role_id'),
    startsOn: localDate('starts_on').notNull(),
    firstDayKey: text('first_day_key').notNull(),
    /** The pointer: key of the last day that was sent, null before the first. */
    lastDayKey: text('last_day_key'),
    worksAhead: boolean('works_ahead').notNull().default(false),
    state: text('state').$type<CohortState>().notNull().default('running'),
    /** The slot the clock waits for; null while paused without an end, or over. */
    nextPostAt: instant('next_post_at'),
    nextPostOn: localDate('next_post_on'),
    /** Why nothing can be sent at present, in the words an admin is told; null when all is well. */
    blockedReason: text('blocked_reason'),
    blockedAt: instant('blocked_at'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('cohorts_one_running_per_channel').on(t.channelId).where(sql`state = 'running'`),
    index('cohorts_due').on(t.nextPostAt).where(sql`state = 'running' and next_post_at is not null`),
    index('cohorts_guild').on(t.guildId),
    index('cohorts_channel').on(t.channelId),
    check('cohorts_state', sql`${t.state} in ('running', 'finished', 'ended')`),
    check('cohorts_weekdays', sql`cardinality(${t.weekdays}) between 1 and 7`),
  ],
);

/** What an admin is about to start: too much for a button, so the button names this row. */
export const setupDrafts = pgTable('setup_drafts', {
  id: id(),
  guildId: text('guild_id').notNull(),
  createdBy: text('created_by').notNull(),
  settings: jsonb('settings').$type<SetupSettings>().notNull(),
  createdAt: instant('created_at').notNull(),
});

export const cohortPauses = pgTable(
  'cohort_pauses',
  {
    id: id(),
    cohortId: bigint('cohort_id', { mode: 'number' })
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    from: instant('from_at').notNull(),
    until: instant('until_at'),
  },
  (t) => [
    index('cohort_pauses_cohort').on(t.cohortId),
    uniqueIndex('cohort_pauses_one_open').on(t.cohortId).where(sql`until_at is null`),
    check('cohort_pauses_forward', sql`${t.until} >= ${t.from}`),
  ],
);

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

/** A member of a cohort. Rows stay after leaving; `leftAt` tells, and the time away is a pause. */
export const learners = pgTable(
  'learners',
  {
    id: id(),
    cohortId: bigint('cohort_id', { mode: 'number' })
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    userId: text('user_id').notNull(),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
    hidesStreak: boolean('hides_streak').notNull().default(false),
    onLeaderboard: boolean('on_leaderboard').notNull().default(true),
  },
  (t) => [unique('learners_once').on(t.cohortId, t.userId), index('learners_user').on(t.userId)],
);

const learnerId = () =>
  bigint('learner_id', { mode: 'number' })
    .notNull()
    .references(() => learners.id, { onDelete: 'cascade' });

/** A learner's own zone and rest days, from a date on; older rows stay, so nothing reaches back. */
export const habits = pgTable(
  'habits',
  {
    learnerId: learnerId(),
    from: localDate('from_on').notNull(),
    zone: zone(),
    restDays: weekdays('rest_days').notNull().default(sql`'{}'`),
  },
  (t) => [primaryKey({ columns: [t.learnerId, t.from] })],
);

export const learnerPauses = pgTable(
  'learner_pauses',
  { id: id(), learnerId: learnerId(), from: instant('from_at').notNull(), until: instant('until_at') },
  (t) => [
    index('learner_pauses_learner').on(t.learnerId),
    uniqueIndex('learner_pauses_one_open').on(t.learnerId).where(sql`until_at is null`),
  ],
);

/** The ledger: who finished which day, and the date it counts for. */
export const completions = pgTable(
  'completions',
  {
    learnerId: learnerId(),
    dayKey: text('day_key').notNull(),
    on: localDate('on_date').notNull(),
    late: boolean('late').notNull(),
    at: instant('logged_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.learnerId, t.dayKey] })],
);

export type Audience = 'me' | 'cohort';

export const notes = pgTable(
  'notes',
  {
    id: id(),
    learnerId: learnerId(),
    dayKey: text('day_key').notNull(),
    text: text('text').notNull(),
    audience: text('audience').$type<Audience>().notNull().default('me'),
    /** Discord may deliver an interaction twice; the second makes no second note. */
    interactionId: text('interaction_id').notNull(),
    createdAt: instant('created_at').notNull(),
    editedAt: instant('edited_at'),
  },
  (t) => [
    unique('notes_interaction').on(t.interactionId),
    index('notes_learner_day').on(t.learnerId, t.dayKey),
    check('notes_length', sql`char_length(${t.text}) between 1 and 2000`),
    check('notes_audience', sql`${t.audience} in ('me', 'cohort')`),
  ],
);

/** A cache of the fold over the ledger up to a date; every write to the ledger renews it in the same transaction. */
export const streaks = pgTable('streaks', {
  learnerId: learnerId().primaryKey(),
  current: integer('current').notNull(),
  longest: integer('longest').notNull(),
  freezes: integer('freezes').notNull(),
  through: localDate('through_on'),
});

/** Weeks and months a learner has completed, kept beside the ledger so that counting a cohort of thousands reads one index. */
export const milestones = pgTable(
  'milestones',
  {
    learnerId: learnerId(),
    key: text('key').notNull(),
    cohortId: bigint('cohort_id', { mode: 'number' })
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    reachedOn: localDate('reached_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.learnerId, t.key] }), index('milestones_cohort').on(t.cohortId, t.key)],
);
