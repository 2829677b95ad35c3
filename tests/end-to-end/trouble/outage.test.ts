import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

async function serverWithPost() {
  const server = await openServer();
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  await server.lena.run('join');
  return server;
}

/** The four signs by which the log line is found again change each time. */
const withoutReference = ({ lines }: { lines: string[] }) => ({
  lines: lines.map((line) => line.replace(/(?<=[Rr]eference )[3-9A-Y]{4}/, 'XXXX')),
});

test('the database goes away in the middle of a command: it says what was not saved, and recovers', async () => {
  const server = await serverWithPost();
  const held = await server.holdLearner('learner1');
  const done = server.lena.run('done', { day: '174' });
  await held.waited();
  await server.wire.cut();
  const answer = await done;
  reads(
    withoutReference(answer),
    'only you',
    'I couldn’t save that: day 174 is **not** marked done. Please try again in a minute. Reference XXXX.',
  );
  const reference = /Reference (\w{4})/.exec(answer.lines.join())?.[1];
  expect(server.logged.filter((line) => line['reference'] === reference)).toHaveLength(1);
  await held.release();
  expect(await server.bot().health()).toMatchObject({ role: 'gateway', discord: true, database: false });
  await server.wire.mend();
  reads(
    await server.lena.run('done', { day: '174' }),
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '[📝 Add a note] [↩️ Undo] [Keep my name off]',
  );
  expect(await server.bot().health()).toMatchObject({ role: 'gateway', discord: true, database: true });
});

test('while it is away every kind of request is answered', async () => {
  const server = await serverWithPost();
  const form = await server.lena.run('note');
  await server.wire.cut();
  reads(
    withoutReference(await server.lena.pressPost('Done')),
    'only you',
    'I couldn’t save that: the day is **not** marked done. Please try again in a minute. Reference XXXX.',
  );
  reads(
    withoutReference(await server.lena.run('undo')),
    'only you',
    'I couldn’t save that: the day is still marked done. Please try again in a minute. Reference XXXX.',
  );
  reads(
    withoutReference(await server.lena.run('today')),
    'only you',
    'I can’t reach my records right now, so nothing was changed. Please try again in a minute. Reference XXXX.',
  );
  reads(
    withoutReference(await server.lena.pressPost('Note')),
    'only you',
    'I can’t reach my records right now, so nothing was changed. Please try again in a minute. Reference XXXX.',
  );
  const note = await form.fill({ text: 'Worth keeping.' });
  reads(
    withoutReference(note),
    'only you',
    'I couldn’t save that: the note is **not** saved. Please try again in a minute. Reference XXXX. What you wrote is attached, so nothing is lost.',
    '📎 note.md',
  );
  expect(await note.file('note.md')).toBe('Worth keeping.');
  expect(await server.lena.suggest('done', 'day', '')).toEqual(['suggestions']);
  reads(
    withoutReference(await server.admin.run('cohort pause')),
    'only you',
    'I couldn’t save that: the plan runs as before. Please try again in a minute. Reference XXXX.',
  );
  await server.wire.mend();
  reads(
    await server.lena.run('notes'),
    'only you',
    'You have no notes in **Month 7: Production Optimization in 29 Days** yet. Write the first one here, or with 📝 under a day’s post.',
    '[📝 Write a note]',
  );
});

test('away at the slot: the post comes at the first tick after it is back, once', async () => {
  const server = await serverWithPost();
  await server.wire.cut();
  await server.at('2026-03-03T06:00:00Z');
  await server.at('2026-03-03T06:01:00Z');
  expect(server.channel()).toHaveLength(1);
  await server.wire.mend();
  await server.at('2026-03-03T06:02:00Z');
  await server.at('2026-03-03T06:03:00Z');
  expect(server.channel()).toHaveLength(2);
  expect(server.fatal).toEqual([]);
});
