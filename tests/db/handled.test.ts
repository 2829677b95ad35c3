import { expect, test } from 'vitest';
import { failure, isCommitUnknown } from '../../src/db/driver/errors.ts';
import { forgetHandled, handledRow, isHandled, type Kept, settleHandled } from '../../src/db/handled.ts';
import { testDatabase } from '../support/database.ts';

const { db } = await testDatabase();
const now = new Date('2026-03-02T08:00:00Z');
const failed = failure('ECONNRESET', 'no answer');
const origin = (interactionId: string, userId = 'ann') => ({ interactionId, userId });

test.each<[string, Kept]>([
  ['words', 'done'],
  ['instants, however deep', { at: now, list: [{ from: now, until: null }], n: 1, yes: true }],
  ['nothing but that it was', {}],
])('an outcome comes back as it was: %s', async (name, outcome) => {
  await db.execute(handledRow(origin(name), outcome, now));
  expect(await settleHandled(db, origin(name), now, failed)).toEqual(outcome);
});

test('a second row for an interaction fails, and is told from other failures', async () => {
  await db.execute(handledRow(origin('twice'), 1, now));
  const error = await db.execute(handledRow(origin('twice'), 2, now)).catch((thrown: unknown) => thrown);
  expect([isHandled(error), isHandled(failed)]).toEqual([true, false]);
});

test('where nothing has come of it, nothing ever will', async () => {
  const error = await settleHandled(db, origin('lost'), now, failed).catch((thrown: unknown) => thrown);
  expect([isCommitUnknown(error), (error as Error).cause]).toEqual([false, failed]);
  await expect(db.execute(handledRow(origin('lost'), 1, now))).rejects.toSatisfy(isHandled);
});

test('somebody else’s outcome is not told', async () => {
  await db.execute(handledRow(origin('hers'), 'secret', now));
  await expect(settleHandled(db, origin('hers', 'bob'), now, failed)).rejects.toThrow('somebody else’s');
});

test('what is older than an instant is forgotten', async () => {
  await db.execute(handledRow(origin('old'), 1, new Date('2026-03-01T08:00:00Z')));
  await forgetHandled(db, now);
  await expect(settleHandled(db, origin('old'), now, failed)).rejects.toThrow('not committed');
});
