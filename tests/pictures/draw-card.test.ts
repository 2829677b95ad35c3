import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import type { DateState } from '../../src/core/streak/date-state.ts';
import { type Card, layoutOf, width } from '../../src/pictures/card.ts';
import { drawingThread } from '../../src/pictures/thread.ts';

const failures: unknown[] = [];
const draw = drawingThread((error) => failures.push(error));

const card: Card = {
  title: 'Plan',
  subtitle: 'from then to then',
  figures: [{ value: '1/2', label: 'days' }],
  dates: {
    weekdays: ['Mon', '', '', '', '', '', ''],
    weeks: [
      [null, null, 'kept', 'kept-late', 'frozen', 'rest', 'no-post'],
      ['paused', 'missed', 'open', 'ahead', 'away', null, null],
    ],
    months: [{ week: 0, label: 'Mar' }],
    legend: [{ state: 'kept', label: 'done' }],
  },
  barsTitle: 'Weeks',
  bars: [
    { label: '1', value: '1/2', part: 0.5 },
    { label: '2', value: '0/2', part: 0 },
  ],
};
const dates = card.dates ?? { weekdays: [], weeks: [], months: [], legend: [] };
const at = layoutOf(card);

async function pixelsOf(drawn: Card): Promise<(x: number, y: number) => string> {
  const png = await draw(drawn);
  expect(failures).toEqual([]);
  const image = await loadImage(Buffer.from(png ?? []));
  const canvas = createCanvas(image.width, image.height);
  expect([image.width, image.height]).toEqual([width, layoutOf(drawn).height]);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  return (x, y) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(Math.round(x), Math.round(y), 1, 1).data;
    return alpha === 0 ? 'clear' : `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
}

const pixel = await pixelsOf(card);
const ground = '#1c2128';

test('a card of its own ground with round corners, for whatever theme is behind it', () => {
  expect([pixel(0, 0), pixel(width - 1, at.height - 1)]).toEqual(['clear', 'clear']);
  expect(pixel(width / 2, 10)).toBe(ground);
});

test.each<[DateState, number, number, string, string]>([
  ['kept', 0, 2, '#3fb950', '#3fb950'],
  ['kept-late', 0, 3, '#3fb950', '#0d2b14'],
  ['frozen', 0, 4, '#58a6ff', '#0b2545'],
  ['rest', 0, 5, '#403d63', '#b7acf5'],
  ['no-post', 0, 6, '#2b313c', '#2b313c'],
  ['paused', 1, 0, '#6e7681', '#6e7681'],
  ['missed', 1, 1, ground, '#f0786a'],
  ['open', 1, 2, ground, ground],
  ['ahead', 1, 3, '#2bb5a8', '#2bb5a8'],
  ['away', 1, 4, '#6e7681', '#6e7681'],
])('a date that is %s', (_, column, day, field, middle) => {
  const { x, y, size } = at.square(column, day);
  expect([pixel(x + size / 2, y + size / 8), pixel(x + size / 2, y + size / 2)]).toEqual([field, middle]);
});

test('dates that are still to come leave a gap', () => {
  const { x, y, size } = at.square(1, 5);
  expect(pixel(x + size / 2, y + size / 2)).toBe(ground);
});

test('a week’s bar is as full as the week is done', () => {
  const [half, empty] = [at.bar(0), at.bar(1)];
  const heights = [0.25, 0.75];
  expect(heights.map((part) => pixel(half.x + 20, half.y + part * half.height))).toEqual(['#2b313c', '#3fb950']);
  expect(heights.map((part) => pixel(empty.x + 20, empty.y + part * empty.height))).toEqual(['#2b313c', '#2b313c']);
});

test('half a year fits, and so does a plan with nothing in it yet', async () => {
  const weeks = Array.from({ length: 26 }, () => dates.weeks[1] ?? []);
  const bars = Array.from({ length: 12 }, (_, i) => ({ label: `Week number ${i}`, value: '7/7', part: 1 }));
  const endless = 'An endless title '.repeat(5);
  const long = { ...card, title: endless, subtitle: endless, dates: { ...dates, weeks }, bars };
  const room = layoutOf(long);
  expect(room.square(25, 0).x + room.square(25, 0).size).toBeLessThanOrEqual(width - room.margin);
  expect(room.bar(11).x + room.bar(11).width).toBeLessThanOrEqual(width - room.margin);
  const edge = await pixelsOf(long);
  expect(Array.from({ length: room.height - 80 }, (_, y) => edge(width - 20, y + 40))).toEqual(
    Array.from({ length: room.height - 80 }, () => ground),
  );
  await pixelsOf({ ...card, title: null, subtitle: null, dates: null, bars: [] });
});

test('without dates the bars stand below the numbers, and of forty not every one has room for its name', async () => {
  const bars = Array.from({ length: 40 }, (_, i) => ({ label: `Day ${i}`, value: '7', part: 1 }));
  const many = { ...card, dates: null, bars };
  const room = layoutOf(many);
  expect(room.barsTitleAt).toBeLessThan(at.barsTitleAt);
  expect(room.bar(39).x + room.bar(39).width).toBeLessThanOrEqual(width - room.margin);
  const colour = await pixelsOf(many);
  const below = (index: number) =>
    Array.from({ length: room.barPitch }, (_, x) => x + room.bar(index).x).some((x) =>
      Array.from({ length: 20 }, (_, y) => colour(x, room.bar(index).y + room.bar(index).height + 14 + y)).some(
        (found) => found !== ground,
      ),
    );
  expect([below(0), below(1), below(2)]).toEqual([true, true, false]);
});

test('pictures asked for at once come each to who asked', async () => {
  const [one, other] = await Promise.all([draw({ ...card, bars: [] }), draw(card)]);
  const heights = await Promise.all([one, other].map(async (png) => (await loadImage(Buffer.from(png ?? []))).height));
  expect(heights).toEqual([layoutOf({ ...card, bars: [] }).height, at.height]);
});

test('what cannot be drawn gives no picture, is told of, and the next one is drawn again', async () => {
  expect(await draw({ ...card, dates: { ...dates, weeks: [['unknown' as DateState]] } })).toBeNull();
  expect(failures.splice(0)).toHaveLength(1);
  expect(await draw(card)).not.toBeNull();
});

test.each([
  ['three weeks, which are rows: below them', 3, { x: 48, isBeside: false }],
  ['four weeks: in the second third', 4, { x: 48 + 1004 / 3, isBeside: true }],
  ['as many as leave a third: in that', 11, { x: 48 + (2 * 1004) / 3, isBeside: true }],
  ['more than that: below them', 12, { x: 48, isBeside: false }],
])('what explains a map of %s', (_, length, { x, isBeside }) => {
  const weeks = Array.from({ length }, () => Array<DateState>(7).fill('kept'));
  const room = layoutOf({ ...card, dates: { ...dates, weeks } });
  const square = room.legendSquare(0);
  expect([square.x, square.y === room.datesAt]).toEqual([x, isBeside]);
});

test.each([1, 3])('%d weeks take all of the width', (length) => {
  const weeks = Array.from({ length }, () => Array<DateState>(7).fill('kept'));
  const room = layoutOf({ ...card, dates: { ...dates, weeks } });
  const { x, y, size } = room.square(length - 1, 6);
  expect([x + size > width - room.margin - 10, y - room.datesAt]).toEqual([true, (length - 1) * (size + 6)]);
});

test.each([1, 2, 5, 12])('%d bars share all of the width', (bars) => {
  const room = layoutOf({ ...card, bars: Array.from({ length: bars }, () => ({ label: '', value: '', part: 0 })) });
  expect(room.barPitch).toBe(Math.floor(1004 / bars));
});
