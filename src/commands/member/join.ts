import { z } from 'zod';
import type { Context } from '../../context.ts';
import { learnerZone } from '../../core/learner/learner-settings.ts';
import { joinedLate } from '../../core/learner/own-pace.ts';
import { openDates } from '../../core/learner/progress.ts';
import type { Ledger } from '../../core/ledger.ts';
import { likelyZones } from '../../core/zones/likely.ts';
import { dayByKey } from '../../curriculum/plan.ts';
import { upcomingDay } from '../../curriculum/pointer.ts';
import { firstDay } from '../../curriculum/study/day-state.ts';
import { type CohortForUser, endCohort } from '../../db/cohorts.ts';
import { findLearner, joinAndLockLearner, leaveCohort, savePace } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import type { KeptNames } from '../../db/posts/names.ts';
import { type Joined, joinReply, leftReply, notInCohort } from '../../messages/member/join.ts';
import { confirmEnd, ended } from '../../messages/own/own-plan.ts';
import { type Call, command, isOwnPlace } from '../command.ts';
import { inCohort, inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { word } from '../options.ts';
import { nextOf } from '../study/next.ts';
import { paceFrom, withPace } from '../study/pace.ts';
import { cohortsFor } from '../which-cohort.ts';
import { offeredRoles } from './offered-roles.ts';
import { readZone, saveZone, withSettings } from './zone.ts';

type Entered = Pick<Joined, 'joined' | 'isDone' | 'openUntil' | 'zone' | 'asksBegin' | 'next'> & { hasZone: boolean };

const enter = inPlan({
  input: {
    /** What the buttons of the answer choose, which is then given again. */
    begin: z.enum(['first', 'group']).optional(),
    zone: word.optional(),
  },
  unsaved: ({ words }) => words.member.join.unsaved,
  async run(call, ctx, here) {
    const { cohort, plan } = here;
    const { begin, zone } = call.input;
    const isOwn = isOwnPlace(cohort.guildId);
    const now = ctx.now();
    const latest = cohort.lastDayKey === null ? undefined : dayByKey(plan, cohort.lastDayKey);
    const entered = await once<Entered>(ctx, call, async (tx) => {
      const learner = await joinAndLockLearner(tx, cohort.id, call, now);
      let ledger: Ledger = await loadLedger(tx, learner.id);
      if (begin !== undefined) {
        const pace = paceFrom(begin, here, ledger, now);
        await savePace(tx, learner.id, pace);
        ledger = withPace(ledger, pace);
      }
      // One's own plan has one clock: its own.
      const chosen = zone === undefined || isOwn ? undefined : readZone(zone);
      if (chosen?.kind === 'zone') ledger = withSettings(ledger, await saveZone(tx, learner, ledger, now, chosen.zone));
      return {
        joined: learner.joined,
        isDone: ledger.completions.some(({ dayKey }) => dayKey === latest?.key),
        openUntil: openDates(ledger, now).find(({ dayKey }) => dayKey === latest?.key)?.closesAt ?? null,
        zone: learnerZone(ledger),
        hasZone: isOwn || ledger.settings.length > 0 || chosen?.kind === 'zone',
        asksBegin: joinedLate(ledger),
        next: { ...nextOf(plan, cohort, ledger, now), others: [] },
      };
    });
    // Somebody who is in already and names no other cohort may have meant another one of this server.
    const all = entered.joined === 'before' ? (await cohortsFor(call, ctx)).cohorts : [];
    const others = all.filter(({ state, learns }) => state === 'running' && !learns);
    const { hasZone, ...about } = entered;
    return joinReply(call.words, {
      ...about,
      cohort,
      total: plan.days.length,
      latest: latest ?? null,
      upcoming: upcomingDay(plan, cohort) ?? null,
      zones: hasZone || others.length > 0 ? null : likelyZones(call.locale, cohort.zone),
      chosen: { begin, zone },
      first: firstDay(plan, cohort),
      roles: offeredRoles(call, ctx, cohort, false).filter(({ has }) => !has),
      others,
    });
  },
});

export const join = command({
  name: 'join',
  run: enter,
});

type Left = { kind: 'left'; kept: KeptNames } | { kind: 'not-in'; since: Date | null };

const exit = inCohort({
  input: { sure: z.literal('yes').optional() },
  reach: 'own history',
  unsaved: ({ words }) => words.member.leave.unsaved,
  async run(call, ctx, { cohort }) {
    if (isOwnPlace(cohort.guildId)) return leaveOwn(call, ctx, cohort);
    const outcome = await once<Left>(ctx, call, async (tx) => {
      const kept = await leaveCohort(tx, cohort.id, call.userId, ctx.now());
      if (kept !== null) return { kind: 'left', kept };
      const learner = await findLearner(tx, cohort.id, call.userId);
      return { kind: 'not-in', since: learner?.leftAt ?? null };
    });
    const rolesLeft = offeredRoles(call, ctx, cohort, false).filter(({ has }) => has);
    return outcome.kind === 'left'
      ? leftReply(call.words, cohort, outcome.kept, rolesLeft)
      : notInCohort(call.words, cohort, outcome.since);
  },
});

/** Whoever leaves a plan that nobody else follows ends it, so they are asked first. */
async function leaveOwn(call: Call<{ sure?: 'yes' | undefined }>, ctx: Context, cohort: CohortForUser) {
  if (call.input.sure === undefined) return confirmEnd(call.words, cohort);
  await once(ctx, call, (tx) => endCohort(tx, cohort.id, ctx.now()));
  return ended(call.words, cohort.title);
}

export const leave = command({
  name: 'leave',
  run: exit,
});
