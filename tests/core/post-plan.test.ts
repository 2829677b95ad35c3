import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate } from '../../src/core/calendar.ts';
import { planPosts } from '../../src/core/post-plan.ts';
import { isLate, slotOn } from '../../src/core/schedule.ts';
import { scheduleOf } from './ledgers.ts';

const workdays = scheduleOf('08:00', 'Europe/Kyiv', [1, 2, 3, 4, 5]);

describe('what is posted', () => {
  const slot = (on: LocalDate) => slotOn(workdays, on);
  const due = slot('2026-01-12');

  test.each<[string, string, LocalDate | null, boolean, LocalDate[], LocalDate]>([
    ['on time', '2026-01-12T06:00Z', '2026-01-12', false, [], '2026-01-13'],
    ['fifteen minutes later, not yet late', '2026-01-12T06:15Z', '2026-01-12', false, [], '2026-01-13'],
    ['over fifteen minutes later', '2026-01-12T06:15:01Z', '2026-01-12', true, [], '2026-01-13'],
    ['at the last moment of the date', '2026-01-13T01:59Z', '2026-01-12', true, [], '2026-01-13'],
    ['the date has closed', '2026-01-13T02:00Z', null, false, ['2026-01-12'], '2026-01-13'],
    ['a newer slot is due', '2026-01-13T06:05Z', '2026-01-13', false, ['2026-01-12'], '2026-01-14'],
    [
      'back after some days',
      '2026-01-15T20:00Z',
      '2026-01-15',
      true,
      ['2026-01-12', '2026-01-13', '2026-01-14'],
      '2026-01-16',
    ],
    [
      'back on a weekend',
      '2026-01-17T12:00Z',
      null,
      false,
      ['2026-01-12', '2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16'],
      '2026-01-19',
    ],
  ])('%s', (_, now, on, late, skipped, next) => {
    const planned = planPosts(workdays, [], due, new Date(now));
    expect(planned).toEqual({
      post: on === null ? null : slot(on),
      skipped: skipped.map(slot),
      next: slot(next),
    });
    expect(planned.post !== null && isLate(planned.post.at, new Date(now))).toBe(late);
  });

  test('nothing is due while the clock is behind the slot', () => {
    expect(planPosts(workdays, [], due, new Date('2020-01-01T00:00Z'))).toEqual({ post: null, skipped: [], next: due });
  });

  test('two slots of one night: only the newer one, though the older date is open', () => {
    const nights = scheduleOf('02:00');
    const plan = planPosts(nights, [], slotOn(nights, '2026-01-12'), new Date('2026-01-13T02:30Z'));
    expect(plan.post?.on).toBe('2026-01-13');
    expect(plan.skipped.map(({ on }) => on)).toEqual(['2026-01-12']);
  });

  test('an outage of years leaves the newest sixty skipped slots', () => {
    const daily = scheduleOf('08:00');
    const plan = planPosts(daily, [], slotOn(daily, '2020-01-01'), new Date('2026-01-12T08:01Z'));
    expect(plan.post?.on).toBe('2026-01-12');
    expect(plan.skipped.map(({ on }) => on)).toEqual(
      Array.from({ length: 60 }, (_, i) => addDays('2026-01-12', i - 60)),
    );
  });

  test('a time moved later on the date just posted does not post twice', () => {
    const evening = { ...workdays, time: '20:00' as const };
    const plan = planPosts(evening, [], due, new Date('2026-01-12T06:01Z'));
    expect(plan).toMatchObject({ post: { on: '2026-01-12' }, next: { on: '2026-01-13' } });
  });
});
