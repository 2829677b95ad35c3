import { expect, test } from 'vitest';
import { planCatalogue, removePlan } from '../../../src/db/plans/catalogue.ts';
import {
  addVersion,
  availablePlans,
  currentVersion,
  findVersion,
  loadModel,
  makeCurrent,
  shipped,
} from '../../../src/db/plans/versions.ts';
import { smallPlan, testWorld } from '../../support/context.ts';

const { ctx, cohort } = await testWorld('2026-03-02T08:00:00Z');
const { db } = ctx;
const now = ctx.now();
const plan = (owner: string, slug: string, hash: string) => ({
  ...{ owner, slug, hash, source: [{ name: 'a.md', text: hash }] },
  model: { ...smallPlan(), title: `${slug} ${hash}` },
});

test('versions are numbered one after the other, and the newest is current, however many bring one at once', async () => {
  const added = await Promise.all(['a', 'b', 'c'].map((hash) => addVersion(db, plan('g', 'tea', hash), now)));
  expect(added.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
  expect(await currentVersion(db, 'g', 'tea')).toMatchObject({ version: 3 });
});

test('the same content is one version, and going back to it makes it current again', async () => {
  const first = await addVersion(db, plan('g', 'coffee', 'a'), now);
  await addVersion(db, plan('g', 'coffee', 'b'), now);
  expect(await findVersion(db, 'g', 'coffee', 'a')).toEqual(first);
  await makeCurrent(db, first);
  expect(await currentVersion(db, 'g', 'coffee')).toEqual(first);
  expect((await loadModel(db, first.id))?.title).toBe('coffee a');
});

test('a server’s own plan stands before a shipped one of its name, and nobody sees another server’s', async () => {
  await addVersion(db, plan(shipped, 'milk', 'a'), now);
  await addVersion(db, plan('mine', 'milk', 'b'), now);
  const titles = async (guildId: string) =>
    (await availablePlans(db, guildId)).filter(({ slug }) => slug === 'milk').map(({ title }) => title);
  expect([await titles('mine'), await titles('other')]).toEqual([['milk b'], ['milk a']]);
});

test('a plan that was removed is offered no more, and stored as long as a cohort follows it', async () => {
  const followed = await addVersion(db, plan('g1', 'water', 'a'), now);
  await addVersion(db, plan('g1', 'water', 'b'), now);
  await addVersion(db, plan('g1', 'juice', 'a'), now);
  await cohort({ versionId: followed.id, channelId: 'water' });
  expect([await removePlan(db, 'g1', 'water', now), await removePlan(db, 'g1', 'water', now)]).toEqual([true, false]);
  expect(await removePlan(db, 'g1', 'juice', now)).toBe(true);
  expect(await currentVersion(db, 'g1', 'water')).toBeUndefined();
  const left = (await planCatalogue(db, 'g1')).filter(({ owner }) => owner === 'g1');
  expect(left.map(({ slug, removed, cohorts }) => [slug, removed, cohorts.length])).toEqual([['water', true, 1]]);
  expect(left[0]?.versions.map(({ id }) => id)).toContain(followed.id);
});
