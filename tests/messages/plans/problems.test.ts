import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/curriculum/model.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { planRefused } from '../../../src/messages/plans/add.ts';
import { problemLine, remarksOf, told } from '../../../src/messages/plans/problems.ts';
import { allWords, languages } from '../../../src/messages/words/words.ts';
import { firstDay, read } from '../../curriculum/reading.ts';
import { findings, problemOf } from '../../support/problems.ts';

const { en } = allWords;
const day = (line: number, file = 'a.md') =>
  problemOf({ code: 'part-without-days', facts: { label: `Week ${line}` } }, { file, line, level: 'warning' });
const formula = (line: number, file = 'a.md') =>
  problemOf({ code: 'formula', facts: {} }, { file, line, level: 'ignored' });
const range = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

describe('remarks', () => {
  test.each<[string, Problem[], string[]]>([
    ['nothing', [], []],
    ['one', [day(3)], ['3 Week 3 has no days; add them or delete it.']],
    ['two of one kind', [day(3), day(9)], ['3 Week 3 has no days; add them or delete it. The same once more: line 9.']],
    [
      'several',
      [1, 2, 5].map((line) => day(line)),
      ['1 Week 1 has no days; add them or delete it. The same 2 times more: lines 2 and 5.'],
    ],
    [
      'of a kind that has words for many',
      [25, 25, 26].map((line) => problemOf({ code: 'link-leads-nowhere', facts: { address: '' } }, { line })),
      ['25 3 links lead to no web address, so only their words are shown: lines 25 and 26.'],
    ],
    ['in several files', [formula(2), formula(4, 'b.md')], ['2 2 formulas are shown as code: a.md:2 and b.md:4.']],
    [
      'more than people read',
      range(30).map((line) => formula(line)),
      [`1 30 formulas are shown as code: lines ${range(20).join(', ')} and 10 more.`],
    ],
    [
      'errors stand first, and what is kept nowhere last',
      [formula(1), day(2), problemOf({ code: 'binary-file', facts: {} }, { line: 3 })],
      [
        '3 This file is not text; send Markdown saved as UTF-8.',
        '2 Week 2 has no days; add them or delete it.',
        '1 Discord shows no formulas; this one is shown as code.',
      ],
    ],
  ])('%s', (_, problems, said) => {
    expect(remarksOf(en, problems).map(({ line, sentence }) => `${line} ${sentence}`)).toEqual(said);
  });

  test('each knows all its places', () => {
    const problems = range(30).map((line) => formula(line));
    expect(remarksOf(en, problems)[0]?.places).toEqual(problems);
  });

  test('a line for a terminal', () => {
    expect(problemLine(told(en, day(3)))).toBe(
      'a.md:3:1 warning part-without-days Week 3 has no days; add them or delete it.',
    );
  });
});

const spoilt = /undefined|null|NaN|\[object|=>|\n| {2}/;
/** Words that hold sentences of English together. */
const english = /\b(?:the|and|your|of|with|nothing|is|are|it|this|that|for|to|write|delete)\b/i;
const bare = (sentence: string) => sentence.replaceAll(/Q[xyz]|`[^`]*`|[{(<][^})>]*[})>]|\S*[:/.]\S+/g, '');

/** The facts of a finding that people must see. */
function shown(facts: unknown): string[] {
  if (typeof facts === 'number') return [String(facts)];
  if (typeof facts === 'string') return ['outcomes', 'milestones'].includes(facts) ? [] : [facts];
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.entries(facts).flatMap(([name, fact]) => (name === 'what' ? [] : shown(fact)));
}

/** Facts that are as long as a reader leaves them, of signs that Discord would take for Markdown. */
function longest(facts: unknown): unknown {
  if (typeof facts === 'string') return ['outcomes', 'milestones'].includes(facts) ? facts : '*'.repeat(80);
  if (Array.isArray(facts)) return facts.map(longest);
  if (typeof facts !== 'object' || facts === null) return facts;
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, name === 'what' ? fact : longest(fact)]),
  );
}

describe.each(languages)('in %s', (language) => {
  const words = allWords[language];

  test.each(findings.map((finding) => [`${finding.code} ${JSON.stringify(finding.facts)}`, finding] as const))(
    '%s',
    (_, finding) => {
      const { sentence } = told(words, problemOf(finding));
      expect(sentence).toMatch(/^\S.*\.$/);
      expect(sentence).not.toMatch(spoilt);
      const numbersAsTyped = sentence.replaceAll(/(?<=\d)[.,\s](?=\d{3})/g, '');
      for (const fact of shown(finding.facts)) expect(numbersAsTyped).toContain(fact);
      if (language === 'en') return;
      expect(sentence).not.toBe(told(en, problemOf(finding)).sentence);
      expect(bare(sentence)).not.toMatch(english);
    },
  );

  test.each(Object.keys(en.problems.many))('several of %s', (code) => {
    const found = findings.filter((finding) => finding.code === code);
    const problems = [3, 5, 21].map((line) => problemOf(found[0]!, { line }));
    const [remark] = remarksOf(words, problems);
    expect(remark?.sentence).toMatch(/^(?:A )?3 .*: \S+ 3, 5 \S+ 21\.$/);
    if (language !== 'en') expect(bare(remark?.sentence ?? '')).not.toMatch(english);
  });

  test('what is told in Discord keeps to its limits, whatever stands in a plan', () => {
    const problems = findings.map(({ code, facts }) =>
      problemOf({ code, facts: longest(facts) } as (typeof findings)[number], { file: 'f'.repeat(300) }),
    );
    const refused = planRefused(words, 'tea', problems, 'add');
    assertMessage(refused);
    expect(refused.embeds?.[0]?.description?.length).toBeGreaterThan(2_000);
    expect(refused.embeds?.[0]?.description).toContain('report.txt');
    expect(String(refused.files?.[0]?.data).trimEnd().split('\n')).toHaveLength(findings.length);
  });

  test('what a sentence bids to write is read as it is meant', () => {
    const inCode = (code: Problem['code']) =>
      /`([^`]+)`/.exec(told(words, problemOf(findings.find((one) => one.code === code)!)).sentence)?.[1] ?? '';
    const written = `${inCode('no-days')}\n\n${inCode('day-without-task').replace('…', 'Knead')}\n`;
    const reading = read(written);
    expect(reading.problems).toEqual([]);
    expect(firstDay(reading)).toMatchObject({ number: 1, minutes: 30, fields: [{ kind: 'task', text: 'Knead' }] });
  });
});
