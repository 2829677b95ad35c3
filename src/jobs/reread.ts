import type { Context } from '../context.ts';
import { isRefused } from '../curriculum/check.ts';
import { milestoneDays } from '../curriculum/compare/diff.ts';
import { rereadKeys } from '../curriculum/compare/kept-keys.ts';
import { readInWorker, unhurried } from '../curriculum/import/import.ts';
import { readerNumber } from '../curriculum/model.ts';
import { planOf, removedKeys } from '../curriculum/plan.ts';
import { movePointer } from '../curriculum/pointer.ts';
import { cohortsBehindReading, lockFollower, moveCohort, type StaleReader, touchedDays } from '../db/plans/moves.ts';
import { addVersion, currentVersion, lockPlan, staleVersion } from '../db/plans/versions.ts';
import { oweNotice } from '../db/posts/notices.ts';
import { loggedProblem } from '../messages/plans/problems.ts';

type Tools = Pick<Context, 'db' | 'log' | 'curriculumOf'>;
type Stale = NonNullable<Awaited<ReturnType<typeof staleVersion>>>;

/**
 * Reads stored plans again that an older reader has read, and brings the groups that follow them along. Called with every
 * tick; works through all of them once in a process. Throws what the database throws; the next call goes on from there.
 */
export function rereading(tools: Tools): (now: Date) => Promise<void> {
  let done = false;
  let isUnderWay = false;
  return async (now) => {
    if (done || isUnderWay) return;
    isUnderWay = true;
    try {
      await rereadStored(tools, now);
      done = true;
    } finally {
      isUnderWay = false;
    }
  };
}

async function rereadStored(tools: Tools, now: Date): Promise<void> {
  const looked: number[] = [];
  for (;;) {
    const stale = await staleVersion(tools.db, readerNumber, looked);
    if (stale === undefined) break;
    looked.push(stale.id);
    await reread(tools, stale, now);
  }
  for (const cohort of await cohortsBehindReading(tools.db)) await follow(tools, cohort, now);
}

/** Stores the new reading as a version of its own, unless the reader of today refuses the plan: then the old one stays. */
async function reread({ db, log, curriculumOf }: Tools, stale: Stale, now: Date): Promise<void> {
  const { owner, slug, hash, source } = stale;
  if (source.length === 0) return;
  const files = source.map(({ name, text }) => ({ name, content: new TextEncoder().encode(text) }));
  const reading = await readInWorker(slug, files, unhurried);
  if (isRefused(reading)) {
    const first = reading.problems.find(({ level }) => level === 'error');
    const why = first === undefined ? '' : ` ${loggedProblem(first)}`;
    log.warn(`the plan ${slug} stays as it was read before, for it would be refused today:${why}`);
    return;
  }
  const { curriculum: model, keys } = rereadKeys(reading.curriculum, await curriculumOf(stale.id), stale.keys);
  await db.transaction(async (tx) => {
    await lockPlan(tx, owner, slug);
    // Whoever brought another version meanwhile, brought one that today's reader has read.
    if ((await currentVersion(tx, owner, slug))?.id !== stale.id) return;
    const { version } = await addVersion(tx, { owner, slug, hash, model, source, keys }, now);
    log.info({ plan: slug, version, days: planOf(model).days.length }, 'a stored plan was read again');
  });
}

/** A group goes over by itself only where nobody loses anything; else it stays, and its admins are told that they may. */
async function follow({ db, log, curriculumOf }: Tools, stale: StaleReader, now: Date): Promise<void> {
  const { cohortId, versionId, rereadId } = stale;
  const [old, next] = [await curriculumOf(versionId), await curriculumOf(rereadId)];
  await db.transaction(async (tx) => {
    const cohort = await lockFollower(tx, cohortId, versionId);
    if (cohort === undefined) return;
    const lost = await touchedDays(tx, cohortId, removedKeys(old, next));
    if (lost.days.length > 0) {
      log.info({ cohort: cohortId, days: lost.days }, 'the group keeps its plan as it was read before');
      return oweNotice(tx, cohortId, 'reread', now);
    }
    const to = { versionId: rereadId, ...movePointer(old, next, cohort) };
    await moveCohort(tx, cohortId, to, milestoneDays(next.curriculum));
  });
}
