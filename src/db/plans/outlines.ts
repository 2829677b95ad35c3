import { inArray, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { curriculumVersions } from '../schema.ts';

/** A plan in one look: how long it is, how it begins, and its language where that is known. */
type Outline = { days: number; first: { label: string; title: string }; language: string | null };

/** The outlines of versions, by their id. Postgres looks into the models, which are too large to fetch many of. */
export async function planOutlines(db: Db, versionIds: readonly number[]): Promise<Map<number, Outline>> {
  const days = sql`'$.months[*].weeks[*].days[*]'`;
  const rows = await db
    .select({
      id: curriculumVersions.id,
      days: sql<number>`jsonb_array_length(jsonb_path_query_array(${curriculumVersions.model}, ${days}))`,
      first: sql<Outline['first']>`jsonb_path_query_first(${curriculumVersions.model}, ${days})`,
      language: sql<string | null>`${curriculumVersions.model} ->> 'language'`,
    })
    .from(curriculumVersions)
    .where(inArray(curriculumVersions.id, [...versionIds]));
  return new Map(rows.map(({ id, ...outline }) => [id, outline]));
}
