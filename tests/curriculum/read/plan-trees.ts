import fc from 'fast-check';

export type Tree = Record<string, string>;

/** How a plan is divided: its parts from the outside in, how they are called, and where their numbers begin anew. */
type Outline = {
  title: boolean;
  month: ((number: number) => string) | null;
  week: ((number: number) => string) | null;
  restarts: { weeks: boolean; days: 'never' | 'month' | 'week' };
  sizes: number[][];
  fileOf: (month: number, week: number) => string;
};

const topics = ['Flour', 'Water', 'Salt', 'Oven', 'Crust', 'Crumb', 'Rye', 'Wheat', 'Spelt'];
const topic = (number: number) => topics[(number - 1) % topics.length] ?? '';
const titled = (word: string) => (number: number) => `${word} ${number}: ${topic(number)}`;
const plain = (word: string) => (number: number) => `${word} ${number}`;
const months = [plain('Month'), titled('Month'), titled('Phase'), plain('Monat'), titled('Этап'), topic, null];
const weeks = [
  plain('Week'),
  titled('Week'),
  titled('Module'),
  titled('Sprint'),
  plain('Woche'),
  (n: number) => `第${n}周`,
  null,
];

const two = (number: number) => String(number).padStart(2, '0');
/** Files by months, by weeks, and in folders; by number or by name. */
const files: Outline['fileOf'][] = [
  (month) => `month-${month}.md`,
  (month) => `${two(month)}.md`,
  (month) => `${two(month)}-${topic(month).toLowerCase()}.md`,
  (month) => `${topic(month).toLowerCase()}.md`,
  (month) => `phase ${month}/days.md`,
  (month, week) => `month-${month}/week-${week}.md`,
  (month, week) => `${two(month)}/${two(week)}.md`,
  (_, week) => `week-${two(week)}.md`,
];

const outline: fc.Arbitrary<Outline> = fc.record({
  title: fc.boolean(),
  month: fc.constantFrom(...months),
  week: fc.constantFrom(...weeks),
  restarts: fc.record({ weeks: fc.boolean(), days: fc.constantFrom('never', 'month', 'week') }),
  sizes: fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  }),
  fileOf: fc.constantFrom(...files),
});

/** The files of a plan whose parts and days stand in headings, whatever its files are called. */
function treeOf({ title, month, week, restarts, sizes, fileOf }: Outline): Tree {
  const tree: Tree = title ? { 'README.md': '# Bread\nAll of it.\n' } : {};
  const write = (file: string, text: string) => {
    tree[file] = (tree[file] ?? '') + text;
  };
  let weekNumber = 0;
  let day = 0;
  for (const [index, own] of sizes.entries()) {
    const monthNumber = index + 1;
    const begun = new Set<string>();
    if (restarts.weeks) weekNumber = 0;
    if (restarts.days === 'month') day = 0;
    for (const count of own) {
      const file = fileOf(monthNumber, ++weekNumber);
      if (month && !begun.has(file)) write(file, `# ${month(monthNumber)}\n`);
      begun.add(file);
      if (week) write(file, `## ${week(weekNumber)}\n`);
      if (restarts.days === 'week') day = 0;
      for (let at = 0; at < count; at++)
        write(file, `### Day ${++day}: Loaf\nBake ${monthNumber} ${weekNumber} ${day}.\n`);
    }
  }
  return tree;
}

export const planTree: fc.Arbitrary<Tree> = outline.map(treeOf);
