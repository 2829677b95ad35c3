import { expect, test } from 'vitest';
import { cohort as command } from '../../../../src/commands/cohort/cohort.ts';
import { join } from '../../../../src/commands/member/join.ts';
import { cohorts, learners } from '../../../../src/db/schema.ts';
import { say } from '../../../../src/messages/kit/format.ts';
import { testWorld } from '../../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, slash, press } = world;
const cohort = await world.cohort();
await slash(join);

const states = async () => (await ctx.db.select({ state: cohorts.state }).from(cohorts)).map(({ state }) => state);
const sure = `cohort-end-sure?cohort=${cohort.id}`;
const ended = say('⏹️ **Month 7** has ended. Nothing was deleted. /setup starts a new plan here.');

test('it is asked first', async () => {
  expect(await slash(command, {}, {}, 'end')).toEqual(
    say(
      'End **Month 7** in <#c1> for 1 learner? Posting stops for good. What they finished and wrote stays stored and in their export; the channel is free for a new /setup.',
      {
        components: [
          {
            type: 1,
            components: [
              { type: 2, style: 4, label: 'End it', custom_id: sure },
              { type: 2, style: 2, label: 'Keep it', custom_id: `cohort-status?cohort=${cohort.id}` },
            ],
          },
        ],
      },
    ),
  );
  expect(await states()).toEqual(['running']);
});

test('a button of another server ends nothing', async () => {
  expect(await press(command, sure, { guildId: 'g2' })).toHaveProperty(
    'content',
    expect.stringContaining('a plan that is no longer here'),
  );
  expect(await states()).toEqual(['running']);
});

test('ended, nothing is deleted; the same press delivered again is told the same, another one that it is gone', async () => {
  expect(await press(command, sure, { interactionId: 'once' })).toEqual(ended);
  expect(await states()).toEqual(['ended']);
  expect(await ctx.db.select().from(learners)).toHaveLength(1);
  expect(await press(command, sure, { interactionId: 'once' })).toEqual(ended);
  expect(await press(command, sure)).toHaveProperty('content', expect.stringContaining('no longer here'));
});
