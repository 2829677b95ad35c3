import { type Ledger, type LedgerPart, partsOf } from '../../src/core/ledger.ts';
import type { NewCohort } from '../../src/db/cohorts.ts';
import { joinAndLockLearner } from '../../src/db/learners/learners.ts';
import { cohortPauses, completions, learnerPaces, learnerPauses, learnerSettings, posts } from '../../src/db/schema.ts';
import type { World } from './context.ts';

let stored = 0;

/** Writes a ledger as it would have come to be; gives its learner. */
export async function storeLedger(world: World, ledger: Ledger, change: Partial<NewCohort> = {}) {
  const userId = 'ann';
  const { db } = world.ctx;
  const learners = [];
  const earlier: number[] = [];
  for (const part of partsOf(ledger)) {
    stored += 1;
    const cohort = await world.cohort({ channelId: `c${stored}`, zone: ledger.zone, earlier: [...earlier], ...change });
    earlier.push(cohort.id);
    learners.push({ cohort, learner: await joinAndLockLearner(db, cohort.id, { userId }, part.joinedAt) });
    await storePart(db, part, cohort, learners.at(-1)?.learner.id ?? 0);
  }
  const own = learners.at(-1);
  if (own === undefined) throw new Error('a ledger has a part');
  const { id: learnerId } = own.learner;
  for (const row of ledger.settings) await db.insert(learnerSettings).values({ learnerId, ...row });
  for (const row of ledger.paces) await db.insert(learnerPaces).values({ learnerId, ...ownOnly(row) });
  return own;
}

/** With the group nobody has weekdays of their own. */
export function ownOnly(pace: Ledger['paces'][number]) {
  return { ...pace, weekdays: pace.kind === 'own' ? pace.weekdays : [] };
}

async function storePart(
  db: World['ctx']['db'],
  part: LedgerPart,
  cohort: { id: number; versionId: number },
  learnerId: number,
) {
  const of = { cohortId: cohort.id, versionId: cohort.versionId, channelId: 'c', kind: 'day' as const };
  const rounds = new Map<string, number>();
  const rows = part.posts.map(({ on, at, zone, dayKey }) => {
    const round = (rounds.get(dayKey) ?? -1) + 1;
    rounds.set(dayKey, round);
    const sent = { state: 'sent' as const, slotAt: at, claimedAt: at, leaseUntil: at, postedAt: at, messageId: 'm' };
    return { ...of, ...sent, on, zone, dayKey, round };
  });
  if (rows.length > 0) await db.insert(posts).values(rows);
  for (const pause of part.pauses) await db.insert(learnerPauses).values({ learnerId, ...pause });
  for (const pause of part.cohortPauses) await db.insert(cohortPauses).values({ cohortId: cohort.id, ...pause });
  if (part.completions.length > 0)
    await db.insert(completions).values(part.completions.map((done) => ({ learnerId, ...done })));
}
