import type { Context } from '../../context.ts';
import type { Weekday, ZoneName } from '../../core/calendar.ts';
import { learnerDate, learnerZone, pausesLeft } from '../../core/learner/learner-settings.ts';
import type { LearnerSettings, Ledger } from '../../core/ledger.ts';
import { datesOf } from '../../core/pauses.ts';
import { nextSlot } from '../../core/schedule.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { hasCompletedMonth } from '../../db/learners/counts.ts';
import { findLearner } from '../../db/learners/learners.ts';
import { remindersOf } from '../../db/reminders.ts';
import type { Message } from '../../messages/kit/message.ts';
import { settingsShown } from '../../messages/member/settings.ts';
import { type Clock, clockShown } from '../../messages/member/zone.ts';
import type { Call } from '../command.ts';
import { callersLedger } from '../study/load-ledger.ts';
import { offeredRoles } from './offered-roles.ts';

/** What was just changed, with the clock if that was. */
type Told = { said: string; clock?: ClockTold };

/** All that the caller may set for themselves, as it is now; for who does not take part, the clock alone. */
export async function showSettings(
  call: Call<unknown>,
  ctx: Context,
  cohort: CohortForUser,
  told?: Told,
): Promise<Message> {
  const plan = await ctx.curriculumOf(cohort.versionId);
  // What was just set may have made them a learner.
  const learner = await findLearner(ctx.db, cohort.id, call.userId);
  const ledger = await callersLedger(ctx, { cohort, plan }, [], learner ?? null);
  const now = ctx.now();
  const clock = { cohort, ...(told?.clock ?? clockOf(cohort, ledger, now, {})) };
  if (learner === undefined || learner.leftAt !== null) return clockShown(call.words, clock);
  const earned = cohort.milestoneRoleId !== null && (await hasCompletedMonth(ctx.db, cohort.id, call.userId));
  const [away] = pausesLeft(ledger, now);
  return settingsShown(call.words, {
    said: told?.said,
    clock,
    away: away === undefined ? null : datesOf(away, learnerZone(ledger)),
    hours: await remindersOf(ctx.db, call.userId),
    language: learner.language,
    roles: offeredRoles(call, ctx, cohort, earned),
    switches: learner,
  });
}

export type ClockTold = Omit<Clock, 'cohort'>;

/** The clock of a ledger; `written`: the rows that were just written. */
export function clockOf(
  cohort: CohortForUser,
  ledger: Ledger,
  now: Date,
  written: { zone?: LearnerSettings | undefined; rest?: LearnerSettings | undefined },
): ClockTold {
  return {
    nextPostAt: cohort.nextPostAt ?? nextSlot(cohort, now).at,
    ownZone: ownZone(ledger),
    zoneFrom: written.zone?.from ?? null,
    restDays: ownRest(ledger),
    restFrom: written.rest?.from ?? null,
    today: learnerDate(ledger, now),
    now,
  };
}

/** The zone that a learner chose last, null for the cohort's. */
export function ownZone(ledger: Ledger): ZoneName | null {
  return ledger.settings.at(-1)?.zone ?? null;
}

export function ownRest(ledger: Ledger): Weekday[] {
  return ledger.settings.at(-1)?.restDays ?? [];
}
