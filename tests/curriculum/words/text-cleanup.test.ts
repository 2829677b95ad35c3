import { describe, expect, test } from 'vitest';
import { bare, dedented, minutesOf, plain, repaired } from '../../../src/curriculum/words/text-cleanup.ts';
import { dayPartOf, isReview, sectionOf } from '../../../src/curriculum/words/vocabulary.ts';

test.each([
  ['üéØ', '🎯'],
  ['\uf8ffüéØ', '🎯'],
  ['‚úÖ', '✅'],
  ['üõ†Ô∏è', '🛠️'],
  ['üìö', '📚'],
  ['ðŸŽ¯', '🎯'],
  ['âœ…', '✅'],
  ['it‚Äôs', 'it‚Äôs'],
  ['süßöl', 'süßöl'],
  ['«École» l’été – Größe', '«École» l’été – Größe'],
  ['Привіт, 世界 🎯', 'Привіт, 世界 🎯'],
])('%s is repaired to %s', (broken, right) => {
  expect(repaired(broken)).toBe(right);
});

test.each([
  ['🎯 Goals ✅', 'Goals'],
  ['✅ Done', 'Done'],
  ['1️⃣ First', 'First'],
  ['👩‍💻 Work 🇺🇦', 'Work'],
  ['I ❤️ Go', 'I ❤️ Go'],
  ['Spark™', 'Spark™'],
  ['Day 1', 'Day 1'],
  ['#1', '#1'],
  ['üõ†Ô∏è **A**', '**A**'],
  [' ', ''],
])('%s without emoji at its ends is %s', (text, words) => {
  expect(bare(text)).toBe(words);
});

test.each([
  ['**A** _b_ `c` \\*d', 'A b c *d'],
  ['snake_case and 2 * 3', 'snake_case and 2 * 3'],
  ['[A](https://example.org) b', 'A b'],
  ['a\n  b', 'a b'],
])('%s in plain words is %s', (markdown, words) => {
  expect(plain(markdown)).toBe(words);
});

test.each([
  ['30 min', 30],
  ['45 minutes', 45],
  ['45m', 45],
  ["45'", 45],
  ['1h', 60],
  ['1 hour', 60],
  ['1.5 hours', 90],
  ['1,5 h', 90],
  ['1h30', 90],
  ['1 hour 30 minutes', 90],
  ['30-45 min', 45],
  ['about 20 min', 20],
  ['30 Minutes/Day', 30],
  ['30', null],
  ['0 min', null],
  ['99999 h', null],
  ['part 2', null],
  ['', null],
])('%s is %s minutes', (text, minutes) => {
  expect(minutesOf(text)).toBe(minutes);
});

test.each([
  ['a\n  b\n    c', 'a\nb\n  c'],
  ['a\n\n  b\n', 'a\n\nb'],
  ['\n    1. a\n       b', '1. a\n   b'],
])('%j dedented is %j', (text, flush) => {
  expect(dedented(text)).toBe(flush);
});

describe('meanings', () => {
  test.each([
    ['MONTH 7 OBJECTIVES', 'objective'],
    ['Key Outcomes', 'outcomes'],
    ['What you’ll learn', 'outcomes'],
    ['LEARNING RESOURCES & LINKS', 'resources'],
    ['Further reading', 'resources'],
    ['Weekly breakdown', 'breakdown'],
    ['Month 7 projects', 'projects'],
    ['Month 7 success metrics', 'metrics'],
    ['Weekly Milestones:', 'weekly-milestones'],
    ['Monthly milestones', 'milestones'],
    ['Salary target', 'salary'],
    ['Key takeaways', 'takeaways'],
    ['Next steps', 'next-steps'],
    ['Remember', 'closing'],
    ['Prerequisites', 'other'],
  ])('%s is %s', (heading, kind) => {
    expect(sectionOf(heading)).toBe(kind);
  });

  test.each([
    ['Task', 'task'],
    ['To do:', 'task'],
    ['Learning', 'learning'],
    ['Hands-on lab', 'practice'],
    ['Write down', 'documentation'],
    ["You're done when", 'done-when'],
    ['Definition of Done', 'done-when'],
    ['Resources (free)', 'resources'],
    ['Time needed', 'minutes'],
    ['Weather', null],
  ])('the label %s is %s', (label, kind) => {
    expect(dayPartOf(label)).toBe(kind);
  });

  test.each([
    ['Week 25 Review & Performance Project Planning', true],
    ['Month 7 Review & Planning', true],
    ['Weekly retrospective', true],
    ['Review and rest', true],
    ['Code review basics', false],
    ['Reviewing code', false],
    ['Weekend', false],
  ])('%s looks back: %s', (title, review) => {
    expect(isReview(title)).toBe(review);
  });
});
