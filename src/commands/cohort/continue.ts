import type { Context } from '../../context.ts';
import type { Slot } from '../../core/schedule.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { nextUnposted } from '../../curriculum/pointer.ts';
import { type Cohort, reopenCohort } from '../../db/cohorts.ts';
import { postedDays } from '../../db/posts/posts.ts';
import type { Continuation } from '../../messages/cohort/cohort.ts';
import { say } from '../../messages/kit/format.ts';
import { dayName } from '../../messages/study/day.ts';
import { inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { slotFrom } from './pause.ts';

/** What a finished cohort could go on with, since its plan has grown; null while it runs or where there is nothing more. */
export async function continuationOf(ctx: Context, cohort: Cohort, plan: Plan): Promise<(Continuation & Slot) | null> {
  if (cohort.state !== 'finished') return null;
  const day = nextUnposted(plan, cohort, await postedDays(ctx.db, cohort.id));
  if (day === undefined) return null;
  const slot = await slotFrom(ctx, cohort, ctx.now());
  return { cohortId: cohort.id, channelId: cohort.channelId, dayName: dayName(day), ...slot };
}

/** Lets a finished cohort go on: the same people, the same ledger, at the slot that comes next. */
export const continuePlan = inPlan({
  input: {},
  answers: 'update',
  unsaved: ({ words }) => words.cohort.runsAsBefore,
  async run(call, ctx, { cohort, plan }) {
    const { goOn: words } = call.words.cohort;
    const next = await continuationOf(ctx, cohort, plan);
    const outcome = await once<Continued>(ctx, call, async (tx) => {
      if (next === null) return { kind: 'nothing' };
      const kind = await reopenCohort(tx, cohort.id, next);
      return kind === 'reopened' ? { kind, next } : { kind: kind === 'occupied' ? kind : 'nothing' };
    });
    switch (outcome.kind) {
      case 'reopened':
        return say(words.continued(outcome.next), { components: [] });
      case 'occupied':
        return say(words.occupied(cohort.channelId));
      case 'nothing':
        return say(words.nothing(cohort.title));
    }
  },
});

type Continued = { kind: 'reopened'; next: Continuation } | { kind: 'nothing' | 'occupied' };
