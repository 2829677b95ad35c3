import { expect, test } from 'vitest';
import { resources } from '../../../src/commands/plans/resources.ts';
import type { Link } from '../../../src/curriculum/model.ts';
import { learners } from '../../../src/db/schema.ts';
import { smallPlan, somebody, testWorld } from '../../support/context.ts';
import { buttonIn, choose, cohortOn, idsIn, wordsIn } from '../../support/shipped-cohort.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, slash, press } = world;
const cohort = await cohortOn(world);
const call = { ...somebody, userId: 'lea' };

/** A plan with these topics, and a link under day 175. */
function planWith(topics: Record<string, Link[]>, under: Link[] = []) {
  const small = smallPlan();
  const [month] = small.months;
  const [week] = month?.weeks ?? [];
  if (month === undefined || week === undefined) throw new Error('no month');
  const days = week.days.map((day) => (day.key === '175' ? { ...day, resources: under } : day));
  const library = Object.entries(topics).map(([title, links]) => ({ title, links }));
  return { ...small, months: [{ ...month, topics: library, weeks: [{ ...week, days }] }] };
}

test('all topics with the number of their links, to choose from', async () => {
  const shown = await slash(resources);
  const words = wordsIn(shown).split('\n');
  expect(words.slice(0, 3)).toEqual([
    '🔗 **Library** · 114 links on 20 topics',
    '• Performance Optimization Resources · 5',
    '• Cost Optimization Resources · 5',
  ]);
  expect(words.at(-1)).toBe(
    '-# The number is how many links a topic has. /resources search: … also looks under the days.',
  );
  expect(idsIn(shown)).toEqual([`resources-topic?cohort=${cohort.id}`]);
  expect(await ctx.db.select().from(learners)).toEqual([]);
});

const security = {
  content: '🔗 **Advanced Security Resources** · 6 links',
  embeds: [
    {
      color: 0x3b82f6,
      description: [
        '• [Databricks Security](https://docs.databricks.com/security/index.html) · docs.databricks.com',
        '• [Data Security](https://docs.databricks.com/security/access-control/index.html) · docs.databricks.com',
        '• [Model Security (MLOps)](https://docs.databricks.com/ml/mlops/index.html) · docs.databricks.com',
        '• [Network Security](https://docs.databricks.com/security/network/index.html) · docs.databricks.com',
        '• [Compliance](https://docs.databricks.com/security/compliance/index.html) · docs.databricks.com',
        '-# Day 195',
        '• [Encryption](https://docs.databricks.com/security/encryption/index.html) · docs.databricks.com',
        '-# Day 195',
      ].join('\n'),
    },
  ],
  components: [
    {
      type: 1,
      components: [
        {
          type: 2,
          style: 2,
          label: 'All topics',
          custom_id: `resources?cohort=${cohort.id}`,
          emoji: { name: '🔗' },
        },
      ],
    },
  ],
  allowed_mentions: { parse: [] },
};

test.each(['Advanced Security Resources', 'advanced security', 'Security'])('topic “%s”', async (topic) => {
  expect(await slash(resources, { topic })).toEqual(security);
});

test('a topic chosen in the list', async () => {
  const shown = await slash(resources);
  if ('modal' in shown) throw new Error('a form');
  const [list] = shown.components?.[0]?.components ?? [];
  if (list?.type !== 3) throw new Error('no list');
  const topic = list.options.find(({ label }) => label === 'Advanced Security Resources');
  expect(await choose(world, resources, list.custom_id, [topic?.value ?? ''])).toEqual(security);
});

test.each([
  [{ search: 'PROFILING' }, ['• [Profiling Tools]', '-# Advanced Optimization Tools · Days 174, 177 and 199']],
  // A link that stands under a day only.
  [{ search: 'portfolio' }, ['• [Portfolio Updates]', '-# Day 202']],
  [{ topic: 'Advanced Security Resources', search: 'encryption' }, ['• [Encryption]', '-# Day 195']],
  [{ search: 'brendangregg blog' }, ['• [Performance Blog]']],
])('%o finds', async (input, lines) => {
  const found = wordsIn(await slash(resources, input)).split('\n');
  for (const line of lines) expect(found.some((one) => one.startsWith(line))).toBe(true);
});

test('ten a page, forth and back', async () => {
  const first = await slash(resources, { search: 'databricks' });
  const total = Number(/· (\d+) links/.exec(wordsIn(first))?.[1]);
  const pages = Math.ceil(total / 10);
  const titles: string[] = [];
  let page = first;
  for (let n = 1; ; n += 1) {
    const lines = wordsIn(page)
      .split('\n')
      .filter((line) => line.startsWith('• '));
    expect(lines.length).toBe(n < pages ? 10 : total - 10 * (pages - 1));
    expect(wordsIn(page)).toContain(`Page ${n} of ${pages}`);
    titles.push(...lines);
    const more = buttonIn(page, 'More ▶');
    if (more === undefined) break;
    page = await press(resources, more);
  }
  expect(new Set(titles).size).toBe(total);
  expect(wordsIn(await press(resources, buttonIn(page, '◀ Back') ?? ''))).toContain(`Page ${pages - 1} of ${pages}`);
});

test.each([
  [{ search: 'quantum testing' }, '“quantum testing”. These topics come close:', ['Advanced Testing Resources · 6']],
  [{ topic: 'monitor sheep' }, '“monitor sheep”. These topics come close:', ['Advanced Monitoring Resources · 6']],
  [
    { topic: 'Advanced Security Resources', search: 'kubernetes' },
    '“Advanced Security Resources” and “kubernetes”. These topics come close:',
    ['Advanced Orchestration Resources · 6'],
  ],
])('%o finds nothing and offers what is near', async (input, words, labels) => {
  const nothing = await slash(resources, input);
  expect(wordsIn(nothing)).toBe(`Nothing in the library matches ${words}`);
  for (const label of labels) expect(buttonIn(nothing, label)).toMatch(/^resources\?cohort=\d+&topic=/);
});

test('with nothing near, all topics are there to choose from', async () => {
  const nothing = await slash(resources, { search: '**@everyone**' });
  expect(wordsIn(nothing)).toBe('Nothing in the library matches “\\*\\*\\@everyone\\*\\*”. Choose a topic instead:');
  expect(idsIn(nothing)).toEqual([`resources-topic?cohort=${cohort.id}`]);
});

test('titles and addresses that would break a link, and words too long for a button', async () => {
  const many = Array.from({ length: 40 }, (_, n) => ({ title: `Приклад ${n}`, url: `https://e.example/${n}` }));
  const odd = { title: 'A [draft] \\ of it', url: 'https://www.e.example/a_(b) c' };
  await cohortOn(world, planWith({ Many: many, Odd: [odd] }), 'c2');
  const there = { channelId: 'c2' };
  expect(wordsIn(await slash(resources, { topic: 'Odd' }, there))).toContain(
    '• [A \\[draft\\] \\ of it](https://www.e.example/a_(b)%20c) · e.example',
  );
  const long = wordsIn(await slash(resources, { search: `Приклад ${' '.repeat(75)} приклад` }, there));
  expect(long.split('\n').filter((line) => line.startsWith('• '))).toHaveLength(25);
  expect(long).toMatch(/-# There are more; search for more words, or within a topic\.$/);
});

test('a plan with links under its days only, and one without any', async () => {
  await cohortOn(world, planWith({}, [{ title: 'Deep', url: 'https://d.example/' }]), 'c3');
  expect(wordsIn(await slash(resources, {}, { channelId: 'c3' }))).toBe(
    '🔗 **All links** · 1 link\n• [Deep](https://d.example/) · d.example\n-# Day 175',
  );
  await cohortOn(world, planWith({}), 'c4');
  expect(await slash(resources, {}, { channelId: 'c4' })).toEqual({
    content: 'This plan has no links, neither by topic nor under its days.',
    allowed_mentions: { parse: [] },
  });
});

test('suggestions: topics, and titles within the topic named', async () => {
  const typed = async (option: string, text: string, others = {}) =>
    (await resources.autocomplete?.({ ...call, channelId: 'c1', input: { option, text, others } }, ctx))?.map(
      ({ name }) => name,
    );
  expect(await typed('topic', 'blog')).toEqual(['Advanced Optimization Blogs']);
  expect((await typed('topic', ''))?.length).toBe(20);
  expect(await typed('search', 'enc', { topic: 'Advanced Security Resources' })).toEqual(['Encryption']);
});

test('where several plans run, a press repeats the whole search, however long it is', async () => {
  const elsewhere = { channelId: 'c9' };
  for (const input of [{ topic: 'security', search: 'data' }, { search: `Docs ${'of everything '.repeat(12)}` }]) {
    const question = await slash(resources, input, elsewhere);
    const [id = ''] = idsIn(question).slice(-1);
    const answer = await press(resources, id, elsewhere);
    expect(wordsIn(answer)).toEqual(wordsIn(await slash(resources, input)));
  }
});
