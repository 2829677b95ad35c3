import { expect, test } from 'vitest';
import { month } from '../../../src/commands/goals/month.ts';
import { done } from '../../../src/commands/study/done.ts';
import type { Curriculum } from '../../../src/curriculum/model.ts';
import { addVersion, shipped } from '../../../src/db/plans/versions.ts';
import { learners, ticks } from '../../../src/db/schema.ts';
import { smallPlan, somebody, testWorld } from '../../support/context.ts';
import { buttonIn, choose, idsIn, wordsIn } from '../../support/shipped-cohort.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { ctx, clock, slash, press } = world;

/** Two months; the first has a bit of everything. */
function plan(change: Partial<Curriculum['months'][number]> = {}): Curriculum {
  const small = smallPlan();
  const [first] = small.months;
  if (first === undefined) throw new Error('no month');
  const full = {
    ...first,
    objective: 'Make it fast.',
    outcomes: ['You can **measure**', 'You can explain', 'You can ship'],
    milestones: ['One program made faster'],
    metrics: [{ title: 'Success metrics', items: ['Half the time'] }],
    topics: [{ title: 'Books', links: [{ title: 'A', url: 'https://a.example/' }] }],
    takeaways: [{ title: 'Skills', items: ['Profiling'] }],
    nextSteps: { title: 'The plan goes on:', items: ['**Month 8**: clouds'] },
    salaryTarget: 'A raise',
    closing: 'Measure first.',
    extras: [{ title: 'About the author', items: ['She likes tea.'] }],
    ...change,
  };
  return { ...small, months: [full, { ...first, key: '8', label: 'Month 8', number: 8, title: 'Clouds', weeks: [] }] };
}

async function version(model: Curriculum, hash: string): Promise<number> {
  return (await addVersion(ctx.db, { owner: shipped, slug: 'two', hash, model, source: [] }, clock.at)).id;
}

const cohort = await world.cohort({ versionId: await version(plan(), 'one') });
await world.post(cohort, '174', '2026-03-09');
const lea = { userId: 'lea' };
const at = '<t:1773050400:D>';
const description = (words: string) =>
  words.split('\n').filter((line) => /^[✅⬜]/u.test(line) && line.includes('You can'));

function select(message: Awaited<ReturnType<typeof slash>>) {
  if ('modal' in message) throw new Error('a form');
  const [part] = message.components?.[0]?.components ?? [];
  if (part?.type !== 3) throw new Error('no list');
  return part;
}
const tick = async (chosen: number[], by = lea) => {
  const list = select(await slash(month, {}, by));
  const values = chosen.map((i) => list.options[i]?.value ?? '');
  return { list, values, answer: await pressed(list.custom_id, values, by) };
};
const pressed = (id: string, values: string[], by = lea) => choose(world, month, id, values, by);

test('everything of a month, for somebody who has not joined', async () => {
  expect(await slash(month)).toEqual({
    content: '🗓️ **Month 7: Speed**',
    embeds: [
      {
        color: 0x3b82f6,
        description: [
          '**Objective**\nMake it fast.',
          '**Outcomes** · 0 of 3 ticked\n⬜ You can **measure**\n⬜ You can explain\n⬜ You can ship',
          '**Weeks**\n⬜ Week 25 · Theme 25 · 0 of 7\n⬜ Week 26 · Theme 26 · 0 of 2',
          '**Month milestone**  0 of 9 days, 9 to go\n**Group**  0 learners; 0 have reached it',
          '**Milestones of the month**\n• One program made faster',
          '**Success metrics**\n• Half the time',
          '**Take away: Skills**\n• Profiling',
          '**Next steps**\nThe plan goes on:\n• **Month 8**: clouds',
          '**Salary target**\nA raise',
          '**About the author**\n• She likes tea.',
          '**Library**  1 link on 1 topic: /resources',
          '**Remember**\nMeasure first.',
        ].join('\n\n'),
      },
    ],
    components: [
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: `month-tick?cohort=${cohort.id}&month=7&was=0`,
            placeholder: 'What can you do by now? Tick it…',
            min_values: 0,
            max_values: 3,
            options: ['You can measure', 'You can explain', 'You can ship'].map((label) => ({
              label,
              value: expect.stringMatching(/^[0-9a-z]{14}$/),
              default: false,
            })),
          },
        ],
      },
      {
        type: 1,
        components: [
          {
            type: 2,
            style: 2,
            label: 'Month 8',
            custom_id: `month?cohort=${cohort.id}&month=8`,
            emoji: { name: '▶️' },
          },
        ],
      },
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'Week', custom_id: `week?cohort=${cohort.id}&week=25`, emoji: { name: '🗓️' } },
          { type: 2, style: 2, label: 'Library', custom_id: `resources?cohort=${cohort.id}`, emoji: { name: '🔗' } },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  });
  expect(await ctx.db.select().from(learners)).toEqual([]);
});

test.each([
  ['7', 'Month 7: Speed'],
  ['month 8', 'Month 8: Clouds'],
  ['clouds', 'Month 8: Clouds'],
  ['Month 7: Speed', 'Month 7: Speed'],
])('month “%s” is %s', async (asked, title) => {
  expect(wordsIn(await slash(month, { month: asked }))).toContain(`🗓️ **${title}**`);
});

test('a month that the plan does not have', async () => {
  expect(await slash(month, { month: '99 @here' })).toEqual({
    content: 'This plan has no month “99 here”; it goes from Month 7 to Month 8. /month alone shows the current one.',
    allowed_mentions: { parse: [] },
  });
});

test('the buttons lead to the neighbours and back', async () => {
  const next = await press(month, buttonIn(await slash(month), 'Month 8') ?? '');
  expect(wordsIn(next)).toContain('**Month 8: Clouds**');
  expect(wordsIn(await press(month, buttonIn(next, 'Month 7') ?? ''))).toContain('**Month 7: Speed**');
});

test('the first tick joins; sent twice it changes nothing', async () => {
  const { list, values, answer } = await tick([0, 2]);
  expect(wordsIn(answer)).toMatch(
    /^✅ Ticked “You can \*\*measure\*\*” and “You can ship”\.\nYou’re in: the daily posts count for you from here on\./,
  );
  clock.at = new Date('2026-03-09T11:00:00Z');
  const again = await pressed(list.custom_id, values);
  expect(wordsIn(again)).toMatch(/^🗓️/);
  expect(description(wordsIn(again))).toEqual([
    `✅ You can **measure** · ${at}`,
    '⬜ You can explain',
    `✅ You can ship · ${at}`,
  ]);
  expect(await ctx.db.select({ item: ticks.item, at: ticks.at }).from(ticks).orderBy(ticks.item)).toEqual([
    { item: 'You can **measure**', at: new Date('2026-03-09T10:00:00Z') },
    { item: 'You can ship', at: new Date('2026-03-09T10:00:00Z') },
  ]);
});

test('what is taken out of the list is unticked, and nobody else sees or loses anything', async () => {
  await tick([1], { userId: 'bob' });
  expect(wordsIn((await tick([0])).answer)).toMatch(/^⬜ Unticked “You can ship”\./);
  expect(description(wordsIn(await slash(month, {}, lea)))).toEqual([
    expect.stringMatching(/^✅ You can \*\*measure/),
    '⬜ You can explain',
    '⬜ You can ship',
  ]);
  expect(description(wordsIn(await slash(month, {}, { userId: 'bob' })))[1]).toMatch(/^✅ You can explain/);
  expect(description(wordsIn(await slash(month))).join()).not.toContain('✅');
});

test('an old list takes back nothing that was ticked since', async () => {
  const old = select(await slash(month, {}, lea));
  await tick([0, 1]);
  await pressed(old.custom_id, [old.options[0]?.value ?? '', old.options[2]?.value ?? '']);
  expect(description(wordsIn(await slash(month, {}, lea))).map((line) => line[0])).toEqual(['✅', '✅', '✅']);
});

test('taking back what one never ticked makes nobody a learner', async () => {
  const { list } = await tick([0]);
  await pressed(list.custom_id.replace(/was=.*/, 'was=7'), [], { userId: 'eve' });
  expect((await ctx.db.select({ who: learners.userId }).from(learners)).map(({ who }) => who).sort()).toEqual([
    'bob',
    'lea',
  ]);
});

test('own progress by week', async () => {
  await slash(done, {}, lea);
  const words = wordsIn(await slash(month, {}, lea));
  expect(words).toContain('▶️ Week 25 · Theme 25 · 1 of 7');
  expect(words).toContain('**Month milestone**  1 of 9 days, 8 to go\n**Group**  2 learners; 0 have reached it');
});

test('ticks survive re-ordering and punctuation; a reworded item keeps its tick under the words ticked', async () => {
  const moved = ['You can show it to others', 'You can EXPLAIN!', 'Something new', 'You can measure'];
  const other = await world.cohort({ channelId: 'c2', versionId: await version(plan(), 'before') });
  const there = { ...lea, channelId: 'c2' };
  await tick([0, 1, 2], there);
  const later = await version(plan({ outcomes: moved }), 'after');
  await ctx.db.execute(`update cohorts set version_id = ${later} where id = ${other.id}`);
  const shown = await slash(month, {}, there);
  expect(wordsIn(shown)).toContain(
    [
      '**Outcomes** · 2 of 4 ticked',
      '⬜ You can show it to others',
      `✅ You can EXPLAIN! · <t:1773054000:D>`,
      '⬜ Something new',
      `✅ You can measure · <t:1773054000:D>`,
      'Ticked earlier; worded differently in the plan now:',
      '✅ You can ship · <t:1773054000:D>',
    ].join('\n'),
  );
  // It can still be unticked.
  const list = select(shown);
  await pressed(
    list.custom_id,
    list.options
      .slice(0, 4)
      .filter((one) => one.default)
      .map(({ value }) => value),
    there,
  );
  expect(wordsIn(await slash(month, {}, there))).not.toContain('Ticked earlier');
});

test('what does not fit on a page follows on the next, to the last word', async () => {
  const words = Array.from({ length: 2_500 }, (_, i) => `word${i}`);
  const long = plan({ extras: [{ title: 'Appendix', items: [words.join(' ')] }] });
  await world.cohort({ channelId: 'c3', versionId: await version(long, 'long') });
  const pages = [];
  let page = await slash(month, {}, { channelId: 'c3' });
  for (;;) {
    pages.push(wordsIn(page));
    const more = buttonIn(page, 'More…');
    if (more === undefined) break;
    page = await press(month, more);
  }
  const seen = new Set(pages.join('\n').split(/\s+/));
  expect(words.filter((word) => !seen.has(word))).toEqual([]);
  expect(pages.at(-1)).toMatch(/Page (\d) of \1$/);
  expect(idsIn(page)).toContain(buttonIn(page, 'Back'));
});

test('more outcomes than a list holds come in several lists', async () => {
  const outcomes = Array.from({ length: 30 }, (_, i) => `You can do number ${i}`);
  await world.cohort({ channelId: 'c4', versionId: await version(plan({ outcomes }), 'many') });
  const there = { ...lea, channelId: 'c4' };
  const shown = await slash(month, {}, there);
  const second = idsIn(shown).find((id) => id.includes('part=1')) ?? '';
  if ('modal' in shown) throw new Error('a form');
  const list = shown.components?.[1]?.components[0];
  if (list?.type !== 3) throw new Error('no list');
  await pressed(second, [list.options[4]?.value ?? ''], there);
  expect(wordsIn(await slash(month, {}, there))).toContain('✅ You can do number 29');
});

test('suggestions name the months', async () => {
  const typed = (text: string) =>
    month.autocomplete?.({ ...somebody, userId: 'lea', input: { option: 'month', text, others: {} } }, ctx);
  expect(await typed('')).toEqual([
    { name: 'Month 7: Speed', value: '7' },
    { name: 'Month 8: Clouds', value: '8' },
  ]);
  expect(await typed('clou')).toEqual([{ name: 'Month 8: Clouds', value: '8' }]);
});
