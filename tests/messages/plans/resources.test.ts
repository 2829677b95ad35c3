import { expect, test } from 'vitest';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { linkList, nothingFound, topicList } from '../../../src/messages/plans/resources.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { customIdsOf } from '../../support/context.ts';
import { wordsIn } from '../../support/shipped-cohort.ts';

const words = wordsFor('en');
const topic = (n: number, title = `Topic ${n}`) => ({ ref: `${n}`, title, links: n });
const topics = (many: number) => Array.from({ length: many }, (_, n) => topic(n));

test.each([
  [1, 0, ['🔗 **Library** · 1 link on 1 topic', '• Topic 0 · 0', ''], []],
  [60, 0, [], ['resources?cohort=7&page=1']],
  [60, 1, [], ['resources?cohort=7&page=0', 'resources?cohort=7&page=2']],
  [60, 9, [], ['resources?cohort=7&page=1']],
])('%d topics, page %d', (many, page, head, turns) => {
  const message = topicList(words, { cohortId: 7, topics: topics(many), links: many, page });
  assertMessage(message);
  expect(wordsIn(message).split('\n').slice(0, head.length)).toEqual(head);
  expect(customIdsOf(message)).toEqual(['resources-topic?cohort=7', ...turns]);
});

test('the longest titles of topics stay within Discord’s limits', () => {
  const long = Array.from({ length: 25 }, (_, n) => topic(n, '*@'.repeat(200)));
  assertMessage(topicList(words, { cohortId: 7, topics: long, links: 9_999, page: 0 }));
  assertMessage(
    nothingFound(words, {
      cohortId: 7,
      topic: '*'.repeat(200),
      search: '@'.repeat(200),
      near: long.slice(0, 5),
      topics: [],
    }),
  );
});

type Entry = Parameters<typeof linkList>[1]['entries'][number];
const entry = (change: Partial<Entry> = {}): Entry => ({
  title: 'Docs',
  url: 'https://www.a.example/x',
  topics: [],
  days: [],
  ...change,
});

test.each<[string, Partial<Entry>, string[]]>([
  ['plainly', {}, ['• [Docs](https://www.a.example/x) · a.example']],
  ['without a title', { title: '' }, ['• [a.example](https://www.a.example/x) · a.example']],
  ['under a day', { days: [{ label: 'Day 4' }] }, ['• [Docs](https://www.a.example/x) · a.example', '-# Day 4']],
  [
    'under other topics and several days',
    { topics: ['Speed', 'Here'], days: [{ label: 'Day 4' }, { label: 'Day 5' }] },
    ['• [Docs](https://www.a.example/x) · a.example', '-# Speed · Days 4 and 5'],
  ],
  [
    'under days that plans call otherwise',
    { days: [{ label: 'Day 4' }, { label: 'Tag 5' }] },
    ['• [Docs](https://www.a.example/x) · a.example', '-# Day 4 · Tag 5'],
  ],
  [
    'with an address too long to press',
    { url: `https://a.example/${'x'.repeat(2_000)}` },
    ['• Docs (address too long to show) · a.example'],
  ],
])('a link is shown %s', (_, change, lines) => {
  const message = linkList(words, {
    cohortId: 7,
    topic: topic(1, 'Here'),
    search: null,
    entries: [entry(change)],
    page: 0,
  });
  assertMessage(message);
  expect(wordsIn(message).split('\n')).toEqual(['🔗 **Here** · 1 link', ...lines]);
});

test.each([
  [null, null, 0, '🔗 **All links** · 30 links', 'Page 1 of 3', ['cohort=7&page=1', 'cohort=7']],
  [
    'T',
    null,
    1,
    '🔗 **T** · 30 links',
    'Page 2 of 3',
    ['cohort=7&topic=1&page=0', 'cohort=7&topic=1&page=2', 'cohort=7'],
  ],
  [null, 'a', 9, '🔗 **“a”** · 30 links', 'Page 3 of 3', ['cohort=7&search=a&page=1', 'cohort=7']],
  [
    'T',
    'a'.repeat(90),
    0,
    `🔗 **T: “${'a'.repeat(90)}”** · 30 links`,
    '-# There are more; search for more words, or within a topic.',
    ['cohort=7'],
  ],
])('links of %j searched for %j, page %d', (title, search, page, head, last, ids) => {
  const about = title === null ? null : topic(1, title);
  const entries = Array.from({ length: 30 }, () => entry());
  const message = linkList(words, { cohortId: 7, topic: about, search, entries, page });
  assertMessage(message);
  expect([wordsIn(message).split('\n')[0], wordsIn(message).split('\n').at(-1)]).toEqual([head, last]);
  expect(customIdsOf(message)).toEqual(ids.map((id) => `resources?${id}`));
});

test('a page ends before it is too long for a message, and loses no link', () => {
  const entries = Array.from({ length: 9 }, (_, n) => entry({ url: `https://a.example/${n}${'x'.repeat(1_500)}` }));
  const pages = [0, 1, 2, 3, 4].map((page) =>
    linkList(words, { cohortId: 7, topic: null, search: null, entries, page }),
  );
  for (const message of pages) assertMessage(message);
  expect(pages.flatMap((message) => wordsIn(message).match(/example\/\d/g) ?? [])).toHaveLength(9);
});

test.each([
  [[topic(3)], [], '“tea”. These topics come close:', ['resources?cohort=7&topic=3']],
  [[], [topic(3)], '“tea”. Choose a topic instead:', ['resources-topic?cohort=7']],
  [[], [], '“tea”.', []],
])('nothing matches; near: %j, all: %j', (near, all, said, ids) => {
  const message = nothingFound(words, { cohortId: 7, topic: null, search: 'tea', near, topics: all });
  assertMessage(message);
  expect(message.content).toBe(`Nothing in the library matches ${said}`);
  expect(customIdsOf(message)).toEqual(ids);
});
