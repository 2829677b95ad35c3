import { expect, test } from 'vitest';
import { planOf } from '../../../src/curriculum/plan.ts';
import { libraryOf, nearTopics, searchEntries } from '../../../src/curriculum/plans/library.ts';
import { read } from '../reading.ts';

const plan = planOf(
  read(`# Month 1: M
### Day 1: Tuning
Do
- **Resources**: [Profiling](https://a.example/p), [Only here](https://a.example/deep)
### Day 2: Rest
Do
- **Resources**: [Profiling](https://a.example/p)
## Resources
### Optimization Tools
- [Profiling](https://a.example/p)
- [Café talk](https://b.example/)
### Security Blogs
- [Profiling](https://a.example/p)
`).curriculum,
);
const library = await libraryOf(plan);

test('a link in several places is one entry that says where it stands; those under days only come last', () => {
  expect(library.entries.map(({ title, topics, days }) => [title, topics, days.map(({ key }) => key)])).toEqual([
    ['Profiling', ['Optimization Tools', 'Security Blogs'], ['1', '2']],
    ['Café talk', ['Optimization Tools'], []],
    ['Only here', [], ['1']],
  ]);
  expect(library.topics.map(({ title, entries }) => [title, entries.length])).toEqual([
    ['Optimization Tools', 2],
    ['Security Blogs', 1],
  ]);
});

test('it is made once for a plan', async () => {
  expect(await libraryOf(plan)).toBe(library);
});

test.each([
  ['PROFILING', ['Profiling']],
  ['cafe', ['Café talk']],
  ['example talk', ['Café talk']],
  ['tuning', ['Profiling', 'Only here']],
  ['blogs profiling', ['Profiling']],
  ['deep sea', []],
  ['', ['Profiling', 'Café talk', 'Only here']],
])('a search for %j finds %j', (text, titles) => {
  expect(searchEntries(library, library.entries, text).map(({ title }) => title)).toEqual(titles);
});

test.each([
  ['optimal', ['Optimization Tools']],
  ['café', ['Optimization Tools']],
  ['xyzzy', []],
])('topics near to %j', (text, titles) => {
  expect(nearTopics(library, text).map(({ title }) => title)).toEqual(titles);
});
