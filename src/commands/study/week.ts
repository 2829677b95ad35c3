import { z } from 'zod';
import type { Context } from '../../context.ts';
import { learnerDate } from '../../core/learner-settings.ts';
import type { Ledger } from '../../core/ledger.ts';
import { weekStatus } from '../../core/milestones.ts';
import { openDates } from '../../core/progress.ts';
import { refOf } from '../../core/reference.ts';
import { findWeek, suggestWeeks } from '../../curriculum/look-up.ts';
import type { Day } from '../../curriculum/model.ts';
import { dayByKey, type Plan, weekOf, weeksOf } from '../../curriculum/plan.ts';
import { isBehind } from '../../curriculum/pointer.ts';
import { firstDay, opensAt } from '../../curriculum/study/day-state.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { milestoneCount } from '../../db/learners/ledger.ts';
import { shorten } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { type DayMark, noSuchWeek, noWeeks, weekView } from '../../messages/study/week.ts';
import { type Call, type Command, handler, type Suggest } from '../command.ts';
import { likelyPlan } from '../likely-plan.ts';
import { optionLength, word } from '../options.ts';
import { findCohort, placed } from '../which-cohort.ts';
import { callersLedger } from './load-ledger.ts';
import { tellingStuck } from './stuck.ts';

const input = z.object({ ...placed, week: word.optional() });
type Input = z.infer<typeof input>;

const suggestWeek: Suggest = async (call, ctx) => {
  const likely = await likelyPlan(call, ctx);
  if (likely === undefined) return [];
  return suggestWeeks(likely.plan, call.input.text, 25).map((week) => ({
    name: shorten(week.title === '' ? week.label : `${week.label}: ${week.title}`, 100),
    value: refOf(week.key),
  }));
};

const show = handler({ input, answers: 'private', run: showWeek });

export const week: Command = {
  data: {
    name: 'week',
    description: 'A week’s goal, its days and the milestone: yours and the cohort’s',
    options: [
      {
        type: 3,
        name: 'week',
        description: 'Which week; the current one if left out',
        autocomplete: true,
        max_length: optionLength,
      },
    ],
  },
  runs: { '': show },
  components: { week: { ...show, answers: 'update' } },
  autocomplete: suggestWeek,
};

async function showWeek(call: Call<Input>, ctx: Context): Promise<Message> {
  const { week: asked } = call.input;
  const found = await findCohort(call, ctx, { name: 'week', input: asked === undefined ? {} : { week: asked } });
  if (found.kind === 'reply') return found.reply;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  const all = weeksOf(plan);
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined) return noWeeks();
  const current =
    (cohort.lastDayKey === null ? undefined : dayByKey(plan, cohort.lastDayKey)) ?? firstDay(plan, cohort);
  const shown = asked === undefined ? (weekOf(plan, found.dayKey ?? current.key) ?? first) : findWeek(plan, asked);
  if (shown === undefined) return noSuchWeek(asked ?? '', first, last);

  const [{ ledger }, counted] = await Promise.all([
    callersLedger(ctx, cohort, call.userId),
    milestoneCount(ctx.db, cohort.id, `week:${shown.key}`),
  ]);
  const position = all.indexOf(shown);
  const now = ctx.now();
  const view = weekView({
    cohortId: cohort.id,
    week: shown,
    marks: marksOf(shown.days, plan, cohort, ledger, now),
    mine: weekStatus(shown.days, ledger.completions),
    cohort: counted,
    previous: all[position - 1] ?? null,
    next: all[position + 1] ?? null,
    today: learnerDate(ledger, now),
  });
  return tellingStuck(plan, cohort, view);
}

function marksOf(days: Day[], plan: Plan, cohort: CohortForUser, ledger: Ledger, now: Date): DayMark[] {
  const completions = new Map(ledger.completions.map((completion) => [completion.dayKey, completion]));
  const posted = new Set(ledger.posts.map(({ dayKey }) => dayKey));
  const open = new Set(openDates(ledger, now).map(({ dayKey }) => dayKey));
  const latest = ledger.posts.at(-1)?.dayKey;
  return days.map(({ key }, index): DayMark => {
    const completion = completions.get(key);
    if (completion !== undefined) return { kind: 'done', late: completion.late };
    if (open.has(key)) return { kind: key === latest ? 'today' : 'open' };
    if (posted.has(key) || isBehind(plan, cohort, key)) return { kind: 'left' };
    const day = days[index];
    return { kind: 'locked', opensAt: day === undefined ? null : opensAt(plan, cohort, day) };
  });
}
