import { lastNumberOf, unitOf } from './meaning.ts';
import type { Day, Week } from './model.ts';
import type { Plan } from './plan.ts';

type Titled = { key: string; label: string; number: number | null; title: string };

/** The day that a button or a learner means by its key or reference, `174`, `day 174`, `Day 174: Performance…` or its title; undefined if none or several. */
export function findDay(plan: Plan, text: string): Day | undefined {
  const named = text.trim();
  return plan.entries.get(named)?.day ?? plan.refs.days.get(named) ?? find(plan.days, text, 'day');
}

/** The week that a button or a learner means by its key or reference, `25`, `week 25` or its title; undefined if none or several. */
export function findWeek(plan: Plan, text: string): Week | undefined {
  return plan.refs.weeks.get(text.trim()) ?? find(plan.weeks, text, 'week');
}

/** Days that a learner may mean, best first; after the day that is surely meant come those around it. */
export function suggestDays(plan: Plan, text: string, limit: number): Day[] {
  return suggest(plan.days, text, limit, findDay(plan, text));
}

/** Weeks that a learner may mean, best first. */
export function suggestWeeks(plan: Plan, text: string, limit: number): Week[] {
  return suggest(plan.weeks, text, limit, findWeek(plan, text));
}

function find<Item extends Titled>(items: Item[], text: string, kind: 'day' | 'week'): Item | undefined {
  const wanted = simple(text);
  if (wanted === '') return undefined;
  const byKey = items.find(({ key }) => key === text.trim()) ?? items.find(({ key }) => simple(key) === wanted);
  if (byKey) return byKey;
  const unit = unitOf(wanted);
  const number =
    unit?.kind === kind ? unit.number : /^#?\d{1,15}$/.test(wanted) ? Number(wanted.replace('#', '')) : null;
  return (
    only(items, (item) => number !== null && item.number === number) ??
    only(items, (item) => number !== null && kind === 'day' && stands(item, number)) ??
    only(items, (item) =>
      [item.title, item.label, `${item.label}: ${item.title}`].some((name) => simple(name) === wanted),
    )
  );
}

/** `Days 3–4` is also day 4. */
function stands(item: Titled, number: number): boolean {
  return item.number !== null && number >= item.number && number <= (lastNumberOf(item) ?? item.number);
}

function only<Item>(items: Item[], matches: (item: Item) => boolean): Item | undefined {
  const found = items.filter(matches);
  return found.length === 1 ? found[0] : undefined;
}

function suggest<Item extends Titled>(items: Item[], text: string, limit: number, sure: Item | undefined): Item[] {
  const wanted = simple(text);
  if (wanted === '') return items.slice(0, limit);
  const ranked = items
    .map((item) => ({ item, rank: item === sure ? 0 : rankOf(item, wanted) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
  return [...new Set([...ranked, ...around(items, sure)])].slice(0, limit);
}

function around<Item>(items: Item[], sure: Item | undefined): Item[] {
  if (!sure) return [];
  const position = items.indexOf(sure);
  const distance = new Map(items.map((item, index) => [item, Math.abs(index - position)]));
  return items.toSorted((one, other) => (distance.get(one) ?? 0) - (distance.get(other) ?? 0));
}

/** Lower is nearer: numbers and keys that begin so, titles with all the words, then some, then neighbouring numbers. */
function rankOf({ key, number, label, title }: Titled, wanted: string): number {
  const digits = /\d{1,15}/.exec(wanted)?.[0];
  if (simple(key).startsWith(wanted) || simple(label).startsWith(wanted)) return 1;
  const name = simple(`${label}: ${title}`);
  if (name.includes(wanted)) return 2;
  // “day” is in every label and tells none from another.
  const words = wanted
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !/^\d+$/.test(word) && !simple(label).split(' ').includes(word));
  const shared = words.filter((word) => name.includes(word)).length;
  if (words.length > 0 && shared === words.length) return 3;
  if (digits !== undefined && number !== null) {
    if (String(number).startsWith(digits)) return 4;
    const distance = Math.abs(number - Number(digits));
    if (distance <= 5) return 5 + distance / 10;
  }
  const sharedTitle = words.filter((word) => simple(title).includes(word.slice(0, 5))).length;
  return sharedTitle > 0 ? 7 - sharedTitle / words.length : Number.POSITIVE_INFINITY;
}

function simple(text: string): string {
  return text.trim().slice(0, 200).toLowerCase().replaceAll(/\s+/g, ' ');
}
