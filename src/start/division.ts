import { type Division, nobody } from '../db/gateway-leases.ts';

/** What a process would have of the shards: so many more, of those that are nobody's, else of those that are too many for their owners. */
type Wish = { more: number; free: number[]; surplus: { shard: number; owner: string }[] };

/**
 * Divides the shards among those who would hear them: nobody has more than their number through that of the processes,
 * rounded up. So who has that many keeps all it has, and a process too many stands by. A lease counts as its successor's.
 */
export function wishOf(name: string, { processes, leases }: Division): Wish {
  const owners = leases.flatMap(({ owner }) => (owner === null || owner === nobody ? [] : owner));
  // An owner of another version may be no process that is known here.
  const hearers = new Set([name, ...owners, ...processes.filter(({ hears }) => hears).map((one) => one.name)]);
  const share = Math.ceil(leases.length / hearers.size);
  const of = (one: string) => leases.filter(({ owner, successor }) => (successor ?? owner) === one);
  const surplus = [...hearers]
    .filter((one) => one !== name)
    .map((owner) =>
      of(owner)
        .filter(({ successor }) => successor === null)
        .slice(0, Math.max(0, of(owner).length - share)),
    )
    .sort((a, b) => b.length - a.length)
    .flat();
  return {
    more: Math.max(0, share - of(name).length),
    free: leases.filter(({ owner, successor }) => (successor ?? owner) === null).map(({ shard }) => shard),
    surplus: surplus.map(({ shard, owner }) => ({ shard, owner: owner ?? '' })),
  };
}
