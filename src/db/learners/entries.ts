import { inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { LocalDate } from '../../core/calendar.ts';
import type { Completion, Ledger, Past } from '../../core/ledger.ts';
import type { Reached } from '../../core/milestones.ts';
import type { Streak } from '../../core/streak/streak.ts';
import type { Db } from '../client.ts';
import { type Beside, besides } from '../handled.ts';
import { completions, learners, milestones, streaks } from '../schema.ts';
import { loadLedger, type Near } from './ledger.ts';

/**
 * What is kept of a ledger as it is now: the streak with the last date that it counts and until when that holds, how many
 * days are done, by both of which people are put in an order, and its past, told by a version of the plan.
 */
export type Kept = {
  streak: Streak;
  through: LocalDate | null;
  seenAt: Date;
  openUntil: Date | null;
  days: number;
  /** Of these, those that have not been posted. */
  ahead: number;
  past: Past | null;
  versionId: number;
};

/** What `days` belong to, by a version of the plan. */
export const countedFor = (versionId: SQL | number, through: SQL | PgColumn | LocalDate | null) =>
  sql`concat(${versionId}::bigint, ' ', ${through}::date)`;

/** Writes what is kept of a ledger, for a row that a select gives the number of. */
function keeping(learnerId: SQL, { streak, through, seenAt, openUntil, days, ahead, past, versionId }: Kept): SQL {
  const { current, longest, freezes } = streak;
  const kept = past === null ? null : JSON.stringify({ versionId, streakOn: through, ...past });
  return sql`insert into ${streaks} (learner_id, current, longest, freezes, through_on, past, days, ahead, days_of, seen_at, open_until)
    select id, ${current}::int, ${longest}::int, ${freezes}::int, ${through}::date, ${kept}::jsonb, ${days}::int, ${ahead}::int,
      ${countedFor(versionId, through)}, ${seenAt.toISOString()}::timestamptz, ${openUntil?.toISOString() ?? null}::timestamptz
    from (${learnerId}) learner (id)
    on conflict (learner_id) do update set current = excluded.current, longest = excluded.longest,
      freezes = excluded.freezes, through_on = excluded.through_on, past = excluded.past,
      days = excluded.days, ahead = excluded.ahead, days_of = excluded.days_of, seen_at = excluded.seen_at, open_until = excluded.open_until`;
}

/** Renews what is kept of ledgers that are only read. Nothing happens to one whose learner has just deleted all of it. */
export async function renewKept(
  db: Db,
  learnerIds: readonly number[],
  near: Near,
  keptOf: (ledger: Ledger) => Kept,
): Promise<void> {
  for (let from = 0; from < learnerIds.length; from += renewedAtOnce) {
    await db.transaction(async (tx) => {
      const asked = inArray(learners.id, learnerIds.slice(from, from + renewedAtOnce));
      const locked = tx.select({ id: learners.id }).from(learners).where(asked).orderBy(learners.id);
      for (const { id } of await locked.for('no key update'))
        await tx.execute(keeping(sql`select ${id}::bigint`, keptOf(await loadLedger(tx, id, near))));
    });
  }
}

/** Whoever logs a day meanwhile waits for no more than these. */
const renewedAtOnce = 50;

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
