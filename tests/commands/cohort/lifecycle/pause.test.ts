import { expect, test } from 'vitest';
import { cohort as command } from '../../../../src/commands/cohort/cohort.ts';
import { slotFrom } from '../../../../src/db/pauses.ts';
import { cohortPauses, cohorts, owed } from '../../../../src/db/schema.ts';
import { say } from '../../../../src/messages/kit/format.ts';
import type { Message } from '../../../../src/messages/kit/message.ts';
import { testWorld } from '../../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();
await world.post(cohort, '174', '2026-03-09');

const kept = async () => {
  const [row] = await ctx.db.select({ next: cohorts.nextPostAt }).from(cohorts);
  const pauses = await ctx.db.select({ from: cohortPauses.from, until: cohortPauses.until }).from(cohortPauses);
  return { ...row, pauses };
};
const resumeNow: Omit<Message, 'content' | 'allowed_mentions'> = {
  components: [
    {
      type: 1,
      components: [
        {
          type: 2,
          style: 2,
          label: 'Resume now',
          custom_id: `cohort-resume?cohort=${cohort.id}`,
          emoji: { name: '▶️' },
        },
      ],
    },
  ],
};

test('what runs is not resumed', async () => {
  expect(await slash(command, {}, {}, 'resume')).toEqual(
    say('It isn’t paused, so nothing was changed. /cohort status shows the next post.'),
  );
});

test('with an open end, then until a date, which is midnight of the group’s zone', async () => {
  expect(await slash(command, {}, {}, 'pause')).toEqual(
    say('⏸️ Paused until somebody runs /cohort resume. Nobody’s streak is touched.', resumeNow),
  );
  expect(await kept()).toEqual({ next: null, pauses: [{ from: clock.at, until: null }] });
  expect(await press(command, `cohort-pause?cohort=${cohort.id}&until=2026-03-14`)).toEqual(
    say(
      '⏸️ Paused until <t:1773439200:F>. Nobody’s streak is touched. The next post comes <t:1773640800:F>.',
      resumeNow,
    ),
  );
  expect(await kept()).toEqual({
    next: new Date('2026-03-16T06:00:00Z'),
    pauses: [{ from: clock.at, until: new Date('2026-03-13T22:00:00Z') }],
  });
});

test.each<[string, Record<string, string>]>([
  ['again without a date', {}],
  ['again up to the same date', { until: '2026-03-14' }],
])('%s: nothing changes, and the channel is not told again', async (_, input) => {
  const before = [await kept(), await ctx.db.$count(owed)];
  expect((await slash(command, input, {}, 'pause')) as Message).toMatchObject({
    content:
      'It’s already like that. Nothing changed.\n⏸️ Paused until <t:1773439200:F>. Nobody’s streak is touched. The next post comes <t:1773640800:F>.',
  });
  expect([await kept(), await ctx.db.$count(owed)]).toEqual(before);
});

test('resumed, it goes on at the next slot', async () => {
  clock.at = new Date('2026-03-10T09:00:00Z');
  expect(await press(command, `cohort-resume?cohort=${cohort.id}`)).toEqual(
    say('▶️ Resumed. The next post comes <t:1773208800:F>. There is nothing to catch up on: the plan simply goes on.'),
  );
  expect(await kept()).toMatchObject({ next: new Date('2026-03-11T06:00:00Z'), pauses: [{ until: clock.at }] });
});

test.each([
  ['today', '“today” is already over. Choose today or a later date.'],
  ['2026-03-01', '“2026-03-01” is already over. Choose today or a later date.'],
  ['2028-03-01', '“2028-03-01” is more than a year away. Choose an earlier date.'],
  ['soon', '“soon” is not a date. Write it like **2026-03-09**, **today** or **tomorrow**.'],
])('until %s: refused', async (until, problem) => {
  const before = await kept();
  expect(await slash(command, { until }, {}, 'pause')).toEqual(
    say(`• ${problem}\nNothing was changed. Please correct that and run the command again.`),
  );
  expect(await kept()).toEqual(before);
});

test('a group posts once a date, whatever is changed: the next slot lies after the last post', async () => {
  const slot = (after: string) => slotFrom(ctx.db, { ...cohort, time: '20:00' }, new Date(after));
  expect((await slot('2026-03-09T07:00:00Z'))?.on).toBe('2026-03-10');
  expect((await slot('2026-03-10T07:00:00Z'))?.on).toBe('2026-03-10');
});

test('a plan that cannot be read is in the way of none of it', async () => {
  const broken = { ...ctx, curriculumOf: () => Promise.reject(new Error('it cannot be read')) };
  Object.assign(ctx, broken);
  for (const name of ['pause', 'resume', 'status', 'end'])
    expect(await slash(command, {}, {}, name), name).toHaveProperty('allowed_mentions');
  expect(await slash(command, { time: '09:00' }, {}, 'edit')).toHaveProperty(
    'content',
    expect.stringContaining('🕗 Time of day: **09:00** ✏️'),
  );
});

test('what is over is neither paused nor resumed', async () => {
  await ctx.db.update(cohorts).set({ state: 'finished' });
  for (const name of ['pause', 'resume', 'end'])
    expect(await slash(command, {}, {}, name)).toEqual(
      say(
        'That plan is no longer running: it has finished or was ended. Nothing was changed. /setup starts a new one.',
      ),
    );
});
