import { z } from 'zod';
import type { Context } from '../../context.ts';
import { learnerDate } from '../../core/learner-settings.ts';
import { monthStatus, weekStatus } from '../../core/milestones.ts';
import {
  deliverableItems,
  type MonthPart,
  monthParts,
  outcomeItems,
  projectParts,
} from '../../curriculum/goals/tick-items.ts';
import { findPart, suggestParts } from '../../curriculum/look-up.ts';
import { monthOf, type Plan } from '../../curriculum/plan.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { milestoneCount } from '../../db/learners/ledger.ts';
import { ticksOf } from '../../db/learners/ticks.ts';
import { monthName, monthView, noSuchMonth } from '../../messages/goals/month.ts';
import type { TickNews } from '../../messages/goals/ticks.ts';
import type { Message } from '../../messages/kit/message.ts';
import { again } from '../again.ts';
import { type Call, type Command, handler, type Suggest } from '../command.ts';
import { likelyPlan } from '../likely-plan.ts';
import { optionLength, word } from '../options.ts';
import { callersLedger } from '../study/load-ledger.ts';
import { findCohort, placed } from '../which-cohort.ts';
import { setTicks, ticking } from './ticking.ts';

const input = z.object({
  ...placed,
  month: word.optional(),
  page: z.coerce.number().int().min(0).max(1_000).default(0),
});
type Input = z.infer<typeof input>;
const tickInput = input.extend(ticking);

const show = handler({ input, answers: 'private', run: showMonth });

export const month: Command = {
  data: {
    name: 'month',
    description: 'A month’s objective, outcomes to tick, weeks and milestones, and where it leads',
    options: [
      {
        type: 3,
        name: 'month',
        description: 'Which month; the current one if left out',
        max_length: optionLength,
        autocomplete: true,
      },
    ],
  },
  runs: { '': show },
  components: {
    month: { ...show, answers: 'update' },
    'month-tick': handler({
      input: tickInput,
      answers: 'update',
      run: tickOutcomes,
      unsaved: () => 'Your outcomes are ticked as they were before.',
      look: '/month',
    }),
  },
  autocomplete: suggestMonth,
};

async function suggestMonth(...[call, ctx]: Parameters<Suggest>): ReturnType<Suggest> {
  const likely = await likelyPlan(call, ctx);
  if (likely === undefined) return [];
  return suggestParts(monthParts(likely.plan), call.input.text, 25).map((part) => ({
    name: monthName(part.month),
    value: part.ref,
  }));
}

async function showMonth(call: Call<Input>, ctx: Context): Promise<Message> {
  const found = await findMonth(call, ctx);
  return found.kind === 'reply' ? found.reply : viewOf(call, ctx, found, null);
}

async function tickOutcomes(call: Call<z.infer<typeof tickInput>>, ctx: Context): Promise<Message> {
  const found = await findMonth(call, ctx);
  if (found.kind === 'reply') return found.reply;
  const { cohort, part } = found;
  const items = outcomeItems(part.month, await ticksOf(ctx.db, cohort.id, call.userId));
  return viewOf(call, ctx, found, await setTicks(call, ctx, cohort, items, call.input));
}

type Found = { kind: 'found'; cohort: CohortForUser; plan: Plan; parts: MonthPart[]; part: MonthPart };

async function findMonth(call: Call<Input>, ctx: Context): Promise<Found | { kind: 'reply'; reply: Message }> {
  const { month: asked } = call.input;
  const found = await findCohort(call, ctx, { name: 'month', input: again({ month: asked }) });
  if (found.kind === 'reply') return found;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  const parts = monthParts(plan);
  const current = monthOf(plan, found.dayKey ?? cohort.lastDayKey ?? cohort.firstDayKey);
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new Error('a stored plan has no months');
  const part = asked === undefined ? (parts.find((one) => one.month === current) ?? first) : findPart(parts, asked);
  if (part !== undefined) return { kind: 'found', cohort, plan, parts, part };
  return { kind: 'reply', reply: noSuchMonth(asked ?? '', named(first), named(last)) };
}

async function viewOf(call: Call<Input>, ctx: Context, found: Found, news: TickNews | null): Promise<Message> {
  const { cohort, plan, parts, part } = found;
  const { ledger } = await callersLedger(ctx, cohort, call.userId);
  const ticks = await ticksOf(ctx.db, cohort.id, call.userId);
  const position = parts.indexOf(part);
  const previous = parts[position - 1];
  const next = parts[position + 1];
  return monthView({
    cohortId: cohort.id,
    month: part.month,
    ref: part.ref,
    outcomes: outcomeItems(part.month, ticks),
    weeks: part.month.weeks.map((week) => ({ week, status: weekStatus(week.days, ledger.completions) })),
    mine: monthStatus(part.month.weeks, ledger.completions),
    cohort: await milestoneCount(ctx.db, cohort.id, `month:${part.month.key}`),
    projects: projectParts(plan)
      .filter((project) => project.month === part.month)
      .map((project) => {
        const items = deliverableItems(project, ticks).filter(({ lost }) => !lost);
        const done = items.filter(({ at }) => at !== null).length;
        return { ref: project.ref, title: project.project.title, done, total: items.length };
      }),
    previous: previous === undefined ? null : named(previous),
    next: next === undefined ? null : named(next),
    page: call.input.page,
    today: learnerDate(ledger, ctx.now()),
    news,
  });
}

function named({ ref, month: { label } }: MonthPart): { ref: string; label: string } {
  return { ref, label };
}
