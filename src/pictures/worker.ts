import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { type Card, layoutOf, width } from './card.ts';
import { drawCard } from './draw-card.ts';
import { subsets } from './glyphs.ts';

// Loaded here alone, and so not before the first picture: it takes a fifth of a second and 25 MB.
const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
const { resolve } = createRequire(import.meta.url);
const families = subsets.map((subset) => {
  const family = `Noto Sans ${subset}`;
  GlobalFonts.registerFromPath(
    resolve(`@fontsource-variable/noto-sans/files/noto-sans-${subset}-wght-normal.woff2`),
    family,
  );
  return `"${family}"`;
});

parentPort?.on('message', async ({ id, card }: { id: number; card: Card }) => {
  const canvas = createCanvas(width, layoutOf(card).height);
  drawCard(canvas.getContext('2d'), families.join(', '), card);
  parentPort?.postMessage({ id, png: await canvas.encode('png') });
});
