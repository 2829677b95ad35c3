import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { reads } from '../support/member.ts';
import { townBuilder } from '../support/town.ts';

const openTown = townBuilder(await testDatabase());

async function townAfterTwoPosts() {
  const town = await openTown();
  await town.beginPlan();
  await town.postUntil('2026-03-03');
  return town;
}

test('a note by the form under the post, with the day marked done', async () => {
  const town = await townAfterTwoPosts();
  const form = await town.lena.pressPost('Note');
  reads(
    form,
    'form',
    'Day 175 note',
    'Your note (Write down the plan and the milliseconds before and after. Name one case in which you would not …): ',
    'Who can read it?: (Only me) | The cohort',
    'Also mark Day 175 done?: (Not yet) | Yes, I have done it',
  );
  const saved = await form.fill({ text: 'An index on ts: 2.1 s to 0.02 s.', share: 'cohort', done: 'yes' });
  reads(
    saved,
    'only you',
    '📝 Note on **Day 175** saved. The others in this plan can read it under /notes.',
    '✅ **Day 175 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    'You are in now. Times follow the channel’s clock; /zone sets your own, /help shows the rest.',
    '[📖 See or edit] [↩️ Undo done]',
  );
  reads(
    await saved.press('See or edit'),
    'updated',
    '📝 **Day 175: Query Optimization**',
    'written ‹2026-03-03 06:00 f› · the cohort can read it',
    '│ An index on ts: 2.1 s to 0.02 s.',
    '│ Note 1 of 1',
    '[✏️ Edit] [🗑️ Delete] [👥 From the cohort]',
  );
  reads(
    await town.lena.pressPost('Note'),
    'form',
    'Day 175 note',
    'Your note (Write down the plan and the milliseconds before and after. Name one case in which you would not …): ',
    'Who can read it?: (Only me) | The cohort',
  );
});

test('a note in one line, for a day that is named', async () => {
  const town = await townAfterTwoPosts();
  const saved = await town.lena.run('note', { day: '174', text: 'load() costs most.' });
  reads(
    saved,
    'only you',
    '📝 Note on **Day 174** saved. Only you can read it.',
    'You are in now: the daily posts count for you from here on. /zone sets your own clock.',
    '[📖 See or edit] [✅ Day 174 done]',
  );
  reads(
    await saved.press('Day 174 done'),
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · a freeze after 6 more days',
    '[📝 Add a note] [↩️ Undo]',
  );
});

test('what does not fit comes back as a file, and so does an empty one with a form', async () => {
  const town = await townAfterTwoPosts();
  const long = `${'many words '.repeat(200)}end`;
  const refused = await town.lena.run('note', { text: long });
  reads(
    refused,
    'only you',
    'That note has 2,203 characters, the limit is 2,000. Here it is, so nothing is lost. Shorten it, or make two notes of it.',
    '[📝 Open the form]',
    '📎 note.md',
  );
  expect(await refused.file('note.md')).toBe(long);
  const form = await refused.press('Open the form');
  reads(
    await form.fill({ text: ' \n ' }),
    'only you',
    'That note has no words in it, so nothing was saved and nothing was changed. Write at least one.',
    '[📝 Open the form]',
  );
  reads(await form.fill({ text: 'x'.repeat(2001) }), 'refused: the field "text" takes from 1 to 2000 characters');
  reads(
    await town.lena.run('notes'),
    'only you',
    'You have no notes in **Month 7: Production Optimization (30 Minutes/Day)** yet. Write the first one here, or with 📝 under a day’s post.',
    '[📝 Write a note]',
  );
});

test('the same form sent twice, as on a bad line, is one note', async () => {
  const town = await townAfterTwoPosts();
  town.discord.faults.deliverInteractions(2);
  const form = await town.lena.run('note');
  reads(
    await form.fill({ text: 'Once.' }),
    'only you',
    '📝 Note on **Day 175** saved. Only you can read it.',
    'You are in now: the daily posts count for you from here on. /zone sets your own clock.',
    '[📖 See or edit] [✅ Day 175 done]',
  );
  town.discord.faults.deliverInteractions(1);
  reads(
    await town.lena.run('notes'),
    'only you',
    '📝 **Day 175: Query Optimization**',
    'written ‹2026-03-03 06:00 f› · only you can read it',
    '│ Once.',
    '│ Note 1 of 1',
    '[✏️ Edit] [🗑️ Delete] [👥 From the cohort]',
  );
});

test('/notes: leaf through, change, delete', async () => {
  const town = await townAfterTwoPosts();
  await town.lena.run('note', { day: '174', text: 'First.' });
  town.setClock('2026-03-03T09:00:00Z');
  await town.lena.run('note', { day: '175', text: 'Second.' });
  const newest = await town.lena.run('notes');
  reads(
    newest,
    'only you',
    '📝 **Day 175: Query Optimization**',
    'written ‹2026-03-03 09:00 f› · only you can read it',
    '│ Second.',
    '│ Note 1 of 2',
    '[Older ▶] [✏️ Edit] [🗑️ Delete] [👥 From the cohort]',
  );
  const older = await newest.press('Older ▶');
  reads(
    older,
    'updated',
    '📝 **Day 174: Performance Analysis**',
    'written ‹2026-03-03 06:00 f› · only you can read it',
    '│ First.',
    '│ Note 2 of 2',
    '[◀ Newer] [✏️ Edit] [🗑️ Delete] [👥 From the cohort]',
  );
  const form = await older.press('Edit');
  reads(
    form,
    'form',
    'Day 174 note',
    'Your note (Which three functions cost most, and how many seconds each? Which one would you attack first, and …): First.',
    'Who can read it?: (Only me) | The cohort',
  );
  const changed = await form.fill({ text: 'First, and better.', share: 'cohort' });
  reads(
    changed,
    'updated',
    '✅ Saved.',
    '📝 **Day 174: Performance Analysis**',
    'written ‹2026-03-03 06:00 f›, edited ‹2026-03-03 09:00 R› · the cohort can read it',
    '│ First, and better.',
    '│ Note 2 of 2',
    '[◀ Newer] [✏️ Edit] [🗑️ Delete] [👥 From the cohort]',
  );
  const sure = await changed.press('Delete');
  reads(
    sure,
    'updated',
    'Delete this note on **Day 174** for good? The day itself stays as it is.',
    '│ First, and better.',
    '[Delete it] [Keep it]',
  );
  reads(
    await sure.press('Keep it'),
    'updated',
    '📝 **Day 174: Performance Analysis**',
    'written ‹2026-03-03 06:00 f›, edited ‹2026-03-03 09:00 R› · the cohort can read it',
    '│ First, and better.',
    '│ Note 2 of 2',
    '[◀ Newer] [✏️ Edit] [🗑️ Delete] [👥 From the cohort]',
  );
  const gone = await (await changed.press('Delete')).press('Delete it');
  reads(gone, 'updated', '🗑️ Your note on Day 174 is deleted. Nothing else was changed.', '[📖 My notes]');
  reads(
    await form.fill({ text: 'Too late.', share: 'me' }),
    'updated',
    'That note is no longer there: it was deleted before. Nothing else was changed. What you wrote is attached, so nothing is lost.',
    '[📖 My notes]',
    '📎 note.md',
  );
  reads(
    await town.lena.run('notes', { day: '174' }),
    'only you',
    'You have no note on Day 174 yet.',
    '[📝 Note on Day 174] [👥 From the cohort] [📖 All my notes]',
  );
});

test('what the cohort shares is read by those who study along, and nobody else’s notes are', async () => {
  const town = await townAfterTwoPosts();
  await town.lena.run('note', { day: '174', text: 'For all of you.', share: 'cohort' });
  await town.lena.run('note', { day: '174', text: 'For me alone.' });
  const own = await town.lena.run('notes', { day: '174' });
  reads(
    await own.press('From the cohort'),
    'updated',
    '👥 **Day 174: Performance Analysis**: notes shared by the cohort, 1 of 1',
    '│ @learner1 · ‹2026-03-03 06:00 R›',
    '│ For all of you.',
    '[📖 My notes]',
  );
  const empty = await town.leo.run('notes', { day: '174' });
  reads(
    empty,
    'only you',
    'You have no note on Day 174 yet.',
    '[📝 Note on Day 174] [👥 From the cohort] [📖 All my notes]',
  );
  const stranger = await empty.press('From the cohort');
  reads(
    stranger,
    'updated',
    'Notes shared in **Month 7: Production Optimization (30 Minutes/Day)** are for those who study along. Join, and you can read them. Nothing was changed.',
    '[Join]',
  );
  reads(
    await stranger.press('Join'),
    'updated',
    '👋 You are in: **Month 7: Production Optimization (30 Minutes/Day)** in #study.',
    '📘 Now: **Day 175: Query Optimization**, open until ‹2026-03-04 02:00 f›.',
    '⏭️ Next: **Day 176: Memory Optimization**, ‹2026-03-04 06:00 F› (‹2026-03-04 06:00 R›).',
    '🕗 A day is posted every day at 08:00 Europe/Kyiv.',
    'Your dates follow that clock; /zone sets your own.',
    '[✅ Day 175 done]',
  );
  reads(
    await (await town.leo.run('notes', { day: '174' })).press('From the cohort'),
    'updated',
    '👥 **Day 174: Performance Analysis**: notes shared by the cohort, 1 of 1',
    '│ @learner1 · ‹2026-03-03 06:00 R›',
    '│ For all of you.',
    '[📖 My notes]',
  );
});

test('notes about days that are not there yet, or not at all, are handed back', async () => {
  const town = await townAfterTwoPosts();
  const early = await town.lena.run('note', { day: '190', text: 'Ahead of time.' });
  reads(
    early,
    'only you',
    'Day 190 opens ‹2026-03-18 06:00 F›. Its note can be written then. Nothing was saved. The latest day is Day 175. What you wrote is attached, so nothing is lost.',
    '[📝 Note on Day 175]',
    '📎 note.md',
  );
  expect(await early.file('note.md')).toBe('Ahead of time.');
  reads(
    await town.lena.run('note', { day: '999', text: 'Nowhere.' }),
    'only you',
    'This plan has no day “999”; it goes from Day 174 to Day 202. Nothing was changed. What you wrote is attached, so nothing is lost.',
    '📎 note.md',
  );
});

test('what somebody writes pings nobody and keeps its shape', async () => {
  const town = await townAfterTwoPosts();
  const text = '@everyone <@&1> **bold**\n- a\n- b';
  const saved = await town.lena.run('note', { text, share: 'cohort' });
  const shown = await saved.press('See or edit');
  expect(shown.message.embeds[0]?.description).toBe(text);
  expect(town.discord.world.pings(shown.message.id)).toEqual({ users: [], roles: [], everyone: false });
});
