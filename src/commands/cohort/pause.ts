import type { Context } from '../../context.ts';
import { addDays, instantAt, type LocalDate } from '../../core/calendar.ts';
import { readFutureDate } from '../../core/cohort-settings.ts';
import { nextSlot, type Slot } from '../../core/schedule.ts';
import { type CohortForUser, pauseCohort, resumeCohort } from '../../db/cohorts.ts';
import { lastPostedOn } from '../../db/posts/posts.ts';
import { cohortPaused } from '../../messages/cohort/cohort.ts';
import { setupProblems } from '../../messages/cohort/setup.ts';
import { say } from '../../messages/kit/format.ts';
import { inCohort } from '../in-cohort.ts';
import { once } from '../once.ts';
import { text } from '../options.ts';

/** Pauses from now, or moves the end of the pause that holds. */
export const pause = inCohort({
  input: {
    until: text('The date on which posts go on; until /cohort resume if left out', { suggested: true }).optional(),
  },
  answers: 'private',
  unsaved: ({ words }) => words.cohort.runsAsBefore,
  async run(call, ctx, { cohort }) {
    const { words, input } = call;
    if (cohort.state !== 'running') return say(words.cohort.over);
    const now = ctx.now();
    const on = input.until === undefined ? null : readFutureDate(input.until, cohort.zone, now);
    if (on !== null && typeof on !== 'string') return setupProblems(words, [on]);
    const until = on === null ? null : instantAt(on, '00:00', cohort.zone);
    if (until !== null && until <= now) return setupProblems(words, [{ kind: 'past', text: input.until ?? '' }]);
    const next = on === null || until === null ? null : await slotFrom(ctx, cohort, until, on);
    const paused = await once<{ until: Date | null; next: Date | null }>(ctx, call, async (tx) => {
      await pauseCohort(tx, cohort.id, now, until, next);
      return { until, next: next?.at ?? null };
    });
    return cohortPaused(words, { cohortId: cohort.id, ...paused });
  },
});

export const resume = inCohort({
  input: {},
  answers: 'private',
  unsaved: ({ words }) => words.cohort.runsAsBefore,
  async run(call, ctx, { cohort }) {
    const words = call.words.cohort;
    if (cohort.state !== 'running') return say(words.over);
    const slot = await slotFrom(ctx, cohort, ctx.now());
    const { next } = await once<{ next: Date | null }>(ctx, call, async (tx) => ({
      next: (await resumeCohort(tx, cohort.id, ctx.now(), slot)) ? slot.at : null,
    }));
    return next === null ? say(words.notPaused) : say(words.resumed(next), { components: [] });
  },
});

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
