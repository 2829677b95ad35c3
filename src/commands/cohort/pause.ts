import { z } from 'zod';
import type { Context } from '../../context.ts';
import { addDays, instantAt, type LocalDate } from '../../core/calendar.ts';
import { readFutureDate } from '../../core/cohort-settings.ts';
import { nextSlot, type Slot } from '../../core/schedule.ts';
import { type CohortForUser, endCohort, learnerCount, pauseCohort, resumeCohort } from '../../db/cohorts.ts';
import { lastPostedOn } from '../../db/posts/posts.ts';
import {
  cohortEnded,
  cohortOver,
  cohortPaused,
  cohortResumed,
  confirmEnd,
  notPaused,
} from '../../messages/cohort/cohort.ts';
import { setupProblems } from '../../messages/cohort/setup.ts';
import type { Message } from '../../messages/kit/message.ts';
import type { Call } from '../command.ts';
import { once } from '../once.ts';
import { word } from '../options.ts';
import { findCohort, type Placed, placed } from '../which-cohort.ts';

export const pauseInput = z.object({ ...placed, until: word.optional() });

/** Pauses from now, or moves the end of the pause that holds. */
export async function pause(call: Call<z.infer<typeof pauseInput>>, ctx: Context): Promise<Message> {
  const { until: text } = call.input;
  const found = await findCohort(call, ctx, { name: 'cohort-pause', input: text === undefined ? {} : { until: text } });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  if (cohort.state !== 'running') return cohortOver();
  const now = ctx.now();
  const on = text === undefined ? null : readFutureDate(text, cohort.zone, now);
  if (on !== null && typeof on !== 'string') return setupProblems([on]);
  const until = on === null ? null : instantAt(on, '00:00', cohort.zone);
  if (until !== null && until <= now) return setupProblems([{ kind: 'past', text: text ?? '' }]);
  const next = on === null || until === null ? null : await slotFrom(ctx, cohort, until, on);
  const paused = await once<{ until: Date | null; next: Date | null }>(ctx, call, async (tx) => {
    await pauseCohort(tx, cohort.id, now, until, next);
    return { until, next: next?.at ?? null };
  });
  return cohortPaused({ cohortId: cohort.id, ...paused });
}

export async function resume(call: Call<Placed>, ctx: Context): Promise<Message> {
  const found = await findCohort(call, ctx, { name: 'cohort-resume', input: {} });
  if (found.kind === 'reply') return found.reply;
  if (found.cohort.state !== 'running') return cohortOver();
  const next = await slotFrom(ctx, found.cohort, ctx.now());
  const { id } = found.cohort;
  const resumed = await once<{ next: Date | null }>(ctx, call, async (tx) => ({
    next: (await resumeCohort(tx, id, ctx.now(), next)) ? next.at : null,
  }));
  return resumed.next === null ? notPaused() : cohortResumed(resumed.next);
}

export async function askEnd(call: Call<Placed>, ctx: Context): Promise<Message> {
  const found = await findCohort(call, ctx, { name: 'cohort-end', input: {} });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  if (cohort.state !== 'running') return cohortOver();
  return confirmEnd({
    cohortId: cohort.id,
    title: cohort.title,
    channelId: cohort.channelId,
    learners: await learnerCount(ctx.db, cohort.id),
  });
}

export async function end(call: Call<Placed>, ctx: Context): Promise<Message> {
  const found = await findCohort(call, ctx, { name: 'cohort-end-sure', input: {} });
  const outcome = await once<{ ended: string | null }>(ctx, call, async (tx) => {
    // One that has ended is not found; a repetition of what ended it is told so all the same.
    if (found.kind === 'reply') return { ended: null };
    return { ended: (await endCohort(tx, found.cohort.id, ctx.now())) ? found.cohort.title : null };
  });
  if (outcome.ended !== null) return cohortEnded(outcome.ended);
  return found.kind === 'reply' ? found.reply : cohortOver();
}

/** The first slot after an instant on a date that has no post yet: a cohort posts once a date, whatever is changed. */
export async function slotFrom(
  ctx: Context,
  cohort: Pick<CohortForUser, 'id' | 'weekdays' | 'time' | 'zone' | 'startsOn'>,
  after: Date,
  notBefore: LocalDate = cohort.startsOn,
): Promise<Slot> {
  const last = await lastPostedOn(ctx.db, cohort.id);
  const free = last === undefined ? cohort.startsOn : addDays(last, 1);
  return nextSlot(cohort, after, free > notBefore ? free : notBefore);
}
