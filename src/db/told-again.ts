import { keepNewest } from '../core/kept.ts';
import type { Db } from './client.ts';

const toldAgainMs = 60_000;
/** Of so many things; a board of ten thousand takes half a megabyte. */
const keptAtMost = 100;
const kept = new WeakMap<Db, Map<string, { at: number; value: Promise<unknown> }>>();

/**
 * What takes long to count where many take part, by a name of its own: where that is so, it is told again for a minute, and
 * nobody counts what is being counted. `isAgain` says that it was counted for somebody else.
 */
export async function toldAgain<Value>(
  db: Db,
  { name, now, isLarge }: { name: string; now: Date; isLarge: (value: Value) => boolean },
  count: () => Promise<Value>,
): Promise<{ value: Value; isAgain: boolean }> {
  const told = kept.get(db) ?? new Map();
  kept.set(db, told);
  const last = told.get(name);
  if (last !== undefined && Math.abs(now.getTime() - last.at) < toldAgainMs)
    return { value: await last.value, isAgain: true };
  // A query of drizzle's that is awaited is asked, each time anew; what an async function gives is asked once.
  const counting = { at: now.getTime(), value: (async () => count())() };
  told.set(name, counting);
  let isKept = false;
  try {
    const value = await counting.value;
    isKept = isLarge(value);
    return { value, isAgain: false };
  } finally {
    if (isKept) keepNewest(told, name, counting, keptAtMost);
    else if (told.get(name) === counting) told.delete(name);
  }
}

/** To count a group this large takes longer than all the rest of an answer. */
export const largeFrom = 1_000;
