import { describe, expect, test } from 'vitest';
import { daysIn, firstDay, problemsIn, read, readAll } from '../reading.ts';

describe('a link to a day becomes its name', () => {
  const files = (link: string): Record<string, string> => ({
    'README.md': '# Bread\n\nStart.',
    'Day 01/README.md': `# Flour (5 min)\n\nWeigh. ${link}`,
    'Day 01/more.md': 'Sieve.',
    'Day 02/README.md': '# Water (5 min)\n\n## Steps\n\nPour.',
    'Day 03/README.md': '# Salt (5 min)\n\nAdd.',
  });

  test.each([
    ['a file', '[next](../Day%2002/README.md)', 'Weigh. next (Day 2)'],
    ['a folder', '[next](../Day%2002/)', 'Weigh. next (Day 2)'],
    ['a file without its ending', '[next](<../day 02/readme>)', 'Weigh. next (Day 2)'],
    ['a place in a file', '[the steps](<../Day 02/README.md#steps>)', 'Weigh. the steps (Day 2)'],
    ['a file from the root', '[next](</Day 03/README.md>)', 'Weigh. next (Day 3)'],
    ['words with the name', '[Day 02 – *Water*](<../Day 02/README.md>)', 'Weigh. Day 02 – *Water*'],
    ['no words', '[](<../Day 02/README.md>)', 'Weigh. Day 2'],
    ['its own day', '[more](more.md)', 'Weigh. more'],
    ['a line of several', '[a](<../Day 02/>) and [b](<../Day 03/>)', 'Weigh. a (Day 2) and b (Day 3)'],
  ])('%s', (_, link, text) => {
    const reading = readAll(files(link));
    expect(firstDay(reading).fields[0]?.text).toBe(text);
    expect(problemsIn(reading).filter((problem) => problem.includes('link'))).toEqual([]);
  });

  test.each([
    ['an anchor', '[next](#day-2-water--salt-5-min)', 'next (Day 2)'],
    ['an anchor of its own', '[top](#-day-1-flour-5-min)', 'top'],
    ['its own file with an anchor', '[next](plan.md#day-2-water--salt-5-min)', 'next (Day 2)'],
    ['a week', '[this week](#week-1-dough)', 'this week (Week 1)'],
  ])('in one file: %s', (_, link, text) => {
    const reading = read(
      `## Week 1: Dough\n### 📅 Day 1: Flour (5 min)\n\n- **Task**: ${link}\n\n### Day 2: Water & Salt (5 min)\n\nPour.`,
    );
    expect(firstDay(reading).fields[0]?.text).toBe(text);
    expect(problemsIn(reading)).toEqual([]);
  });

  test('beside resources it is no link', () => {
    const day = firstDay(readAll(files('\n\n## Resources\n\n- [A](https://example.org/a)\n- [next](<../Day 02/>)')));
    expect(day.resources.map(({ title }) => title)).toEqual(['A']);
    expect(day.fields.map(({ label, text }) => `${label}: ${text}`)).toContain('Resources: next (Day 2)');
  });
});

describe('a site without https:// in front', () => {
  const linkIn = (url: string) => {
    const reading = read(`### Day 1: D (5 min)\n\nDo\n\n- [A](${url})\n`);
    return [daysIn(reading)[0]?.resources.map((link) => link.url), problemsIn(reading)];
  };

  test.each(['en.wikipedia.org/wiki/Bread', 'www.example.org', '//example.org/a', 'example.org/a_(b)'])('%s', (url) => {
    const whole = `https://${url.replace('//', '')}`;
    expect(linkIn(url)).toEqual([[whole], ['5:3 warning link-without-https']]);
  });

  test.each(['notes.txt', 'bread.d/notes.md', '01.flour/', 'notes.md', './example.org/a', 'htps://example.org/'])(
    '%s is none',
    (url) => {
      expect(linkIn(url)).toEqual([[], ['5:3 warning link-leads-nowhere']]);
    },
  );

  test('it is a link in a text, too', () => {
    expect(firstDay(read('### Day 1: D\n\nSee [A](example.org/a) first.')).fields[0]?.text).toBe(
      'See [A](https://example.org/a) first.',
    );
  });
});
