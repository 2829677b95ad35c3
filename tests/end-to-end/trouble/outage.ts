import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { townBuilder } from '../../support/test-server.ts';
import { townDatabase } from '../../support/test-server-database.ts';

const openTown = townBuilder(townDatabase);

async function townWithPost() {
  const town = await openTown();
  await town.beginPlan();
  await town.postUntil('2026-03-02');
  await town.lena.run('join');
  return town;
}

/** The four signs by which the log line is found again change each time. */
const withoutReference = ({ lines }: { lines: string[] }) => ({
  lines: lines.map((line) => line.replace(/(?<=[Rr]eference )[3-9A-Y]{4}/, 'XXXX')),
});

test('the database goes away in the middle of a command: it says what was not saved, and recovers', async () => {
  const town = await townWithPost();
  const held = await town.holdLearner('learner1');
  const done = town.lena.run('done', { day: '174' });
  await held.waited();
  await town.wire.cut();
  const answer = await done;
  reads(
    withoutReference(answer),
    'only you',
    "I couldn't save that: day 174 is **not** marked done. Please try again in a minute. Reference XXXX.",
  );
  const reference = /Reference (\w{4})/.exec(answer.lines.join())?.[1];
  expect(town.logged.filter((line) => line['reference'] === reference)).toHaveLength(1);
  await held.release();
  expect(await town.bot().health()).toMatchObject({ role: 'gateway', discord: true, database: false });
  await town.wire.mend();
  reads(
    await town.lena.run('done', { day: '174' }),
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
  expect(await town.bot().health()).toMatchObject({ role: 'gateway', discord: true, database: true });
});

test('while it is away every kind of request is answered', async () => {
  const town = await townWithPost();
  const form = await town.lena.run('note');
  await town.wire.cut();
  reads(
    withoutReference(await town.lena.pressPost('Done')),
    'only you',
    "I couldn't save that: the day is **not** marked done. Please try again in a minute. Reference XXXX.",
  );
  reads(
    withoutReference(await town.lena.run('undo')),
    'only you',
    "I couldn't save that: the day is still marked done. Please try again in a minute. Reference XXXX.",
  );
  reads(
    withoutReference(await town.lena.run('today')),
    'only you',
    "I can't reach my records right now, so nothing was changed. Please try again in a minute. Reference XXXX.",
  );
  reads(
    withoutReference(await town.lena.pressPost('Note')),
    'only you',
    "I can't reach my records right now, so nothing was changed. Please try again in a minute. Reference XXXX.",
  );
  const note = await form.fill({ text: 'Worth keeping.' });
  reads(
    withoutReference(note),
    'only you',
    "I couldn't save that: the note is **not** saved. Please try again in a minute. Reference XXXX. What you wrote is attached, so nothing is lost.",
    '📎 note.md',
  );
  expect(await note.file('note.md')).toBe('Worth keeping.');
  expect(await town.lena.suggest('done', 'day', '')).toEqual(['suggestions']);
  reads(
    withoutReference(await town.admin.run('cohort pause')),
    'only you',
    "I couldn't save that: the plan runs as before. Please try again in a minute. Reference XXXX.",
  );
  await town.wire.mend();
  reads(
    await town.lena.run('notes'),
    'only you',
    'You have no notes in **Month 7: Production Optimization** yet. Write the first one here, or with 📝 under a day’s post.',
    '[📝 Write a note]',
  );
});

test('away at the slot: the post comes at the first tick after it is back, once', async () => {
  const town = await townWithPost();
  await town.wire.cut();
  await town.at('2026-03-03T06:00:00Z');
  await town.at('2026-03-03T06:01:00Z');
  expect(town.channel()).toHaveLength(1);
  await town.wire.mend();
  await town.at('2026-03-03T06:02:00Z');
  await town.at('2026-03-03T06:03:00Z');
  expect(town.channel()).toHaveLength(2);
  expect(town.fatal).toEqual([]);
});
