import { addDays, wallClock } from './calendar.ts';
import type { Span } from './ledger.ts';
import { nextFreeSlot, pauseAt, pauseOver } from './pauses.ts';
import { dateEndsAt, type Schedule, type Slot, slotOn, studies } from './schedule.ts';

/** What a clock that found `due` has to do: post one slot or none, record the skipped ones, wait for `next` (null: paused without an end). */
type PostPlan = { post: Slot | null; skipped: Slot[]; next: Slot | null };

/** After an outage of years only the newest skipped slots are worth a record; the work stays bounded. */
const skippedAtMost = 60;

/**
 * Decides about the slot a cohort waited for: only the newest slot is posted, only while the cohort's date lasts, and
 * nothing during a pause; `skipped` holds the newest 60. A slot that falls into a pause is as if there were none.
 */
export function planPosts(schedule: Schedule, pauses: readonly Span[], due: Slot, now: Date): PostPlan {
  if (due.at > now) return { post: null, skipped: [], next: due };
  const reached = slotsReached(schedule, due, now).filter((slot) => !pauseOver(pauses, slot, schedule.zone));
  const newest = reached.at(-1);
  const next = nextFreeSlot(schedule, pauses, now, addDays((newest ?? due).on, 1));
  const isOver = newest === undefined || now >= dateEndsAt(newest.on, schedule.zone) || pauseAt(pauses, now);
  if (isOver) return { post: null, skipped: reached.slice(-skippedAtMost), next };
  return { post: newest, skipped: reached.slice(0, -1).slice(-skippedAtMost), next };
}

/** The slots from `due` to `now` in order, the newest `skippedAtMost` and one. */
function slotsReached(schedule: Schedule, due: Slot, now: Date): Slot[] {
  const slots: Slot[] = [];
  for (let on = wallClock(now, schedule.zone).on; on > due.on && slots.length <= skippedAtMost; on = addDays(on, -1)) {
    if (!studies(schedule, on)) continue;
    const slot = slotOn(schedule, on);
    if (slot.at <= now) slots.push(slot);
  }
  return slots.length > skippedAtMost ? slots.reverse() : [...slots, due].reverse();
}
