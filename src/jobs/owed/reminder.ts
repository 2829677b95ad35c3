import type { Context, Sight } from '../../context.ts';
import type { LocalDate } from '../../core/calendar.ts';
import { learnerDate, learnerZone } from '../../core/learner/learner-settings.ts';
import { isFree, snoozedUntil, stillOpen } from '../../core/learner/reminders.ts';
import type { Ledger } from '../../core/ledger.ts';
import { isOwnPlace } from '../../core/own-place.ts';
import { dateEndsAt } from '../../core/schedule.ts';
import { dayByKey, type Plan } from '../../curriculum/plan.ts';
import { standingOf } from '../../curriculum/study/day-state.ts';
import { findLedger } from '../../db/learners/ledger.ts';
import type { Owed } from '../../db/owed.ts';
import { oweReminders, remindedInVain, remindedSince, remindersOf, studiesOf } from '../../db/reminders.ts';
import type { Message } from '../../messages/kit/message.ts';
import { type OpenDay, reminderMessage, testReminder } from '../../messages/member/reminder.ts';
import { readablePlan } from '../judge.ts';
import { wordsOf } from '../words-of.ts';

const places = 100;
/** One message in an hour is enough; what is due at the full hour is sent some seconds after it. */
const hourMs = 60 * 60_000;
const almostHourMs = hourMs - 60_000;
/** So long a reminder waits for a post that goes out at the same time, and looks again after so long. */
const postWantedMs = 15 * 60_000;
const lookAgainMs = 60_000;
/** So often it is asked whether somebody sees their group, where that is not said: in a rush of posts the question itself may wait too long. */
const looksAtMost = 15;
/** After so many in a row without a day done, the next one asks whether it is wanted any longer: once, and then no more. */
const inVainBefore = 6;

/** Owes all whose hour has come their reminder. Any number of processes may run this at once. */
export async function remindDue(ctx: Context): Promise<void> {
  while ((await oweReminders(ctx.db, ctx.now(), places)) === places);
}

/** What is still open to somebody, in one message for all that they study; null where nothing is, or where they have just had one. */
export async function renderReminder(
  ctx: Context,
  { kind, key, userId, attempts }: Owed,
): Promise<Message | { later: Date } | null> {
  if (userId === null) return null;
  const now = ctx.now();
  const isLastCall = kind === 'last-call';
  if (isLastCall) {
    const [since, before] = [new Date(now.getTime() - almostHourMs), new Date(now.getTime() + hourMs)];
    if (await remindedSince(ctx.db, key.replace(/^last-call/, 'reminder'), since, before)) return null;
  }
  const studies = await studiesOf(ctx.db, userId);
  const later = new Date(now.getTime() + lookAgainMs);
  if (studies.some((study) => isPosting(study, now))) return { later };
  const found = await Promise.all(studies.map((study) => openDay(ctx, userId, study, now)));
  const days = found.flatMap((day) => (day === undefined || day === 'unknown' ? [] : day));
  const own = (await remindersOf(ctx.db, userId)).find((one) => one.kind === kind);
  if (own === undefined) return null;
  if (days.length === 0) return found.includes('unknown') && attempts < looksAtMost ? { later } : null;
  const on = key.slice(-10) as LocalDate;
  return reminderMessage(await wordsOf(ctx, userId), {
    kind: own.kind,
    on,
    days,
    asks: (await remindedInVain(ctx.db, own.kind, userId, on)) === inVainBefore,
    isEveningAhead: snoozedUntil('tonight', own, now) !== null,
  });
}

/** What shows somebody that our messages reach them, and how to end them; null where they have done so meanwhile. */
export async function renderTest(ctx: Context, { userId }: Owed): Promise<Message | null> {
  if (userId === null) return null;
  const own = await remindersOf(ctx.db, userId);
  return own.length === 0 ? null : testReminder(await wordsOf(ctx, userId), own);
}

type Study = Awaited<ReturnType<typeof studiesOf>>[number];

/** Whether a group's post is due or on its way. Who is reminded beside it would be told that nothing is open. */
function isPosting({ cohort, claimedAt }: Study, now: Date): boolean {
  const { blocked, nextPostAt } = cohort;
  const isNear = (at: Date | null) => {
    const passedMs = at === null ? -1 : now.getTime() - at.getTime();
    return passedMs >= 0 && passedMs < postWantedMs;
  };
  return blocked === null && (isNear(nextPostAt) || isNear(claimedAt));
}

/** A day that is open to somebody in one of their groups, if they can see its channel now; `unknown` where that is not said. */
async function openDay(
  ctx: Context,
  userId: string,
  { learnerId, cohort, title }: Study,
  now: Date,
): Promise<OpenDay | 'unknown' | undefined> {
  const ledger = await findLedger(ctx.db, learnerId, { versionId: cohort.versionId, now });
  if (ledger === undefined) return undefined;
  const open = openTo(await readablePlan(ctx, cohort.versionId), cohort, ledger, now);
  if (open === undefined) return undefined;
  const isOwn = isOwnPlace(cohort.guildId);
  const sight = isOwn ? 'yes' : await sightOf(ctx, cohort, userId);
  if (sight === 'unknown') return sight;
  if (sight !== 'yes') return undefined;
  return { cohortId: cohort.id, title, channelId: isOwn ? null : cohort.channelId, ...open };
}

async function sightOf(ctx: Context, cohort: Study['cohort'], userId: string): Promise<Sight | 'none'> {
  await ctx.servers.lookUp(cohort);
  const member = await ctx.servers.memberOf(cohort.guildId, userId);
  if (member === undefined) return 'unknown';
  return member === 'none' ? member : ctx.servers.canView(cohort, { userId, ...member });
}

/** What is open to a learner at their own pace, or today with the group. */
function openTo(
  plan: Plan,
  cohort: Study['cohort'],
  ledger: Ledger,
  now: Date,
): Pick<OpenDay, 'day' | 'closesAt'> | undefined {
  const { kind, open } = standingOf(plan, cohort, ledger, now);
  if (kind === 'own') {
    const today = learnerDate(ledger, now);
    const [day] = isFree(ledger, today) ? [] : open;
    return day && { day, closesAt: dateEndsAt(today, learnerZone(ledger)) };
  }
  const today = stillOpen(ledger, now);
  const day = today === null ? undefined : dayByKey(plan, today.dayKey);
  return today === null || day === undefined ? undefined : { day, closesAt: today.closesAt };
}
