import { z } from 'zod';
import type { Context } from '../../context.ts';
import { deliverableItems, type ProjectPart, projectParts } from '../../curriculum/goals/tick-items.ts';
import { findPart, suggestParts } from '../../curriculum/look-up.ts';
import { monthOf, type Plan } from '../../curriculum/plan.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { noProjects, noSuchProject } from '../../messages/goals/project.ts';
import { optionOf } from '../../messages/goals/ticks.ts';
import { shorten } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { again } from '../again.ts';
import type { Call, Suggest } from '../command.ts';
import { likelyPlan } from '../likely-plan.ts';
import { word } from '../options.ts';
import { findCohort, placed } from '../which-cohort.ts';

export const projectInput = z.object({
  ...placed,
  project: word.optional(),
  page: z.coerce.number().int().min(0).max(1_000).default(0),
});
type Input = z.infer<typeof projectInput>;

export type Ground = { kind: 'found'; cohort: CohortForUser; parts: ProjectPart[]; part: ProjectPart };

/** The project a request is about, or the reply that asks or refuses. */
export async function findProject(
  call: Call<Input>,
  ctx: Context,
): Promise<Ground | { kind: 'reply'; reply: Message }> {
  const { project: asked } = call.input;
  const found = await findCohort(call, ctx, { name: 'project', input: again({ project: asked }) });
  if (found.kind === 'reply') return found;
  const { cohort } = found;
  const plan = await ctx.curriculumOf(cohort.versionId);
  const parts = projectParts(plan);
  const standard = currentProject(plan, cohort, found.dayKey, parts);
  if (standard === undefined) return { kind: 'reply', reply: noProjects() };
  const part = asked === undefined ? standard : findPart(parts, asked);
  if (part !== undefined) return { kind: 'found', cohort, parts, part };
  const near = suggestParts(parts, asked ?? '', 5);
  const offered = [...new Set([...near, ...parts])].map(({ ref, project }) => ({ ref, title: project.title }));
  return { kind: 'reply', reply: noSuchProject(asked ?? '', cohort.id, offered) };
}

/** The first project of the month that is on, else the next one to come, else the last. */
function currentProject(plan: Plan, cohort: CohortForUser, dayKey: string | null, parts: ProjectPart[]) {
  const { months } = plan.curriculum;
  const current = monthOf(plan, dayKey ?? cohort.lastDayKey ?? cohort.firstDayKey);
  const from = current === undefined ? 0 : months.indexOf(current);
  return parts.find(({ month }) => months.indexOf(month) >= from) ?? parts.at(-1);
}

/** Autocomplete for `project` and, within the project named so far, `deliverable`. */
export const suggestProject: Suggest = async (call, ctx) => {
  const likely = await likelyPlan(call, ctx);
  if (likely === undefined) return [];
  const parts = projectParts(likely.plan);
  const { option, text, others } = call.input;
  if (option === 'project') {
    return suggestParts(parts, text, 25).map(({ ref, project }) => ({ name: shorten(project.title, 100), value: ref }));
  }
  const named = typeof others['project'] === 'string' ? findPart(parts, others['project']) : undefined;
  const part = named ?? currentProject(likely.plan, likely.cohort, null, parts);
  if (part === undefined) return [];
  const items = deliverableItems(part, []).map((item) => ({ item, ref: item.id, number: null, names: [item.text] }));
  return suggestParts(items, text, 25).map(({ item }) => {
    const { label, value } = optionOf(item);
    return { name: label, value };
  });
};
