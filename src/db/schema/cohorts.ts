import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, jsonb, pgTable, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { BlockReason } from '../../core/block-reasons.ts';
import type { WallTime } from '../../core/calendar.ts';
import type { Celebrations, Proposed, SetupSettings, Threads } from '../../core/cohort-settings.ts';
import { id, instant, localDate, weekdays, zone } from './columns.ts';
import { versionId } from './plans.ts';

type CohortState = 'running' | 'finished' | 'ended';

/** The people who follow one plan in one channel, and the clock by which it is posted. */
export const cohorts = pgTable(
  'cohorts',
  {
    id: id(),
    guildId: text('guild_id').notNull(),
    channelId: text('channel_id').notNull(),
    versionId: versionId(),
    zone: zone().notNull(),
    time: text('post_time').$type<WallTime>().notNull(),
    weekdays: weekdays('weekdays').notNull(),
    roleId: text('role_id'),
    /** The language that the bot speaks here; null: the plan's, or else the server's. */
    language: text('language'),
    startsOn: localDate('starts_on').notNull(),
    firstDayKey: text('first_day_key').notNull(),
    /** The pointer: key of the last day that was sent, null before the first. */
    lastDayKey: text('last_day_key'),
    /** The day that an admin wants next, wherever the pointer is; null for the one behind it. */
    nextDayKey: text('next_day_key'),
    /** How often the plan has gone back to days that were posted before. */
    round: smallint('round').notNull().default(0),
    /** The cohorts that this one goes on from with the same people, oldest first: their dates count for the streaks of these. */
    earlier: bigint('earlier', { mode: 'number' }).array().notNull().default(sql`'{}'`),
    /** The name of the plan that follows after the last day; null where none was named. */
    nextPlan: text('next_plan'),
    worksAhead: boolean('works_ahead').notNull().default(false),
    /** Long days are posted whole, too; else in short, with a button to the rest. */
    wholeDays: boolean('whole_days').notNull().default(false),
    /** What of its members’ the group is told of. */
    celebrations: text('celebrations').$type<Celebrations>().notNull().default('milestones'),
    threads: text('threads').$type<Threads>().notNull().default('off'),
    /** Whether members may take the role that is pinged, and give it back, by a button. */
    takesRole: boolean('takes_role').notNull().default(false),
    /** The role for who has completed a month or the whole plan, to be taken by a button. */
    milestoneRoleId: text('milestone_role_id'),
    /** Posts in an announcement channel go out to the servers that follow it. */
    publishes: boolean('publishes').notNull().default(false),
    state: text('state').$type<CohortState>().notNull().default('running'),
    /** The slot the clock waits for; null while paused without an end, or over. */
    nextPostAt: instant('next_post_at'),
    nextPostOn: localDate('next_post_on'),
    /** Why nothing can be sent at present; null when all is well. */
    blocked: jsonb('blocked').$type<BlockReason>(),
    blockedAt: instant('blocked_at'),
    /** What could not be judged is not judged again before this. */
    judgeAfter: instant('judge_after'),
    /** A backup was brought back: before anything is posted, the channel is looked through for what it received since then. */
    lookSince: instant('look_since'),
    /** Null once whoever set it up has had all about them deleted. */
    createdBy: text('created_by'),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('cohorts_one_running_per_channel').on(t.channelId).where(sql`state = 'running'`),
    index('cohorts_due').on(t.nextPostAt).where(sql`state = 'running' and next_post_at is not null`),
    index('cohorts_blocked').on(t.id).where(sql`state = 'running' and blocked is not null`),
    index('cohorts_looked_through').on(t.id).where(sql`look_since is not null`),
    index('cohorts_guild').on(t.guildId),
    index('cohorts_channel').on(t.channelId),
    check('cohorts_state', sql`${t.state} in ('running', 'finished', 'ended')`),
    check('cohorts_celebrations', sql`${t.celebrations} in ('all', 'milestones', 'off')`),
    check('cohorts_threads', sql`${t.threads} in ('off', 'day', 'week')`),
    check('cohorts_weekdays', sql`cardinality(${t.weekdays}) between 1 and 7`),
  ],
);

/** That a cohort is a server's, and not somebody's own plan. */
export const isOfServer = sql`${cohorts.guildId} not like '@%'`;

/** What an admin is about to start: too much for a button, so the button names this row. */
export const setupDrafts = pgTable('setup_drafts', {
  id: id(),
  guildId: text('guild_id').notNull(),
  createdBy: text('created_by').notNull(),
  settings: jsonb('settings').$type<SetupSettings & { proposed: Proposed }>().notNull(),
  createdAt: instant('created_at').notNull(),
});

export const cohortId = () =>
  bigint('cohort_id', { mode: 'number' })
    .notNull()
    .references(() => cohorts.id, { onDelete: 'cascade' });

export const cohortPauses = pgTable(
  'cohort_pauses',
  {
    id: id(),
    cohortId: cohortId(),
    from: instant('from_at').notNull(),
    until: instant('until_at'),
  },
  (t) => [
    index('cohort_pauses_cohort').on(t.cohortId),
    uniqueIndex('cohort_pauses_one_open').on(t.cohortId).where(sql`until_at is null`),
    check('cohort_pauses_forward', sql`${t.until} >= ${t.from}`),
  ],
);
