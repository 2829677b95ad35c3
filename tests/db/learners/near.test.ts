import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { keptOf } from '../../../src/commands/study/load-ledger.ts';
import { usableThrough } from '../../../src/core/learner/past.ts';
import { type Ledger, type LedgerPart, partsOf } from '../../../src/core/ledger.ts';
import { renewKept } from '../../../src/db/learners/entries.ts';
import { joinAndLockLearner } from '../../../src/db/learners/learners.ts';
import { loadLedger } from '../../../src/db/learners/ledger.ts';
import {
  cohortPauses,
  cohorts,
  completions,
  learnerPaces,
  learnerPauses,
  learnerSettings,
  posts,
} from '../../../src/db/schema.ts';
import { anyHistory, continued } from '../../core/histories.ts';
import { planOfKeys } from '../../core/ledgers.ts';
import { near } from '../../core/near.ts';
import { testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-02T08:00:00Z');
const { db } = world.ctx;
const plan = planOfKeys(Array.from({ length: 90 }, (_, n) => String(n)));
const userId = 'ann';
let stored = 0;

afterEach(async () => {
  await db.delete(cohorts);
});

/** Writes a ledger as it would have come to be; gives its learner. */
async function store(ledger: Ledger) {
  const learners = [];
  const earlier: number[] = [];
  for (const part of partsOf(ledger)) {
    stored += 1;
    const cohort = await world.cohort({ channelId: `c${stored}`, zone: ledger.zone, earlier: [...earlier] });
    earlier.push(cohort.id);
    learners.push({ cohort, learner: await joinAndLockLearner(db, cohort.id, { userId }, part.joinedAt) });
    await storePart(part, cohort, learners.at(-1)?.learner.id ?? 0);
  }
  const own = learners.at(-1);
  if (own === undefined) throw new Error('a ledger has a part');
  const { id: learnerId } = own.learner;
  for (const row of ledger.settings) await db.insert(learnerSettings).values({ learnerId, ...row });
  for (const row of ledger.paces) await db.insert(learnerPaces).values({ learnerId, ...ownOnly(row) });
  return { learner: own.learner, versionId: own.cohort.versionId };
}

/** As it is read: who went over to the next plan was away in the one before up to then. */
function asRead(ledger: Ledger): Ledger {
  const { joinedAt } = ledger;
  const earlier = ledger.earlier?.map((part) => ({
    ...part,
    pauses: part.pauses
      .filter(({ from }) => from < joinedAt)
      .map(({ from, until }) => ({ from, until: until !== null && until < joinedAt ? until : joinedAt })),
  }));
  return { ...ledger, paces: ledger.paces.map(ownOnly), ...(earlier === undefined ? {} : { earlier }) };
}

/** With the group nobody has weekdays of their own. */
function ownOnly(pace: Ledger['paces'][number]) {
  return { ...pace, weekdays: pace.kind === 'own' ? pace.weekdays : [] };
}

async function storePart(part: LedgerPart, cohort: { id: number; versionId: number }, learnerId: number) {
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

test('the database reads of a ledger what is near of it, and the whole where no past is kept of this plan', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyHistory,
      fc.boolean(),
      fc.array(fc.nat(60).map(String), { maxLength: 3 }),
      async (lived, goesOver, days) => {
        const [half, last] = [lived[Math.floor(lived.length / 2)], lived.at(-1)];
        if (half === undefined || last === undefined) return;
        const { now } = last;
        const whole = goesOver ? continued(last.ledger, half.now) : last.ledger;
        const { learner, versionId } = await store(whole);
        const read = await loadLedger(db, learner.id);
        expect(read).toEqual(asRead(whole));
        const kept = keptOf({ cohort: { versionId }, plan }, read, now);
        await renewKept(db, learner, { versionId, now }, () => kept);
        expect(await loadLedger(db, learner.id, { versionId, now, days })).toEqual(near(read, kept.past, days));
        expect(await loadLedger(db, learner.id, { versionId: versionId + 1, now, days })).toEqual(read);
        // A clock that ran ahead has kept what is not past yet.
        const before = new Date(now.getTime() - 30 * 86_400_000);
        const usable = kept.past !== null && kept.past.through <= usableThrough(before) ? kept.past : null;
        expect(await loadLedger(db, learner.id, { versionId, now: before })).toEqual(near(read, usable));
      },
    ),
    { numRuns: 20, endOnFailure: true },
  );
});
