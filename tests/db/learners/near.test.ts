import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { keptOf } from '../../../src/commands/study/load-ledger.ts';
import { usableThrough } from '../../../src/core/learner/past.ts';
import type { Ledger } from '../../../src/core/ledger.ts';
import { renewKept } from '../../../src/db/learners/entries.ts';
import { loadLedger } from '../../../src/db/learners/ledger.ts';
import { cohorts } from '../../../src/db/schema.ts';
import { anyHistory, continued } from '../../core/histories.ts';
import { planOfKeys } from '../../core/ledgers.ts';
import { near } from '../../core/near.ts';
import { testWorld } from '../../support/context.ts';
import { ownOnly, storeLedger } from '../../support/stored-ledger.ts';

const world = await testWorld('2026-03-02T08:00:00Z');
const { db } = world.ctx;
const plan = planOfKeys(Array.from({ length: 90 }, (_, n) => String(n)));

afterEach(async () => {
  await db.delete(cohorts);
});

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
        const { learner, cohort } = await storeLedger(world, whole);
        const { versionId } = cohort;
        const read = await loadLedger(db, learner.id);
        expect(read).toEqual(asRead(whole));
        const kept = keptOf({ cohort: { versionId }, plan }, read, now);
        await renewKept(db, [learner.id], { versionId, now }, () => kept);
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
