import { and, eq, inArray, lt, lte, ne, not, type Placeholder, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import type { Beside } from './handled.ts';
import { departures, owed } from './schema.ts';

export type Owed = typeof owed.$inferSelect;

/** Whom it reaches: a person, a channel, a message in it that is edited, or whoever can be reached in a server. */
type Whom = { userId: string } | { guildId: string; channelId?: string; messageId?: string };

/** What goes out first where all cannot at once. */
export const priorities = { reminder: 1, news: 2, wrapUp: 3, edit: 4 } as const;

/** What the bot comes to owe; see the table. */
export type NewOwed = Pick<Owed, 'key' | 'kind' | 'priority' | 'dueAt' | 'untilAt'> & {
  to: Whom;
  cohortId?: number;
  learnerId?: number;
  facts?: object;
};

/** Owes a message. False where one of this key was owed before, whatever became of it. */
export async function owe(db: Db, { to, facts = {}, ...rest }: NewOwed): Promise<boolean> {
  const owing = await db
    .insert(owed)
    .values({ ...rest, ...to, facts })
    .onConflictDoNothing({ target: owed.key });
  return owing.count > 0;
}

/** Older news of what was done about somebody stand where they look it up. */
const freshMs = 3 * 24 * 60 * 60_000;

/** Owes a learner the news of what somebody else has done about them. */
export async function oweNews(
  db: Db,
  what: Pick<NewOwed, 'key' | 'kind' | 'facts'>,
  { id: learnerId, cohortId, userId }: { id: number; cohortId: number; userId: string },
  now: Date,
): Promise<void> {
  const untilAt = new Date(now.getTime() + freshMs);
  await owe(db, { ...what, priority: priorities.news, to: { userId }, cohortId, learnerId, dueAt: now, untilAt });
}

/**
 * Owes a message in the place of the one of its key: of that nothing is said any more if it has not gone out, and what went
 * out after an instant is edited.
 */
export async function oweInstead(db: Db, { to, facts = {}, ...rest }: NewOwed, editedSince: Date): Promise<void> {
  const isOld = sql`${owed.settledAt} < ${editedSince.toISOString()}::timestamptz`;
  const messageId = sql`case when ${isOld} then null else ${owed.messageId} end`;
  await db
    .insert(owed)
    .values({ ...rest, ...to, facts })
    .onConflictDoUpdate({
      target: owed.key,
      set: { ...anewAtOnce(rest.dueAt, rest.untilAt), facts, messageId },
    });
}

/** Owes a message no longer that nobody has begun to bring. False where it is too late for that, or none is owed. */
export async function withdraw(db: Db, key: string): Promise<boolean> {
  const withdrawn = await db.delete(owed).where(and(eq(owed.key, key), eq(owed.state, 'owed'), eq(owed.attempts, 0)));
  return withdrawn.count > 0;
}

/** What makes a row that was settled owed once more. */
export function anew(dueAt: Date, untilAt: Date) {
  return { state: 'owed', dueAt, untilAt, attempts: 0, settledAt: null } as const;
}

/**
 * As `anew`, for what is to be told at once, in whatever state it is; one that is on its way at this moment comes after that
 * way has ended, so that it changes what then stands there.
 */
export function anewAtOnce(now: Date, untilAt: Date) {
  const isOnItsWay = sql`${owed.state} = 'owed' and ${owed.attempts} > 0`;
  return {
    state: 'owed',
    untilAt,
    settledAt: null,
    attempts: sql`case when ${isOnItsWay} then ${owed.attempts} else 0 end`,
    dueAt: sql`case when ${isOnItsWay} then ${owed.dueAt} + interval '1 millisecond' else ${now.toISOString()}::timestamptz end`,
  } as const;
}

/** Owes what went out once more, later. False where there is none of that key. */
export async function oweAgain(db: Db, key: string, dueAt: Date, untilAt: Date): Promise<boolean> {
  const again = await db.update(owed).set(anew(dueAt, untilAt)).where(eq(owed.key, key));
  return again.count > 0;
}

/** Owes a person nothing more of these kinds. */
export async function dropOwed(db: Db, userId: string, kinds: readonly string[], now: Date): Promise<void> {
  await db
    .update(owed)
    .set({ state: 'dropped', settledAt: now })
    .where(and(eq(owed.userId, userId), inArray(owed.kind, [...kinds]), eq(owed.state, 'owed')));
}

/** What a channel comes to be owed as part of another statement. */
export type OwedBeside = NewOwed & { to: { guildId: string; channelId: string } };

/** As `owe`, as part of another statement, for what `besideValue` gives; `conflict` says what becomes of a row of a key. */
export function oweBeside(all: string | Placeholder, conflict = sql`nothing`): Beside {
  return sql`insert into ${owed} (key, kind, priority, cohort_id, learner_id, guild_id, channel_id, facts, due_at, until_at)
    select key, kind, priority, "cohortId", "learnerId", "guildId", "channelId", facts, "dueAt", "untilAt"
    from json_to_recordset(${all}::json) as o(key text, kind text, priority smallint, "cohortId" bigint, "learnerId" bigint,
      "guildId" text, "channelId" text, facts jsonb, "dueAt" timestamptz, "untilAt" timestamptz)
    on conflict (key) do ${conflict}`;
}

export function besideValue(all: readonly OwedBeside[]): string {
  return JSON.stringify(all.map(({ to, facts = {}, ...one }) => ({ ...one, ...to, facts })));
}

/** The priorities of which something is due. */
export async function duePriorities(db: Db, now: Date): Promise<number[]> {
  const all = sql.param(`{${Object.values(priorities).join()}}`);
  const rows = await db.execute<{ priority: number }>(sql`
    select priority from unnest(${all}::smallint[]) as urgent(priority) where exists (select 1 from ${owed} o
      where o.state = 'owed' and o.priority = urgent.priority and o.due_at <= ${now.toISOString()})`);
  return rows.map(({ priority }) => priority);
}

/** Drops what came too late, but for what is on its way at this moment. */
export async function dropLate(db: Db, now: Date): Promise<void> {
  await db
    .update(owed)
    .set({ state: 'dropped', settledAt: now })
    .where(and(eq(owed.state, 'owed'), lte(owed.untilAt, now), lte(owed.dueAt, now)));
}

/**
 * Takes up what is due of these priorities, the most urgent first, so that nobody else brings it before `until`. Each
 * priority is read by itself and no further than that many, however much is due, or owed for later.
 */
export async function claimOwed(
  db: Db,
  which: readonly number[],
  now: Date,
  until: Date,
  limit: number,
): Promise<Owed[]> {
  const at = now.toISOString();
  // A server that has put the bot out is told nothing. What is to be claimed is found out once, not anew for each row.
  const due = sql`(with due as materialized (
    select found.id from unnest(${sql.param(`{${which.join()}}`)}::smallint[]) as urgent(priority), lateral (
      select id from ${owed} where state = 'owed' and priority = urgent.priority and due_at <= ${at} and until_at > ${at}
        and not exists (select 1 from ${departures} d where d.guild_id = ${owed}.guild_id)
      order by due_at limit ${limit}::int for update skip locked) found
    limit ${limit}::int) select id from due)`;
  const taken = await db
    .update(owed)
    .set({ dueAt: until, attempts: sql`${owed.attempts} + 1` })
    .where(sql`${owed.id} in ${due}`)
    .returning();
  return taken.sort((one, other) => one.priority - other.priority || one.id - other.id);
}

/** Notes what became of it; one that was owed anew meanwhile stays owed, and knows the message that it has become. */
export async function settleOwed(
  db: Db,
  { id, dueAt }: Owed,
  state: 'sent' | 'dropped',
  messageId: string | null,
  now: Date,
): Promise<void> {
  const sent = messageId === null ? {} : { messageId };
  const settled = await db
    .update(owed)
    .set({ state, settledAt: now, ...sent })
    .where(and(eq(owed.id, id), eq(owed.state, 'owed'), eq(owed.dueAt, dueAt)));
  if (settled.count === 0 && messageId !== null) await db.update(owed).set(sent).where(eq(owed.id, id));
}

/** Forgets one whose message was taken away: what is owed of its kind after that is another message. */
export async function forgetRemoved(db: Db, { id }: Owed): Promise<void> {
  await db.delete(owed).where(eq(owed.id, id));
}

export async function putOffOwed(db: Db, { id }: Owed, dueAt: Date): Promise<void> {
  await db
    .update(owed)
    .set({ dueAt })
    .where(and(eq(owed.id, id), eq(owed.state, 'owed')));
}

/**
 * Forgets what was settled before an instant; a server’s welcome is remembered as long as the server, and what quotes
 * notes, in a thread or of a week, as long as it stands there.
 */
export async function forgetOwed(db: Db, before: Date): Promise<void> {
  const standing = and(inArray(owed.kind, ['note', 'wrap-up']), eq(owed.state, 'sent'));
  await db
    .delete(owed)
    .where(
      and(ne(owed.state, 'owed'), ne(owed.kind, 'welcome'), not(standing ?? sql`false`), lt(owed.settledAt, before)),
    );
}
