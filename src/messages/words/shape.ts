import type * as en from './en/en.ts';

/** All that people read of us, in one language: fixed sentences, and functions that put facts into one. */
export type Words = InAnyWords<typeof en>;

/** The same shape, with other sentences in it. */
type InAnyWords<Said> = Said extends string
  ? string
  : Said extends (...facts: infer Facts) => infer Sentence
    ? (...facts: Facts) => InAnyWords<Sentence>
    : Said extends object
      ? { [Part in keyof Said]: InAnyWords<Said[Part]> }
      : Said;
