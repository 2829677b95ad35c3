import type { Context } from '../context.ts';
import { dayByKey, daysOf, nextDay, type Plan } from '../curriculum/plan.ts';
import { type Candidate, learnerCount, pauseOf } from '../db/cohorts.ts';
import { recentPosts } from '../db/posts.ts';
import { cohortStatus } from '../messages/cohort.ts';
import { dayName } from '../messages/day.ts';
import type { Message } from '../messages/message.ts';
import type { Call } from './command.ts';
import { findCohort, type Placed } from './which-cohort.ts';

const recentAtMost = 5;

export async function showStatus(call: Call<Placed>, ctx: Context): Promise<Message> {
  const found = await findCohort(call, ctx, { name: 'cohort-status', input: {} });
  if (found.kind === 'reply') return found.reply;
  return statusOf(ctx, found.cohort);
}

async function statusOf(ctx: Context, cohort: Candidate): Promise<Message> {
  const plan = await ctx.curriculumOf(cohort.versionId);
  const recent = await recentPosts(ctx.db, cohort.id, recentAtMost);
  const pause = await pauseOf(ctx.db, cohort.id, ctx.now());
  const days = daysOf(plan);
  return cohortStatus({
    cohortId: cohort.id,
    channelId: cohort.channelId,
    title: cohort.title,
    schedule: cohort,
    state: cohort.state,
    roleId: cohort.roleId,
    roleGone: cohort.roleId !== null && ctx.servers.role(cohort.guildId, cohort.roleId) === undefined,
    learners: await learnerCount(ctx.db, cohort.id),
    ...postedSoFar(plan, cohort),
    total: days.length,
    next: cohort.nextPostAt === null ? null : { at: cohort.nextPostAt, dayName: nextName(plan, cohort) },
    pause: pause === undefined ? null : { until: pause.until },
    blocked:
      cohort.blocked === null || cohort.blockedAt === null ? null : { block: cohort.blocked, since: cohort.blockedAt },
    recent: recent.map((post) => ({
      on: post.on,
      state: post.state,
      label: post.kind === 'closing' ? 'closing message' : labelOf(plan, post.dayKey),
      late: post.late,
      skipped: post.skipped,
    })),
  });
}

function postedSoFar(plan: Plan, cohort: Candidate): { posted: number } {
  const days = daysOf(plan);
  return { posted: cohort.lastDayKey === null ? 0 : days.findIndex(({ key }) => key === cohort.lastDayKey) + 1 };
}

function nextName(plan: Plan, cohort: Candidate): string {
  const day = nextDay(plan, cohort.lastDayKey, cohort.firstDayKey);
  return day === undefined ? 'the closing message' : dayName(day);
}

function labelOf(plan: Plan, key: string | null): string {
  return (key === null ? undefined : dayByKey(plan, key)?.label) ?? key ?? '';
}
