import { and, asc, desc, eq, inArray, ne, notExists, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { cohorts, curricula, curriculumVersions, posts, setupDrafts } from '../schema.ts';
import { isOfPlan, shipped } from './versions.ts';

/** A plan a server can see: with all versions, newest first, and its cohorts that follow one, finished ones too. */
export type CataloguePlan = Awaited<ReturnType<typeof planCatalogue>>[number];

/** Every plan of a server and every shipped one, by slug; removed ones too, as long as they are stored. */
export async function planCatalogue(db: Db, guildId: string) {
  const plans = await db
    .select()
    .from(curricula)
    .where(inArray(curricula.owner, [shipped, guildId]))
    .orderBy(asc(curricula.owner), asc(curricula.slug));
  const { id, owner, slug, version, hash, title, createdAt } = curriculumVersions;
  const versions = await db
    .select({ id, owner, slug, version, hash, title, createdAt })
    .from(curriculumVersions)
    .where(inArray(owner, [shipped, guildId]))
    .orderBy(desc(version));
  const following = await db
    .select({ id: cohorts.id, channelId: cohorts.channelId, versionId: cohorts.versionId })
    .from(cohorts)
    .where(and(eq(cohorts.guildId, guildId), ne(cohorts.state, 'ended')))
    .orderBy(asc(cohorts.id));
  return plans.map((plan) => {
    const own = versions.filter((one) => one.owner === plan.owner && one.slug === plan.slug);
    const numbers = new Map(own.map((one) => [one.id, one.version]));
    return {
      owner: plan.owner,
      slug: plan.slug,
      title: own.find((one) => one.id === plan.currentId)?.title ?? plan.slug,
      currentId: plan.currentId,
      removed: plan.removedAt !== null,
      versions: own,
      cohorts: following.flatMap((cohort) => {
        const followed = numbers.get(cohort.versionId);
        return followed === undefined ? [] : [{ ...cohort, version: followed }];
      }),
    };
  });
}

/** The files of a version as they were sent, and whose it is; undefined if there is no such version. */
export async function sourceOf(db: Db, versionId: number) {
  const { owner, slug, version, source } = curriculumVersions;
  const [row] = await db
    .select({ owner, slug, version, source })
    .from(curriculumVersions)
    .where(eq(curriculumVersions.id, versionId));
  return row;
}

/** The keys that days of a version kept from versions before. */
export async function keysOf(db: Db, versionId: number): Promise<Record<string, string>> {
  const [row] = await db
    .select({ keys: curriculumVersions.keys })
    .from(curriculumVersions)
    .where(eq(curriculumVersions.id, versionId));
  return row?.keys ?? {};
}

/** What a server stores: its plans that are offered, and the bytes of all their versions. */
export async function storedBy(db: Db, guildId: string): Promise<{ plans: number; bytes: number }> {
  const [row] = await db.execute<{ plans: number; bytes: number }>(sql`
    select
      (select count(*)::int from ${curricula} where owner = ${guildId} and removed_at is null) as plans,
      (select coalesce(sum(octet_length(source::text)), 0)::int from ${curriculumVersions} where owner = ${guildId}) as bytes`);
  return row ?? { plans: 0, bytes: 0 };
}

/**
 * Takes a server's plan out of the catalogue. Versions that a cohort follows or a post was made of stay; the others are deleted.
 * False when there was none to remove.
 */
export async function removePlan(db: Db, guildId: string, slug: string, now: Date): Promise<boolean> {
  if (guildId === shipped) return false;
  return db.transaction(async (tx) => {
    const plan = and(eq(curricula.owner, guildId), eq(curricula.slug, slug));
    const [before] = await tx.select().from(curricula).where(plan).for('update');
    if (before === undefined || before.removedAt !== null) return false;
    await tx.update(curricula).set({ removedAt: now }).where(plan);
    await deleteUnused(tx, guildId, slug);
    const versions = isOfPlan(guildId, slug);
    if ((await tx.$count(curriculumVersions, and(versions, sql`not ${isUnused}`))) === 0) {
      await tx.delete(curricula).where(plan);
      await tx.delete(curriculumVersions).where(versions);
    }
    return true;
  });
}

const isUnused = sql`(
  not exists (select 1 from ${cohorts} where ${cohorts.versionId} = ${curriculumVersions.id})
  and not exists (select 1 from ${posts} where ${posts.versionId} = ${curriculumVersions.id})
  and not exists (select 1 from ${setupDrafts}
    where ${setupDrafts.guildId} = ${curriculumVersions.owner} and (${setupDrafts.settings} ->> 'versionId')::bigint = ${curriculumVersions.id})
)`;

/** Deletes versions of a server that are not current and that nobody follows, was sent days of or is about to choose. */
export async function deleteUnused(db: Db, guildId: string, slug?: string): Promise<void> {
  await db
    .delete(curriculumVersions)
    .where(
      and(
        slug === undefined ? eq(curriculumVersions.owner, guildId) : isOfPlan(guildId, slug),
        notExists(db.select({ one: sql`1` }).from(curricula).where(eq(curricula.currentId, curriculumVersions.id))),
        isUnused,
      ),
    );
}

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
