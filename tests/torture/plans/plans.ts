import { hugePlans } from '../../hostile/plans.ts';
import { shapes as wordShapes } from '../../hostile/texts.ts';
import { atMost, type Bench, exactly, type Figure, type Line } from '../line.ts';
import { type Growth, growsTooFast, growthOf, lengthWorthMeasuring, worst } from './growth.ts';
import { heldBy } from './held.ts';
import { shapes } from './shapes.ts';

const sizes = {
  long: { shapes: shapes.length, plans: 99, words: 99, best: 5 },
  short: { shapes: 2, plans: 2, words: 2, best: 2 },
};
const firstLength = 8_000;
/** Half of the largest file that is taken. */
const longest = 512 * 1024;
/** Longer than a member or an author may write. */
const wordsLength = 50_000;
const holdsMs = 50;

const looksSlow = (growth: Growth): boolean => growsTooFast(growth) || growth.heldMs > holdsMs;

export const plans: Line = {
  name: 'plans',
  says: 'plans and words made to be slow to read and to show',
  run,
};

async function run(bench: Bench): Promise<Figure[]> {
  const size = bench.short ? sizes.short : sizes.long;
  const read: Growth[] = [];
  for (const shape of pick(
    bench,
    shapes.map((_, index) => index),
    size.shapes,
  )) {
    const length = await lengthWorthMeasuring(shape, firstLength, longest);
    const once = { kind: 'read', shape, length } as const;
    read.push(
      ...(await growthOf(shapes[shape]?.name ?? '', size.best, once, { ...once, length: length * 2 }, growsTooFast)),
    );
  }
  bench.progress('hostile texts were read');
  const worked: Growth[] = [];
  const names = pick(bench, Object.keys(hugePlans), size.plans);
  for (const name of names) {
    const once = { kind: 'plan', name, share: 0.5 } as const;
    worked.push(...(await growthOf(name, size.best, once, { ...once, share: 1 }, looksSlow)));
  }
  bench.progress('the largest plans were worked with');
  const shown: Growth[] = [];
  for (const shape of pick(bench, Object.keys(wordShapes), size.words)) {
    const once = { kind: 'words', shape, length: wordsLength } as const;
    shown.push(...(await growthOf(shape, size.best, once, { ...once, length: wordsLength * 2 }, growsTooFast)));
  }
  bench.progress('hostile words were shown');
  const fast = [...read, ...worked, ...shown].filter(growsTooFast);
  for (const { what, once, twice } of fast)
    bench.progress(`${what}: ${once.toFixed(0)} ms, twice ${twice.toFixed(0)} ms`);
  const holding = worked.filter(({ heldMs }) => heldMs > holdsMs);
  for (const { what, heldMs } of holding) bench.progress(`${what}: held ${heldMs.toFixed(0)} ms`);
  const longestHold = Math.max(...worked.map(({ heldMs }) => heldMs));
  return [
    { what: 'hostile texts read, as much and twice as much', value: read.length },
    { what: '… worst growth', value: worst(read) },
    { what: 'works on the largest plans that are taken', value: worked.length },
    { what: '… worst growth', value: worst(worked) },
    { what: 'hostile words shown', value: shown.length },
    { what: '… worst growth', value: worst(shown) },
    exactly('whose time grows more than threefold with twice as much', fast.length),
    atMost('longest stretch of one work on a plan', Math.round(longestHold), holdsMs, ' ms'),
    ...(await heldBy(bench, names)),
  ];
}

function pick<Item>({ random }: Bench, items: Item[], count: number): Item[] {
  const all = [...items];
  while (all.length > count) all.splice(random.between(0, all.length - 1), 1);
  return all;
}
