import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reading } from '../../../src/curriculum/model.ts';
import { planFileName, planText } from '../plan-texts.ts';
import { readAll } from '../reading.ts';

/** Words of their own whose line is neither in the plan nor under a problem. */
function lostIn(reading: Reading, files: Record<string, string>): string[] {
  const kept = new Set(JSON.stringify(reading.curriculum).match(/q\d+z/g));
  const named = new Set(reading.problems.map(({ file, line }) => `${file}:${line}`));
  return Object.entries(files).flatMap(([file, text]) =>
    text.split(/\r\n|\r|\n/).flatMap((line, index) => {
      const words = line.match(/q\d+z/g) ?? [];
      const place = `${file}:${index + 1}`;
      return named.has(place) ? [] : words.filter((word) => !kept.has(word)).map((word) => `${place} ${word}: ${line}`);
    }),
  );
}

test('every line is in the plan or named by a problem', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(planFileName, planText), { selector: ([file]) => file, minLength: 1, maxLength: 2 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      (files, lineEnd) => {
        const texts = Object.fromEntries(files.map(([file, text]) => [file, text.replaceAll('\n', lineEnd)]));
        expect(lostIn(readAll(texts), texts)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
