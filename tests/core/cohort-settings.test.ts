import { expect, test } from 'vitest';
import { readFutureDate } from '../../src/core/cohort-settings.ts';

// There it is the second of March already.
test.each([
  ['today', '2026-03-02'],
  ['tomorrow', '2026-03-03'],
  ['2027-03-03', '2027-03-03'],
  ['soon', { kind: 'date', text: 'soon' }],
  ['2026-03-01', { kind: 'past', text: '2026-03-01' }],
  ['2027-03-04', { kind: 'far', text: '2027-03-04' }],
])('the date %s from now on in Auckland', (text, on) => {
  expect(readFutureDate(text, 'Pacific/Auckland', new Date('2026-03-01T12:00Z'))).toEqual(on);
});
