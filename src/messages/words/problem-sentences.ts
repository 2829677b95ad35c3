import type { Code, Facts } from '../../curriculum/facts.ts';

/** A sentence for each code: fixed where it names no facts. */
export type Sentences = {
  [C in Code]: keyof Facts[C] extends never ? string : (facts: Facts[C]) => string;
};
