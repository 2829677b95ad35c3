import { keyInOnlyFile } from '../keys.ts';
import type { Curriculum, Day } from '../model.ts';
import { dayByKey, type Plan, planOf } from '../plan.ts';
import { prepareWordings } from './day-wording.ts';
import { onlyOnes, pairingsOf, similar, titleLikeness } from './pairing.ts';

/** A confirmed pairing: the key of before, and the key the new files give. */
type SameDay = readonly [oldKey: string, newKey: string];

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
  const days = daysIn(curriculum);
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

/**
 * The pairings that hold without a question: those confirmed for the version before, for files that were not touched
 * need not be confirmed again, and those of a plan's only file whose name was once part of its keys.
 */
export function heldPairings(curriculum: Curriculum, before: Plan, keys: Record<string, string>): SameDay[] {
  const days = daysIn(curriculum);
  const renamed = inOneFile(before.days) && inOneFile(days) ? keysInOnlyFile(before) : new Map<string, string>();
  // No two days may get one key.
  const taken = new Set<string>();
  return days.flatMap(({ key, title }): SameDay[] => {
    const confirmed = Object.hasOwn(keys, key) ? dayByKey(before, keys[key] ?? '') : undefined;
    const isAlike = confirmed !== undefined && titleLikeness(confirmed.title, title) >= similar;
    const file = dayByKey(before, key) === undefined ? renamed.get(key) : undefined;
    const old = isAlike ? confirmed.key : file;
    if (old === undefined || taken.has(old)) return [];
    taken.add(old);
    return [[old, key]];
  });
}

function inOneFile(days: readonly Day[]): boolean {
  return days.every(({ place }) => place.file === days[0]?.place.file);
}

/** The stored keys that begin with the name of a plan's only file, by what they are without it. */
function keysInOnlyFile({ days }: Plan): Map<string, string> {
  const keys = days.map((day): [string, string] => [keyInOnlyFile(day), day.key]);
  return new Map(keys.filter(([key, stored]) => key !== stored));
}

/** Pairs of days that are taken for the same unless somebody says otherwise. */
function surePairings(before: Plan, next: Plan): [string, string][] {
  return pairingsOf(before, next).flatMap(({ old, next: day, sure }) => (sure ? [[old.key, day.key]] : []));
}

/** As `surePairings`, without holding up whoever else waits. */
export async function pairsOfSameText(before: Plan, next: Plan): Promise<[string, string][]> {
  await prepareWordings(before, next);
  return surePairings(before, next);
}

/** What became of the keys that files give: first what held on from before, then what was confirmed now. */
export function composedKeys(held: Record<string, string>, confirmed: Record<string, string>): Record<string, string> {
  const later = new Map(Object.entries(confirmed));
  const keys = new Map(Object.entries(held).map(([key, kept]) => [key, later.get(kept) ?? kept]));
  const inner = new Set(Object.values(held));
  for (const [key, kept] of later) if (!inner.has(key) && !keys.has(key)) keys.set(key, kept);
  return Object.fromEntries([...keys].filter(([key, kept]) => key !== kept));
}

/** Gives what was read the keys of the version before wherever a day is surely the same; `keys` are those of that version. */
export function inheritKeys(
  curriculum: Curriculum,
  before: Plan,
  keys: Record<string, string>,
): { curriculum: Curriculum; keys: Record<string, string> } {
  const held = keepKeys(curriculum, heldPairings(curriculum, before, keys), before.entries.keys());
  const kept = keepKeys(held.curriculum, surePairings(before, planOf(held.curriculum)), before.entries.keys());
  return { curriculum: kept.curriculum, keys: composedKeys(held.keys, kept.keys) };
}

/**
 * Gives days that were read anew from the same files the keys under which they are stored; `keys` are those that the
 * version kept already. A day stays the day it was by its line, for a better reader may call another day by its key; else
 * by its key, else by the file it alone stands in.
 */
export function rereadKeys(
  curriculum: Curriculum,
  before: Plan,
  keys: Record<string, string>,
): { curriculum: Curriculum; keys: Record<string, string> } {
  const days = daysIn(curriculum);
  const same = new Map<string, string>();
  const paired = new Set<string>();
  const pair = (old: string | undefined, next: string): void => {
    if (old === undefined || dayByKey(before, old) === undefined || same.has(old) || paired.has(next)) return;
    same.set(old, next);
    paired.add(next);
  };
  const pairBy = (nameOf: (day: Day) => string): void => {
    const there = onlyOnes(
      before.days.filter(({ key }) => !same.has(key)),
      nameOf,
    );
    for (const [name, day] of onlyOnes(
      days.filter(({ key }) => !paired.has(key)),
      nameOf,
    )) {
      if (day !== null) pair(there.get(name)?.key, day.key);
    }
  };
  pairBy(({ place }) => `${place.file}:${place.line}`);
  for (const { key } of days) if (Object.hasOwn(keys, key)) pair(keys[key], key);
  for (const { key } of days) pair(key, key);
  pairBy(({ place }) => place.file);
  return keepKeys(
    curriculum,
    [...same],
    before.days.map(({ key }) => key),
  );
}

function daysIn({ months }: Curriculum): Day[] {
  return months.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days));
}
