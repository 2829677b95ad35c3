import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { plannedServerBuilder } from '../../support/test-server.ts';
import { testServerDatabase } from '../../support/test-server-database.ts';

const serverOn = plannedServerBuilder(testServerDatabase);

test('a note by the form under the post, with the day marked done', async () => {
  const server = await serverOn('2026-03-03');
  const form = await server.lena.pressPost('Note');
  reads(
    form,
    'form',
    'Day 175 note',
    'Your note (Write down the plan and the milliseconds before and after. Name one case in which you would not …): ',
    'Who can read it?: (Only me) | The group',
    'Also mark Day 175 done?: (Not yet) | Yes, I have done it',
  );
  const saved = await form.fill({ text: 'An index on ts: 2.1 s to 0.02 s.', share: 'cohort', done: 'yes' });
  reads(
    saved,
    'only you',
    '📝 Note on **Day 175** saved. The others in this plan can read it under /notes.',
    '✅ **Day 175 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👋 You’re in the group now. /help shows the rest.',
    '-# Your name stands on the day’s post with the others who have finished it; one press keeps it off.',
    '🚪 Some days came before you joined; none of them counts as missed. Where would you like to begin?',
    '[📝 See or edit] [↩️ Undo done] [Keep my name off]',
    '[Start at Day 174] [Go with the group] [🕗 My clock …]',
  );
  reads(
    await saved.press('See or edit'),
    'updated',
    '📝 **Day 175: Query Optimization**',
    'written ‹2026-03-03 06:00 f› · the group can read it',
    '│ An index on ts: 2.1 s to 0.02 s.',
    '│ Note 1 of 1',
    '[✏️ Edit] [🗑️ Delete] [👥 From the group] [📓 My journal]',
  );
  reads(
    await server.lena.pressPost('Note'),
    'form',
    'Day 175 note',
    'Your note (Write down the plan and the milliseconds before and after. Name one case in which you would not …): ',
    'Who can read it?: (Only me) | The group',
  );
});

test('a note in one line, for a day that is named', async () => {
  const server = await serverOn('2026-03-03');
  const saved = await server.lena.run('note', { day: '174', text: 'load() costs most.' });
  reads(
    saved,
    'only you',
    '📝 Note on **Day 174** saved. Only you can read it.',
    'You’re in: the daily posts count for you from here on. /zone sets your own clock.',
    '[📝 See or edit] [✅ Day 174 done]',
  );
  reads(
    await saved.press('Day 174 done'),
    'only you',
    '✅ **Day 174 done.** 1 of 29 in the plan. It counts for Tue 3 Mar.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👉 Next open: **Day 175: Query Optimization**',
    '[📖 Open] [✅ Done]',
    '[📝 Add a note] [↩️ Undo]',
  );
});

test('what does not fit comes back as a file, and so does an empty one with a form', async () => {
  const server = await serverOn('2026-03-03');
  const long = `${'many words '.repeat(200)}end`;
  const refused = await server.lena.run('note', { text: long });
  reads(
    refused,
    'only you',
    'That note has 2,203 characters; the limit is 2,000. Here it is, so nothing is lost. Shorten it, or make two notes of it.',
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
    await server.lena.run('notes'),
    'only you',
    'You have no notes in **Month 7: Production Optimization in 29 Days** yet. Write the first one here, or with 📝 under a day’s post.',
    '[📝 Write a note]',
  );
});

test('the same form sent twice, as on a bad line, is one note', async () => {
  const server = await serverOn('2026-03-03');
  server.discord.faults.deliverInteractions(2);
  const form = await server.lena.run('note');
  reads(
    await form.fill({ text: 'Once.' }),
    'only you',
    '📝 Note on **Day 175** saved. Only you can read it.',
    'You’re in: the daily posts count for you from here on. /zone sets your own clock.',
    '[📝 See or edit] [✅ Day 175 done]',
  );
  server.discord.faults.deliverInteractions(1);
  reads(
    await server.lena.run('notes'),
    'only you',
    '📝 **Day 175: Query Optimization**',
    'written ‹2026-03-03 06:00 f› · only you can read it',
    '│ Once.',
    '│ Note 1 of 1',
    '[✏️ Edit] [🗑️ Delete] [👥 From the group] [📓 My journal]',
  );
});

test('notes about days that are not there yet, or not at all, are handed back', async () => {
  const server = await serverOn('2026-03-03');
  const early = await server.lena.run('note', { day: '190', text: 'Ahead of time.' });
  reads(
    early,
    'only you',
    'Day 190 opens ‹2026-03-18 06:00 F›. Its note can be written then. Nothing was saved. The latest day is Day 175. What you wrote is attached, so nothing is lost.',
    '[📝 Note on Day 175]',
    '📎 note.md',
  );
  expect(await early.file('note.md')).toBe('Ahead of time.');
  reads(
    await server.lena.run('note', { day: '999', text: 'Nowhere.' }),
    'only you',
    'This plan has no day “999”; it goes from Day 174 to Day 202. Nothing was changed. What you wrote is attached, so nothing is lost.',
    '📎 note.md',
  );
});

test('what somebody writes pings nobody and keeps its shape', async () => {
  const server = await serverOn('2026-03-03');
  const text = '@everyone <@&1> **bold**\n- a\n- b';
  const saved = await server.lena.run('note', { text, share: 'cohort' });
  const shown = await saved.press('See or edit');
  expect(shown.message.embeds[0]?.description).toBe(text);
  expect(server.discord.world.pings(shown.message.id)).toEqual({ users: [], roles: [], everyone: false });
});
