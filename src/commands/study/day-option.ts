import { addDays, type LocalDate } from '../../core/calendar.ts';
import { isMarked, marksOf } from '../../core/learner/day-marks.ts';
import { learnerDate } from '../../core/learner/learner-settings.ts';
import { canUndo, loggableDates } from '../../core/learner/progress.ts';
import type { Ledger } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import { findDay, suggestDays } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { type Plan, positionOf } from '../../curriculum/plan.ts';
import { doableIn, firstDay, opensAt, standingOf } from '../../curriculum/study/day-state.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { say, shorten } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { dayName } from '../../messages/study/day.ts';
import { type Words, wordsFor } from '../../messages/words/words.ts';
import type { Choice, Suggest } from '../command.ts';
import { likelyCohort } from '../which-cohort.ts';
import { callersLedger } from './load-ledger.ts';

/** What a command can do with a day: read any, do what may be done or is still left, take back what is done. */
type Wanted = 'any' | 'doable' | 'to do' | 'done';

/**
 * Autocomplete for `day` and `when`: only what the command would take, open days first; nothing where the cohort is not
 * clear. Two indexed reads, one where any day will do that fits what is typed.
 */
export function suggestDay(wanted: Wanted): Suggest {
  return async (call, ctx) => {
    const cohort = await likelyCohort(call, ctx);
    if (cohort === undefined) return [];
    const { option, text } = call.input;
    const plan = await ctx.curriculumOf(cohort.versionId);
    const all = plan.days.length;
    const isTyped = text.trim() !== '';
    if (wanted === 'any' && isTyped) return suggestDays(plan, text, all).slice(0, 25).map(choiceOf);
    const ledger = await callersLedger(ctx, { cohort, plan });
    const now = ctx.now();
    const words = wordsFor(cohort.learner?.language, call.locale);
    if (option === 'when') return whenChoices(words, learnerDate(ledger, now), loggableDates(ledger, now));
    const isWanted = wantedOf(wanted, plan, cohort, ledger, now);
    const near = isTyped ? suggestDays(plan, text, all) : byStanding(plan, cohort, ledger, now);
    return near.filter(isWanted).slice(0, 25).map(choiceOf);
  };
}

/** The days that are open to a learner, then those around where the group is. */
function byStanding(plan: Plan, cohort: CohortForUser, ledger: Ledger, now: Date): Day[] {
  const { next, open } = standingOf(plan, cohort, ledger, now);
  const around = suggestDays(plan, cohort.lastDayKey ?? '', plan.days.length);
  return [...new Set([next ?? [], open, around].flat())];
}

function wantedOf(wanted: Wanted, plan: Plan, cohort: CohortForUser, ledger: Ledger, now: Date): (day: Day) => boolean {
  const mayBeDone = doableIn(plan, cohort, ledger);
  // What is past cannot be undone any more, so the rows that were read are enough.
  const undoable = new Set(ledger.completions.filter((one) => canUndo(ledger, now, one)).map(({ dayKey }) => dayKey));
  const { done } = marksOf(plan, ledger);
  return ({ key }) => {
    if (wanted === 'done') return undoable.has(key);
    return wanted === 'any' || (mayBeDone(key) && (wanted === 'doable' || !isMarked(done, positionOf(plan, key))));
  };
}

export function choiceOf(part: Pick<Day, 'key' | 'label' | 'title'>): Choice {
  return { name: shorten(dayName(part), 100), value: refOf(part.key) };
}

/** Each date that can be logged, the newest first. */
function whenChoices({ kit, study: { when } }: Words, today: LocalDate, dates: LocalDate[]): Choice[] {
  const choice = (on: LocalDate) => {
    if (on === today) return { name: when.today, value: 'today' };
    return on === addDays(today, -1)
      ? { name: when.yesterday(on), value: 'yesterday' }
      : { name: kit.date(on), value: on };
  };
  return dates.toReversed().map(choice);
}

/** The reply to a day that the plan does not have. */
export function refuseDay({ study, kit }: Words, plan: Plan, text: string): Message {
  const [first, last] = [plan.days[0], plan.days.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a stored plan has no days');
  const near = suggestDays(plan, text, 3).filter((day) => findDay(plan, text)?.key !== day.key);
  const labels = near.map(({ label }) => label);
  return say(study.day.none(kit.quoted(text), first.label, last.label, labels));
}

/** The reply while a cohort has had no day yet. */
export function notStarted({ study }: Words, plan: Plan, cohort: CohortForUser): Message {
  const first = firstDay(plan, cohort);
  return say(study.done.notStarted(first.label, opensAt(plan, cohort, first), study.day.short(first.label)));
}
