import type { Context } from '../../context.ts';
import { learnerDate } from '../../core/learner-settings.ts';
import { milestoneOf } from '../../core/milestones.ts';
import {
  deliverableItems,
  type MonthPart,
  monthParts,
  outcomeItems,
  projectParts,
} from '../../curriculum/goals/tick-items.ts';
import { findPart, suggestParts } from '../../curriculum/look-up.ts';
import { monthOf } from '../../curriculum/plan.ts';
import { milestoneCount } from '../../db/learners/ledger.ts';
import { ticksOf } from '../../db/learners/ticks.ts';
import { monthName, monthView, noSuchMonth } from '../../messages/goals/month.ts';
import type { TickNews } from '../../messages/goals/ticks.ts';
import type { Message } from '../../messages/kit/message.ts';
import { type Call, command, type Refused, type Suggest } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { text } from '../options.ts';
import { callersLedger } from '../study/load-ledger.ts';
import { likelyPlan } from '../which-cohort.ts';
import { page, setTicks, ticking } from './ticking.ts';

const fields = { month: text('Which month; the current one if left out', { suggested: true }).optional(), page };
type Input = { month?: string | undefined; page?: number | undefined };

const show = inPlan({
  input: fields,
  answers: 'private',
  async run(call, ctx, place) {
    const subject = findMonth(call, place);
    return 'refusal' in subject ? subject.refusal : viewOf(call, ctx, subject, null);
  },
});

const tick = inPlan({
  input: { ...fields, ...ticking },
  answers: 'update',
  unsaved: ({ words }) => words.goals.month.unsaved,
  look: '/month',
  async run(call, ctx, place) {
    const subject = findMonth(call, place);
    if ('refusal' in subject) return subject.refusal;
    const items = outcomeItems(subject.part.month, await ticksOf(ctx.db, subject.cohort.id, call.userId));
    return viewOf(call, ctx, subject, await setTicks(call, ctx, subject.cohort, items, call.input));
  },
});

const suggestMonth: Suggest = async (call, ctx) => {
  const likely = await likelyPlan(call, ctx);
  if (likely === undefined) return [];
  return suggestParts(monthParts(likely.plan), call.input.text, 25).map(({ month, ref }) => ({
    name: monthName(month),
    value: ref,
  }));
};

export const month = command({
  name: 'month',
  description: 'A month’s objective, outcomes to tick, weeks and milestones, and where it leads',
  run: show,
  components: { month: { ...show, answers: 'update' }, 'month-tick': tick },
  autocomplete: suggestMonth,
});

type InMonth = InPlan & { parts: MonthPart[]; part: MonthPart };

function findMonth(call: Call<Input>, place: InPlan): InMonth | Refused {
  const { cohort, plan, dayKey } = place;
  const { month: asked } = call.input;
  const parts = monthParts(plan);
  const current = monthOf(plan, dayKey ?? cohort.lastDayKey ?? cohort.firstDayKey);
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new Error('a stored plan has no months');
  const part = asked === undefined ? (parts.find((one) => one.month === current) ?? first) : findPart(parts, asked);
  if (part !== undefined) return { ...place, parts, part };
  return { refusal: noSuchMonth(call.words, asked ?? '', labelled(first), labelled(last)) };
}

async function viewOf(call: Call<Input>, ctx: Context, subject: InMonth, news: TickNews | null): Promise<Message> {
  const { cohort, plan, parts, part } = subject;
  const { ledger } = await callersLedger(ctx, cohort, call.userId);
  const ticks = await ticksOf(ctx.db, cohort.id, call.userId);
  const position = parts.indexOf(part);
  const days = part.month.weeks.flatMap((week) => week.days);
  const previous = parts[position - 1];
  const next = parts[position + 1];
  return monthView(call.words, {
    cohortId: cohort.id,
    month: part.month,
    ref: part.ref,
    outcomes: outcomeItems(part.month, ticks),
    weeks: part.month.weeks.map((week) => ({ week, status: milestoneOf(week.days, ledger.completions) })),
    mine: milestoneOf(days, ledger.completions),
    cohort: await milestoneCount(ctx.db, cohort.id, `month:${part.month.key}`),
    projects: projectParts(plan)
      .filter((project) => project.month === part.month)
      .map((project) => {
        const items = deliverableItems(project, ticks).filter(({ lost }) => !lost);
        const done = items.filter(({ at }) => at !== null).length;
        return { ref: project.ref, title: project.project.title, done, total: items.length };
      }),
    previous: previous === undefined ? null : labelled(previous),
    next: next === undefined ? null : labelled(next),
    page: call.input.page ?? 0,
    today: learnerDate(ledger, ctx.now()),
    news,
  });
}

function labelled({ ref, month: { label } }: MonthPart): { ref: string; label: string } {
  return { ref, label };
}
