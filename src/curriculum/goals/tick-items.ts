import { fingerprint, refOf } from '../../core/reference.ts';
import { wordsOf } from '../../core/text.ts';
import { shownOf, type Tick, type TickShown } from '../../core/ticks.ts';
import type { Part } from '../look-up.ts';
import { madeOnce } from '../made-once.ts';
import type { Month, Project } from '../model.ts';
import type { Plan } from '../plan.ts';

export type MonthPart = Part & { month: Month };
export type ProjectPart = Part & { month: Month; project: Project; scope: string };

/** An item with the key its tick is stored under. */
export type Item = TickShown & { key: string };

export const monthParts = madeOnce((plan: Plan): MonthPart[] =>
  plan.curriculum.months.map((month) => ({
    month,
    ref: refOf(month.key),
    number: month.number,
    names: [month.label, month.title],
  })),
);

/** Every project of a plan. One is known by its month and number, so that its title may change; without a number by its title. */
export const projectParts = madeOnce((plan: Plan): ProjectPart[] => {
  const taken = new Set<string>();
  return plan.curriculum.months.flatMap((month) =>
    month.projects.map((project) => {
      const number = /^project\s*#?(\d{1,9})\b/i.exec(project.title)?.[1];
      const name = number ?? fingerprint(wordsOf(project.title));
      let scope = `month:${month.key}/project:${name}`;
      for (let n = 2; taken.has(scope); n += 1) scope = `month:${month.key}/project:${name}~${n}`;
      taken.add(scope);
      return {
        month,
        project,
        scope,
        ref: fingerprint(scope),
        number: number === undefined ? null : Number(number),
        names: [project.title],
      };
    }),
  );
});

export function outcomeItems(month: Month, ticks: readonly Tick[]): Item[] {
  return itemsOf(`month:${month.key}/outcome`, month.outcomes, ticks);
}

export function deliverableItems({ scope, project }: ProjectPart, ticks: readonly Tick[]): Item[] {
  return itemsOf(scope, project.deliverables, ticks);
}

/**
 * Items with their ticks. A key is made from an item's words and not from its position: re-ordering, new neighbours and
 * another punctuation move no tick. One that was reworded loses its tick, which then stands at the end under the words
 * that were ticked.
 */
function itemsOf(scope: string, texts: readonly string[], ticks: readonly Tick[]): Item[] {
  const counts = new Map<string, number>();
  const ticked = new Map(ticks.map((tick) => [tick.key, tick]));
  const inPlan = texts.map((text): Item => {
    const mark = fingerprint(wordsOf(text) || text);
    const count = (counts.get(mark) ?? 0) + 1;
    counts.set(mark, count);
    const id = count === 1 ? mark : `${mark}~${count}`;
    const key = `${scope}/${id}`;
    return { id, key, text, lost: false, ...shownOf(ticked.get(key)) };
  });
  const known = new Set(inPlan.map(({ key }) => key));
  const lost = ticks
    .filter(({ key }) => key.startsWith(`${scope}/`) && !known.has(key))
    .map(
      (tick): Item => ({
        id: tick.key.slice(scope.length + 1),
        key: tick.key,
        text: tick.item,
        lost: true,
        ...shownOf(tick),
      }),
    );
  return [...inPlan, ...lost];
}
