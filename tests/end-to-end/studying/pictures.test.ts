import type { APIAttachment } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { type Answer, reads } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';

/** The one picture of an answer, as it was uploaded. */
function pictureOf({ message }: Pick<Answer, 'message'>): APIAttachment {
  const [picture, ...more] = message.attachments;
  if (picture === undefined || more.length > 0) throw new Error('not one picture');
  expect(picture).toMatchObject({ content_type: 'image/png', width: 1100 });
  return picture;
}

test('/progress as a picture, shared, and looked at by others as far as it is shown', async () => {
  const server = await openServer();
  await server.beginPlan();
  await server.lena.run('join');
  await server.postUntil('2026-03-04');
  await server.lena.run('done', { day: '174', when: 'Monday' });
  await server.lena.run('done');
  await server.leo.run('join');

  const own = await server.lena.run('progress');
  reads(own, 'only you', '📊 **2 of 29 days of the plan** · streak 1 · best 1', '[📣 Share here]', '📎 progress.png');
  expect(pictureOf(own).description).toBe(
    '2 of 29 days of the plan · streak 1 · best 1. Sun 1 Mar to Wed 4 Mar: 1 done, 1 logged late and 1 missed. ' +
      'Days done by week of the plan: Week 25: 2 of 7; Week 26: 0 of 7; Week 27: 0 of 7; Week 28: 0 of 8.',
  );
  const shared = await own.press('Share here');
  reads(
    shared,
    'everyone',
    '👤 **Lena** · Month 7: Production Optimization in 29 Days',
    '📊 **2 of 29 days of the plan** · streak 1 · best 1',
    '📎 progress.png',
  );
  pictureOf(shared);

  pictureOf(await server.leo.run('progress', { member: 'learner1' }));
  const panel = await server.lena.run('privacy');
  await panel.press('Hide my streak');
  reads(
    await server.leo.run('progress', { member: 'learner1' }),
    'only you',
    'Lena shows no progress here: they are not in this plan, or keep theirs to themselves.',
  );
});

test('the end of a plan: its card, which is shared, and what comes next', async () => {
  const server = await openServer();
  await server.beginPlan({ from: '201' });
  await server.lena.run('join');
  await server.postUntil('2026-03-02');
  await server.lena.pressPost('Done');
  await server.postUntil('2026-03-03');
  const end = await server.lena.pressPost('Done');
  reads(
    { lines: end.lines.slice(-11) },
    '🏁 That was your last open day: you have come to the end of the plan.',
    '',
    '🎓 **Month 7: Production Optimization in 29 Days**: you’ve reached the end',
    '2 of 2 days (27 days came before the start) · Mon 2 Mar – Tue 3 Mar 2026 · longest streak 2 · about 1 hour of study',
    '',
    '**What comes next**',
    '• The plan once more for you alone, in our direct messages: at your hour, on your weekdays, at your pace.',
    '[📣 Share here]',
    '[🌱 Again on my own]',
    '[📝 Add a note] [↩️ Undo]',
    '📎 finish.png',
  );
  expect(pictureOf(end).description).toContain('Sun 1 Mar to Tue 3 Mar: 2 done.');
  const shared = await end.press('Share here');
  reads(
    shared,
    'everyone',
    '🎓 **Lena** has reached the end of **Month 7: Production Optimization in 29 Days**',
    '2 of 2 days (27 days came before the start) · Mon 2 Mar – Tue 3 Mar 2026 · longest streak 2 · about 1 hour of study',
    '📎 finish.png',
  );
  const again = await (await server.lena.run('progress')).press('My finish card');
  expect(again.lines.slice(1, 3)).toEqual(end.lines.slice(-9, -7));
  pictureOf(again);
});

test('a week’s picture goes with its wrap-up, and stays out where no files may be sent', async () => {
  const server = await openServer({ news: true });
  await server.beginPlan();
  for (let date = 2; date <= 8; date += 1) {
    await server.at(`2026-03-0${date}T06:00:00Z`);
    await server.lena.pressPost('Done');
  }
  await server.at('2026-03-09T07:00:00Z');
  const wrapUp = () => {
    const messages = server.discord.world.messages(server.id('study'));
    const found = messages.filter(({ content }) => content.includes('is over.'));
    expect(found).toHaveLength(1);
    return { message: found[0] as NonNullable<(typeof found)[number]> };
  };
  expect(pictureOf(wrapUp()).description).toMatch(/^1 person took part, 7 days done\. .*Day 174: 1;/);

  server.discord.world.setOverwrite('study', 'Daymark', { deny: 1n << 15n });
  await server.heard();
  await (await server.lena.run('privacy')).press('Keep my name off');
  await server.at('2026-03-09T07:01:00Z');
  expect(wrapUp().message.embeds[0]?.description).not.toContain('Lena');
  expect(wrapUp().message.attachments).toEqual([]);
});
