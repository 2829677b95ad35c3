import { describe, expect, test } from 'vitest';
import type { Settled } from '../../../src/messages/cohort/panel.ts';
import { allWords, languages, wordsFor } from '../../../src/messages/words/words.ts';

describe('a language is called in the settings as it was where it was chosen', () => {
  test.each(
    Object.entries(allWords).flatMap(([reader, words]) => languages.map((chosen) => ({ reader, words, chosen }))),
  )('$chosen, read in $reader', ({ words, chosen }) => {
    const { shown } = words.cohort.setup.settings.language;
    expect(shown({ language: chosen } as unknown as Settled)).toBe(wordsFor(chosen).kit.language);
  });
});
