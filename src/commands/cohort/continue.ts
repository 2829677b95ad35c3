import type { Context } from '../../context.ts';
import type { Plan } from '../../curriculum/plan.ts';
import { nextUnposted } from '../../curriculum/pointer.ts';
import { type Cohort, reopenCohort } from '../../db/cohorts.ts';
import { postedDays } from '../../db/posts/posts.ts';
import type { Continuation } from '../../messages/cohort/continue.ts';
import { cohortContinued, nothingToContinue, placeTaken } from '../../messages/cohort/continue.ts';
import type { Message } from '../../messages/kit/message.ts';
import { dayName } from '../../messages/study/day.ts';
import type { Call } from '../command.ts';
import { once } from '../once.ts';
import { findCohort, type Placed } from '../which-cohort.ts';
import { slotFrom } from './pause.ts';

/** What a finished cohort could go on with, since its plan has grown; null while it runs or where there is nothing more. */
export async function continuationOf(ctx: Context, cohort: Cohort, plan: Plan): Promise<Continuation | null> {
  if (cohort.state !== 'finished') return null;
  const day = nextUnposted(plan, cohort, await postedDays(ctx.db, cohort.id));
  if (day === undefined) return null;
  const { at } = await slotFrom(ctx, cohort, ctx.now());
  return { cohortId: cohort.id, channelId: cohort.channelId, dayName: dayName(day), at };
}

/** Lets a finished cohort go on: the same people, the same ledger, at the slot that comes next. */
export async function continuePlan(call: Call<Placed>, ctx: Context): Promise<Message> {
  const found = await findCohort(call, ctx, { name: 'cohort-continue', input: {} });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const next = await continuationOf(ctx, cohort, await ctx.curriculumOf(cohort.versionId));
  const slot = await slotFrom(ctx, cohort, ctx.now());
  const outcome = await once<{ kind: 'continued'; next: Continuation } | { kind: 'nothing' | 'taken' }>(
    ctx,
    call,
    async (tx) => {
      if (next === null) return { kind: 'nothing' };
      const reopened = await reopenCohort(tx, cohort.id, slot);
      return reopened === 'reopened'
        ? { kind: 'continued', next }
        : { kind: reopened === 'occupied' ? 'taken' : 'nothing' };
    },
  );
  if (outcome.kind === 'continued') return cohortContinued(outcome.next);
  return outcome.kind === 'taken' ? placeTaken(cohort.channelId) : nothingToContinue(cohort.title);
}
