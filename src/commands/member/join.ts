import { z } from 'zod';
import type { Context } from '../../context.ts';
import { learnerZone } from '../../core/learner-settings.ts';
import { openDates } from '../../core/progress.ts';
import { dayByKey, daysOf, nextDay } from '../../curriculum/plan.ts';
import { joinAndLockLearner } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import type { Message } from '../../messages/kit/message.ts';
import { type Joined, joinReply } from '../../messages/member/join.ts';
import { type Call, type Command, handler } from '../command.ts';
import { once } from '../once.ts';
import { cohortsFor, findCohort, placed } from '../which-cohort.ts';

const input = z.object(placed);

const enter = { input, run: joinCohort, unsaved: () => 'You have **not** joined.' };

export const join: Command = {
  data: { name: 'join', description: 'Study along: the daily posts count for you from now on' },
  runs: { '': handler({ ...enter, answers: 'private' }) },
  components: { join: handler({ ...enter, answers: 'update' }) },
};

async function joinCohort(call: Call<z.infer<typeof input>>, ctx: Context): Promise<Message> {
  const found = await findCohort(call, ctx, { name: 'join', input: {} });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
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
  return joinReply({
    ...entered,
    cohort,
    total: daysOf(plan).length,
    latest: latest ?? null,
    next: nextDay(plan, cohort.lastDayKey, cohort.firstDayKey) ?? null,
    others: all.filter(({ state, learns }) => state === 'running' && !learns),
  });
}

type Entered = Pick<Joined, 'joined' | 'isDone' | 'openUntil' | 'zone'>;
