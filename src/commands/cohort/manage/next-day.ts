import { z } from 'zod';
import type { Context } from '../../../context.ts';
import { findDay } from '../../../curriculum/look-up.ts';
import type { Day } from '../../../curriculum/model.ts';
import { dayByKey, positionOf } from '../../../curriculum/plan.ts';
import { nextUnposted } from '../../../curriculum/pointer.ts';
import { lastSentDay, wantNext } from '../../../db/posts/next-day.ts';
import { daysBehind } from '../../../db/posts/posts.ts';
import type { GroupNews } from '../../../messages/cohort/news.ts';
import {
  askNextDay,
  type ChangeOfNext,
  changesOfNext,
  jumpForm,
  type NextDay,
  nextDaySet,
} from '../../../messages/cohort/next-day.ts';
import { say } from '../../../messages/kit/format.ts';
import { dayName } from '../../../messages/study/day.ts';
import { type Call, type Refused, refuse } from '../../command.ts';
import { type InPlan, inPlan } from '../../in-cohort.ts';
import { once } from '../../once.ts';
import { text, word } from '../../options.ts';
import { refuseDay } from '../../study/day-option.ts';
import { announce } from '../announce.ts';

const unsaved = ({ words }: Call<unknown>) => words.cohort.runsAsBefore;

export const askSkip = inPlan({
  input: {},
  run: async (call, ctx, here) => {
    const place = await placeOf(call, ctx, here);
    if ('refusal' in place) return place.refusal;
    const { next, posted } = place;
    const behind = next && nextUnposted(here.plan, { ...here.cohort, lastDayKey: next.key, nextDayKey: null }, posted);
    if (behind === undefined) return say(call.words.cohort.comesNext.lastOne);
    return askNextDay(call.words, changeOf(here, place, 'skip', behind));
  },
});

export const askRepeat = inPlan({
  input: {},
  run: async (call, ctx, here) => {
    const place = await placeOf(call, ctx, here);
    if ('refusal' in place) return place.refusal;
    const key = await lastSentDay(ctx.db, here.cohort.id);
    const last = key === undefined ? undefined : dayByKey(here.plan, key);
    if (last === undefined) return say(call.words.cohort.comesNext.nothingYet);
    if (last.key === place.next?.key) return say(call.words.cohort.comesNext.already(dayName(last)));
    return askNextDay(call.words, changeOf(here, place, 'repeat', last));
  },
});

export const askJump = inPlan({
  input: { day: text({ suggested: true }) },
  run: async (call, ctx, here) => {
    const place = await placeOf(call, ctx, here);
    if ('refusal' in place) return place.refusal;
    const day = findDay(here.plan, call.input.day);
    if (day === undefined) return refuseDay(call.words, here.plan, call.input.day);
    if (day.key === place.next?.key) return say(call.words.cohort.comesNext.already(dayName(day)));
    return askNextDay(call.words, changeOf(here, place, 'jump', day));
  },
});

export const openJump = inPlan({
  input: {},
  answers: 'modal',
  run: async ({ words }, _, { cohort }) =>
    cohort.state === 'running' ? jumpForm(words, cohort.id) : say(words.cohort.over),
});

/** Carries out what was asked before, or takes it back, as long as the group stands where it stood then. */
export const changeNext = inPlan({
  input: { how: z.enum(changesOfNext), day: word.optional(), was: word.optional() },
  look: '/cohort status',
  unsaved,
  run: async (call, ctx, here) => {
    const { cohort, plan } = here;
    const { how } = call.input;
    const said = call.words.cohort.comesNext;
    const found = await placeOf(call, ctx, here);
    const place = 'refusal' in found ? undefined : found;
    const day = call.input.day === undefined ? null : findDay(plan, call.input.day);
    const was = call.input.was === undefined ? null : findDay(plan, call.input.was);
    // Without a wish the plan goes on behind the pointer; a wish for that very day would outlive an update of the plan.
    const usual = place && nextUnposted(plan, { ...cohort, nextDayKey: null }, place.posted);
    const change = place && day !== undefined ? changeOf(here, place, how, day) : undefined;
    const isSet = await once<boolean>(ctx, call, async (tx) => {
      if (place === undefined || change === undefined || change.was?.key !== was?.key) return false;
      const wanted = change.day === null || change.day.key === usual?.key ? null : change.day.key;
      if (!(await wantNext(tx, cohort, wanted))) return false;
      // These news stand alone, in the place of those of a moment ago: what was passed over then is so still.
      const isFurther = how === 'skip' && usual !== undefined && usual.key !== change.was?.key;
      const told = isFurther ? changeOf(here, { ...place, next: usual }, 'jump', change.day) : change;
      await announce(tx, call, ctx, cohort, newsOf(told));
      return true;
    });
    if (!isSet || change === undefined) return say(said.changed);
    ctx.log.info({ cohort: cohort.id, how, day: change.day?.key, user: call.userId }, 'another day comes next');
    return nextDaySet(call.words, change);
  },
});

function newsOf({ how, day, was, passed, again, at }: NextDay): GroupNews {
  const name = (one: Day | null) => (one === null ? null : dayName(one));
  const short = { day: day?.label ?? null, was: was?.label ?? null };
  return {
    what: 'next-day',
    how,
    day: name(day),
    was: name(was),
    short,
    passed,
    again,
    at: at?.toISOString() ?? null,
  };
}

type Place = { next: Day | undefined; posted: ReadonlySet<string> };

/** Where a group stands that goes on by itself. */
async function placeOf({ words }: Call<unknown>, ctx: Context, { cohort, plan }: InPlan): Promise<Place | Refused> {
  if (cohort.state !== 'running') return refuse(say(words.cohort.over));
  if (cohort.blocked !== null) return refuse(say(words.cohort.comesNext.stuck));
  const posted = await daysBehind(ctx.db, cohort);
  return { next: nextUnposted(plan, cohort, posted), posted };
}

/** What another day that comes next means: days between are passed over, and whatever was posted before comes again. */
function changeOf({ cohort, plan }: InPlan, { next, posted }: Place, how: ChangeOfNext, day: Day | null): NextDay {
  const position = ({ key }: Day) => positionOf(plan, key) ?? 0;
  const [from, to] = [next ? position(next) : plan.days.length, day ? position(day) : plan.days.length];
  return {
    cohortId: cohort.id,
    how,
    day,
    was: next ?? null,
    passed: plan.days.slice(from, to).filter(({ key }) => !posted.has(key)).length,
    again: day !== null && posted.has(day.key),
    at: cohort.nextPostAt,
  };
}
