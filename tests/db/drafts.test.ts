import { expect, test } from 'vitest';
import {
  changeDraft,
  confirmPairings,
  dropCurriculumDraft,
  dropDraft,
  findCurriculumDraft,
  findDraft,
  forgetDrafts,
  type SetupDraft,
  saveCurriculumDraft,
  saveDraft,
} from '../../src/db/drafts.ts';
import { testWorld } from '../support/context.ts';

const { ctx } = await testWorld('2026-03-02T08:00:00Z');
const { db } = ctx;
const now = ctx.now();
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const ann = { guildId: 'g', userId: 'ann' };
const settings: SetupDraft['settings'] = {
  ...{ versionId: 1, channelId: 'c', weekdays: [1], firstDayKey: '1', roleId: null, proposed: { time: 'usual' } },
  ...({ time: '08:00', zone: 'UTC', startsOn: '2026-03-02', celebrations: 'off', threads: 'off' } as const),
  ...{ wholeDays: false, worksAhead: false, publishes: false, takesRole: false, milestoneRoleId: null, language: null },
};
const setup = () => saveDraft(db, { guildId: 'g', createdBy: 'ann', settings }, now);
const plan = () => saveCurriculumDraft(db, { guildId: 'g', createdBy: 'ann', owner: 'g', slug: 'tea' }, now);

test.each([
  ['a setup', setup, findDraft],
  ['a plan', plan, findCurriculumDraft],
])('the draft of %s is its maker’s, in that server, for a day', async (_, save, find) => {
  const id = await save();
  expect(await find(db, id, ann, later(23))).toMatchObject({ id, createdBy: 'ann' });
  expect(await find(db, id, ann, later(25))).toBeUndefined();
  expect(await find(db, id, { ...ann, userId: 'bob' }, now)).toBeUndefined();
  expect(await find(db, id, { ...ann, guildId: 'h' }, now)).toBeUndefined();
});

test('somebody else’s setup is neither changed nor dropped', async () => {
  const id = await setup();
  await changeDraft(db, id, { ...ann, userId: 'bob' }, { ...settings, time: '09:00' });
  await changeDraft(db, id, { ...ann, guildId: 'h' }, { ...settings, time: '09:00' });
  expect(await findDraft(db, id, ann, now)).toMatchObject({ settings });
  await changeDraft(db, id, ann, { ...settings, time: '10:00', proposed: {} });
  expect(await findDraft(db, id, ann, now)).toMatchObject({ settings: { time: '10:00', proposed: {} } });
  await dropDraft(db, id, { ...ann, userId: 'bob' });
  expect(await findDraft(db, id, ann, now)).toBeDefined();
  await dropDraft(db, id, ann);
  expect(await findDraft(db, id, ann, now)).toBeUndefined();
});

test('an admin has one draft of a plan at a time, with the pairings that were confirmed; one press drops it', async () => {
  const [first, second] = [await plan(), await plan()];
  await confirmPairings(db, second, [['1', '2']]);
  expect(await findCurriculumDraft(db, first, ann, now)).toBeUndefined();
  expect(await findCurriculumDraft(db, second, ann, now)).toMatchObject({ same: [['1', '2']] });
  expect([await dropCurriculumDraft(db, second), await dropCurriculumDraft(db, second)]).toEqual([true, false]);
});

test('those older than a day are forgotten', async () => {
  const [old, other] = [await setup(), await plan()];
  await forgetDrafts(db, later(24));
  expect(await findDraft(db, old, ann, now)).toBeDefined();
  await forgetDrafts(db, later(25));
  expect([await findDraft(db, old, ann, now), await findCurriculumDraft(db, other, ann, now)]).toEqual([
    undefined,
    undefined,
  ]);
});
