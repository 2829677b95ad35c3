import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Context } from '../../context.ts';
import { addDays, studyDate } from '../../core/calendar.ts';
import { refOf } from '../../core/reference.ts';
import { findDay, suggestDays } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { daysOf, type Plan } from '../../curriculum/plan.ts';
import { dateName, shorten } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { dayName } from '../../messages/study/day.ts';
import { noSuchDay } from '../../messages/study/progress.ts';
import type { Asked, Focus } from '../command.ts';
import { likelyCohort } from '../which-cohort.ts';

const answersAtMost = 25;

/** Autocomplete for `day` and `when`: one indexed read, and nothing where the cohort is not clear. */
export async function suggestDay(
  call: Asked<Focus>,
  ctx: Context,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const cohort = await likelyCohort(call, ctx);
  if (cohort === undefined) return [];
  if (call.input.option === 'when') return whenChoices(ctx.now(), cohort.zone);
  const plan = await ctx.curriculumOf(cohort.versionId);
  return suggestDays(plan, call.input.text === '' ? (cohort.lastDayKey ?? '') : call.input.text, answersAtMost).map(
    dayChoice,
  );
}

/** A day to choose in an option. */
export function dayChoice(day: Day): APIApplicationCommandOptionChoice<string> {
  return { name: shorten(dayName(day), 100), value: refOf(day.key) };
}

function whenChoices(now: Date, zone: string): APIApplicationCommandOptionChoice<string>[] {
  const today = studyDate(now, zone);
  const before = addDays(today, -2);
  return [
    { name: 'Today', value: 'today' },
    { name: `Yesterday (${dateName(addDays(today, -1))})`, value: 'yesterday' },
    { name: dateName(before), value: before },
  ];
}

/** The reply to a day that the plan does not have. */
export function refuseDay(plan: Plan, text: string): Message {
  const days = daysOf(plan);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) throw new Error('a stored plan has no days');
  const near = suggestDays(plan, text, 3).filter((day) => findDay(plan, text)?.key !== day.key);
  return noSuchDay(text, first, last, near);
}
