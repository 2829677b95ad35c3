import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import type { Cohort } from '../cohorts.ts';
import type { Beside } from '../handled.ts';
import { besideValue, oweBeside, priorities } from '../owed.ts';
import { learners, milestones } from '../schema.ts';

/** What is reached within so long is told together. */
const togetherMs = 15 * 60_000;
const wantedMs = 12 * 60 * 60_000;

/** What a learner has reached: a milestone's key, `plan`, or `streak:N`. */
export type Reaching = { learnerId: number; what: string };

/** Owes a group the news of what a learner has reached, together with what others reach in the same quarter of an hour. */
export function celebrationOwed(
  { id, guildId, channelId }: Pick<Cohort, 'id' | 'guildId' | 'channelId'>,
  learnerId: number,
  whats: readonly string[],
  now: Date,
): Beside[] {
  if (whats.length === 0) return [];
  const due = new Date((Math.floor(now.getTime() / togetherMs) + 1) * togetherMs);
  const reached: Reaching[] = whats.map((what) => ({ learnerId, what }));
  const celebrating = {
    key: `celebration:${id}:${due.toISOString()}`,
    kind: 'celebration',
    priority: priorities.news,
    to: { guildId, channelId },
    cohortId: id,
    facts: { reached },
    dueAt: due,
    untilAt: new Date(due.getTime() + wantedMs),
  };
  const together = sql`update set
    facts = jsonb_build_object('reached', owed.facts -> 'reached' || (excluded.facts -> 'reached'))
    where owed.state = 'owed'`;
  return [oweBeside(besideValue([celebrating]), together)];
}

/** Those of what was reached that still stand, by people who are present and let themselves be named, in their order. */
export async function standing(db: Db, reached: readonly Reaching[]) {
  if (reached.length === 0) return [];
  const ids = [...new Set(reached.map(({ learnerId }) => learnerId))];
  const people = await db
    .select({
      id: learners.id,
      userId: learners.userId,
      displayName: learners.displayName,
      hidesStreak: learners.hidesStreak,
    })
    .from(learners)
    .where(and(inArray(learners.id, ids), isNull(learners.leftAt), eq(learners.namedOnPosts, true)));
  const keys = await db
    .select({ learnerId: milestones.learnerId, key: milestones.key })
    .from(milestones)
    .where(inArray(milestones.learnerId, ids));
  const kept = new Set(keys.map(({ learnerId, key }) => `${learnerId} ${key}`));
  const byId = new Map(people.map((person) => [person.id, person]));
  return reached.flatMap(({ learnerId, what }) => {
    const person = byId.get(learnerId);
    if (person === undefined || (what.startsWith('streak:') && person.hidesStreak)) return [];
    const isMilestone = what.startsWith('week:') || what.startsWith('month:');
    return isMilestone && !kept.has(`${learnerId} ${what}`) ? [] : [{ person, what }];
  });
}
