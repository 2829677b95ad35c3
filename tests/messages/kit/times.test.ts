import { describe, expect, test } from 'vitest';
import { timeText } from '../../../src/messages/kit/markdown/times.ts';

describe('a moment', () => {
  const at = new Date('2026-03-02T06:05:00Z');
  const reader = { zone: 'Europe/Kyiv', locale: 'en-GB', now: new Date('2026-03-02T04:05:00Z') };
  test.each([
    ['t', '08:05'],
    ['T', '08:05:00'],
    ['d', '02/03/2026'],
    ['D', '2 March 2026'],
    ['f', '2 March 2026 at 08:05'],
    ['F', 'Monday, 2 March 2026 at 08:05'],
    ['R', 'in 2 hours'],
  ])('in style %s', (style, expected) => {
    expect(timeText(at, style, reader)).toBe(expected);
  });

  test('that is now has just been', () => {
    expect(timeText(at, 'R', { ...reader, locale: 'de', now: at })).toBe('vor 1 Sekunde');
  });

  test('stands on the clock and in the language of its reader', () => {
    const abroad = { ...reader, zone: 'America/Los_Angeles', locale: 'de' };
    expect(timeText(at, 'f', abroad)).toBe('1. März 2026 um 22:05');
    expect(timeText(at, 'R', { ...abroad, now: new Date('2026-03-05T06:05:00Z') })).toBe('vor 3 Tagen');
  });
});
