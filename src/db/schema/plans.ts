import { integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { Curriculum } from '../../curriculum/model.ts';
import { id, instant } from './columns.ts';

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
