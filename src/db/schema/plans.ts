import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import type { Curriculum, Problem } from '../../curriculum/model.ts';
import { id, instant, momentId } from './columns.ts';

export type StoredFile = { name: string; text: string };
export type KeptKeys = Record<string, string>;
/**
 * `keys` are those that held on from the version before; they are in the model already. `problems` are told again when
 * something about the draft was chosen.
 */
type DraftFiles = {
  hash: string;
  model: Curriculum;
  source: StoredFile[];
  keys: KeptKeys;
  problems?: Problem[];
};

/** A plan at one time, never changed once written. `owner` is the server it belongs to, or empty for the plans shipped with the bot. */
export const curriculumVersions = pgTable(
  'curriculum_versions',
  {
    id: momentId(),
    owner: text('owner').notNull().default(''),
    slug: text('slug').notNull(),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    title: text('title').notNull(),
    model: jsonb('model').$type<Curriculum>().notNull(),
    source: jsonb('source').$type<StoredFile[]>().notNull(),
    /** Days that kept the key of an earlier version, by the key that their file gives them now. */
    keys: jsonb('keys').$type<KeptKeys>().notNull().default(sql`'{}'`),
    /** The number of the reader that made the model of the source; 0 before readers had numbers. */
    reader: smallint('reader').notNull().default(0),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('curriculum_versions_reading').on(t.owner, t.slug, t.hash, t.reader),
    unique('curriculum_versions_number').on(t.owner, t.slug, t.version),
  ],
);

export const versionId = () =>
  bigint('version_id', { mode: 'number' })
    .notNull()
    .references(() => curriculumVersions.id);

/** What a plan's name means at present: the version that new cohorts get. A removed plan is kept while cohorts follow it. */
export const curricula = pgTable(
  'curricula',
  {
    owner: text('owner').notNull(),
    slug: text('slug').notNull(),
    currentId: bigint('current_id', { mode: 'number' })
      .notNull()
      .references(() => curriculumVersions.id),
    removedAt: instant('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.owner, t.slug] })],
);

/** What an admin is about to store or bring to the cohorts, until a button says what becomes of it. */
export const curriculumDrafts = pgTable(
  'curriculum_drafts',
  {
    id: id(),
    guildId: text('guild_id').notNull(),
    createdBy: text('created_by').notNull(),
    owner: text('owner').notNull(),
    slug: text('slug').notNull(),
    /** The version that was current when the draft was made; null for a new plan. */
    baseId: bigint('base_id', { mode: 'number' }).references(() => curriculumVersions.id, { onDelete: 'cascade' }),
    /** A stored version to use; null where new files are to be stored. */
    versionId: bigint('version_id', { mode: 'number' }).references(() => curriculumVersions.id, {
      onDelete: 'cascade',
    }),
    /** The new files, as they were read; null where a stored version is meant. */
    files: jsonb('files').$type<DraftFiles>(),
    /** Confirmed pairings: the old key and the key that the new file gives. */
    same: jsonb('same').$type<[string, string][]>().notNull().default(sql`'[]'`),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('curriculum_drafts_guild').on(t.guildId)],
);
