import type { Day, Week } from './model.ts';
import type { Plan } from './plan.ts';
import { lastNumberOf, unitOf } from './words/vocabulary.ts';

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

/** What a part is found by, made once for a plan: people are answered at every keystroke. */
type Named = { key: string; label: string; title: string; name: string };

const made = new WeakMap<readonly Titled[], Named[]>();

function namesOf(items: readonly Titled[]): Named[] {
  const names =
    made.get(items) ??
    items.map((item) => {
      const [key, label, title] = [simple(item.key), simple(item.label), simple(item.title)];
      return { key, label, title, name: `${label}: ${title}`.trimEnd() };
    });
  made.set(items, names);
  return names;
}

const unnamed: Named = { key: '', label: '', title: '', name: '' };

function find<Item extends Titled>(items: Item[], text: string, kind: 'day' | 'week'): Item | undefined {
  const wanted = simple(text);
  if (wanted === '') return undefined;
  const names = namesOf(items);
  const byKey = items.find(({ key }) => key === text.trim()) ?? items[names.findIndex(({ key }) => key === wanted)];
  if (byKey) return byKey;
  const unit = unitOf(wanted);
  const number =
    unit?.kind === kind ? unit.number : /^#?\d{1,15}$/.test(wanted) ? Number(wanted.replace('#', '')) : null;
  return (
    only(items, (item) => number !== null && item.number === number) ??
    only(items, (item) => number !== null && kind === 'day' && stands(item, number)) ??
    only(items, (_, at) => {
      const { title, label, name } = names[at] ?? unnamed;
      return title === wanted || label === wanted || name === wanted;
    })
  );
}

/** `Days 3–4` is also day 4. */
function stands(item: Titled, number: number): boolean {
  return item.number !== null && number >= item.number && number <= (lastNumberOf(item) ?? item.number);
}

function only<Item>(items: Item[], matches: (item: Item, at: number) => boolean): Item | undefined {
  const found = items.filter(matches);
  return found.length === 1 ? found[0] : undefined;
}

function suggest<Item extends Titled>(items: Item[], text: string, limit: number, sure: Item | undefined): Item[] {
  const wanted = simple(text);
  if (wanted === '') return items.slice(0, limit);
  const names = namesOf(items);
  const words = wanted.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2 && !/^\d+$/.test(word));
  const ranked = items
    .map((item, at) => ({ item, rank: item === sure ? 0 : rankOf(item, names[at] ?? unnamed, wanted, words) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
  return [...new Set([...ranked.slice(0, limit), ...around(items, sure, limit)])].slice(0, limit);
}

/** The parts nearest to one, itself first. */
function around<Item>(items: Item[], sure: Item | undefined, most: number): Item[] {
  if (!sure) return [];
  const position = items.indexOf(sure);
  const near = Array.from({ length: most + 1 }, (_, away) => (away === 0 ? [0] : [-away, away])).flat();
  return near.flatMap((away) => items[position + away] ?? []);
}

/** Lower is nearer: numbers and keys that begin so, titles with all the words, then some, then neighbouring numbers. */
function rankOf({ number }: Titled, { key, label, title, name }: Named, wanted: string, given: string[]): number {
  const digits = /\d{1,15}/.exec(wanted)?.[0];
  if (key.startsWith(wanted) || label.startsWith(wanted)) return 1;
  if (name.includes(wanted)) return 2;
  // “day” is in every label and tells none from another.
  const own = label.split(' ');
  const words = given.filter((word) => !own.includes(word));
  const shared = words.filter((word) => name.includes(word)).length;
  if (words.length > 0 && shared === words.length) return 3;
  if (digits !== undefined && number !== null) {
    if (String(number).startsWith(digits)) return 4;
    const distance = Math.abs(number - Number(digits));
    if (distance <= 5) return 5 + distance / 10;
  }
  const sharedTitle = words.filter((word) => title.includes(word.slice(0, 5))).length;
  return sharedTitle > 0 ? 7 - sharedTitle / words.length : Number.POSITIVE_INFINITY;
}

function simple(text: string): string {
  return text.trim().slice(0, 200).toLowerCase().replaceAll(/\s+/g, ' ');
}
