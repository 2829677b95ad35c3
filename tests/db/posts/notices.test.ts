import { expect, test } from 'vitest';
import { endCohort } from '../../../src/db/cohorts.ts';
import { depart } from '../../../src/db/departures.ts';
import { claimNotices, noteTold, noticesForAnybody, putOff, raiseBlock } from '../../../src/db/posts/notices.ts';
import { testWorld } from '../../support/context.ts';

const { ctx, cohort } = await testWorld('2026-03-02T05:00:00Z');
const { db } = ctx;
const at = (hours: number) => new Date(Date.parse('2026-03-02T08:00:00Z') + hours * 3_600_000);
let servers = 0;

async function blocked() {
  servers += 1;
  const made = await cohort({ guildId: `server ${servers}`, channelId: `channel ${servers}` });
  await raiseBlock(db, made.id, { code: 'missing-access' }, at(0));
  return made;
}
const claimed = async (id: number, hours: number) =>
  (await claimNotices(db, at(hours), at(hours + 0.1), 50)).filter((one) => one.cohort.id === id);

test('a block is told once to one who claims it, and again a day after', async () => {
  const { id } = await blocked();
  const [owed, ...more] = [...(await claimed(id, 0)), ...(await claimed(id, 0))];
  expect([owed?.notice.block, more]).toEqual([{ code: 'missing-access' }, []]);
  await noteTold(db, owed!.notice, at(0));
  expect(await claimed(id, 23)).toEqual([]);
  expect(await claimed(id, 25)).toHaveLength(1);
});

test('another cause is told at once, the same one when it was due', async () => {
  const { id } = await blocked();
  await noteTold(db, (await claimed(id, 0))[0]!.notice, at(0));
  await raiseBlock(db, id, { code: 'missing-access' }, at(1));
  expect(await claimed(id, 1)).toEqual([]);
  await raiseBlock(db, id, { code: 'unknown-channel' }, at(1));
  expect(await claimed(id, 1)).toHaveLength(1);
});

test('what nobody could be told waits for whoever uses an admin command there', async () => {
  const { id, guildId } = await blocked();
  const [owed] = await claimed(id, 0);
  expect(await noticesForAnybody(db, guildId)).toEqual([]);
  await putOff(db, owed!.notice, { addressee: 'anybody', attempts: 0 }, at(24));
  expect((await noticesForAnybody(db, guildId)).map(({ cohort }) => cohort.id)).toEqual([id]);
});

test('of a cohort that is over nothing is owed, and of a server that has put the bot out nobody is told', async () => {
  const [over, left] = [await blocked(), await blocked()];
  await endCohort(db, over.id, at(0));
  await depart(db, left.guildId, at(0));
  expect([await claimed(over.id, 0), await claimed(left.id, 0)]).toEqual([[], []]);
});
