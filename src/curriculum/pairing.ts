import type { Pair } from './diff.ts';
import type { Curriculum, Day } from './model.ts';
import { dayByKey, type Plan } from './plan.ts';

/** From here on two titles are “very similar”: the share of letter pairs they have in common. */
const similar = 0.7;
/** Comparing every removed day with every added one stays within some ten milliseconds up to here. */
const comparisonsAtMost = 40_000;

/**
 * Days that may be the same under another key, each at most once, in the new order: first those whose title is found
 * nowhere else (as after renumbering), then removed and added days with similar titles, then those in the same place.
 */
export function pairingsOf(old: Plan, next: Plan): Pair[] {
  const pairs = new Map<string, Pair>();
  const paired = new Set<string>();
  const pair = (one: Day, other: Day) => {
    if (paired.has(one.key) || pairs.has(other.key)) return;
    paired.add(one.key);
    pairs.set(other.key, { old: one, next: other });
  };
  const titles = byTitle(next.days);
  for (const [title, one] of byTitle(old.days)) {
    const other = titles.get(title);
    if (one === null || other === null || other === undefined || one.key === other.key) continue;
    const stays = [dayByKey(next, one.key), dayByKey(old, other.key)].some((day) => day && simple(day.title) === title);
    if (!stays) pair(one, other);
  }
  const removed = () => old.days.filter(({ key }) => dayByKey(next, key) === undefined && !paired.has(key));
  const added = () => next.days.filter(({ key }) => dayByKey(old, key) === undefined && !pairs.has(key));
  for (const { one, other } of similarTitles(removed(), added())) pair(one, other);
  for (const { one, other } of samePlaces(old, next, [...pairs.values()])) pair(one, other);
  return next.days.flatMap(({ key }) => pairs.get(key) ?? []);
}

/** Days by title; null where several have it. */
function byTitle(days: Day[]): Map<string, Day | null> {
  const titles = new Map<string, Day | null>();
  for (const day of days) {
    const title = simple(day.title);
    if (title !== '') titles.set(title, titles.has(title) ? null : day);
  }
  return titles;
}

type Candidate = { one: Day; other: Day };

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
function samePlaces(old: Plan, next: Plan, paired: Pair[]): Candidate[] {
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
  return simple(one) === simple(other) ? 1 : likeness(letterPairs(one), letterPairs(other));
}

function likeness(one: string[], other: string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const theirs = new Set(other);
  return (2 * one.filter((letters) => theirs.has(letters)).length) / (one.length + other.length);
}

function letterPairs(title: string): string[] {
  const text = simple(title).slice(0, 100);
  return [...new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))];
}

function simple(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A confirmed pairing: the key of before, and the key the new files give. */
export type SameDay = readonly [oldKey: string, newKey: string];

/**
 * Gives the new days of confirmed pairings their old keys. A day that is no part of one but has such a key gets a fresh
 * one, for two days never share a key and no completion may pass to another day. `keys` says what became of which key.
 */
export function keepKeys(
  curriculum: Curriculum,
  same: readonly SameDay[],
  known: Iterable<string>,
): { curriculum: Curriculum; keys: Record<string, string> } {
  const olds = new Set(same.map(([oldKey]) => oldKey));
  const kept = new Map(same.map(([oldKey, newKey]) => [newKey, oldKey]));
  const days = curriculum.months.flatMap(({ weeks }) => weeks.flatMap((week) => week.days));
  const taken = new Set([...known, ...olds, ...days.map(({ key }) => key)]);
  // A key may be any word, __proto__ too, so it never names a property here.
  const keys = new Map<string, string>();
  for (const { key } of days) {
    const wanted = kept.get(key) ?? (olds.has(key) ? fresh(key, taken) : key);
    if (wanted !== key) keys.set(key, wanted);
  }
  const renamed = (day: Day): Day => ({ ...day, key: keys.get(day.key) ?? day.key });
  const months = curriculum.months.map((month) => ({
    ...month,
    weeks: month.weeks.map((week) => ({ ...week, days: week.days.map(renamed) })),
  }));
  return { curriculum: { ...curriculum, months }, keys: Object.fromEntries(keys) };
}

function fresh(key: string, taken: Set<string>): string {
  let candidate = `${key}-new`;
  for (let n = 2; taken.has(candidate); n++) candidate = `${key}-new-${n}`;
  taken.add(candidate);
  return candidate;
}

/** The pairings confirmed for the version before that still hold: files that were not touched need not be confirmed again. */
export function heldPairings(curriculum: Curriculum, before: Plan, keys: Record<string, string>): SameDay[] {
  const days = curriculum.months.flatMap(({ weeks }) => weeks.flatMap((week) => week.days));
  return days.flatMap((day): SameDay[] => {
    const old = Object.hasOwn(keys, day.key) ? dayByKey(before, keys[day.key] ?? '') : undefined;
    return old !== undefined && titleLikeness(old.title, day.title) >= similar ? [[old.key, day.key]] : [];
  });
}
