import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wishOf } from '../../src/start/division.ts';

/** Shards by their owners, each with its successor behind an arrow: `a a>b -`. */
function division(hearers: string, shards: string, workers = '') {
  const named = (names: string, hears: boolean) =>
    names.split(' ').flatMap((name) => (name === '' ? [] : [{ name, hears }]));
  const leases = shards.split(' ').map((text, shard, { length }) => {
    const [owner = '-', successor = null] = text.split('>');
    return { shard, shards: length, owner: owner === '-' ? null : owner, successor };
  });
  return { processes: [...named(hearers, true), ...named(workers, false)], leases };
}

test.each<[string, string, string, string, { more: number; free?: number[]; surplus?: string[] }]>([
  ['alone it has the only one', 'a', '-', '', { more: 1, free: [0] }],
  ['alone it has all', 'a', '- - -', '', { more: 3, free: [0, 1, 2] }],
  ['all it has is enough', 'a', 'a a a', '', { more: 0 }],
  ['one too many stands by', 'a b', 'b', '', { more: 1 }],
  ['two share four', 'a b', 'b b - -', '', { more: 2, free: [2, 3] }],
  ['who comes later takes what is too much', 'a b', 'b b b b', '', { more: 2, surplus: ['0 b', '1 b'] }],
  ['five of two: three and two', 'a b', 'b b b b b', '', { more: 3, surplus: ['0 b', '1 b'] }],
  ['the third takes from whoever has more', 'a b c', 'b b b c c c', '', { more: 2, surplus: ['0 b', '3 c'] }],
  [
    'what is somebody else’s soon is not taken again',
    'a b c',
    'b>c b>c b b b b',
    '',
    { more: 2, surplus: ['2 b', '3 b'] },
  ],
  ['what is its own soon counts', 'a b', 'b>a b>a b b', '', { more: 0 }],
  ['workers have no share', 'a', '- -', 'w x', { more: 2, free: [0, 1] }],
  ['an owner of another version counts', 'a', 'old old', '', { more: 1, surplus: ['0 old'] }],
  ['more processes than shards', 'a b c d', 'b c d', '', { more: 1 }],
])('%s', (_, hearers, shards, workers, { more, free = [], surplus = [] }) => {
  const wish = wishOf('a', division(hearers, shards, workers));
  expect({ ...wish, surplus: wish.surplus.map(({ shard, owner }) => `${shard} ${owner}`) }).toEqual({
    more,
    free,
    surplus,
  });
});

test('whoever comes and goes: after a few looks every shard is heard, nobody has more than the share, and nothing moves any more', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const before = fc.array(fc.option(name), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(before, fc.uniqueArray(name, { minLength: 1 }), (owners, living) => {
      const leases = owners.map((owner, shard) => ({
        ...{ shard, shards: owners.length, successor: null },
        owner: owner !== null && living.includes(owner) ? owner : null,
      }));
      const processes = living.map((one) => ({ name: one, hears: true }));
      const round = () => {
        let moved = 0;
        for (const one of living) {
          const { more, free, surplus } = wishOf(one, { processes, leases });
          for (const shard of [...free, ...surplus.map((lease) => lease.shard)].slice(0, more)) {
            leases[shard]!.owner = one;
            moved += 1;
          }
        }
        return moved;
      };
      round();
      round();
      expect(round()).toBe(0);
      const share = Math.ceil(owners.length / living.length);
      for (const one of living) expect(leases.filter(({ owner }) => owner === one).length).toBeLessThanOrEqual(share);
      expect(leases.filter(({ owner }) => owner === null)).toEqual([]);
    }),
  );
});
