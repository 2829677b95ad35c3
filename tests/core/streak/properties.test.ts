import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type LocalDate, studyDate, wallClock, weekdayOf } from '../../../src/core/calendar.ts';
import type { Ledger, Posted, Span } from '../../../src/core/ledger.ts';
import type { DateState } from '../../../src/core/streak/date-state.ts';
import { foldStreak, noStreak } from '../../../src/core/streak/fold.ts';
import { lastDates, streakDates, streakOf } from '../../../src/core/streak/streak.ts';
import { history } from '../histories.ts';

const runs = { numRuns: 100 };
const pick = (length: number, part: number) => Math.min(length - 1, Math.floor(part * length));
const part = fc.double({ min: 0, max: 1, noNaN: true });

test('the fold agrees with a slow model that walks through the dates one by one', () => {
  fc.assert(
    fc.property(history, part, (moments, where) => {
      const { ledger, now } = moments[pick(moments.length, where)]!;
      const model = walk(ledger, now);
      expect(streakDates(ledger, now).map(({ on, state, run, freezes }) => [on, state, run, freezes])).toEqual(
        model.lines,
      );
      expect(streakOf(ledger, now)).toEqual(model.streak);
    }),
    runs,
  );
});

test('rows of kept and missed dates, with freezes counted in sevens', () => {
  const state = fc.oneof(
    { weight: 8, arbitrary: fc.constant<DateState>('kept') },
    fc.constantFrom<DateState>('missed', 'ahead', 'kept-late', 'open', 'rest', 'paused', 'away', 'no-post', 'not-due'),
  );
  fc.assert(
    fc.property(fc.array(state, { maxLength: 200, size: 'max' }), fc.nat(200), (states, cut) => {
      const dates = states.map((state, i) => ({ on: addDays('2026-01-01', i), state, closesAt: null }));
      const whole = foldStreak(noStreak, dates);
      // Each run of kept dates, cut where a missed one found no freeze, as text.
      let held = '';
      let run = '';
      let best = 0;
      for (const letter of states
        .map((each) => (each.startsWith('kept') ? 'K' : each === 'missed' ? 'm' : ''))
        .join('')) {
        if (letter === 'K') run += 'K';
        if (letter === 'K' && /^(K{7})+$/.test(run)) held = `${held}*`.slice(0, 2);
        if (letter === 'm' && held === '') run = '';
        if (letter === 'm') held = held.slice(1);
        best = Math.max(best, run.length);
      }
      expect(whole.at(-1) ?? noStreak).toMatchObject({ run: run.length, freezes: held.length, longest: best });
      expect(whole.filter((date) => date.state === 'frozen' || date.state === 'missed')).toHaveLength(
        states.filter((each) => each === 'missed').length,
      );
      const half = foldStreak(noStreak, dates.slice(0, cut));
      expect([...half, ...foldStreak(half.at(-1) ?? noStreak, dates.slice(cut))]).toEqual(whole);
    }),
  );
});

test('the lines shown are the same dates as the fold, and quiet ones between', () => {
  fc.assert(
    fc.property(history, (moments) => {
      const { ledger, now } = moments.at(-1)!;
      const lines = lastDates(ledger, now, 200);
      const known = streakDates(ledger, now);
      const shown = lines.filter(({ on }) => known.some((date) => date.on === on));
      expect(shown).toEqual(known.filter(({ on }) => on <= lines.at(-1)!.on));
      lines.slice(1).forEach(({ on }, i) => {
        expect(on).toBe(addDays(lines[i]!.on, 1));
      });
      expect(lines.at(-1)!.run).toBe(known.filter(({ on }) => on <= lines.at(-1)!.on).at(-1)?.run ?? 0);
    }),
    runs,
  );
});

test('work never shortens a streak, and one date adds one at most without freezes', () => {
  fc.assert(
    fc.property(history, part, (moments, where) => {
      const { ledger, now } = moments[pick(moments.length, where)]!;
      const dates = streakDates(ledger, now);
      const kept = dates.filter(({ state }) => state === 'kept' || state === 'kept-late').length;
      const { current, longest, freezes } = streakOf(ledger, now);
      expect(current).toBeLessThanOrEqual(longest);
      expect(longest).toBeLessThanOrEqual(kept);
      expect(freezes).toBeLessThanOrEqual(2);
    }),
    runs,
  );
});

/** The rules again, spelled out date by date from clocks that are looked at every quarter of an hour. */
function walk(ledger: Ledger, now: Date) {
  const lines: [LocalDate, string, number, number][] = [];
  let run = 0;
  let freezes = 0;
  let longest = 0;
  for (let on: LocalDate = '2025-12-25'; on < '2027-06-01'; on = addDays(on, 1)) {
    let state = modelState(ledger, now, on);
    if (state === undefined) continue;
    if (state.startsWith('kept')) {
      run += 1;
      if (run % 7 === 0 && freezes < 2) freezes += 1;
    }
    if (state === 'missed' && freezes > 0) {
      state = 'frozen';
      freezes -= 1;
    } else if (state === 'missed') run = 0;
    if (run > longest) longest = run;
    lines.push([on, state, run, freezes]);
  }
  return { lines, streak: { current: run, longest, freezes } };
}

function modelState(ledger: Ledger, now: Date, on: LocalDate): string | undefined {
  const work = ledger.completions.filter((completion) => completion.on === on);
  if (work.some(({ late }) => !late)) return 'kept';
  if (work.length > 0) return 'kept-late';
  const post = ledger.posts.find((each) => each.on === on);
  if (!post) return undefined;
  let settings: Ledger['settings'][number] | undefined;
  for (const row of ledger.settings) if (row.from <= on) settings = row;
  const zone = settings?.zone ?? post.zone;
  if (post.at.getTime() - ledger.joinedAt.getTime() <= 0) return isOpen(post, zone, now) ? 'open' : 'not-due';
  if (sawDate(ledger.cohortPauses, on, post.zone, now)) return 'paused';
  if (sawDate(ledger.pauses, on, zone, now)) return 'away';
  if (settings?.restDays.includes(weekdayOf(on))) return 'rest';
  if (ledger.completions.some(({ dayKey, at }) => dayKey === post.dayKey && at.getTime() - post.at.getTime() < 0)) {
    return 'ahead';
  }
  return isOpen(post, zone, now) ? 'open' : 'missed';
}

const quarterMs = 15 * 60_000;

/** Whether somebody who looked at the clock in every quarter of a pause would have read this date, as date or as study date. */
function sawDate(spans: Span[], on: LocalDate, zone: string, now: Date): boolean {
  const farMs = 4 * 86_400_000;
  return spans.some(({ from, until }) => {
    const first = Math.max(from.getTime(), Date.parse(on) - farMs);
    const last = Math.min(until?.getTime() ?? now.getTime() + farMs, Date.parse(on) + farMs);
    for (let at = first; at < last; at += quarterMs) {
      const seen = new Date(at);
      if (wallClock(seen, zone).on === on || studyDate(seen, zone) === on) return true;
    }
    return false;
  });
}

function isOpen(post: Posted, zone: string, now: Date): boolean {
  const hours = (now.getTime() - post.at.getTime()) / 3_600_000;
  return hours < 12 || studyDate(now, zone) <= post.on || studyDate(now, post.zone) <= post.on;
}
