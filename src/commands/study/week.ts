import { learnerDate } from '../../core/learner/learner-settings.ts';
import { openDates } from '../../core/learner/progress.ts';
import type { Ledger } from '../../core/ledger.ts';
import { findWeek, suggestWeeks } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { dayByKey, weekOf } from '../../curriculum/plan.ts';
import { isBefore, isBehind } from '../../curriculum/pointer.ts';
import { firstDay, opensAt } from '../../curriculum/study/day-state.ts';
import { milestoneIn } from '../../curriculum/study/progress-summary.ts';
import { milestoneCount } from '../../db/learners/counts.ts';
import { say } from '../../messages/kit/format.ts';
import { type DayMark, weekView } from '../../messages/study/week.ts';
import { command, isOwnPlace } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { text } from '../options.ts';
import { suggestInPlan } from '../which-cohort.ts';
import { choiceOf } from './day-option.ts';
import { callersLedger } from './load-ledger.ts';
import { tellingPosting } from './posting.ts';

const show = inPlan({
  input: { week: text({ suggested: true }).optional() },
  run: tellingPosting(async (call, ctx, here) => {
    const { week: asked = null } = call.input;
    const { cohort, plan, dayKey } = here;
    const said = call.words.study.week;
    const all = plan.weeks;
    const [first, last] = [all[0], all.at(-1)];
    if (first === undefined || last === undefined) return say(said.noWeeks);
    const latest = cohort.lastDayKey === null ? undefined : dayByKey(plan, cohort.lastDayKey);
    const current = dayKey ?? (latest ?? firstDay(plan, cohort)).key;
    const shown = asked === null ? (weekOf(plan, current) ?? first) : findWeek(plan, asked);
    if (shown === undefined) return say(said.none(call.words.kit.quoted(asked ?? ''), first.label, last.label));

    const [ledger, group] = await Promise.all([
      callersLedger(
        ctx,
        here,
        shown.days.map(({ key }) => key),
      ),
      isOwnPlace(cohort.guildId) ? null : milestoneCount(ctx.db, cohort.id, `week:${shown.key}`, ctx.now()),
    ]);
    const position = all.indexOf(shown);
    const now = ctx.now();
    return weekView(call.words, {
      cohortId: cohort.id,
      week: shown,
      marks: marksOf(shown.days, here, ledger, now),
      mine: milestoneIn(plan, ledger, shown.days),
      group,
      previous: all[position - 1],
      next: all[position + 1],
      today: learnerDate(ledger, now),
    });
  }),
});

export const week = command({
  name: 'week',
  run: show,
  autocomplete: suggestInPlan(({ text }, plan) => suggestWeeks(plan, text, 25).map(choiceOf)),
});

function marksOf(days: Day[], { cohort, plan }: InPlan, ledger: Ledger, now: Date): DayMark[] {
  const completions = new Map(ledger.completions.map((completion) => [completion.dayKey, completion]));
  const posted = new Set(ledger.posts.map(({ dayKey }) => dayKey));
  const open = new Set(openDates(ledger, now).map(({ dayKey }) => dayKey));
  const latest = ledger.posts.at(-1)?.dayKey;
  return days.map((day): DayMark => {
    const { key } = day;
    const completion = completions.get(key);
    if (completion !== undefined) return { kind: completion.late ? 'late' : 'done' };
    if (open.has(key)) return { kind: key === latest ? 'today' : 'open' };
    if (posted.has(key) || isBehind(plan, cohort, key)) return { kind: 'left' };
    if (isBefore(plan, cohort, key)) return { kind: cohort.worksAhead ? 'left' : 'before' };
    return { kind: 'locked', opensAt: opensAt(plan, cohort, day) };
  });
}
