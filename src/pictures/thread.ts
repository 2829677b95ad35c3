import { Worker } from 'node:worker_threads';
import type { Card } from './card.ts';

/** Draws a card as PNG; null where that is not possible, as on a machine for which there is no canvas. */
export type Draw = (card: Card) => Promise<Uint8Array | null>;

/** A picture takes a tenth of a second; what takes this long is stuck. */
const limitMs = 8_000;

/**
 * Draws in a thread of its own, which begins with the first picture and then waits for more without keeping the process
 * alive. A thread that fails or is stuck is given up, with `onFailure` told why, and the next picture begins a new one.
 */
export function drawingThread(onFailure: (error: unknown) => void): Draw {
  let worker: Worker | undefined;
  let serial = 0;
  const waiting = new Map<number, (png: Uint8Array | null) => void>();

  function giveUp(one: Worker, error: unknown): void {
    if (worker !== one) return;
    worker = undefined;
    for (const settle of waiting.values()) settle(null);
    waiting.clear();
    onFailure(error);
    void one.terminate();
  }

  function begin(): Worker {
    // From src/ as from dist/, the built worker stands in the dist of the package's root.
    const begun = new Worker(new URL('../../dist/pictures/worker.js', import.meta.url), { env: {}, execArgv: [] });
    begun.on('message', ({ id, png }: { id: number; png: Uint8Array }) => waiting.get(id)?.(png));
    begun.on('error', (error) => giveUp(begun, error));
    begun.on('exit', () => giveUp(begun, new Error('the drawing thread ended')));
    // Last, because listening for messages takes it back.
    begun.unref();
    return begun;
  }

  return (card) =>
    new Promise((resolve) => {
      worker ??= begin();
      const drawing = worker;
      const id = ++serial;
      const timer = setTimeout(() => giveUp(drawing, new Error('drawing took too long')), limitMs);
      waiting.set(id, (png) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(png);
      });
      drawing.postMessage({ id, card });
    });
}
