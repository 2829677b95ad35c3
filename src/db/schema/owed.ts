import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, smallint, text, unique } from 'drizzle-orm/pg-core';
import { cohorts } from './cohorts.ts';
import { id, instant } from './columns.ts';
import { learners } from './learners.ts';

type OwedState = 'owed' | 'sent' | 'dropped';

/**
 * Messages other than the daily post that the bot owes somebody, or edits that it owes a message; `key` is the lock that
 * makes each be owed once. Rows stay for a while after they are settled, so that nothing is owed again.
 */
export const owed = pgTable(
  'owed',
  {
    id: id(),
    /** Names the occasion, for instance the learner and the date. */
    key: text('key').notNull(),
    /** Which of the jobs' kinds it is. */
    kind: text('kind').notNull(),
    /** What is late waits for none of a higher number. */
    priority: smallint('priority').notNull(),
    cohortId: bigint('cohort_id', { mode: 'number' }).references(() => cohorts.id, { onDelete: 'cascade' }),
    learnerId: bigint('learner_id', { mode: 'number' }).references(() => learners.id, { onDelete: 'cascade' }),
    /** The person it goes to, or else the channel, or the server whose people are to be reached. */
    userId: text('user_id'),
    guildId: text('guild_id'),
    channelId: text('channel_id'),
    /** The message that is edited; else the one that came of it. */
    messageId: text('message_id'),
    /** What the words are made of. */
    facts: jsonb('facts').notNull().default(sql`'{}'`),
    /** When it is due; whoever brings it out has moved this on, so that nobody else does. */
    dueAt: instant('due_at').notNull(),
    /** From then on nobody wants it any more. */
    untilAt: instant('until_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    state: text('state').$type<OwedState>().notNull().default('owed'),
    settledAt: instant('settled_at'),
  },
  (t) => [
    unique('owed_once').on(t.key),
    index('owed_due').on(t.priority, t.dueAt).where(sql`state = 'owed'`),
    index('owed_until').on(t.untilAt).where(sql`state = 'owed'`),
    index('owed_settled').on(t.settledAt).where(sql`state <> 'owed'`),
    index('owed_learner').on(t.learnerId).where(sql`learner_id is not null`),
    index('owed_cohort').on(t.cohortId).where(sql`cohort_id is not null`),
    check('owed_state', sql`${t.state} in ('owed', 'sent', 'dropped')`),
    check('owed_whom', sql`${t.userId} is not null or ${t.guildId} is not null`),
  ],
);
