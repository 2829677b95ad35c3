import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refOf } from '../../../src/core/reference.ts';
import { customId, fits, parseCustomId } from '../../../src/messages/kit/format.ts';

test.each([
  ['letters of any script stand as they are', 'Основы/1', 'done?day=Основы/1'],
  ['what separates our own parts is escaped', 'a&b=c+d%e?f', 'done?day=a%26b=c%2Bd%25e?f'],
  ['half an emoji becomes a sign that Discord takes', 'x\ud83d', 'done?day=x\ufffd'],
])('%s', (_, day, id) => {
  expect(customId('done', { day })).toBe(id);
  expect(parseCustomId(id)).toEqual({ name: 'done', input: { day: day.toWellFormed() } });
});

test('buttons that stand in channels since all was escaped are still understood', () => {
  expect(parseCustomId('done?cohort=1&day=%D0%B2%D1%81%D1%82%D1%83%D0%BF%2F1&search=a+b')).toEqual({
    name: 'done',
    input: { cohort: '1', day: 'вступ/1', search: 'a b' },
  });
});

test('whatever fits is read back as it was', () => {
  const value = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(value, value, (day, search) => {
      const input = { day, search };
      fc.pre(fits('resources', input));
      expect(parseCustomId(customId('resources', input))).toEqual({ name: 'resources', input });
    }),
  );
});

test('keys of any script and length fit as references, and different ones stay different', () => {
  const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(fc.uniqueArray(key, { minLength: 2, maxLength: 20 }), (keys) => {
      const refs = keys.map(refOf);
      expect(new Set(refs).size).toBe(keys.length);
      expect(refs.every((day) => fits('notes-shared', { cohort: 2 ** 31, day, page: 999 }))).toBe(true);
    }),
  );
});
