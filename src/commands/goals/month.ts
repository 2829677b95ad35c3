import type { Context } from '../../context.ts';
import { learnerDate } from '../../core/learner/learner-settings.ts';
import {
  deliverableItems,
  type MonthPart,
  monthParts,
  outcomeItems,
  projectParts,
} from '../../curriculum/goals/tick-items.ts';
import { findPart, suggestParts } from '../../curriculum/look-up.ts';
import { monthOf } from '../../curriculum/plan.ts';
import { milestoneIn } from '../../curriculum/study/progress-summary.ts';
import { milestoneCount } from '../../db/learners/counts.ts';
import { ticksOf } from '../../db/learners/ticks.ts';
import { monthView, noSuchMonth } from '../../messages/goals/month.ts';
import type { TickNews } from '../../messages/goals/ticks.ts';
import type { Message } from '../../messages/kit/message.ts';
import { dayName } from '../../messages/study/day.ts';
import { about, type Call, command, isOwnPlace, type Refused, refuse } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { text } from '../options.ts';
import { callersLedger } from '../study/load-ledger.ts';
import { suggestInPlan } from '../which-cohort.ts';
import { page, setTicks, ticking } from './ticking.ts';

const fields = { month: text({ suggested: true }).optional(), page };
type Input = { month?: string | undefined; page?: number | undefined };

const show = inPlan({
  input: fields,
  run: about(findMonth, (call, ctx, subject) => viewOf(call, ctx, subject, null)),
});

const tick = inPlan({
  input: { ...fields, ...ticking },
  unsaved: ({ words }) => words.goals.month.unsaved,
  look: '/month',
  run: about(findMonth, async (call, ctx, subject) => {
    const items = outcomeItems(subject.part.month, await ticksOf(ctx.db, subject.cohort.id, call.userId));
    return viewOf(call, ctx, subject, await setTicks(call, ctx, subject.cohort, items, call.input));
  }),
});

const suggestMonth = suggestInPlan(({ text }, plan) =>
  suggestParts(monthParts(plan), text, 25).map(({ month, ref }) => ({ name: dayName(month), value: ref })),
);

export const month = command({
  name: 'month',
  run: show,
  components: { 'month-tick': tick },
  autocomplete: suggestMonth,
});

type InMonth = InPlan & { parts: MonthPart[]; part: MonthPart };

function findMonth(call: Call<Input>, _: Context, place: InPlan): InMonth | Refused {
  const { cohort, plan, dayKey } = place;
  const { month: asked } = call.input;
  const parts = monthParts(plan);
  const current = monthOf(plan, dayKey ?? cohort.lastDayKey ?? cohort.firstDayKey);
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new Error('a stored plan has no months');
  const part = asked === undefined ? (parts.find((one) => one.month === current) ?? first) : findPart(parts, asked);
  if (part !== undefined) return { ...place, parts, part };
  return refuse(noSuchMonth(call.words, asked ?? '', labelled(first), labelled(last)));
}

async function viewOf(call: Call<Input>, ctx: Context, subject: InMonth, news: TickNews | null): Promise<Message> {
  const { cohort, plan, parts, part } = subject;
  const days = part.month.weeks.flatMap((week) => week.days);
  const ledger = await callersLedger(
    ctx,
    subject,
    days.map(({ key }) => key),
  );
  const ticks = await ticksOf(ctx.db, cohort.id, call.userId);
  const position = parts.indexOf(part);
  const labels = parts.map(labelled);
  return monthView(call.words, {
    cohortId: cohort.id,
    month: part.month,
    ref: part.ref,
    outcomes: outcomeItems(part.month, ticks),
    weeks: part.month.weeks.map((week) => ({ week, status: milestoneIn(plan, ledger, week.days) })),
    mine: milestoneIn(plan, ledger, days),
    cohort: isOwnPlace(cohort.guildId)
      ? null
      : await milestoneCount(ctx.db, cohort.id, `month:${part.month.key}`, ctx.now()),
    projects: projectParts(plan)
      .filter((project) => project.month === part.month)
      .map((project) => {
        const items = deliverableItems(project, ticks).filter(({ lost }) => !lost);
        const done = items.filter(({ at }) => at !== null).length;
        return { ref: project.ref, title: project.project.title, done, total: items.length };
      }),
    previous: labels[position - 1] ?? null,
    next: labels[position + 1] ?? null,
    page: call.input.page ?? 0,
    today: learnerDate(ledger, ctx.now()),
    news,
  });
}

function labelled({ ref, month: { label } }: MonthPart) {
  return { ref, label };
}
