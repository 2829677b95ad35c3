import type { Server } from '../bench/postgres.ts';
import type { Random } from './random.ts';

/** One number of the table; `holds` says whether it is as it must be, and is left out where any number will do. */
export type Figure = { what: string; value: number | string; holds?: boolean };

/** What a line of torture works with. What it opens it leaves to `closing`, last opened first closed. */
export type Bench = {
  repository: string;
  /** A folder of this run. */
  folder: string;
  server: Server;
  /** A seed of its own for each line, so that a line alone does what it did among others. */
  random: Random;
  short: boolean;
  closing(close: () => Promise<unknown> | unknown): void;
  progress(text: string): void;
};

/** `isLong`: it takes minutes in any form, at the pace of Discord, and is left out of the short form unless it is named. */
export type Line = { name: string; says: string; isLong?: true; run(bench: Bench): Promise<Figure[]> };

/** A number that must be this one. */
export function exactly(what: string, value: number, expected = 0): Figure {
  return { what, value, holds: value === expected };
}

export function atMost(what: string, value: number, limit: number, unit = ''): Figure {
  return { what: `${what} (at most ${limit}${unit})`, value: `${value}${unit}`, holds: value <= limit };
}

export function atLeast(what: string, value: number, limit: number): Figure {
  return { what: `${what} (at least ${limit})`, value, holds: value >= limit };
}
