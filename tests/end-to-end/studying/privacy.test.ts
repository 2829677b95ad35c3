import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { serverOn } from '../../support/open-server.ts';

test('/privacy: what is stored, as a file, hidden, and deleted', async () => {
  const server = await serverOn('2026-03-02');
  reads(
    await server.lena.run('privacy'),
    'only you',
    '🔒 Nothing is stored about you in this server. That begins with /join, with /start in a direct message, or with the first thing you mark done, note or tick.',
    '[🗂️ What there can be]',
  );
  await server.lena.pressPost('Done');
  await server.lena.run('note', { text: 'Mine.' });
  const shown = await server.lena.run('privacy');
  reads(
    shown,
    'only you',
    '🔒 **What I store about you in this server**',
    '1 completed day, 1 note and 0 milestones in 1 plan; 2 commands of the last day.',
    '',
    '👥 **What others can see**',
    '• Your name: on the posts of days you have finished, in the group’s week wrap-up and when you reach a milestone',
    '• Which days you did and when, and what was corrected: the admins of that server',
    '• Your streak and its picture, /progress: the people of that plan, and the admins of that server',
    '• Your place on /board: the people of that plan',
    '• Your notes: those you shared, with your name; the people of that plan who see its channel',
    '• Ticked outcomes and deliverables: nobody',
    '[✅ Keep my name off] [🔥 Hide my streak] [🏆 Leave the board] [📎 Export as a file] [📓 Notes as a journal]',
    '[🗂️ What there can be] [Delete all of it…]',
  );

  const exported = await shown.press('Export as a file');
  reads(
    exported,
    'only you',
    '📎 Everything I store about you in this server, as JSON. Only you see this message, so save the file.',
    '📎 daymark-export.json',
  );
  expect(JSON.parse(await exported.file('daymark-export.json'))).toMatchObject({
    format: 'daymark-export',
    version: 2,
    exportedAt: '2026-03-02T06:00:00.000Z',
    user: server.lena.actor.user.id,
    cohorts: [
      {
        completions: [{ day: '174', countsFor: '2026-03-02', late: false, loggedAt: '2026-03-02T06:00:00.000Z' }],
        notes: [{ text: 'Mine.' }],
        streak: { current: 1, longest: 1, freezes: 0 },
      },
    ],
  });

  const hidden = await shown.press('Hide my streak');
  reads(
    { lines: hidden.lines.slice(-9) },
    '👥 **What others can see**',
    '• Your name: on the posts of days you have finished, in the group’s week wrap-up and when you reach a milestone',
    '• Which days you did and when, and what was corrected: the admins of that server',
    '• Your streak and its picture, /progress: nobody; your own answers leave it out, too, and only /streak still shows it to you',
    '• Your place on /board: the people of that plan',
    '• Your notes: those you shared, with your name; the people of that plan who see its channel',
    '• Ticked outcomes and deliverables: nobody',
    '[✅ Keep my name off] [🔥 Show my streak] [🏆 Leave the board] [📎 Export as a file] [📓 Notes as a journal]',
    '[🗂️ What there can be] [Delete all of it…]',
  );
  await server.postUntil('2026-03-03');
  reads(
    await server.lena.pressPost('Done'),
    'only you',
    '✅ **Day 175 done.** 2 of 29 in the plan.',
    '[📝 Add a note] [↩️ Undo]',
  );
  const sure = await hidden.press('Delete all of it…');
  reads(
    sure,
    'updated',
    '⚠️ This deletes for good, in this server: 2 completed days, 1 note and 0 milestones in 1 plan; 4 commands of the last day, and your streak. It cannot be undone, so you may want the export first. To only stop for a while, /pause keeps everything.',
    '[Delete for good] [📎 Export first] [Keep it]',
  );
  expect((await sure.press('Keep it')).lines[1]).toBe('🔒 **What I store about you in this server**');
  const again = await (await server.lena.run('privacy')).press('Delete all of it…');
  reads(
    await again.press('Delete for good'),
    'updated',
    '🗑️ Deleted: 2 completed days, 1 note and 0 milestones in 1 plan; 4 commands of the last day, and your streak. Nothing about you is stored in this server any more. Your name disappears from the posts of the last 14 days; older messages in a channel stay as they are. Should you ever want to start afresh: /join.',
  );
  reads(
    await server.lena.run('privacy'),
    'only you',
    '🔒 Nothing is stored about you in this server. That begins with /join, with /start in a direct message, or with the first thing you mark done, note or tick.',
    '[🗂️ What there can be]',
  );
  reads(
    await server.lena.run('notes'),
    'only you',
    'You have no notes in **Month 7: Production Optimization in 29 Days** yet. Write the first one here, or with 📝 under a day’s post.',
    '[📝 Write a note]',
  );
  reads(
    await shown.press('Export as a file'),
    'only you',
    '🔒 Nothing is stored about you in this server. That begins with /join, with /start in a direct message, or with the first thing you mark done, note or tick.',
    '[🗂️ What there can be]',
  );
});
