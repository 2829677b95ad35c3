import { type Context, roleToPing } from '../../context.ts';
import { dayByKey, daysOf, nextDay, type Plan } from '../../curriculum/plan.ts';
import { type CohortForUser, learnerCount, pauseOf } from '../../db/cohorts.ts';
import { recentPosts } from '../../db/posts/posts.ts';
import { cohortStatus } from '../../messages/cohort/cohort.ts';
import type { Message } from '../../messages/kit/message.ts';
import { isSilentRole, missingPermissions } from '../../messages/kit/permissions.ts';
import { dayName } from '../../messages/study/day.ts';
import type { Call } from '../command.ts';
import { findCohort, type Placed } from '../which-cohort.ts';
import { continuationOf } from './continue.ts';

const recentAtMost = 5;

export async function showStatus(call: Call<Placed>, ctx: Context): Promise<Message> {
  const found = await findCohort(call, ctx, { name: 'cohort-status', input: {} });
  if (found.kind === 'reply') return found.reply;
  return statusOf(ctx, found.cohort);
}

async function statusOf(ctx: Context, cohort: CohortForUser): Promise<Message> {
  // A plan that cannot be read is among the things that this is asked for.
  const plan = await ctx.curriculumOf(cohort.versionId).catch(() => undefined);
  const recent = await recentPosts(ctx.db, cohort.id, recentAtMost);
  const pause = await pauseOf(ctx.db, cohort.id, ctx.now());
  const channel = ctx.servers.channel(cohort.channelId);
  return cohortStatus({
    cohortId: cohort.id,
    channelId: cohort.channelId,
    title: cohort.title,
    schedule: cohort,
    state: cohort.state,
    roleId: cohort.roleId,
    role: roleNow(ctx, cohort),
    learners: await learnerCount(ctx.db, cohort.id),
    posted: plan === undefined ? null : { days: postedSoFar(plan, cohort), total: daysOf(plan).length },
    next: cohort.nextPostAt === null ? null : { at: cohort.nextPostAt, dayName: nextName(plan, cohort) },
    pause: pause === undefined ? null : { until: pause.until },
    goOn: plan === undefined ? null : await continuationOf(ctx, cohort, plan),
    blocked:
      cohort.blocked === null || cohort.blockedAt === null ? null : { block: cohort.blocked, since: cohort.blockedAt },
    missing:
      channel === undefined
        ? []
        : missingPermissions(channel)
            .filter(({ required }) => required)
            .map(({ name }) => name),
    recent: recent.map((post) => ({
      on: post.on,
      state: post.state,
      label: post.kind === 'closing' ? 'closing message' : labelOf(plan, post.dayKey),
      late: post.late,
      bare: post.bare,
      skipped: post.skipped,
    })),
  });
}

function roleNow(ctx: Context, cohort: CohortForUser): 'pinged' | 'silent' | 'gone' {
  const role = cohort.roleId === null ? undefined : ctx.servers.role(cohort.guildId, cohort.roleId);
  if (role === undefined) return roleToPing(ctx.servers, cohort) === null ? 'gone' : 'pinged';
  const channel = ctx.servers.channel(cohort.channelId);
  return channel !== undefined && isSilentRole(role, channel) ? 'silent' : 'pinged';
}

function postedSoFar(plan: Plan, cohort: CohortForUser): number {
  return cohort.lastDayKey === null ? 0 : daysOf(plan).findIndex(({ key }) => key === cohort.lastDayKey) + 1;
}

function nextName(plan: Plan | undefined, cohort: CohortForUser): string {
  if (plan === undefined) return 'the next day';
  const day = nextDay(plan, cohort.lastDayKey, cohort.firstDayKey);
  return day === undefined ? 'the closing message' : dayName(day);
}

function labelOf(plan: Plan | undefined, key: string | null): string {
  return (key === null || plan === undefined ? undefined : dayByKey(plan, key)?.label) ?? key ?? '';
}
