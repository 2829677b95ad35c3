import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Curriculum } from '../curriculum/model.ts';
import type { Db } from './client.ts';
import { curriculumVersions } from './schema.ts';

/** The owner of plans that came with the bot; every server may use them. */
export const shipped = '';

export type VersionName = { id: number; owner: string; slug: string; version: number; title: string };

/** Whether a plan with this content is stored already; its version if so. */
export async function findVersion(db: Db, owner: string, slug: string, hash: string): Promise<VersionName | undefined> {
  const [row] = await db
    .select(name)
    .from(curriculumVersions)
    .where(
      and(eq(curriculumVersions.owner, owner), eq(curriculumVersions.slug, slug), eq(curriculumVersions.hash, hash)),
    );
  return row;
}

/** Stores a plan as the next version of its slug. Two processes that bring the same content make one version. */
export async function addVersion(
  db: Db,
  plan: {
    owner: string;
    slug: string;
    hash: string;
    model: Curriculum;
    source: { name: string; text: string }[];
  },
  now: Date,
): Promise<VersionName> {
  return db.transaction(async (tx) => {
    // Numbers are dense and two imports may run at once, so the slug is taken in turn.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${plan.owner}/${plan.slug}`}, 0))`);
    const [last] = await tx
      .select({ version: curriculumVersions.version })
      .from(curriculumVersions)
      .where(and(eq(curriculumVersions.owner, plan.owner), eq(curriculumVersions.slug, plan.slug)))
      .orderBy(desc(curriculumVersions.version))
      .limit(1);
    const [added] = await tx
      .insert(curriculumVersions)
      .values({ ...plan, version: (last?.version ?? 0) + 1, title: plan.model.title, createdAt: now })
      .onConflictDoNothing()
      .returning(name);
    const version = added ?? (await findVersion(tx, plan.owner, plan.slug, plan.hash));
    if (version === undefined) throw new Error(`curriculum ${plan.slug} was neither stored nor found`);
    return version;
  });
}

/** The newest version of every plan a server may choose: its own and those shipped. By slug. */
export async function availablePlans(db: Db, guildId: string): Promise<VersionName[]> {
  return db
    .selectDistinctOn([curriculumVersions.owner, curriculumVersions.slug], name)
    .from(curriculumVersions)
    .where(inArray(curriculumVersions.owner, [shipped, guildId]))
    .orderBy(curriculumVersions.owner, curriculumVersions.slug, desc(curriculumVersions.version));
}

/** The stored model of a version, undefined if there is none. */
export async function loadModel(db: Db, versionId: number): Promise<Curriculum | undefined> {
  const [row] = await db
    .select({ model: curriculumVersions.model })
    .from(curriculumVersions)
    .where(eq(curriculumVersions.id, versionId));
  return row?.model;
}

const name = {
  id: curriculumVersions.id,
  owner: curriculumVersions.owner,
  slug: curriculumVersions.slug,
  version: curriculumVersions.version,
  title: curriculumVersions.title,
};
