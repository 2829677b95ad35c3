import { deliverableItems, type ProjectPart, projectParts } from '../../curriculum/goals/tick-items.ts';
import { findPart, suggestParts } from '../../curriculum/look-up.ts';
import { monthOf, type Plan } from '../../curriculum/plan.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { noSuchProject } from '../../messages/goals/project.ts';
import { optionOf } from '../../messages/goals/ticks.ts';
import { say, shorten } from '../../messages/kit/format.ts';
import type { Call, Refused, Suggest } from '../command.ts';
import type { InPlan } from '../in-cohort.ts';
import { text } from '../options.ts';
import { likelyPlan } from '../which-cohort.ts';
import { page } from './ticking.ts';

export const projectFields = {
  project: text('Which project; this month’s if left out', { suggested: true }).optional(),
  page,
};
export type ProjectInput = { project?: string | undefined; page?: number | undefined };

/** The project that a request is about, among all of its plan. */
export type InProject = InPlan & { parts: ProjectPart[]; part: ProjectPart };

/** Finds the project by what was typed, else takes the current one. */
export function findProject(call: Call<ProjectInput>, place: InPlan): InProject | Refused {
  const { project: asked } = call.input;
  const parts = projectParts(place.plan);
  const standard = currentProject(place.plan, place.cohort, place.dayKey, parts);
  if (standard === undefined) return { refusal: say(call.words.goals.project.noProjects) };
  const part = asked === undefined ? standard : findPart(parts, asked);
  if (part !== undefined) return { ...place, parts, part };
  const near = suggestParts(parts, asked ?? '', 5);
  const offered = [...new Set([...near, ...parts])].map(({ ref, project }) => ({ ref, label: project.title }));
  return { refusal: noSuchProject(call.words, asked ?? '', place.cohort.id, offered) };
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
  const { option, text: typed, others } = call.input;
  if (option === 'project') {
    return suggestParts(parts, typed, 25).map(({ ref, project }) => ({
      name: shorten(project.title, 100),
      value: ref,
    }));
  }
  const named = typeof others['project'] === 'string' ? findPart(parts, others['project']) : undefined;
  const part = named ?? currentProject(likely.plan, likely.cohort, null, parts);
  if (part === undefined) return [];
  const items = deliverableItems(part, []).map((item) => ({ item, ref: item.id, number: null, names: [item.text] }));
  return suggestParts(items, typed, 25).map(({ item }) => {
    const { label, value } = optionOf(item);
    return { name: label, value };
  });
};
