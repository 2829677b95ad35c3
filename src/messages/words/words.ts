import { en } from './en/en.ts';

/** All that people read of us, in one language: fixed sentences, and functions that put facts into one. */
export type Words = typeof en;

/** The words for a locale of Discord's, such as `en-GB`. */
export function wordsFor(_locale: string): Words {
  return en;
}
