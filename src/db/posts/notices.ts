import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { type BlockReason, tellAgainMs } from '../../core/block-reasons.ts';
import type { Db } from '../client.ts';
import type { Cohort } from '../cohorts.ts';
import { cohorts, departures, type NoticeKind, notices } from '../schema.ts';

export type Notice = typeof notices.$inferSelect;
export type OwedNotice = { notice: Notice; cohort: Cohort };

/** Marks a cohort as blocked, and owes its admins the news: at once where the cause is a new one, else when it was due. */
export async function raiseBlock(db: Db, cohortId: number, block: BlockReason, now: Date): Promise<void> {
  const at = now.toISOString();
  const facts = JSON.stringify(block);
  await db.execute(sql`
    with marked as (
      update ${cohorts} set blocked = ${facts}::jsonb, blocked_at = coalesce(blocked_at, ${at}) where id = ${cohortId}
    )
    insert into ${notices} (cohort_id, kind, block, since_at, due_at)
    values (${cohortId}, 'blocked', ${facts}::jsonb, ${at}, ${at})
    on conflict (cohort_id, kind) do update set block = excluded.block,
      due_at = case when notices.block ->> 'code' = ${block.code} then notices.due_at else excluded.due_at end,
      addressee = case when notices.block ->> 'code' = ${block.code} then notices.addressee else 'creator' end`);
}

/** Owes a cohort's admins some news that they were not owed yet; `block`: what it is about. */
export async function oweNotice(
  db: Db,
  cohortId: number,
  kind: NoticeKind,
  now: Date,
  block: Notice['block'] = null,
): Promise<void> {
  await db.insert(notices).values({ cohortId, kind, block, since: now, dueAt: now }).onConflictDoNothing();
}

/** Owes that news no more, and would owe it anew. */
export async function dropNotice(db: Db, cohortId: number, kind: NoticeKind): Promise<void> {
  await db.delete(notices).where(isNotice({ cohortId, kind }));
}

/** Takes up notices that are due, oldest first, so that nobody else tells them before `until`. Those of cohorts that are over go. */
export async function claimNotices(db: Db, now: Date, until: Date, limit: number): Promise<OwedNotice[]> {
  return db.transaction(async (tx) => {
    const rows = await owed(tx)
      // Of a server that has put the bot out nobody is told anything.
      .where(
        and(
          lte(notices.dueAt, now),
          sql`not exists (select 1 from ${departures} where ${departures.guildId} = ${cohorts.guildId})`,
        ),
      )
      .orderBy(asc(notices.dueAt))
      .limit(limit)
      .for('update', { of: notices, skipLocked: true });
    for (const { notice, cohort } of rows) {
      if (cohort.state === 'running') await tx.update(notices).set({ dueAt: until }).where(isNotice(notice));
      else await tx.delete(notices).where(isNotice(notice));
    }
    return rows.flatMap(({ notice, cohort }) =>
      cohort.state === 'running' ? [{ notice: { ...notice, dueAt: until }, cohort }] : [],
    );
  });
}

/** Notes that somebody was told; it is owed again later, beginning with who set the plan up. */
export async function noteTold(db: Db, notice: Notice, now: Date): Promise<void> {
  const again = new Date(now.getTime() + tellAgainMs(notice.kind));
  await db
    .update(notices)
    .set({ toldAt: now, dueAt: again, addressee: 'creator', attempts: 0 })
    .where(isNotice(notice));
}

/** Leaves a notice to be told later, to whom it is owed by then. */
export async function putOff(db: Db, notice: Notice, to: Pick<Notice, 'addressee' | 'attempts'>, until: Date) {
  await db
    .update(notices)
    .set({ ...to, dueAt: until })
    .where(isNotice(notice));
}

/** What nobody in a server could be told yet: it waits for whoever next uses an admin command there. */
export async function noticesForAnybody(db: Db, guildId: string): Promise<OwedNotice[]> {
  return owed(db)
    .where(and(eq(cohorts.guildId, guildId), eq(cohorts.state, 'running'), eq(notices.addressee, 'anybody')))
    .orderBy(asc(notices.since));
}

function owed(db: Db) {
  return db
    .select({ notice: notices, cohort: cohorts })
    .from(notices)
    .innerJoin(cohorts, eq(cohorts.id, notices.cohortId));
}

function isNotice({ cohortId, kind }: Pick<Notice, 'cohortId' | 'kind'>) {
  return and(eq(notices.cohortId, cohortId), eq(notices.kind, kind));
}
