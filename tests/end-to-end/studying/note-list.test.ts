import { test } from 'vitest';
import { reads } from '../../support/member.ts';
import { serverOn } from '../../support/open-server.ts';

test('/notes: leaf through, change, delete', async () => {
  const server = await serverOn('2026-03-03');
  await server.lena.run('note', { day: '174', text: 'First.' });
  server.setClock('2026-03-03T09:00:00Z');
  await server.lena.run('note', { day: '175', text: 'Second.' });
  const newest = await server.lena.run('notes');
  reads(
    newest,
    'only you',
    '📝 **Day 175: Query Optimization**',
    'written ‹2026-03-03 09:00 f› · only you can read it',
    '│ Second.',
    '│ Note 1 of 2',
    '[Older ▶] [✏️ Edit] [🗑️ Delete] [👥 Share it]',
    '[📖 From the group] [📓 My journal]',
  );
  const older = await newest.press('Older ▶');
  reads(
    older,
    'updated',
    '📝 **Day 174: Performance Analysis**',
    'written ‹2026-03-03 06:00 f› · only you can read it',
    '│ First.',
    '│ Note 2 of 2',
    '[◀ Newer] [✏️ Edit] [🗑️ Delete] [👥 Share it]',
    '[📖 From the group] [📓 My journal]',
  );
  const form = await older.press('Edit');
  reads(
    form,
    'form',
    'Day 174 note',
    '│ Which three functions cost most, and how many seconds each? Which one would you attack first, and what had you expected before you looked? A slow program of your own deserves the same look.',
    'Your note: First.',
    'And…: [ ] The group may read it',
    'A link that belongs to it: ',
    'A file that belongs to it (Up to 1 MB; if it is larger, a link is the better way): 📎',
  );
  const changed = await form.fill({ text: 'First, and better.', also: ['share'] });
  reads(
    changed,
    'updated',
    '✅ Saved.',
    '📝 **Day 174: Performance Analysis**',
    'written ‹2026-03-03 06:00 f›, edited ‹2026-03-03 09:00 R› · the group can read it',
    '│ First, and better.',
    '│ Note 2 of 2',
    '[◀ Newer] [✏️ Edit] [🗑️ Delete] [🔒 Make it private]',
    '[📖 From the group] [📓 My journal]',
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
    'written ‹2026-03-03 06:00 f›, edited ‹2026-03-03 09:00 R› · the group can read it',
    '│ First, and better.',
    '│ Note 2 of 2',
    '[◀ Newer] [✏️ Edit] [🗑️ Delete] [🔒 Make it private]',
    '[📖 From the group] [📓 My journal]',
  );
  const gone = await (await changed.press('Delete')).press('Delete it');
  reads(gone, 'updated', '🗑️ Your note on Day 174 is deleted. Nothing else was changed.', '[📝 My notes]');
  reads(
    await form.fill({ text: 'Too late.', also: [] }),
    'updated',
    'That note is no longer there: it was deleted before. Nothing else was changed. What you wrote is attached, so nothing is lost.',
    '[📝 My notes]',
    '📎 note.md',
  );
  reads(
    await server.lena.run('notes', { day: '174' }),
    'only you',
    'You have no note on Day 174 yet.',
    '[📝 Note on Day 174] [📖 From the group] [📝 All my notes]',
  );
});

test('what the cohort shares is read by those who study along, and nobody else’s notes are', async () => {
  const server = await serverOn('2026-03-03');
  await server.lena.run('note', { day: '174', text: 'For all of you.', share: 'cohort' });
  await server.lena.run('note', { day: '174', text: 'For me alone.' });
  const own = await server.lena.run('notes', { day: '174' });
  reads(
    await own.press('From the group'),
    'updated',
    '👥 **Day 174: Performance Analysis**: notes shared by the group, 1 of 1',
    '│ **Lena** · ‹2026-03-03 06:00 R›',
    '│ > For all of you.',
    '[📝 My notes]',
  );
  const empty = await server.leo.run('notes', { day: '174' });
  reads(
    empty,
    'only you',
    'You have no note on Day 174 yet.',
    '[📝 Note on Day 174] [📖 From the group] [📝 All my notes]',
  );
  const stranger = await empty.press('From the group');
  reads(
    stranger,
    'updated',
    'Notes shared in **Month 7: Production Optimization in 29 Days** are for those who study along. Join, and you can read them. Nothing was changed.',
    '[Join]',
  );
  reads(
    await stranger.press('Join'),
    'updated',
    '👋 You’re in: **Month 7: Production Optimization in 29 Days** in #study.',
    '📘 Now: **Day 175: Query Optimization**, open until ‹2026-03-04 02:00 f›.',
    '📅 Next: **Day 176: Memory Optimization**, ‹2026-03-04 06:00 F› (‹2026-03-04 06:00 R›).',
    '🕗 A post comes every day at 08:00 Europe/Kyiv.',
    'Your dates follow that clock; /zone sets your own.',
    '🚪 Some days came before you joined; none of them counts as missed. Where would you like to begin?',
    '🕗 Which clock do you live by? A study day ends at 04:00 there.',
    '[✅ Day 175 done]',
    '[Start at Day 174] [Go with the group]',
    '[Europe/London] [Europe/Dublin] [Australia/Sydney] [Europe/Kyiv (the group’s)] [🕗 Another…]',
  );
  reads(
    await (await server.leo.run('notes', { day: '174' })).press('From the group'),
    'updated',
    '👥 **Day 174: Performance Analysis**: notes shared by the group, 1 of 1',
    '│ **Lena** · ‹2026-03-03 06:00 R›',
    '│ > For all of you.',
    '[📝 My notes]',
  );
});
