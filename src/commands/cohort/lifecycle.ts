import { z } from 'zod';
import type { Context } from '../../context.ts';
import { instantAt } from '../../core/calendar.ts';
import { readFutureDate } from '../../core/cohort-settings.ts';
import { pauseAt } from '../../core/pauses.ts';
import type { Slot } from '../../core/schedule.ts';
import { findDay } from '../../curriculum/look-up.ts';
import { nextDay, type Plan } from '../../curriculum/plan.ts';
import { nextUnposted } from '../../curriculum/pointer.ts';
import { type Cohort, endCohort, reopenCohort } from '../../db/cohorts.ts';
import { learnerCount } from '../../db/learners/counts.ts';
import { pauseCohort, pausesOf, resumeCohort, slotFrom } from '../../db/pauses.ts';
import { postedDays, skipDay } from '../../db/posts/posts.ts';
import { type Continuation, cohortPaused, confirmEnd } from '../../messages/cohort/cohort.ts';
import { setupProblems } from '../../messages/cohort/setup.ts';
import { say } from '../../messages/kit/format.ts';
import { dayName } from '../../messages/study/day.ts';
import { type Call, handler } from '../command.ts';
import { inCohort, inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { rowId, text, word } from '../options.ts';
import { cohortFor } from '../which-cohort.ts';
import { announce } from './announce.ts';

const unsaved = ({ words }: Call<unknown>) => words.cohort.runsAsBefore;

/** Pauses from now, or moves the end of the pause that holds. */
export const pause = inCohort({
  input: {
    until: text({ suggested: true }).optional(),
  },
  unsaved,
  async run(call, ctx, { cohort }) {
    const { words, input } = call;
    if (cohort.state !== 'running') return say(words.cohort.over);
    const now = ctx.now();
    const on = input.until === undefined ? null : readFutureDate(input.until, cohort.zone, now);
    if (on !== null && typeof on !== 'string') return setupProblems(words, [on]);
    const until = on === null ? null : instantAt(on, '00:00', cohort.zone);
    if (until !== null && until <= now) return setupProblems(words, [{ kind: 'past', text: input.until ?? '' }]);
    const paused = await once<{ was: boolean; until: Date | null; next: Date | null } | null>(ctx, call, async (tx) => {
      // Who names no date, or the same one, while it is paused changes nothing, and the channel knows.
      const holds = pauseAt(await pausesOf(tx, cohort.id), now);
      if (holds !== undefined && (until === null || until.getTime() === holds.until?.getTime()))
        return { was: true, until: holds.until, next: cohort.nextPostAt };
      const planned = await pauseCohort(tx, cohort.id, now, until);
      if (planned === undefined) return null;
      const next = planned.next?.at ?? null;
      const dates = { until: until?.toISOString() ?? null, next: next?.toISOString() ?? null };
      await announce(tx, call, ctx, cohort, { what: 'paused', ...dates });
      return { was: false, until, next };
    });
    return paused === null ? say(words.cohort.over) : cohortPaused(words, { cohortId: cohort.id, ...paused });
  },
});

export const resume = inCohort({
  input: {},
  unsaved,
  async run(call, ctx, { cohort }) {
    const words = call.words.cohort;
    if (cohort.state !== 'running') return say(words.over);
    const next = await once<Date | null>(ctx, call, async (tx) => {
      const slot = (await resumeCohort(tx, cohort.id, ctx.now()))?.next ?? null;
      if (slot === null) return null;
      await announce(tx, call, ctx, cohort, { what: 'resumed', next: slot.at.toISOString() });
      return slot.at;
    });
    return next === null ? say(words.notPaused) : say(words.resumed(next));
  },
});

/** Leaves the day out whose post Discord refuses; the plan goes on with the next one. */
export const skip = inPlan({
  input: { day: word },
  look: '/cohort status',
  unsaved,
  async run(call, ctx, { cohort, plan }) {
    const { skip: words } = call.words.cohort;
    const day = findDay(plan, call.input.day);
    if (day === undefined) return say(words.nothing(null));
    const isSkipped = await once(ctx, call, (tx) => skipDay(tx, cohort.id, day.key, ctx.now()));
    if (!isSkipped) return say(words.nothing(day.label));
    ctx.log.info({ cohort: cohort.id, day: day.key, user: call.userId }, 'a day was left out');
    const next = nextDay(plan, day.key, cohort.firstDayKey);
    return say(words.leftOut(day.label, next?.label ?? null, cohort.nextPostAt));
  },
});

/** What a finished cohort could go on with, since its plan has grown; null while it runs or where there is nothing more. */
export async function continuationOf(ctx: Context, cohort: Cohort, plan: Plan): Promise<(Continuation & Slot) | null> {
  if (cohort.state !== 'finished') return null;
  const day = nextUnposted(plan, cohort, await postedDays(ctx.db, cohort.id));
  if (day === undefined) return null;
  const slot = await slotFrom(ctx.db, cohort, ctx.now());
  return slot && { cohortId: cohort.id, channelId: cohort.channelId, dayName: dayName(day), ...slot };
}

/** Lets a finished cohort go on: the same people, the same ledger, at the slot that comes next. */
export const continuePlan = inPlan({
  input: {},
  unsaved,
  async run(call, ctx, { cohort, plan }) {
    const { goOn: words } = call.words.cohort;
    const next = await continuationOf(ctx, cohort, plan);
    const outcome = await once<Continued>(ctx, call, async (tx) => {
      if (next === null) return { kind: 'nothing' };
      const kind = await reopenCohort(tx, cohort.id, next);
      if (kind !== 'reopened') return { kind: kind === 'occupied' ? kind : 'nothing' };
      await announce(tx, call, ctx, cohort, { what: 'goes-on', day: next.dayName, next: next.at.toISOString() });
      return { kind, next };
    });
    if (outcome.kind === 'reopened') return say(words.continued(outcome.next));
    return say(outcome.kind === 'occupied' ? words.occupied(cohort.channelId) : words.nothing(cohort.title));
  },
});

type Continued = { kind: 'reopened'; next: Continuation } | { kind: 'nothing' | 'occupied' };

export const askEnd = inCohort({
  input: {},
  async run({ words }, ctx, { cohort }) {
    if (cohort.state !== 'running') return say(words.cohort.over);
    return confirmEnd(words, { ...cohort, learners: await learnerCount(ctx.db, cohort.id, ctx.now()) });
  },
});

export const end = handler({
  input: z.object({ cohort: rowId }),
  unsaved,
  async run(call, ctx) {
    const words = call.words.cohort;
    const found = await cohortFor(call, ctx, {}, async () => []);
    const ended = await once<string | null>(ctx, call, async (tx) => {
      // One that has ended is not found; a repetition of what ended it is told so all the same.
      if ('refusal' in found || !(await endCohort(tx, found.cohort.id, ctx.now()))) return null;
      const { title } = found.cohort;
      await announce(tx, call, ctx, found.cohort, { what: 'ended', title });
      return title;
    });
    if (ended !== null) return say(words.end.ended(ended));
    return 'refusal' in found ? found.refusal : say(words.over);
  },
});
