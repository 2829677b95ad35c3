import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { type Card, layoutOf, width } from '../../../src/pictures/card.ts';
import { median, timed, watchLoop } from '../measure.ts';
import type { Part } from '../part.ts';
import { atMost, ratioAtMost } from '../table.ts';

const runs = 40;
const states = ['kept', 'kept', 'kept', 'kept-late', 'frozen', 'missed', 'rest'] as const;

/** As full as a picture can be: half a year of dates, twelve weeks. */
const card: Card = {
  title: 'Month 7: Production Optimization in 29 Days',
  subtitle: 'Mon 2 Mar – Sun 30 Aug 2026',
  figures: ['days of the plan', 'longest streak', 'hours of study'].map((label) => ({ value: '182', label })),
  dates: {
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    weeks: Array.from({ length: 26 }, (_, week) => states.map((_, day) => states[(week + day) % 7] ?? null)),
    months: ['Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug'].map((label, n) => ({ week: 4 * n, label })),
    legend: [...new Set(states)].map((state) => ({ state, label: state })),
  },
  barsTitle: 'Days done, by week of the plan',
  bars: Array.from({ length: 12 }, (_, n) => ({ label: String(n), value: '7/7', part: 1 })),
};

/** A picture, drawn beside the main thread, against as many boxes and words on a bare canvas. */
export const pictures: Part = {
  name: 'pictures',
  says: 'a picture of half a year, drawn in the bot’s thread for that',
  async run({ repository }) {
    const { drawingThread } = (await import(
      pathToFileURL(join(repository, 'dist', 'pictures', 'thread.js')).href
    )) as typeof import('../../../src/pictures/thread.ts');
    const draw = drawingThread((error) => {
      throw error;
    });
    const held = watchLoop();
    const first = await timed(1, () => draw(card));
    const drawn = await timed(runs, () => draw(card));
    const { ms: heldMs } = held();
    await timed(3, bare);
    const bareDrawn = await timed(runs, bare);
    return [
      {
        name: 'a picture of half a year',
        ours: median(drawn),
        unit: 'ms',
        ceiling: median(bareDrawn),
        ceilingIs: `a bare canvas; the first took ${Math.round(first[0] ?? 0)}`,
        bar: ratioAtMost(1.5),
      },
      {
        name: 'main thread held while drawing',
        ours: heldMs,
        unit: 'ms',
        ceiling: median(drawn),
        ceilingIs: 'the drawing itself',
        bar: atMost(50),
      },
    ];
  },
};

const font = createRequire(import.meta.url).resolve(
  '@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2',
);

async function bare(): Promise<Uint8Array> {
  if (!GlobalFonts.has('Bare')) GlobalFonts.registerFromPath(font, 'Bare');
  const { height, square, bar } = layoutOf(card);
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  const boxes = [
    { x: 0, y: 0, width, height },
    ...card.bars.map((_, n) => bar(n)),
    ...Array.from({ length: 26 * 7 }, (_, n) => {
      const { x, y, size } = square(Math.floor(n / 7), n % 7);
      return { x, y, width: size, height: size };
    }),
  ];
  for (const [n, { x, y, width, height }] of boxes.entries()) {
    pen.fillStyle = n === 0 ? '#1c2128' : '#3fb950';
    pen.beginPath();
    pen.roundRect(x, y, width, height, 6);
    pen.fill();
  }
  pen.fillStyle = '#e6e9ef';
  pen.font = '400 28px Bare';
  for (let n = 0; n < 50; n += 1) pen.fillText('words', (n * 160) % width, 20 + 12 * n);
  return canvas.encode('png');
}
