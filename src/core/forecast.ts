import { addDays, weekdayOf } from './calendar.ts';
import { type Schedule, type Slot, slotOn } from './schedule.ts';

/** The slot `n` study dates after a given one (0: that one itself), as far as the schedule stays as it is. */
export function slotAfter(schedule: Schedule, first: Slot, n: number): Slot {
  if (n <= 0) return first;
  const aWeek = schedule.weekdays.length;
  let on = addDays(first.on, Math.floor(n / aWeek) * 7);
  for (let left = n % aWeek; left > 0; ) {
    on = addDays(on, 1);
    if (schedule.weekdays.includes(weekdayOf(on))) left -= 1;
  }
  return slotOn(schedule, on);
}
