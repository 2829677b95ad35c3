import { sql } from 'drizzle-orm';
import { check, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { learnerId } from './learners.ts';

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
