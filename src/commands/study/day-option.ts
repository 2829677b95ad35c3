import { addDays, studyDate } from '../../core/calendar.ts';
import { refOf } from '../../core/reference.ts';
import { findDay, suggestDays } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { daysOf, type Plan } from '../../curriculum/plan.ts';
import { firstDay, opensAt } from '../../curriculum/study/day-state.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { quoted, say, shorten } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { dayName } from '../../messages/study/day.ts';
import type { Words } from '../../messages/words/words.ts';
import type { Choice, Suggest } from '../command.ts';
import { likelyCohort } from '../which-cohort.ts';

/** Autocomplete for `day` and `when`: one indexed read, and nothing where the cohort is not clear. */
export const suggestDay: Suggest = async (call, ctx) => {
  const cohort = await likelyCohort(call, ctx);
  if (cohort === undefined) return [];
  if (call.input.option === 'when') return whenChoices(call.words, ctx.now(), cohort.zone);
  const plan = await ctx.curriculumOf(cohort.versionId);
  const typed = call.input.text === '' ? (cohort.lastDayKey ?? '') : call.input.text;
  return suggestDays(plan, typed, 25).map(choiceOf);
};

/** A day or week to choose in an option. */
export function choiceOf(part: Pick<Day, 'key' | 'label' | 'title'>): Choice {
  return { name: shorten(dayName(part), 100), value: refOf(part.key) };
}

function whenChoices({ study }: Words, now: Date, zone: string): Choice[] {
  const today = studyDate(now, zone);
  const before = addDays(today, -2);
  return [
    { name: study.when.today, value: 'today' },
    { name: study.when.yesterday(addDays(today, -1)), value: 'yesterday' },
    { name: study.when.date(before), value: before },
  ];
}

/** The reply to a day that the plan does not have. */
export function refuseDay({ study }: Words, plan: Plan, text: string): Message {
  const [first, last] = [daysOf(plan)[0], daysOf(plan).at(-1)];
  if (first === undefined || last === undefined) throw new Error('a stored plan has no days');
  const near = suggestDays(plan, text, 3).filter((day) => findDay(plan, text)?.key !== day.key);
  const labels = near.map(({ label }) => label);
  return say(study.day.none(quoted(text), first.label, last.label, labels));
}

/** The reply while a cohort has had no day yet. */
export function notStarted({ study }: Words, plan: Plan, cohort: CohortForUser): Message {
  const first = firstDay(plan, cohort);
  return say(study.done.notStarted(first.label, opensAt(plan, cohort, first), study.day.short(first.label)));
}
