import { type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../core/calendar.ts';
import type { Completion, Ledger, Past } from '../../core/ledger.ts';
import type { Reached } from '../../core/milestones.ts';
import type { Streak } from '../../core/streak/streak.ts';
import type { Db } from '../client.ts';
import { type Beside, besides } from '../handled.ts';
import { completions, milestones, streaks } from '../schema.ts';
import { type Learner, lockLearner } from './learners.ts';
import { loadLedger, type Near } from './ledger.ts';

/**
 * What is kept of a ledger as it is now: the streak, by which people are put in an order, with the last date that it
 * counts, and its past, told by a version of the plan.
 */
export type Kept = { streak: Streak; through: LocalDate | null; past: Past | null; versionId: number };

/** Writes what is kept of a ledger, for a row that a select gives the number of. */
function keeping(learnerId: SQL, { streak, through, past, versionId }: Kept): SQL {
  const { current, longest, freezes } = streak;
  const kept = past === null ? null : JSON.stringify({ versionId, streakOn: through, ...past });
  return sql`insert into ${streaks} (learner_id, current, longest, freezes, through_on, past)
    select id, ${current}::int, ${longest}::int, ${freezes}::int, ${through}::date, ${kept}::jsonb
    from (${learnerId}) learner (id)
    on conflict (learner_id) do update set current = excluded.current, longest = excluded.longest,
      freezes = excluded.freezes, through_on = excluded.through_on, past = excluded.past`;
}

/** Renews what is kept of a ledger that is only read. Nothing happens where its learner has just deleted all of it. */
export async function renewKept(
  db: Db,
  { id, cohortId, userId }: Pick<Learner, 'id' | 'cohortId' | 'userId'>,
  near: Near,
  keptOf: (ledger: Ledger) => Kept,
): Promise<void> {
  await db.transaction(async (tx) => {
    if ((await lockLearner(tx, cohortId, userId)) === undefined) return;
    await tx.execute(keeping(sql`select ${id}::bigint`, keptOf(await loadLedger(tx, id, near))));
  });
}

/**
 * Writes a completion with what is kept of the ledger and the milestones that follow from it, in one statement. False when
 * the day was done already: then nothing is written but what stands beside it. The learner's row must be locked.
 */
export async function addCompletion(
  db: Db,
  learner: { id: number; cohortId: number },
  completion: Completion,
  kept: Kept,
  reached: Reached[],
  ...beside: Beside[]
): Promise<boolean> {
  const rows = await db.execute(sql`
    with ${besides(beside)} added as (
      insert into ${completions} (learner_id, day_key, on_date, late, logged_at)
      values (${learner.id}, ${completion.dayKey}, ${completion.on}, ${completion.late}, ${completion.at.toISOString()})
      on conflict do nothing
      returning learner_id
    ), folded as (
      ${keeping(sql`select learner_id from added`, kept)}
    ), marked as (
      insert into ${milestones} (learner_id, key, cohort_id, reached_on)
      select added.learner_id, m.key, ${learner.cohortId}::bigint, m."reachedOn"
      from added, json_to_recordset(${JSON.stringify(reached)}::json) as m(key text, "reachedOn" date)
      on conflict do nothing
    )
    select learner_id from added`);
  return rows.length > 0;
}

/** Takes a completion back, with the milestones that fall with it, and writes what is kept of the rest. The learner's row must be locked. */
export async function removeCompletion(
  db: Db,
  learner: { id: number },
  dayKey: string,
  kept: Kept,
  fallen: string[],
  ...beside: Beside[]
): Promise<void> {
  await db.execute(sql`
    with ${besides(beside)} removed as (
      delete from ${completions} where learner_id = ${learner.id} and day_key = ${dayKey}
    ), unmarked as (
      delete from ${milestones} where learner_id = ${learner.id}
        and key in (select json_array_elements_text(${JSON.stringify(fallen)}::json))
    )
    ${keeping(sql`select ${learner.id}::bigint`, kept)}`);
}
