import type { Server } from './postgres.ts';
import type { Row } from './table.ts';

/** What every part of the bench is given. */
export type Bench = {
  repository: string;
  /** Thrown away after the run. */
  folder: string;
  server: Server;
  /** Registers what closes something that the part has opened, the last one first: also where the run is broken off. */
  closing(close: () => unknown): void;
  progress(text: string): void;
};

/** What can be measured alone. */
export type Part = {
  name: string;
  /** What is in it, as its reader must know it to judge the figures. */
  says: string;
  run(bench: Bench): Promise<Row[]>;
};
