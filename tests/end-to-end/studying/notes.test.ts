import { expect, test } from 'vitest';
import { reads } from '../../support/member.ts';
import { serverOn } from '../../support/open-server.ts';

test('a note by the form under the post, with the day marked done', async () => {
  const server = await serverOn('2026-03-03');
  const form = await server.lena.pressPost('Note');
  reads(
    form,
    'form',
    'Day 175 note',
    '│ Write down the plan and the milliseconds before and after. Name one case in which you would not add this index. (Postgres shows its plan with `EXPLAIN (ANALYZE, BUFFERS)`, Spark with `df.explain()`.)',
    'Your note: ',
    'And…: [ ] Day 175 is done [ ] The group may read it',
    'A link that belongs to it: ',
    'A file that belongs to it (Up to 1 MB; if it is larger, a link is the better way): 📎',
  );
  const saved = await form.fill({ text: 'An index on ts: 2.1 s to 0.02 s.', also: ['done', 'share'] });
  reads(
    saved,
    'only you',
    '📝 Note on **Day 175** saved. The others in this plan can read it under /notes.',
    '✅ **Day 175 done.** 1 of 29 in the plan.',
    '🔥 Streak 1 · best 1 · 6 more days earn a freeze, which covers one missed day',
    '👋 You’re in the group now. /help shows the rest.',
    '-# Your name appears on the day’s post with the others who have finished it; one press keeps it off.',
    '🚪 Some days came before you joined; none of them counts as missed. Where would you like to begin?',
    '[📝 See or edit] [↩️ Undo done] [Keep my name off]',
    '[Start at Day 174] [Go with the group] [🕗 My clock…]',
  );
  reads(
    await saved.press('See or edit'),
    'updated',
    '📝 **Day 175: Query Optimization**',
    'written ‹2026-03-03 06:00 f› · the group can read it',
    '│ An index on ts: 2.1 s to 0.02 s.',
    '│ Note 1 of 1',
    '[✏️ Edit] [🗑️ Delete] [🔒 Make it private]',
    '[📖 From the group] [📓 My journal]',
  );
  reads(
    await server.lena.pressPost('Note'),
    'form',
    'Day 175 note',
    '│ Write down the plan and the milliseconds before and after. Name one case in which you would not add this index. (Postgres shows its plan with `EXPLAIN (ANALYZE, BUFFERS)`, Spark with `df.explain()`.)',
    'Your note: ',
    'And…: [ ] The group may read it',
    'A link that belongs to it: ',
    'A file that belongs to it (Up to 1 MB; if it is larger, a link is the better way): 📎',
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

test('what somebody writes pings nobody and keeps its shape', async () => {
  const server = await serverOn('2026-03-03');
  const text = '@everyone <@&1> **bold**\n- a\n- b';
  const saved = await server.lena.run('note', { text, share: 'cohort' });
  const shown = await saved.press('See or edit');
  expect(shown.message.embeds[0]?.description).toBe(text);
  expect(server.discord.world.pings(shown.message.id)).toEqual({ users: [], roles: [], everyone: false });
});

test('a link and a file by the form, read back, shared, and found again', async () => {
  const server = await serverOn('2026-03-03');
  const form = await server.lena.pressPost('Note');
  const saved = await form.fill({
    text: 'An index on ts: 2.1 s to 0.02 s.',
    also: ['share'],
    link: 'example.org/explain',
    file: [{ name: 'before and after.txt', data: 'Seq Scan', contentType: 'text/plain' }],
  });
  reads(
    { lines: saved.lines.slice(0, 3) },
    'only you',
    '📝 Note on **Day 175** saved. The others in this plan can read it under /notes.',
    '📎 before and after.txt is kept with it.',
  );
  const found = await server.lena.run('notes', { search: 'indexes' });
  reads(
    found,
    'only you',
    '📝 **Day 175: Query Optimization**',
    'written ‹2026-03-03 06:00 f› · the group can read it',
    '🔗 <https://example.org/explain>',
    '📎 before and after.txt · 1 KB',
    '│ An index on ts: 2.1 s to 0.02 s.',
    '│ Note 1 of 1 with “indexes”',
    '[✏️ Edit] [🗑️ Delete] [🔒 Make it private]',
    '[📎 before and after.txt] [Remove the file]',
    '[📖 From the group] [📓 My journal]',
  );
  const given = await found.press('before and after.txt');
  expect(await given.file('before_and_after.txt')).toBe('Seq Scan');
  await server.leo.run('join');
  const shared = await (await server.leo.run('notes', { day: '175' })).press('From the group');
  reads(
    shared,
    'updated',
    '👥 **Day 175: Query Optimization**: notes shared by the group, 1 of 1',
    '│ **Lena** · ‹2026-03-03 06:00 R›',
    '│ > An index on ts: 2.1 s to 0.02 s.',
    '│ > 🔗 https://example.org/explain',
    '[📎 before and after.txt]',
    '[📝 My notes]',
  );
  expect(await (await shared.press('before and after.txt')).file('before_and_after.txt')).toBe('Seq Scan');
  const large = await server.lena.run('note', {
    text: 'The whole trace.',
    file: { name: 'trace.bin', data: new Uint8Array(1024 * 1024 + 1) },
  });
  reads(
    { lines: large.lines.slice(1, 3) },
    '📝 Note on **Day 175** saved. Only you can read it.',
    '📎 trace.bin is **not** kept: a note takes files of up to 1 MB. Everything else is saved; put the file where you keep such files, and add a link to it under *Edit*.',
  );
  const journal = await (await server.lena.run('notes')).press('My journal');
  expect(await journal.file('journal.md')).toBe(
    [
      '# Month 7: Production Optimization in 29 Days',
      '## Day 175: Query Optimization',
      '**Tuesday 3 March 2026, 08:00**',
      'An index on ts: 2.1 s to 0.02 s.',
      '🔗 <https://example.org/explain>',
      '📎 before and after.txt',
      '**Tuesday 3 March 2026, 08:00**',
      'The whole trace.\n',
    ].join('\n\n'),
  );
});

test('who manages messages takes a shared note down; its writer hears why, and nobody else reads it', async () => {
  const server = await serverOn('2026-03-03');
  await server.lena.run('note', { day: '174', text: 'You are all wrong.', share: 'cohort' });
  const shared = await (await server.admin.run('notes', { day: '174' })).press('From the group');
  const form = await shared.press('Take down note 1');
  reads(
    form,
    'form',
    'Take a note down',
    '│ A note of **Lena** on Day 174:',
    '│ > You are all wrong.',
    'Why? (The writer is told; they keep the note, for themselves alone): ',
  );
  reads(
    await form.fill({ reason: 'Please stay kind.' }),
    'updated',
    '🚫 Nobody but **Lena** can read that note on Day 174 any more; it goes from the group’s messages, too. They are told, with your reason.',
    '[📖 From the group]',
  );
  await server.at('2026-03-03T06:05:00Z');
  expect(server.lena.direct().flat()).toEqual([
    expect.stringMatching(
      /^🚫 Your note on \*\*Day 174\*\* in \*\*Month 7.*#study\) was taken down.*“Please stay kind\.”$/,
    ),
    'It stays yours, under /notes, and only you can read it.',
  ]);
  expect((await server.lena.run('notes')).lines[3]).toMatch(/^🚫 Taken down .*“Please stay kind\.”/);
  await server.leo.run('join');
  const leos = await (await server.leo.run('notes', { day: '174' })).press('From the group');
  expect(leos.lines.join('\n')).not.toContain('wrong');
});

test('“Save as note” on a message keeps its words and the way back to it', async () => {
  const server = await serverOn('2026-03-03');
  const said = server.leo.actor.say('Try EXPLAIN before you add an index.');
  const form = await server.lena.menu('Save as note', said.id);
  const link = `https://discord.com/channels/${server.guildId()}/${server.id('study')}/${said.id}`;
  reads(
    { lines: form.lines.filter((line) => !line.startsWith('│')) },
    'form',
    'Day 175 note',
    'Your note: Try EXPLAIN before you add an index.',
    'And…: [ ] Day 175 is done [ ] The group may read it',
    `A link that belongs to it (Of the message that you save; who wrote it is not kept): ${link}`,
    'A file that belongs to it (Up to 1 MB; if it is larger, a link is the better way): 📎',
  );
  await form.fill({});
  const [shown] = [await server.lena.run('notes')];
  expect(shown.lines.slice(3, 5)).toEqual([`🔗 <${link}>`, '│ Try EXPLAIN before you add an index.']);
  const post = server.lena.actor.read().find(({ message }) => message.author.bot === true)?.message.id ?? '';
  expect((await server.lena.menu('Save as note', post)).lines.join('\n')).toContain('**Task**');
  reads(
    await server.lena.menu('Save as note', shown.message.id),
    'refused: apps are not offered on a message only you can see',
  );
  await server.beginPlan({}, 'general');
  server.discord.world.addChannel('Study Hall', { name: 'lobby' });
  await server.heard();
  const lobby = server.member('learner3', 'lobby');
  const asked = await lobby.menu('Save as note', lobby.actor.say('Worth keeping.').id);
  expect(asked.lines.at(-1)).toBe('[#general] [#study]');
  expect((await asked.press('#study')).lines).toContain('Your note: Worth keeping.');
});
