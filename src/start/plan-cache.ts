import type { Context } from '../context.ts';
import { type Plan, planOf } from '../curriculum/plan.ts';
import type { Db } from '../db/client.ts';
import { loadModel } from '../db/curricula.ts';

/** Plans by the id of their version, each read once. */
export function planCache(db: Db): Context['curriculumOf'] {
  const plans = new Map<number, Promise<Plan>>();
  return (versionId) => {
    let plan = plans.get(versionId);
    if (plan === undefined) {
      plan = loadModel(db, versionId).then((model) => {
        if (model === undefined) throw new Error(`no curriculum version ${versionId}`);
        return planOf(model);
      });
      plans.set(versionId, plan);
      // A failure is not an answer to keep.
      plan.catch(() => plans.delete(versionId));
    }
    return plan;
  };
}
