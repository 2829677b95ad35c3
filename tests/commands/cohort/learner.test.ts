import { expect, test } from 'vitest';
import { cohort as command } from '../../../src/commands/cohort/cohort.ts';
import { join } from '../../../src/commands/member/join.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { done } from '../../../src/commands/study/done.ts';
import { completions, learners } from '../../../src/db/schema.ts';
import { say } from '../../../src/messages/kit/format.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();
const admin = { userId: 'admin' };
const shown = (member = 'ann') => slash(command, { member }, admin, 'learner');
const lines = (reply: Awaited<ReturnType<typeof shown>>) =>
  'modal' in reply ? [] : [reply.content, ...(reply.embeds?.[0]?.description ?? '').split('\n')];

test('who has not joined', async () => {
  expect(await shown()).toEqual(say('**<@ann>** has not joined this plan, so there is nothing to show.'));
});

test('days and dates with their reasons and what was corrected; of notes nothing', async () => {
  await world.post(cohort, '174', '2026-03-09');
  await slash(join);
  await slash(done);
  await slash(note, { text: 'My secret.', share: 'cohort' });
  await world.post(cohort, '175', '2026-03-10');
  clock.at = new Date('2026-03-11T10:00:00Z');
  await slash(done, { day: '175', when: 'yesterday' });
  await slash(command, { member: 'ann', day: '176', date: 'today', reason: 'Told me' }, admin, 'correct');
  const reply = await shown();
  expect(lines(reply)).toEqual([
    '👤 **Ann** in **Month 7** (<#c1>)',
    '**3 of 9 days of the plan** · streak 3 · best 3',
    'Joined <t:1773050400:D>.',
    '-# /cohort correct adds, moves or removes an entry; they are told.',
    '',
    '**The last 14 dates**',
    '▫️ up to Sun 8 Mar · before joining',
    '✅ Mon 9 Mar · done',
    '✅ Tue 10 Mar · done, logged late',
    '✅ Wed 11 Mar (today) · done',
    '',
    '**Corrected by an admin**',
    '✏️ Day 176 added on Wed 11 Mar · “Told me” · <t:1773223200:D>',
    '',
    '**Days done, the newest date first**',
    '✅ Day 176 · Wed 11 Mar',
    '✅ Day 175 · Tue 10 Mar, logged late',
    '✅ Day 174 · Mon 9 Mar',
  ]);
  expect(JSON.stringify(reply)).not.toContain('secret');
});

test('a hidden streak stays hidden; who has left, the plan or the server, is shown as that', async () => {
  await ctx.db.update(learners).set({ hidesStreak: true, leftAt: clock.at, goneAt: clock.at });
  expect(lines(await shown()).slice(1, 5)).toEqual([
    '**3 of 9 days of the plan** · keeps their streak to themselves',
    'Joined <t:1773050400:D>.',
    'Left the plan <t:1773223200:D>.',
    'Not in the server any more, as seen <t:1773223200:D>.',
  ]);
});

test('a long ledger is turned by its pages', async () => {
  const [ann] = await ctx.db.select().from(learners);
  await ctx.db.insert(completions).values(
    Array.from({ length: 200 }, (_, index) => {
      const at = new Date(Date.parse('2025-01-01T08:00:00Z') + index * 86_400_000);
      const on = at.toISOString().slice(0, 10) as `${number}-${number}-${number}`;
      return { learnerId: ann?.id ?? 0, dayKey: `old-${index}`, on, late: false, at };
    }),
  );
  const first = await shown();
  expect(customIdsOf(first)).toEqual([`cohort-learner?cohort=${cohort.id}&member=ann&page=1`]);
  const days = lines(await press(command, customIdsOf(first)[0] ?? '', admin));
  expect(days.slice(1, 6)).toEqual([
    '**Days done, the newest date first**',
    '✅ Day 176 · Wed 11 Mar',
    '✅ Day 175 · Tue 10 Mar, logged late',
    '✅ Day 174 · Mon 9 Mar',
    '✅ old-199 · Sat 19 Jul 2025',
  ]);
});
