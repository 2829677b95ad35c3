import type { LocalDate } from '../calendar.ts';
import type { StreakDate } from './streak.ts';

/** What lies between a kept date and the one kept before it: dates that a freeze covered, and the one that ended a run. */
export type Gap = { frozen: LocalDate[]; ended: LocalDate | null };

/** Looks back from a kept date over folded dates; nothing ended where no date had been kept before. */
export function gapBefore(dates: StreakDate[], on: LocalDate): Gap {
  const at = dates.findIndex((date) => date.on === on);
  const before = dates.slice(0, Math.max(at, 0));
  const lastKept = before.findLastIndex(({ state }) => state === 'kept' || state === 'kept-late');
  if (lastKept === -1) return { frozen: [], ended: null };
  const between = before.slice(lastKept + 1);
  return {
    frozen: between.filter(({ state }) => state === 'frozen').map((date) => date.on),
    ended: between.find(({ state }) => state === 'missed')?.on ?? null,
  };
}
