import {
  addDays,
  DATE_ENDS,
  instantAt,
  type LocalDate,
  laterDate,
  studyDate,
  wallClock,
  type ZoneName,
} from './calendar.ts';
import type { Span } from './ledger.ts';
import { nextSlot, type Schedule, type Slot, slotAfter } from './schedule.ts';

const dayMs = 86_400_000;

/** The pause that holds at an instant; of several the one that ends last. */
export function pauseAt<Pause extends Span>(pauses: readonly Pause[], at: Date): Pause | undefined {
  return longest(pauses.filter((pause) => covers(pause, at)));
}

/** Those that are still to begin, in order. */
export function pausesAhead<Pause extends Span>(pauses: readonly Pause[], now: Date): Pause[] {
  return pauses
    .filter(({ from }) => from > now)
    .toSorted((one, other) => one.from.getTime() - other.from.getTime() || (endOf(one) < endOf(other) ? -1 : 1));
}

/** Its first and last date, as they are read in a zone, whatever the zone was when it was planned; `until` null where its end is open. */
export function datesOf({ from, until }: Span, zone: ZoneName): { from: LocalDate; until: LocalDate | null } {
  return {
    from: studyDate(from, zone),
    until: until === null ? null : studyDate(new Date(until.getTime() - 1), zone),
  };
}

/**
 * The pause by which a slot falls out: its instant lies within, or all of its date, from 04:00 to midnight; of several
 * the one that ends last.
 */
export function pauseOver<Pause extends Span>(
  pauses: readonly Pause[],
  { on, at }: Slot,
  zone: ZoneName,
): Pause | undefined {
  // A date's instants cost more than all else here, so only a pause that is near asks for them.
  const near = pauses.filter(
    (pause) => pause.from.getTime() < at.getTime() + dayMs && endOf(pause) > at.getTime() - dayMs,
  );
  if (near.length === 0) return undefined;
  const begins = instantAt(on, DATE_ENDS, zone);
  const ends = instantAt(addDays(on, 1), '00:00', zone);
  return longest(near.filter((pause) => covers(pause, at) || (pause.from <= begins && endOf(pause) >= ends.getTime())));
}

/** The first slot strictly after an instant, and not before a date, that falls into no pause; null where one has no end. */
export function nextFreeSlot(
  schedule: Schedule,
  pauses: readonly Span[],
  after: Date,
  notBefore?: LocalDate,
): Slot | null {
  for (let slot = nextSlot(schedule, after, notBefore); ; ) {
    const over = pauseOver(pauses, slot, schedule.zone);
    if (over === undefined) return slot;
    if (over.until === null) return null;
    slot = nextSlot(schedule, slot.at, laterDate(wallClock(over.until, schedule.zone).on, addDays(slot.on, 1)));
  }
}

/** As `slotAfter`, counting only slots that fall into no pause; null where one has no end. */
export function freeSlotAfter(schedule: Schedule, pauses: readonly Span[], first: Slot, n: number): Slot | null {
  let slot: Slot | null = first;
  for (let left = n; slot !== null; left -= 1) {
    const { at, on }: Slot = slot;
    if (left <= 0 || pauses.every((pause) => endOf(pause) <= at.getTime())) return slotAfter(schedule, slot, left);
    slot = nextFreeSlot(schedule, pauses, at, addDays(on, 1));
  }
  return slot;
}

function covers({ from, until }: Span, at: Date): boolean {
  return from <= at && (until === null || until > at);
}

function endOf({ until }: Span): number {
  return until?.getTime() ?? Number.POSITIVE_INFINITY;
}

function longest<Pause extends Span>(pauses: readonly Pause[]): Pause | undefined {
  return pauses.reduce<Pause | undefined>((last, one) => (last && endOf(last) >= endOf(one) ? last : one), undefined);
}
