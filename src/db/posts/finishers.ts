import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import type { Cohort } from '../cohorts.ts';
import type { Beside } from '../handled.ts';
import { priorities } from '../owed.ts';
import { cohorts, completions, learners, owed, posts } from '../schema.ts';
import type { Post } from './posts.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A day's post as a learner's ledger has it, with the end of its date in the group's zone. */
type Shown = { dayKey: string; at: Date; closesAt: Date };

/**
 * Owes a day's post the names of who has finished it, as part of the statement that changes who has: at most one edit a
 * minute in its first hour, then one in ten, and a last one when its date has closed, for Discord limits edits of
 * messages older than an hour. Nothing where it has closed.
 */
export function finishersOwed(cohortId: number, { dayKey, at, closesAt }: Shown, now: Date): Beside[] {
  if (now >= closesAt) return [];
  const everyMs = now.getTime() - at.getTime() < hourMs ? minuteMs : 10 * minuteMs;
  const soon = new Date(Math.ceil((now.getTime() + 1) / everyMs) * everyMs);
  const edits = JSON.stringify([
    { name: 'finishers', due: soon, until: closesAt },
    { name: 'finishers-last', due: closesAt, until: new Date(closesAt.getTime() + dayMs) },
  ]);
  return [
    sql`insert into ${owed} (key, kind, priority, cohort_id, guild_id, channel_id, message_id, facts, due_at, until_at)
      select e.name || ':' || p.id, 'finishers', ${priorities.edit}::smallint, c.id, c.guild_id, p.channel_id, p.message_id,
        json_build_object('postId', p.id), e.due, e.until
      from ${posts} p join ${cohorts} c on c.id = p.cohort_id,
        json_to_recordset(${edits}::json) as e(name text, due timestamptz, until timestamptz)
      where p.id = (select max(id) from ${posts}
        where cohort_id = ${cohortId} and day_key = ${dayKey} and state = 'sent' and message_id is not null)
      on conflict (key) do update set state = 'owed', due_at = excluded.due_at, attempts = 0, settled_at = null
        where owed.state = 'sent'`,
  ];
}

/** The post of an edit that is owed, with its cohort. */
export async function postToEdit(db: Db, postId: number): Promise<{ post: Post; cohort: Cohort } | undefined> {
  const [row] = await db
    .select({ post: posts, cohort: cohorts })
    .from(posts)
    .innerJoin(cohorts, eq(cohorts.id, posts.cohortId))
    .where(eq(posts.id, postId));
  return row;
}

/** Who has finished a day, first come first: so many of those who let themselves be named, and how many there are in all. */
export async function finishersOf(db: Db, cohortId: number, dayKey: string, atMost: number) {
  const there = and(
    eq(learners.cohortId, cohortId),
    isNull(learners.leftAt),
    eq(completions.dayKey, dayKey),
    eq(completions.learnerId, learners.id),
  );
  const named = await db
    .select({ userId: learners.userId, displayName: learners.displayName })
    .from(learners)
    .innerJoin(completions, there)
    .where(and(learners.namedOnPosts, sql`${learners.displayName} is not null`))
    .orderBy(asc(completions.at), asc(learners.id))
    .limit(atMost);
  const [counted] = await db.select({ all: sql<number>`count(*)::int` }).from(learners).innerJoin(completions, there);
  return { named, all: counted?.all ?? 0 };
}
