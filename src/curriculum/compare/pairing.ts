import { wordsOf } from '../../core/text.ts';
import type { Day } from '../model.ts';
import { dayByKey, type Plan } from '../plan.ts';
import { wordingOf } from './day-wording.ts';

/** A day of the old plan and the day of the new one that stands for it. */
export type Pair = { old: Day; next: Day };

/** Days that may be the same; `sure` where they say the same. */
export type Pairing = Pair & { sure: boolean };

/** From here on two titles are “very similar”: the share of letter pairs they have in common. */
export const similar = 0.7;
/** Comparing every removed day with every added one stays within some ten milliseconds up to here. */
const comparisonsAtMost = 40_000;

/**
 * Days that may be the same under another key, each at most once, in the new order: first those of the same text, which
 * are `sure`, then those whose title is found nowhere else (as after renumbering), then removed and added days with
 * similar titles, then those in the same place.
 */
export function pairingsOf(old: Plan, next: Plan): Pairing[] {
  const pairs = new Map<string, Pairing>();
  const paired = new Set<string>();
  const pair = (one: Day, other: Day, sure = false) => {
    if (paired.has(one.key) || pairs.has(other.key)) return;
    paired.add(one.key);
    pairs.set(other.key, { old: one, next: other, sure });
  };
  for (const { one, other } of sameTexts(old, next)) pair(one, other, true);
  const titleOf = (day: Day) => wordingOf(day).title;
  const titles = onlyOnes(next.days, titleOf);
  for (const [title, one] of onlyOnes(old.days, titleOf)) {
    const other = titles.get(title);
    if (one === null || other === null || other === undefined || one.key === other.key) continue;
    const stays = [dayByKey(next, one.key), dayByKey(old, other.key)].some((day) => day && titleOf(day) === title);
    if (!stays) pair(one, other);
  }
  const removed = () => old.days.filter(({ key }) => dayByKey(next, key) === undefined && !paired.has(key));
  const added = () => next.days.filter(({ key }) => dayByKey(old, key) === undefined && !pairs.has(key));
  for (const { one, other } of similarTitles(removed(), added())) pair(one, other);
  for (const { one, other } of samePlaces(old, next, [...pairs.values()])) pair(one, other);
  return next.days.flatMap(({ key }) => pairs.get(key) ?? []);
}

/** Days by a name; null where several have it. Days without one are left out. */
export function onlyOnes(days: readonly Day[], nameOf: (day: Day) => string): Map<string, Day | null> {
  const found = new Map<string, Day | null>();
  for (const day of days) {
    const name = nameOf(day);
    if (name !== '') found.set(name, found.has(name) ? null : day);
  }
  return found;
}

type Candidate = { one: Day; other: Day };

/** Days of the same text, in order; none where as many of one text do not come as went. */
function sameTexts(old: Plan, next: Plan): Candidate[] {
  const came = byText(next, old);
  return [...byText(old, next)].flatMap(([text, ones]) => {
    const others = came.get(text) ?? [];
    return others.length !== ones.length ? [] : ones.flatMap((one, at) => ({ one, other: others[at] ?? one }));
  });
}

/** The days of a plan by their text, without those that the other plan has under the same key, and without empty ones. */
function byText(plan: Plan, other: Plan): Map<string, Day[]> {
  const texts = new Map<string, Day[]>();
  for (const day of plan.days) {
    if (day.title === '' && day.fields.length === 0 && day.resources.length === 0) continue;
    const twin = dayByKey(other, day.key);
    const text = textOf(day);
    if (twin !== undefined && textOf(twin) === text) continue;
    const days = texts.get(text) ?? [];
    texts.set(text, days);
    days.push(day);
  }
  return texts;
}

/** All that a day says, but for its number and place. */
function textOf(day: Day): string {
  const { body, links } = wordingOf(day);
  return [day.title, body, links].join('\n');
}

function similarTitles(removed: Day[], added: Day[]): Candidate[] {
  if (removed.length * added.length > comparisonsAtMost) return [];
  const letters = new Map([...removed, ...added].map((day) => [day, letterPairs(day.title)]));
  return removed
    .flatMap((one) =>
      added.map((other) => ({ one, other, likeness: likeness(letters.get(one) ?? [], letters.get(other) ?? []) })),
    )
    .filter((candidate) => candidate.likeness >= similar)
    .sort((a, b) => b.likeness - a.likeness);
}

/** Days in gaps between the same two neighbours, where as many came as went. */
function samePlaces(old: Plan, next: Plan, paired: Pairing[]): Candidate[] {
  // A neighbour is a day that both plans have, or that stands in both under another key.
  const names = new Map(paired.map((pair) => [pair.next, pair.old.key]));
  const olds = new Set(paired.map((pair) => pair.old));
  const before = gaps(old, (day) => (olds.has(day) || dayByKey(next, day.key) !== undefined ? day.key : undefined));
  const after = gaps(next, (day) => names.get(day) ?? dayByKey(old, day.key)?.key);
  return [...before].flatMap(([place, ones]) => {
    const others = after.get(place);
    if (others === undefined || others.length !== ones.length) return [];
    return ones.flatMap((one, index) => {
      const other = others[index];
      return other === undefined ? [] : [{ one, other }];
    });
  });
}

/** The days that are no neighbours, by the neighbours before and after them. */
function gaps(plan: Plan, neighbour: (day: Day) => string | undefined): Map<string, Day[]> {
  const found = new Map<string, Day[]>();
  let left = '';
  let open: Day[] = [];
  const close = (right: string) => {
    if (open.length > 0) found.set(`${left}\n${right}`, open);
    open = [];
    left = right;
  };
  for (const day of plan.days) {
    const key = neighbour(day);
    if (key === undefined) open.push(day);
    else close(key);
  }
  close('');
  return found;
}

/** How alike two titles are, from 0 to 1. */
export function titleLikeness(one: string, other: string): number {
  return wordsOf(one) === wordsOf(other) ? 1 : likeness(letterPairs(one), letterPairs(other));
}

function likeness(one: string[], other: string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const theirs = new Set(other);
  return (2 * one.filter((letters) => theirs.has(letters)).length) / (one.length + other.length);
}

function letterPairs(title: string): string[] {
  const text = wordsOf(title).slice(0, 100);
  return [...new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))];
}
