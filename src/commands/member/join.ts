import { learnerZone } from '../../core/learner-settings.ts';
import { openDates } from '../../core/progress.ts';
import { dayByKey, daysOf, nextDay } from '../../curriculum/plan.ts';
import { findLearner, joinAndLockLearner, leaveCohort } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import type { KeptNames } from '../../db/posts/names.ts';
import { type Joined, joinReply, leftReply, notInCohort } from '../../messages/member/join.ts';
import { command } from '../command.ts';
import { inCohort, inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { cohortsFor } from '../which-cohort.ts';

type Entered = Pick<Joined, 'joined' | 'isDone' | 'openUntil' | 'zone'>;

const enter = inPlan({
  input: {},
  answers: 'private',
  unsaved: ({ words }) => words.member.join.unsaved,
  async run(call, ctx, { cohort, plan }) {
    const now = ctx.now();
    const latest = cohort.lastDayKey === null ? undefined : dayByKey(plan, cohort.lastDayKey);
    const entered = await once<Entered>(ctx, call, async (tx) => {
      const learner = await joinAndLockLearner(tx, cohort.id, call, now);
      const ledger = await loadLedger(tx, learner.id);
      return {
        joined: learner.joined,
        isDone: ledger.completions.some(({ dayKey }) => dayKey === latest?.key),
        openUntil: openDates(ledger, now).find(({ dayKey }) => dayKey === latest?.key)?.closesAt ?? null,
        zone: learnerZone(ledger),
      };
    });
    // Somebody who is in already and names no other cohort may have meant another one of this server.
    const all = entered.joined === 'before' ? (await cohortsFor(call, ctx)).cohorts : [];
    return joinReply(call.words, {
      ...entered,
      cohort,
      total: daysOf(plan).length,
      latest: latest ?? null,
      next: nextDay(plan, cohort.lastDayKey, cohort.firstDayKey) ?? null,
      others: all.filter(({ state, learns }) => state === 'running' && !learns),
    });
  },
});

export const join = command({
  name: 'join',
  description: 'Study along: the daily posts count for you from now on',
  run: enter,
  components: { join: { ...enter, answers: 'update' } },
});

type Left = { kind: 'left'; kept: KeptNames } | { kind: 'not-in'; since: Date | null };

const exit = inCohort({
  input: {},
  answers: 'private',
  reach: 'own history',
  unsaved: ({ words }) => words.member.leave.unsaved,
  async run(call, ctx, { cohort }) {
    const outcome = await once<Left>(ctx, call, async (tx) => {
      const kept = await leaveCohort(tx, cohort.id, call.userId, ctx.now());
      if (kept !== null) return { kind: 'left', kept };
      const learner = await findLearner(tx, cohort.id, call.userId);
      return { kind: 'not-in', since: learner?.leftAt ?? null };
    });
    return outcome.kind === 'left'
      ? leftReply(call.words, cohort, outcome.kept)
      : notInCohort(call.words, cohort, outcome.since);
  },
});

export const leave = command({
  name: 'leave',
  description: 'Stop studying along; everything you did is kept',
  run: exit,
  components: { leave: { ...exit, answers: 'update' } },
});
