import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar.ts';
import { closesAt, sociableHour } from '../../core/schedule.ts';
import { streakOf } from '../../core/streak/streak.ts';
import { milestoneDays } from '../../curriculum/compare/diff.ts';
import type { Week } from '../../curriculum/model.ts';
import { dayLabel, type Plan, weekOf } from '../../curriculum/plan.ts';
import { type Cohort, cohortOf } from '../../db/cohorts.ts';
import { findLedger } from '../../db/learners/ledger.ts';
import {
  learnersZones,
  longestRunners,
  peoplePerDay,
  postsSince,
  sharedNotes,
  weekResults,
  wrapUpKey,
} from '../../db/learners/week-results.ts';
import { type Owed, type OwedBeside, priorities } from '../../db/owed.ts';
import type { Post } from '../../db/posts/posts.ts';
import type { Message } from '../../messages/kit/message.ts';
import { weekWrapUp, wrapUpCard } from '../../messages/study/wrap-up.ts';
import { readablePlan } from '../judge.ts';
import { wordsOfGroup } from '../words-of.ts';
import type { Act } from './kind.ts';

const wantedMs = 3 * 86_400_000;
const runsAtMost = 3;
const notesAtMost = 5;

/** Owes a group its week once the post of the week's last day has gone out, as part of the statement that records it. */
export function wrapUpOwed(plan: Plan, cohort: Pick<Cohort, 'id' | 'guildId'>, post: Post, at: Date): OwedBeside[] {
  const week = post.dayKey === null ? undefined : weekOf(plan, post.dayKey);
  if (week === undefined || week.days.at(-1)?.key !== post.dayKey) return [];
  const due = sociableHour(closesAt({ ...post, at }, post.zone), post.zone);
  return [
    {
      key: wrapUpKey(cohort.id, week.key, post.round),
      kind: 'wrap-up',
      priority: priorities.wrapUp,
      to: { guildId: cohort.guildId, channelId: post.channelId },
      cohortId: cohort.id,
      facts: { weekKey: week.key, until: post.on },
      dueAt: due,
      untilAt: new Date(due.getTime() + wantedMs),
    },
  ];
}

/**
 * What a group did in a week, once its last date has closed for everybody in it, at an hour when people read; null where
 * nobody did anything. One that was sent already is made anew as it was, with the names that may be told now.
 */
export async function renderWrapUp(ctx: Context, one: Owed): Promise<Message | Act | { later: Date } | null> {
  // Those that were owed by an earlier version name no date.
  const { weekKey, until = '9999-12-31' } = one.facts as { weekKey: string; until?: LocalDate };
  const cohortId = one.cohortId ?? 0;
  const cohort = await cohortOf(ctx.db, cohortId);
  if (cohort === undefined) return null;
  const plan = await readablePlan(ctx, cohort.versionId);
  const week = plan.weeks.find(({ key }) => key === weekKey);
  const dayKeys = week?.days.map(({ key }) => key) ?? [];
  const posts = lastTime(await postsSince(ctx.db, cohortId, dayKeys, until), plan, week);
  const [last, first] = [posts[0], posts.at(-1)];
  if (week === undefined || first === undefined || last === undefined) return null;
  const now = ctx.now();
  const closes = [last.zone, ...(await learnersZones(ctx.db, cohortId))].map((zone) => closesAt(last, zone).getTime());
  const at = sociableHour(new Date(Math.max(...closes)), cohort.zone);
  if (at > now) return { later: at };
  const results = await weekResults(ctx.db, cohortId, { from: first.on, to: last.on });
  // Of a week that nobody is known to have had a part in any more nothing is left to be told.
  if (results.people === 0) return one.messageId === null ? null : { act: 'remove' };
  const runs = [];
  for (const { id, ...person } of await longestRunners(ctx.db, cohortId)) {
    const ledger = await findLedger(ctx.db, id, { versionId: cohort.versionId, now: at });
    const run = ledger === undefined ? 0 : streakOf(ledger, at).current;
    if (run > 1) runs.push({ ...person, run });
  }
  // Where notes have threads, they have been read there.
  const notes = cohort.threads !== 'off' ? [] : await sharedNotes(ctx.db, cohortId, dayKeys, notesAtMost);
  const labels = new Map(milestoneDays(plan.curriculum).map(({ key, label }) => [key, label]));
  const doneBy = await peoplePerDay(ctx.db, cohortId, dayKeys);
  const words = await wordsOfGroup(ctx, cohort, plan);
  const whole = {
    week,
    perDay: week.days.map(({ key, label, number }) => ({ label, number, people: doneBy.get(key) ?? 0 })),
    people: results.people,
    days: results.days,
    reached: results.reached.flatMap(({ key, people }) => {
      const label = labels.get(key);
      return label === undefined ? [] : [{ label, people }];
    }),
    runs: runs.sort((a, b) => b.run - a.run).slice(0, runsAtMost),
    notes: notes.map(({ dayKey, ...note }) => ({ ...note, day: dayLabel(plan, dayKey) })),
    notesInAll: notes[0]?.all ?? 0,
  };
  return weekWrapUp(words, whole, await ctx.draw(wrapUpCard(words, whole)));
}

/** Of posts, the newest first, those by which the group last went through a week: each of its days once, up to where the group was elsewhere. */
function lastTime<One extends { dayKey: string }>(posts: readonly One[], plan: Plan, week: Week | undefined): One[] {
  const through = new Map<string, One>();
  for (const post of posts) {
    const at = weekOf(plan, post.dayKey);
    if (at !== undefined && at !== week && through.size > 0) break;
    if (at !== undefined && at === week && !through.has(post.dayKey)) through.set(post.dayKey, post);
  }
  return [...through.values()];
}
