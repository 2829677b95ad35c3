import { describe, expect, test } from 'vitest';
import { parseDate, parseDateNear, parseTime, parseWeekdays } from '../../src/core/parse.ts';

describe('dates', () => {
  test.each(['2026-03-09', '2028-02-29', ' 2026-12-31 '])('%s is read', (text) => {
    expect(parseDate(text)).toBe(text.trim());
  });

  test.each([
    '',
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '09.03.2026',
    '2026-03-09T08:00',
    '0001-01-01',
    '9999-12-31',
    'today',
  ])('"%s" is not', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test.each([
    ['today', '2026-03-01'],
    ['Yesterday', '2026-02-28'],
    [' tomorrow ', '2026-03-02'],
    ['2026-02-27', '2026-02-27'],
    ['heute', '2026-03-01'],
    ['ayer', '2026-02-28'],
    ['vorgestern', '2026-02-27'],
    ['anteayer', '2026-02-27'],
    ['Позавчора', '2026-02-27'],
    ['Завтра', '2026-03-02'],
    ['last week', undefined],
  ])('%s, near 2026-03-01, is %s', (text, expected) => {
    expect(parseDateNear(text, '2026-03-01')).toBe(expected);
  });
});

describe('times', () => {
  test.each([
    ['8', '08:00'],
    ['8:00', '08:00'],
    ['08:00', '08:00'],
    ['8.30', '08:30'],
    ['0830', '08:30'],
    ['8am', '08:00'],
    ['8 AM', '08:00'],
    ['8:30 pm', '20:30'],
    ['8 p.m.', '20:00'],
    ['12am', '00:00'],
    ['12:30 am', '00:30'],
    ['12pm', '12:00'],
    ['20h', '20:00'],
    ['20h15', '20:15'],
    ['19:30 Uhr', '19:30'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
  ])('%s is %s', (text, expected) => {
    expect(parseTime(text)).toBe(expected);
  });

  test.each(['', '24:00', '8:60', '8:5', '13pm', '0am', '25', '-8', '8:', 'eight', '8:00:00', '08:00 UTC'])(
    '"%s" is not clear',
    (text) => {
      expect(parseTime(text)).toBeUndefined();
    },
  );
});

describe('weekdays', () => {
  test.each([
    ['Mon-Fri', '12345'],
    ['Mon–Sun', '1234567'],
    ['mon — fri', '12345'],
    ['Monday to Friday', '12345'],
    ['daily', '1234567'],
    ['every day', '1234567'],
    ['Everyday', '1234567'],
    ['weekdays', '12345'],
    ['weekends', '67'],
    ['Mon,Wed,Fri', '135'],
    ['mon wed fri', '135'],
    ['Fri, Mon & Wed', '135'],
    ['Tuesdays and Thursdays', '24'],
    ['Sat-Tue', '1267'],
    ['Sun-Sat', '1234567'],
    ['Mon-Wed, Sat', '1236'],
    ['mon, mon', '1'],
    ['Tues/Thurs', '24'],
    ['Sun.', '7'],
    ['Mo–Fr', '12345'],
    ['Di und Do', '24'],
    ['jeden Tag', '1234567'],
    ['Sonntag', '7'],
    ['lun a vie', '12345'],
    ['sábado y domingo', '67'],
    ['todos los días', '1234567'],
    ['пн–пт', '12345'],
    ['субота і неділя', '67'],
    ['щодня', '1234567'],
  ])('%s is %s', (text, expected) => {
    expect(parseWeekdays(text)?.join('')).toBe(expected);
  });

  test.each([
    '',
    ' , ',
    'Mon-',
    '-Fri',
    'Mon-Mon',
    'Mon-Wed-Fri',
    '1-5',
    'Lundi',
    'Mon, someday',
    'weekdays-Sat',
    'constructor',
    'and',
  ])('"%s" is not clear', (text) => {
    expect(parseWeekdays(text)).toBeUndefined();
  });
});
