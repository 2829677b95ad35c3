import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { done } from '../../../src/commands/study/done.ts';
import { week } from '../../../src/commands/study/week.ts';
import { say } from '../../../src/messages/kit/format.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, clock, slash, press } = world;
const cohort = await world.cohort();
const lea = { userId: 'u1' };
let post: string;

const described = (reply: Message | Modal) => ('modal' in reply ? undefined : reply.embeds?.[0]?.description);

beforeAll(async () => {
  post = await world.post(cohort, '174', '2026-03-09');
  await world.post(cohort, '181', '2026-03-10');
  await world.post(cohort, '182', '2026-03-11');
  clock.at = new Date('2026-03-11T10:00:00Z');
  await slash(done, { day: '181', when: 'yesterday' }, { userId: 'late' });
  await slash(done, { day: '181' }, lea);
});

test('the current week: each day, one’s milestone and the group’s', async () => {
  expect(await slash(week, {}, lea)).toEqual({
    content: '🗓️ Week 26 · Theme 26',
    embeds: [
      {
        color: 0x3b82f6,
        description: [
          '✅ 181 Topic 181\n⬜ 182 Topic 182 (today)',
          '**Milestone**  1 of 2 days, 1 to go',
          '👥 **Group**  1 learner, 0 have reached this milestone',
        ].join('\n\n'),
      },
    ],
    components: [
      {
        type: 1,
        components: [
          {
            type: 2,
            style: 2,
            label: 'Week 25',
            emoji: { name: '◀️' },
            custom_id: `week?cohort=${cohort.id}&week=25`,
          },
        ],
      },
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: `day?cohort=${cohort.id}`,
            placeholder: 'Open a day…',
            options: [
              { label: 'Day 181: Topic 181', value: '181' },
              { label: 'Day 182: Topic 182', value: '182' },
            ],
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  });
});

test('a post’s button shows the week of the post', async () => {
  expect(described(await press(week, `week?post=${post}`, lea))).toMatch(
    /^⬜ 174 Topic 174\n⬜ 175 Topic 175\n.*\n⬜ 180 Topic 180\n\n\*\*Milestone\*\* {2}0 of 7 days, 7 to go/s,
  );
});

test('a milestone that is reached', async () => {
  await slash(done, { day: '182' }, lea);
  expect(described(await slash(week, { week: '26' }, lea))).toMatch(
    /🏁 \*\*Milestone reached\*\* on Wed 11 Mar\n\n👥 \*\*Group\*\* {2}1 learner, 1 has reached this milestone$/,
  );
});

test('a week that the plan does not have', async () => {
  expect(await slash(week, { week: '99' }, lea)).toEqual(
    say('This plan has no week “99”; it goes from Week 25 to Week 26. /week without a number shows the current one.'),
  );
});

test('days before the group’s first are nobody’s, and a milestone that cannot be reached is not counted down', async () => {
  await ctx.db.execute(sql`update cohorts set first_day_key = '182', last_day_key = null`);
  await ctx.db.execute(sql`truncate posts, completions cascade`);
  expect(described(await slash(week, { week: '26' }, lea))).toMatch(
    /^▫️ 181 Topic 181 \(before the start\)\n🔒 182 Topic 182.*\n\n\*\*Milestone\*\* {2}not counted here: 1 day of this week came before the start$/,
  );
  await ctx.db.execute(sql`update cohorts set works_ahead = true`);
  expect(described(await slash(week, { week: '26' }, lea))).toMatch(
    /^⬜ 181 Topic 181\n.*\n\n\*\*Milestone\*\* {2}0 of 2 days, 2 to go/,
  );
});
