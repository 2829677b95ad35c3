import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Pace } from '../../core/ledger.ts';
import { cohortId } from './cohorts.ts';
import { id, instant, localDate, weekdays, zone } from './columns.ts';

/** A member of a cohort. Rows stay after leaving; `leftAt` tells, and the time away is a pause. */
export const learners = pgTable(
  'learners',
  {
    id: id(),
    cohortId: cohortId(),
    userId: text('user_id').notNull(),
    /** As their server showed them when they last wrote something here: what others read beside what they share. */
    displayName: text('display_name'),
    /** The language they chose to be spoken to in; null: that of their Discord, which is `locale` since they last wrote something here. */
    language: text('language'),
    locale: text('locale'),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
    /** When Discord said that they are no longer in the server; null once they do something here again. */
    goneAt: instant('gone_at'),
    /** Whether their name stands on the posts of days that they have finished. */
    namedOnPosts: boolean('named_on_posts').notNull().default(true),
    hidesStreak: boolean('hides_streak').notNull().default(false),
    onLeaderboard: boolean('on_leaderboard').notNull().default(true),
    /** Whether the group may read a new note of theirs unless they say otherwise. */
    sharesNotes: boolean('shares_notes').notNull().default(false),
  },
  (t) => [
    unique('learners_once').on(t.cohortId, t.userId),
    index('learners_user').on(t.userId),
    index('learners_gone').on(t.cohortId).where(sql`left_at is not null or gone_at is not null`),
  ],
);

/** That somebody takes part at present: they have neither left, nor are gone from the server. */
export const isPresent = sql`${learners.leftAt} is null and ${learners.goneAt} is null`;

export const learnerId = () =>
  bigint('learner_id', { mode: 'number' })
    .notNull()
    .references(() => learners.id, { onDelete: 'cascade' });

/** A learner's own zone and rest days, from a date on; older rows stay, so nothing reaches back. */
export const learnerSettings = pgTable(
  'habits',
  {
    learnerId: learnerId(),
    from: localDate('from_on').notNull(),
    zone: zone(),
    restDays: weekdays('rest_days').notNull().default(sql`'{}'`),
  },
  (t) => [primaryKey({ columns: [t.learnerId, t.from] })],
);

/** Where a learner stands from a date on: with the group, or at their own pace, from a day of the plan on. */
export const learnerPaces = pgTable(
  'paces',
  {
    learnerId: learnerId(),
    from: localDate('from_on').notNull(),
    kind: text('kind').$type<Pace['kind']>().notNull(),
    dayKey: text('day_key').notNull(),
    /** Their own weekdays; none with the group. */
    weekdays: weekdays('weekdays').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.learnerId, t.from] }),
    check(
      'paces_kind',
      sql`(${t.kind} = 'group') = (cardinality(${t.weekdays}) = 0) and ${t.kind} in ('group', 'own')`,
    ),
  ],
);

export const learnerPauses = pgTable(
  'learner_pauses',
  { id: id(), learnerId: learnerId(), from: instant('from_at').notNull(), until: instant('until_at') },
  (t) => [
    index('learner_pauses_learner').on(t.learnerId),
    uniqueIndex('learner_pauses_one_open').on(t.learnerId).where(sql`until_at is null`),
  ],
);
