import { and, asc, desc, eq, inArray, isNull, lt, max, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Curriculum } from '../../curriculum/model.ts';
import type { Db } from '../client.ts';
import type { KeptKeys, StoredFile } from '../schema/plans.ts';
import { curricula, curriculumVersions } from '../schema.ts';

/** The owner of plans that came with the bot; every server may use them. */
export const shipped = '';

/** Which versions are a plan's. */
export function isOfPlan(owner: string, slug: string) {
  return and(eq(curriculumVersions.owner, owner), eq(curriculumVersions.slug, slug));
}

export type VersionName = { id: number; owner: string; slug: string; version: number; title: string };

/** Whether a plan with this content is stored already; if so its version, as the latest reader read it. */
export async function findVersion(db: Db, owner: string, slug: string, hash: string): Promise<VersionName | undefined> {
  const [row] = await db
    .select(name)
    .from(curriculumVersions)
    .where(and(isOfPlan(owner, slug), eq(curriculumVersions.hash, hash)))
    .orderBy(desc(curriculumVersions.reader))
    .limit(1);
  return row;
}

/** What becomes a version. */
type NewVersion = {
  owner: string;
  slug: string;
  hash: string;
  model: Curriculum;
  source: StoredFile[];
  keys?: KeptKeys;
};

/**
 * Stores a plan as the next version of its slug and makes it the current one. Two processes that bring the same content
 * make one version.
 */
export async function addVersion(db: Db, plan: NewVersion, now: Date): Promise<VersionName> {
  return db.transaction(async (tx) => {
    // Numbers are dense and two imports may run at once, so the slug is taken in turn.
    await lockPlan(tx, plan.owner, plan.slug);
    const [last] = await tx
      .select({ version: max(curriculumVersions.version) })
      .from(curriculumVersions)
      .where(isOfPlan(plan.owner, plan.slug));
    const [added] = await tx
      .insert(curriculumVersions)
      .values({
        ...plan,
        version: (last?.version ?? 0) + 1,
        title: plan.model.title,
        reader: plan.model.reader ?? 0,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning(name);
    const version = added ?? (await findVersion(tx, plan.owner, plan.slug, plan.hash));
    if (version === undefined) throw new Error(`curriculum ${plan.slug} was neither stored nor found`);
    await makeCurrent(tx, version);
    return version;
  });
}

/** Holds a plan's name until the transaction ends. It comes before any lock on the plan's rows, or two could wait for each other. */
export async function lockPlan(db: Db, owner: string, slug: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${owner}/${slug}`}, 0))`);
}

/** The version a plan's name means at present; undefined when there is no such plan or it was removed. */
export async function currentVersion(db: Db, owner: string, slug: string): Promise<VersionName | undefined> {
  const [row] = await currentVersions(db, isOfPlan(owner, slug));
  return row;
}

/** Makes a stored version the one that new cohorts get, and its plan one that is offered. Writes only what changes. */
export async function makeCurrent(db: Db, version: Pick<VersionName, 'id' | 'owner' | 'slug'>): Promise<void> {
  const { id, owner, slug } = version;
  await db
    .insert(curricula)
    .values({ owner, slug, currentId: id })
    .onConflictDoUpdate({
      target: [curricula.owner, curricula.slug],
      set: { currentId: id, removedAt: null },
      setWhere: sql`${curricula.currentId} <> ${id} or ${curricula.removedAt} is not null`,
    });
}

/**
 * The current version of every plan a server may choose: those shipped and its own, by slug. A shipped plan that bears
 * the name of the server's own stands back.
 */
export async function availablePlans(db: Db, guildId: string): Promise<VersionName[]> {
  const plans = await currentVersions(db, inArray(curricula.owner, [shipped, guildId]));
  const own = new Set(plans.flatMap(({ owner, slug }) => (owner === shipped ? [] : [slug])));
  return plans.filter(({ owner, slug }) => owner !== shipped || !own.has(slug));
}

function currentVersions(db: Db, which: SQL | undefined) {
  return db
    .select(name)
    .from(curricula)
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, curricula.currentId))
    .where(and(which, isNull(curricula.removedAt)))
    .orderBy(asc(curricula.owner), asc(curricula.slug));
}

/** A plan's current version that an older reader has read, with what it was read from; undefined if there is none. */
export async function staleVersion(
  db: Db,
  reader: number,
  except: readonly number[],
): Promise<(VersionName & { hash: string; source: StoredFile[]; keys: KeptKeys }) | undefined> {
  const { hash, source, keys, reader: by } = curriculumVersions;
  const [row] = await db
    .select({ ...name, hash, source, keys })
    .from(curricula)
    .innerJoin(curriculumVersions, eq(curriculumVersions.id, curricula.currentId))
    .where(and(isNull(curricula.removedAt), lt(by, reader), notInArray(curriculumVersions.id, [...except])))
    .orderBy(asc(curriculumVersions.id))
    .limit(1);
  return row;
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
