import type { Context } from '../context.ts';
import { type Plan, planOf } from '../curriculum/plan.ts';
import type { Db } from '../db/client.ts';
import { loadModel } from '../db/plans/versions.ts';

/** Characters of JSON that the plans kept may have together; in memory a plan takes a few times as much. */
const roomFor = 16_000_000;

type Kept = { plan: Promise<Plan>; size: number };

/**
 * Plans by the id of their version, the last ones that were asked for. An id is taken from the clock and its row never
 * changes, so none can mean another plan, whatever becomes of the database while the bot runs.
 */
export function planCache(db: Db, room: number = roomFor): Context['curriculumOf'] {
  // A map keeps the order in which keys came in: the first one has not been asked for the longest.
  const plans = new Map<number, Kept>();
  let taken = 0;
  const drop = (versionId: number, kept: Kept): void => {
    if (plans.get(versionId) !== kept) return;
    plans.delete(versionId);
    taken -= kept.size;
  };
  const read = (versionId: number): Kept => {
    const kept: Kept = {
      size: 0,
      plan: loadModel(db, versionId).then((model) => {
        if (model === undefined) throw new Error(`no curriculum version ${versionId}`);
        if (plans.get(versionId) === kept) {
          kept.size = JSON.stringify(model).length;
          taken += kept.size;
          for (const [id, oldest] of plans) {
            if (taken <= room) break;
            if (oldest !== kept) drop(id, oldest);
          }
        }
        return planOf(model);
      }),
    };
    // A failure is not an answer to keep.
    kept.plan.catch(() => drop(versionId, kept));
    return kept;
  };
  return (versionId) => {
    const kept = plans.get(versionId) ?? read(versionId);
    plans.delete(versionId);
    plans.set(versionId, kept);
    return kept.plan;
  };
}
