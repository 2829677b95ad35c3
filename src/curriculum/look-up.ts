import { find, findPartly, type Index, indexOf, suggest } from '../core/look-up.ts';
import { refOf } from '../core/reference.ts';
import { madeOnce } from './made-once.ts';
import type { Day, Week } from './model.ts';
import type { Plan } from './plan.ts';
import { lastNumberOf, type UnitKind, unitOf } from './words/vocabulary.ts';

type Titled = { key: string; label: string; number: number | null; title: string };

const days = madeOnce((plan: Plan) => titledIndex(plan.days));
const weeks = madeOnce((plan: Plan) => titledIndex(plan.weeks));

function titledIndex<Item extends Titled>(items: readonly Item[]): Index<Item> {
  return indexOf(items, (item) => ({
    refs: [item.key, refOf(item.key)],
    names: [item.label, item.title],
    number: item.number,
    // `Days 3–4` is also day 4.
    last: lastNumberOf(item),
  }));
}

/** The day that a button or a learner means by its key or reference, `174`, `day 174`, `Day 174: Performance…` or its title; undefined if none or several. */
export function findDay(plan: Plan, text: string): Day | undefined {
  return find(days(plan), text, numberIn(text, 'day'));
}

/** The week that a button or a learner means by its key or reference, `25`, `week 25` or its title; undefined if none or several. */
export function findWeek(plan: Plan, text: string): Week | undefined {
  return find(weeks(plan), text, numberIn(text, 'week'));
}

/** Days that a learner may mean, best first; after the day that is surely meant come those around it. */
export function suggestDays(plan: Plan, text: string, limit: number): Day[] {
  const near = suggest(days(plan), text, limit, numberIn(text, 'day'));
  return withNeighbours(near, plan.days, findDay(plan, text), limit);
}

/** Weeks that a learner may mean, best first. */
export function suggestWeeks(plan: Plan, text: string, limit: number): Week[] {
  const near = suggest(weeks(plan), text, limit, numberIn(text, 'week'));
  return withNeighbours(near, plan.weeks, findWeek(plan, text), limit);
}

/** A part of a plan that people name: by its reference, number or one of its names. */
export type Part = { ref: string; number: number | null; names: string[] };

const parts = madeOnce((all: readonly Part[]) =>
  indexOf(all, ({ ref, number, names }) => ({ refs: [ref], names, number })),
);

/** The part that is meant by its reference, `7`, `month 7`, a name or what stands in its name alone; undefined if none or several. */
export function findPart<P extends Part>(all: readonly P[], text: string): P | undefined {
  return findPartly(parts(all) as Index<P>, text, numberIn(text));
}

/** Parts that may be meant, the nearest first. */
export function suggestParts<P extends Part>(all: readonly P[], text: string, limit: number): P[] {
  return suggest(parts(all) as Index<P>, text, limit, numberIn(text));
}

/** `7`, `#7` or `day 7`; null where a part of another kind is named. */
function numberIn(text: string, kind?: UnitKind): number | null {
  const digits = /^\s*#?(\d{1,15})\s*$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  const unit = unitOf(text.trim());
  return kind === undefined || unit?.kind === kind ? (unit?.number ?? null) : null;
}

/** Fills a list up with the items nearest to one, itself first. */
function withNeighbours<Item>(near: Item[], items: readonly Item[], sure: Item | undefined, limit: number): Item[] {
  const position = sure === undefined ? -1 : items.indexOf(sure);
  if (position === -1) return near;
  const away = Array.from({ length: limit }, (_, n) => [position - n, position + n]).flat();
  return [...new Set([...near, ...away.flatMap((at) => items[at] ?? [])])].slice(0, limit);
}
