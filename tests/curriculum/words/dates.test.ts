import { expect, test } from 'vitest';
import { datedUnitOf } from '../../../src/curriculum/words/vocabulary.ts';

test.each([
  ['Mon 20 – Row', 'Mon 20', 'Row'],
  ['Tue: 12 miles', 'Tue', '12 miles'],
  ['MON', 'MON', ''],
  ['Sat-Sun: rest', 'Sat-Sun', 'rest'],
  ['Mon, 20 July 2026 – Row', 'Mon, 20 July 2026', 'Row'],
  ['January 1', 'January 1', ''],
  ['1st of May: Flour', '1st of May', 'Flour'],
  ['2026-03-07: Flour', '2026-03-07', 'Flour'],
  ['07/03 - Saturday', '07/03 - Saturday', ''],
  ['15. März: Teig', '15. März', 'Teig'],
  ['Mo 15.3.: Teig', 'Mo 15.3.', 'Teig'],
  ['Lunes 15 Dic', 'Lunes 15 Dic', ''],
  ['Lunes 15 de diciembre – Harina', 'Lunes 15 de diciembre', 'Harina'],
  ['Segunda-feira: Farinha', 'Segunda-feira', 'Farinha'],
  ['Sabado – Farinha', 'Sabado', 'Farinha'],
  ['Samedi 3 mai', 'Samedi 3 mai', ''],
  ['Giovedì: farina', 'Giovedì', 'farina'],
  ['1 января', '1 января', ''],
  ['пн 12.05: Мука', 'пн 12.05', 'Мука'],
  ["П'ятниця: Борошно", "П'ятниця", 'Борошно'],
  ['3 maja: Mąka', '3 maja', 'Mąka'],
  ['Çarşamba: Un', 'Çarşamba', 'Un'],
  ['3月7日：面粉', '3月7日', '面粉'],
  ['3月7日（土）: 粉', '3月7日（土）', '粉'],
  ['周一：面粉', '周一', '面粉'],
  ['月曜日: 粉', '月曜日', '粉'],
  ['3월 7일: 밀가루', '3월 7일', '밀가루'],
  ['Thứ Hai: Bột', 'Thứ Hai', 'Bột'],
  ['Chủ nhật', 'Chủ nhật', ''],
  ['الاثنين: طحين', 'الاثنين', 'طحين'],
  ['सोमवार: आटा', 'सोमवार', 'आटा'],
])('%s is a day that the calendar names', (heading, label, title) => {
  expect(datedUnitOf(heading)).toMatchObject({ kind: 'day', label, number: null, title });
});

test.each([
  ['Lunes 15 Dic', 'date', { weekday: 1, day: 15, month: 12, year: null }],
  ['Dim. 3 mai 2026', 'date', { weekday: 7, day: 3, month: 5, year: 2026 }],
  ['07/30', 'date', { weekday: null, day: 30, month: 7, year: null }],
  ['07/03', 'date', { weekday: null, day: 7, month: 3, year: null }],
  ['Fri', 'weekday', { weekday: 5, day: null, month: null, year: null }],
])('%s is named by its %s', (heading, named, date) => {
  expect(datedUnitOf(heading)).toMatchObject({ named, date });
});

test('the name of a month is a month', () => {
  expect(datedUnitOf('November 2026: Bread')).toMatchObject({ kind: 'month', label: 'November 2026', title: 'Bread' });
  expect(datedUnitOf('Январь')).toMatchObject({ kind: 'month', label: 'Январь' });
});

test.each(['March on', 'Monday morning run', '20-26 Jul', '12. Flour', '7.3 Teig', '13/13', '3 ways', 'Monitor', ''])(
  '%s is no date',
  (heading) => {
    expect(datedUnitOf(heading)).toBeNull();
  },
);
