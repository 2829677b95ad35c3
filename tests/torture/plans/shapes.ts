/** A hostile way to write a plan; `make` gives about so many characters of it. */
export type Shape = { name: string; make(length: number): string };

const counted = (make: (n: number) => string) => (length: number) => {
  const parts: string[] = [];
  for (let n = 0, at = 0; at < length; n += 1) {
    const part = make(n);
    parts.push(part);
    at += part.length;
  }
  return parts.join('');
};

/** What is repeated: signs that open and never close, that close what never opened, and honest things in masses. */
const units: readonly [string, (n: number) => string][] = [
  ['links', (n) => `[a${n}](http://b.c/${n}) `],
  ['bare addresses', (n) => `http://a.b/${n}\n`],
  ['the same address', () => 'https://a.example/x '],
  ['list items', (n) => `- item ${n}\n`],
  ['nested lists', (n) => `${' '.repeat((n % 20) * 2)}- x\n`],
  ['square brackets', () => '['],
  ['half links', () => '[a]('],
  ['labels without an end', () => '[a](http://x'],
  ['definitions', (n) => `[d${n}]: http://a.b/${n}\n[d${n}] `],
  ['stars', () => '*'],
  ['strong words without an end', () => '**a '],
  ['underscores', () => '_a_b'],
  ['escapes', () => '\\!'],
  ['backticks', (n) => `${'`'.repeat((n % 7) + 1)}a`],
  ['quotes in quotes', (n) => `${'> '.repeat((n % 30) + 1)}a\n`],
  ['table cells', () => '| a '],
  ['tables', () => '| a | b |\n|---|---|\n| c | d |\n\n'],
  ['comments', () => '<!-- a '],
  ['tags', () => '<div><b>'],
  ['entities', () => '&amp;&#0;&x'],
  ['blanks before a letter', () => `${' '.repeat(300)}a\n`],
  ['blanks within a line', () => `a${' '.repeat(300)}`],
  ['labels of parts', (n) => `**Task ${n}**: do it (30 min)\n\n`],
  ['fences', () => '```\n~~~\n'],
  ['emoji and signs of joining', () => '👩‍👩‍👧é\u0301'],
];

const inOneDay = (text: string) => `# Month 1: M\n\n## Week 1: W\n\n### Day 1: D (30 min)\n\n${text}\n`;
const inResources = (text: string) =>
  `# Month 1: M\n\n## Week 1: W\n\n### Day 1: D (30 min)\n\nRead.\n\n## Resources\n\n### Topic\n\n${text}\n`;

/** Each unit in a day and among the resources: fifty. */
export const shapes: readonly Shape[] = units.flatMap(([name, unit]) => [
  { name: `${name}, in a day`, make: (length) => inOneDay(counted(unit)(length)) },
  { name: `${name}, among the resources`, make: (length) => inResources(counted(unit)(length)) },
]);
