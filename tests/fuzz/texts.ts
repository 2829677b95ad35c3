import fc from 'fast-check';
import { planText } from '../curriculum/plan-texts.ts';

const debris = [
  ...['\u0000', '\u202e', '\ufeff', '\ufffd', 'üéØ', '🎯', '\ud83c', '\t', '\r', '\r\n', '\n\n', ' '.repeat(9)],
  ...[
    '```',
    '~~~',
    '**',
    '__',
    '*',
    '`',
    '<!--',
    '-->',
    '<div>',
    '</div>',
    '<![CDATA[',
    '[',
    '](',
    ')',
    '![',
    '[a]: x',
  ],
  ...['|', '|---|', '---', '===', '> > > ', '- - - ', '1. 1. ', '# ', '###### ', '&amp;', '&#0;', '\\', '{#', '{#k}'],
  ...[
    'Day 1',
    'Days 1-3',
    'Day 999999999999',
    'Week 2',
    'Month 1',
    '12. ',
    ' (30 min)',
    'Task:',
    'https://',
    'ftp://x',
  ],
];

type Change = {
  kind: 'cut' | 'double' | 'swap' | 'put' | 'truncate' | 'indent';
  at: number;
  length: number;
  text: string;
};

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('cut', 'double', 'swap', 'put', 'put', 'truncate', 'indent'),
  at: fc.nat(10_000),
  length: fc.nat(30),
  text: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...debris) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...debris), fc.nat(60)).map(([piece, times]) => piece.repeat(times)),
    },
  ),
});

/** Up to so many lines of a plan at once: whole files are read in `curriculum` tests. */
const linesAtMost = 80;

/** Files as people send them: parts of real plans and of all forms, broken here and there. */
export function brokenTexts(plans: string[]): fc.Arbitrary<string> {
  const excerpt = fc
    .tuple(fc.constantFrom(...plans), fc.nat(), fc.integer({ min: 1, max: linesAtMost }))
    .map(([plan, from, length]) => {
      const lines = plan.split('\n');
      const start = from % lines.length;
      return lines.slice(start, start + length).join('\n');
    });
  return fc
    .tuple(fc.oneof(excerpt, planText), fc.array(change, { maxLength: 8 }))
    .map(([text, changes]) => changes.reduce(changed, text).slice(0, 20_000));
}

function changed(text: string, { kind, at, length, text: piece }: Change): string {
  const from = at % (text.length + 1);
  const [before, middle, after] = [text.slice(0, from), text.slice(from, from + length), text.slice(from + length)];
  switch (kind) {
    case 'cut':
      return before + after;
    case 'double':
      return before + middle + middle + after;
    case 'swap':
      return after + middle + before;
    case 'put':
      return before + piece + middle + after;
    case 'truncate':
      return before;
    case 'indent':
      return before + (middle + after).replaceAll('\n', `\n${' '.repeat(length % 9)}`);
  }
}
