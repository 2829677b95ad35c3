import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { LocalDate } from '../../core/calendar.ts';
import type { Audience, Past } from '../../core/ledger.ts';
import { cohortId } from './cohorts.ts';
import { bytes, id, instant, localDate } from './columns.ts';
import { learnerId } from './learners.ts';

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
  (t) => [primaryKey({ columns: [t.learnerId, t.dayKey] }), index('completions_dates').on(t.learnerId, t.on)],
);

/** What admins changed in somebody's ledger, and why: told to its learner, and there to be taken back. */
export const corrections = pgTable(
  'corrections',
  {
    id: id(),
    learnerId: learnerId(),
    /** Null once that admin has had all about them deleted. */
    madeBy: text('made_by'),
    dayKey: text('day_key').notNull(),
    /** The entry before, null where there was none. */
    fromOn: localDate('from_on'),
    fromLate: boolean('from_late'),
    fromLoggedAt: instant('from_logged_at'),
    /** The date it counts for since then, null where it was removed. */
    toOn: localDate('to_on'),
    reason: text('reason').notNull(),
    at: instant('made_at').notNull(),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    index('corrections_learner').on(t.learnerId),
    index('corrections_made_by').on(t.madeBy).where(sql`made_by is not null`),
    check('corrections_reason_length', sql`char_length(${t.reason}) between 1 and 200`),
    check(
      'corrections_before',
      sql`(${t.fromOn} is null) = (${t.fromLate} is null) and (${t.fromOn} is null) = (${t.fromLoggedAt} is null)`,
    ),
    check('corrections_change', sql`${t.fromOn} is distinct from ${t.toOn}`),
  ],
);

export const notes = pgTable(
  'notes',
  {
    id: id(),
    learnerId: learnerId(),
    dayKey: text('day_key').notNull(),
    text: text('text').notNull(),
    audience: text('audience').$type<Audience>().notNull().default('me'),
    link: text('link'),
    /** Since when, and why, the group may not read it any more: somebody who keeps order there took it down. */
    takenDownAt: instant('taken_down_at'),
    takenDownReason: text('taken_down_reason'),
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
    check('notes_link_length', sql`char_length(${t.link}) between 1 and 500`),
    check('notes_reason_length', sql`char_length(${t.takenDownReason}) between 1 and 200`),
    check(
      'notes_taken_down',
      sql`(${t.takenDownAt} is null) = (${t.takenDownReason} is null) and (${t.takenDownAt} is null or ${t.audience} = 'me')`,
    ),
  ],
);

/** The file that belongs to a note, apart from it: whoever leafs through notes reads no files. */
export const noteFiles = pgTable(
  'note_files',
  {
    noteId: bigint('note_id', { mode: 'number' })
      .primaryKey()
      .references(() => notes.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    content: bytes('content').notNull(),
  },
  (t) => [check('note_files_size', sql`octet_length(${t.content}) between 1 and 1048576`)],
);

/**
 * What is kept of a ledger beside it, so that nobody reads all of it again; every write to the ledger renews it in the same
 * transaction. The streak is as it was then, after `through`, which is what versions go by that know no past; the past is
 * that of a version of the plan.
 */
export const streaks = pgTable('streaks', {
  learnerId: learnerId().primaryKey(),
  current: integer('current').notNull(),
  longest: integer('longest').notNull(),
  freezes: integer('freezes').notNull(),
  through: localDate('through_on'),
  /**
   * Null where there is none yet. It names the `through` that was written with it: where that is another one now, a
   * version that knows no past has changed the ledger, perhaps before the past's end.
   */
  past: jsonb('past').$type<Past & { versionId: number; streakOn: LocalDate | null }>(),
  /** How many days of the plan are done, and how many of those had not been posted then. */
  days: integer('days').notNull().default(0),
  ahead: integer('ahead').notNull().default(0),
  /** Of which version of the plan, and of a ledger up to which date: where that is not so now, they are counted. */
  daysOf: text('days_of'),
  /** When the last post had come that the streak counts or leaves open; null: it is to be counted anew. */
  seenAt: instant('seen_at'),
  /** When the first of those dates closes that were open then, and neither kept nor missed. */
  openUntil: instant('open_until'),
});

/** Weeks and months a learner has completed, kept beside the ledger so that counting a cohort of thousands reads one index. */
export const milestones = pgTable(
  'milestones',
  {
    learnerId: learnerId(),
    key: text('key').notNull(),
    cohortId: cohortId(),
    reachedOn: localDate('reached_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.learnerId, t.key] }), index('milestones_cohort').on(t.cohortId, t.key)],
);

/** An outcome or deliverable that a learner has ticked, with what they showed for it. */
export const ticks = pgTable(
  'ticks',
  {
    learnerId: learnerId(),
    /** Made from the month or project and the item's words, so that re-ordering a plan moves no tick. */
    key: text('key').notNull(),
    /** The item's words when it was ticked: they stay readable should the plan lose the item. */
    item: text('item').notNull(),
    at: instant('ticked_at').notNull(),
    /** A link or a few words. */
    evidence: text('evidence'),
    /** A file sent to Discord: its name and address. The bytes stay with Discord, whose address expires. */
    fileName: text('file_name'),
    fileUrl: text('file_url'),
  },
  (t) => [
    primaryKey({ columns: [t.learnerId, t.key] }),
    check('ticks_evidence_length', sql`char_length(${t.evidence}) between 1 and 1000`),
    check('ticks_file_complete', sql`(${t.fileName} is null) = (${t.fileUrl} is null)`),
  ],
);
