import { expect, test } from 'vitest';
import { setup } from '../../../src/commands/cohort/setup/setup.ts';
import { curriculum } from '../../../src/commands/plans/curriculum.ts';
import { preview } from '../../../src/commands/plans/preview.ts';
import { addVersion, shipped } from '../../../src/db/plans/versions.ts';
import { smallPlan, somebody, testWorld } from '../../support/context.ts';

const { ctx } = await testWorld('2026-03-09T10:00:00Z');
for (const [slug, title] of [
  ['month-07', 'Month 7: Performance'],
  ['sql-basics', 'SQL-Grundlagen für Anfänger'],
  ['git-14-days', 'Git in 14 days'],
] as const) {
  const model = { ...smallPlan(), slug, title };
  await addVersion(ctx.db, { owner: shipped, slug, hash: slug, model, source: [] }, ctx.now());
}

test.each([
  ['', 3],
  ['7', 1],
  ['month7', 1],
  ['ｍｏｎｔｈ', 1],
  ['fur anfanger', 1],
  ['sqlbasics', 1],
  ['git days', 1],
  ['perfromance', 1],
  ['xyzzy', 0],
])('/setup, /preview and /curriculum offer the same plans for %j', async (text, many) => {
  const asked = (option: string) => ({ ...somebody, input: { option, text, others: {} } });
  const offered = await setup.autocomplete?.(asked('curriculum'), ctx);
  expect(offered).toHaveLength(many);
  expect(await preview.autocomplete?.(asked('curriculum'), ctx)).toEqual(offered);
  expect(await curriculum.autocomplete?.(asked('name'), ctx)).toEqual(offered);
});
