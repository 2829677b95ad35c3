import { type Context, roleToPing } from '../../context.ts';
import { dayByKey, daysOf, nextDay, type Plan } from '../../curriculum/plan.ts';
import { type CohortForUser, learnerCount, pauseOf } from '../../db/cohorts.ts';
import { recentPosts } from '../../db/posts/posts.ts';
import { cohortStatus } from '../../messages/cohort/cohort.ts';
import { isSilentRole, missingToPost } from '../../messages/kit/permissions.ts';
import { dayName } from '../../messages/study/day.ts';
import type { Words } from '../../messages/words/words.ts';
import { inCohort } from '../in-cohort.ts';
import { continuationOf } from './lifecycle.ts';

const recentAtMost = 5;

export const status = inCohort({
  input: {},
  answers: 'private',
  async run({ words }, ctx, { cohort }) {
    // A plan that cannot be read is among the things that this is asked for.
    const plan = await ctx.curriculumOf(cohort.versionId).catch(() => undefined);
    const recent = await recentPosts(ctx.db, cohort.id, recentAtMost);
    const pause = await pauseOf(ctx.db, cohort.id, ctx.now());
    const channel = ctx.servers.channel(cohort.channelId);
    const days = plan && daysOf(plan);
    const { blocked, blockedAt, lastDayKey, nextPostAt } = cohort;
    return cohortStatus(words, {
      cohortId: cohort.id,
      channelId: cohort.channelId,
      title: cohort.title,
      schedule: cohort,
      state: cohort.state,
      roleId: cohort.roleId,
      role: roleNow(ctx, cohort),
      learners: await learnerCount(ctx.db, cohort.id),
      posted:
        days === undefined ? null : { days: days.findIndex(({ key }) => key === lastDayKey) + 1, total: days.length },
      next: nextPostAt === null ? null : { at: nextPostAt, day: nextName(words, plan, cohort) },
      pause: pause === undefined ? null : { until: pause.until },
      goOn: plan === undefined ? null : await continuationOf(ctx, cohort, plan),
      blocked: blocked === null || blockedAt === null ? null : { block: blocked, since: blockedAt },
      missing: channel === undefined ? [] : missingToPost(channel),
      recent: recent.map((post) => ({
        ...post,
        label: post.kind === 'closing' ? words.cohort.closingMessage : labelOf(plan, post.dayKey),
      })),
    });
  },
});

function roleNow(ctx: Context, cohort: CohortForUser): 'pinged' | 'silent' | 'gone' {
  const role = cohort.roleId === null ? undefined : ctx.servers.role(cohort.guildId, cohort.roleId);
  if (role === undefined) return roleToPing(ctx.servers, cohort) === null ? 'gone' : 'pinged';
  const channel = ctx.servers.channel(cohort.channelId);
  return channel !== undefined && isSilentRole(role, channel) ? 'silent' : 'pinged';
}

function nextName({ cohort: words }: Words, plan: Plan | undefined, cohort: CohortForUser): string {
  if (plan === undefined) return words.nextDay;
  const day = nextDay(plan, cohort.lastDayKey, cohort.firstDayKey);
  return day === undefined ? words.closingMessage : dayName(day);
}

function labelOf(plan: Plan | undefined, key: string | null): string {
  return (key === null || plan === undefined ? undefined : dayByKey(plan, key)?.label) ?? key ?? '';
}
