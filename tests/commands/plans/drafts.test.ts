import { expect, test } from 'vitest';
import { curriculum } from '../../../src/commands/plans/curriculum.ts';
import { addVersion } from '../../../src/db/plans/versions.ts';
import { curriculumDrafts } from '../../../src/db/schema.ts';
import { customIdsOf, smallPlan } from '../../support/context.ts';
import { basics, lines, markdown, message, plansWorld } from '../../support/plans.ts';

const { world, ctx, db, clock, send, press, stored } = await plansWorld();
const forgotten =
  'That preview is no longer valid, and nothing was changed by pressing it. Send the files again with /curriculum add or /curriculum update.';

test('cancelled: nothing is kept, and its buttons do nothing more', async () => {
  const shown = await send('add', 'basics', { 'plan.md': basics });
  expect(lines(await press(shown, 'Cancel'))).toEqual(['Cancelled. Nothing was stored or changed.']);
  expect(await db.$count(curriculumDrafts)).toBe(0);
  expect(lines(await press(shown, 'Save'))).toEqual([forgotten]);
  expect(lines(await press(shown, 'Preview first day'))).toEqual([forgotten]);
  expect(await stored()).toEqual([]);
});

const aDayLater = async () => {
  clock.at = new Date('2026-03-07T12:00:01Z');
};
const otherFiles = async () => {
  await send('add', 'other', { 'b.md': basics });
};

test.each([
  ['after a day', aDayLater, {}],
  ['once the same admin has sent other files', otherFiles, {}],
  ['for another admin', async () => {}, { userId: 'ben' }],
  ['in another server', async () => {}, { guildId: 'g2' }],
])('no longer valid %s', async (_, meanwhile, by) => {
  const [save = ''] = customIdsOf(await send('add', 'basics', { 'plan.md': basics }));
  await meanwhile();
  expect(lines(message(await world.press(curriculum, save, by)))).toEqual([forgotten]);
  expect(await stored()).toEqual([]);
});

test('a server keeps fifty plans; what nobody follows any more makes room for changes, not for another plan', async () => {
  const full =
    'A server can keep 50 plans and 50 MB of them, and this would be more. Nothing was stored. Make room with /curriculum remove, then send the files again.';
  const store = (slug: string, source: { name: string; text: string }[] = []) =>
    addVersion(db, { owner: 'g1', slug, hash: `${slug}${source.length}`, model: smallPlan(), source }, ctx.now());
  const early = await send('add', 'basics', { 'plan.md': basics });
  for (let n = 1; n <= 50; n += 1) await store(`plan-${n}`);
  expect(lines(await press(early, 'Save'))).toEqual([full]);
  expect(lines(await send('add', 'basics', { 'plan.md': basics }))).toEqual([full]);
  const shown = lines(await send('update', 'plan-1', { 'plan.md': markdown('1 Pears') }));
  expect(shown[0]).toBe('**What changes in plan-1** (version 1 → the files you sent)');
});
