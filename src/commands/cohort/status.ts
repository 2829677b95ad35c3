import { type Context, roleToPing } from '../../context.ts';
import type { BlockReason } from '../../core/block-reasons.ts';
import { studyDate } from '../../core/calendar.ts';
import type { Activity, Silent } from '../../core/learner/activity.ts';
import { datesOf, pauseAt, pausesAhead } from '../../core/pauses.ts';
import { dayByKey, type Plan } from '../../curriculum/plan.ts';
import { upcomingDay } from '../../curriculum/pointer.ts';
import { type CohortForUser, unblock } from '../../db/cohorts.ts';
import { activityOf } from '../../db/learners/activity.ts';
import { markGone, presentAmong } from '../../db/learners/learners.ts';
import { recentPosts } from '../../db/posts/posts.ts';
import { largeFrom, toldAgain } from '../../db/told-again.ts';
import { cohortStatus } from '../../messages/cohort/cohort.ts';
import { isSilentRole, missingToPost } from '../../messages/kit/permissions.ts';
import { dayName } from '../../messages/study/day.ts';
import type { Words } from '../../messages/words/words.ts';
import { inCohort } from '../in-cohort.ts';
import { followingTitle } from '../plans/plan-option.ts';
import { continuationOf } from './lifecycle.ts';
import { troubleWith } from './offers.ts';

const recentAtMost = 5;
const silentAtMost = 10;
const weekMs = 7 * 86_400_000;

export const status = inCohort({
  input: {},
  async run({ words }, ctx, { cohort }) {
    // A plan that cannot be read is among the things that this is asked for.
    const plan = await ctx.curriculumOf(cohort.versionId).catch(() => undefined);
    const recent = await recentPosts(ctx.db, cohort.id, recentAtMost);
    const pause = pauseAt(cohort.pauses, ctx.now());
    await ctx.servers.lookUp(cohort);
    const channel = ctx.servers.channel(cohort.channelId);
    const days = plan?.days;
    const { lastDayKey, nextPostAt } = cohort;
    return cohortStatus(words, {
      cohortId: cohort.id,
      channelId: cohort.channelId,
      title: cohort.title,
      schedule: cohort,
      state: cohort.state,
      roleId: cohort.roleId,
      role: roleNow(ctx, cohort),
      // While the group takes a break, nobody is silent.
      activity: {
        ...(await activityNow(ctx, cohort, plan)),
        ...(pause !== undefined && { silent: 0, longestSilent: [] }),
      },
      posted:
        days === undefined ? null : { days: days.findIndex(({ key }) => key === lastDayKey) + 1, total: days.length },
      next: nextPostAt === null ? null : { at: nextPostAt, day: nextName(words, plan, cohort) },
      pause: pause === undefined ? null : { until: pause.until },
      // One that is gone goes by what it was named by.
      follows: (await followingTitle(ctx, cohort)) ?? cohort.nextPlan,
      holidays: pausesAhead(cohort.pauses, ctx.now()).map((one) => datesOf(one, cohort.zone)),
      goOn: plan === undefined ? null : await continuationOf(ctx, cohort, plan),
      blocked: await blockedNow(ctx, cohort),
      offers: await troubleWith(ctx, cohort.guildId, cohort),
      missing: channel === undefined ? [] : missingToPost(channel),
      recent: recent.map((post) => ({
        ...post,
        label: post.kind === 'closing' ? words.cohort.closingMessage : labelOf(plan, post.dayKey),
      })),
    });
  },
});

/** What is in the way now, and not when the last post was tried; what is no longer so is taken back, and told once. */
async function blockedNow(ctx: Context, cohort: CohortForUser) {
  const { blocked, blockedAt: since } = cohort;
  if (blocked === null || since === null) return null;
  const block = placeNow(ctx, cohort, blocked);
  if (block === null) await unblock(ctx.db, cohort.id, ctx.now());
  return { block: block ?? blocked, since, isMended: block === null };
}

/** The reason as it is now where it lies with the channel; null where nothing is in the way there any more. */
function placeNow(ctx: Context, cohort: CohortForUser, blocked: BlockReason): BlockReason | null {
  const { code } = blocked;
  if (code !== 'unknown-channel' && code !== 'missing-access' && code !== 'missing-permission') return blocked;
  const channel = ctx.servers.channel(cohort.channelId);
  if (channel === undefined || ctx.servers.away(cohort.guildId)) return blocked;
  const missing = missingToPost(channel);
  if (missing.length === 0) return null;
  return missing.includes('View Channel') ? { code: 'missing-access' } : { code: 'missing-permission', missing };
}

/** How the group is doing, a large one as it was a minute ago at most; of the silent, those whom the server no longer has are not counted. */
async function activityNow(ctx: Context, cohort: CohortForUser, plan: Plan | undefined): Promise<Activity> {
  const now = ctx.now();
  const count = () =>
    activityOf(ctx.db, cohort, {
      dayKeys: plan === undefined ? [] : plan.days.map(({ key }) => key),
      today: studyDate(now, cohort.zone),
      since: new Date(now.getTime() - weekMs),
      now,
      atMost: silentAtMost,
    });
  const what = { name: `activity ${cohort.id}`, now, isLarge: ({ learners }: Activity) => learners >= largeFrom };
  const { value, isAgain } = await toldAgain(ctx.db, what, count);
  const activity = isAgain ? await withoutAbsent(ctx, value) : value;
  const there = await Promise.all(
    activity.longestSilent.map(({ userId }) => ctx.servers.memberOf(cohort.guildId, userId)),
  );
  const gone = activity.longestSilent.filter((_, index) => there[index] === 'none');
  if (gone.length === 0) return activity;
  await markGone(
    ctx.db,
    gone.map(({ id }) => id),
    now,
  );
  return count();
}

/** Nobody is named who has left since, or has deleted what is stored of them. */
async function withoutAbsent<Who extends Silent & { id: number }>(
  ctx: Context,
  { silent, longestSilent, ...counts }: Activity<Who>,
): Promise<Activity<Who>> {
  const ids = longestSilent.map(({ id }) => id);
  const present = await presentAmong(ctx.db, ids);
  const still = longestSilent.filter(({ id }) => present.has(id));
  return { ...counts, silent: silent - longestSilent.length + still.length, longestSilent: still };
}

function roleNow(ctx: Context, cohort: CohortForUser): 'pinged' | 'silent' | 'gone' {
  const role = cohort.roleId === null ? undefined : ctx.servers.role(cohort.guildId, cohort.roleId);
  if (role === undefined) return roleToPing(ctx.servers, cohort) === null ? 'gone' : 'pinged';
  const channel = ctx.servers.channel(cohort.channelId);
  return channel !== undefined && isSilentRole(role, channel) ? 'silent' : 'pinged';
}

function nextName({ cohort: words }: Words, plan: Plan | undefined, cohort: CohortForUser): string {
  if (plan === undefined) return words.nextDay;
  const day = upcomingDay(plan, cohort);
  return day === undefined ? words.closingMessage : dayName(day);
}

function labelOf(plan: Plan | undefined, key: string | null): string {
  return (key === null || plan === undefined ? undefined : dayByKey(plan, key)?.label) ?? key ?? '';
}
