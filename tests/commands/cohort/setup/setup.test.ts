import { beforeEach, expect, test } from 'vitest';
import { setup } from '../../../../src/commands/cohort/setup/setup.ts';
import { addVersion, shipped } from '../../../../src/db/plans/versions.ts';
import { cohorts, setupDrafts } from '../../../../src/db/schema.ts';
import { say } from '../../../../src/messages/kit/format.ts';
import { customIdsOf, smallPlan, testWorld } from '../../../support/context.ts';
import { linesIn } from '../../../support/replies.ts';
import { choose as chosen } from '../../../support/shipped-cohort.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, clock, slash, press, submit } = world;
// A plan to follow; its own group runs elsewhere.
await world.cohort({ channelId: 'c9', guildId: 'g9' });
const storePlan = (slug: string, title: string, language?: string) => {
  const model = { ...smallPlan(), slug, title, ...(language === undefined ? {} : { language }) };
  return addVersion(ctx.db, { owner: shipped, slug, hash: slug, model, source: [] }, clock.at);
};
await storePlan('tea', 'Tea', 'de');
const permissions = [10n, 11n, 14n, 15n, 16n].reduce((all, bit) => all | (1n << bit), 0n);
ctx.servers = {
  ...ctx.servers,
  channel: (id) => ({ id, guildId: 'g1', name: id, type: id === 'news' ? 5 : 0, parentId: null, permissions }),
};

const forgotten = say('That preview is no longer valid, and nothing was changed by pressing it. Run /setup again.');
const here = async () => (await ctx.db.select().from(cohorts)).filter(({ guildId }) => guildId === 'g1');
const drafts = () => ctx.db.select().from(setupDrafts);
const choose = (id: string, ...values: string[]) => chosen(world, setup, id, values);
const propose = async () => customIdsOf(await slash(setup, { timezone: 'Europe/Kyiv', weekdays: 'Mon-Fri' }));

beforeEach(async () => {
  clock.at = new Date('2026-03-09T07:00:00Z');
  await ctx.db.delete(setupDrafts);
});

test('the plan in one look, before anything is started', async () => {
  const reply = await slash(setup, { role: 'r1', timezone: 'Europe/Kyiv' });
  expect('content' in reply && reply.content?.split('\n')).toEqual([
    '**Ready to start?** Nothing is set up yet. This is what I propose, with a ✏️ beside what you chose: change what you like, then press **Start**.',
    '📚 Plan: **Month 7** · 9 days',
    '🔖 First day: Day 174: Topic 174',
    '📍 Channel: <#c1> 💡 where you are',
    '🌍 Time zone: **Europe/Kyiv**, where it is 09:00 now ✏️',
    '🕗 Time of day: **08:00**',
    '🗓️ Weekdays: every day',
    '📅 First post: <t:1773122400:F>; the last one on Wed 18 Mar',
    '🔔 Ping: <@&r1>, with each post ✏️',
    '🙋 That role: Given out by you',
    '🏅 Milestone role: None',
    '🎉 Celebrated: Weeks, months and the whole plan',
    '🧵 Threads: None; shared notes are read with /notes',
    '📄 Long days: Shortened, with a button that opens the rest',
    '💬 Language: The plan’s, where I speak it; else your server’s',
    '⏩ Working ahead: No; a day opens with its post',
    '',
    '👍 I can see, write, embed and read history in <#c1>',
    '⚠️ <@&r1> will be named but not notified: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles**',
  ]);
  const [draft] = await drafts();
  const parts = ['start', 'preview', 'cancel', 'edit'];
  expect(customIdsOf(reply)).toEqual(parts.map((part) => `setup-${part}?draft=${draft?.id}`));
  expect(await here()).toEqual([]);
});

test('the first day is shown as it will be posted, without its buttons', async () => {
  const [, preview = ''] = await propose();
  const shown = await press(setup, preview);
  expect(shown).toMatchObject({ content: expect.stringMatching(/^\*\*Preview of Day 174: Topic 174\*\*\n/) });
  expect(customIdsOf(shown)).toEqual([]);
});

test('chosen from a list, typed, and taken back: the same draft', async () => {
  const [start = '', , , edit = ''] = await propose();
  const opened = await choose(edit, 'time');
  const [list = '', type = '', back = ''] = customIdsOf(opened);
  const form = await press(setup, type);
  if (!('modal' in form)) throw new Error('no form');
  expect(form.modal.inputs).toMatchObject([{ id: 'text', value: '08:00' }]);
  expect(await submit(setup, form.modal.id, { text: 'late' })).toMatchObject({
    content: expect.stringMatching(/^⚠️ “late” is not a time of day.*\nChoose below/),
  });
  const changed = await choose(list, '20:00');
  expect(customIdsOf(changed)[0]).toBe(start);
  expect(linesIn(changed)).toContain('🕗 Time of day: **20:00** ✏️');
  await submit(setup, form.modal.id, { text: '9 pm' });
  expect(linesIn(await press(setup, back))).toContain('🕗 Time of day: **21:00** ✏️');
  expect(await drafts()).toMatchObject([
    { settings: { time: '21:00', zone: 'Europe/Kyiv', weekdays: [1, 2, 3, 4, 5] } },
  ]);
});

test('another plan begins with its own first day', async () => {
  const [, , , edit = ''] = await propose();
  const set = edit.replace('edit', 'set');
  expect(linesIn(await choose(`${set}&field=from`, '176'))).toContain('🔖 First day: Day 176: Topic 176 ✏️');
  expect(linesIn(await choose(`${set}&field=curriculum`, 'month-07'))).toContain('🔖 First day: Day 176: Topic 176 ✏️');
  const other = linesIn(await choose(`${set}&field=curriculum`, 'tea'));
  expect(other).toContain('📚 Plan: **Tea** · 9 days · German ✏️');
  expect(other).toContain('🔖 First day: Day 174: Topic 174');
});

test('plans are told apart by length, language and beginning, 25 at a time', async () => {
  const [, , , edit = ''] = await propose();
  const opened = await choose(edit, 'curriculum');
  expect('components' in opened && opened.components?.[0]?.components).toMatchObject([
    {
      options: expect.arrayContaining([
        {
          label: 'Month 7 (month-07)',
          value: 'month-07',
          description: '9 days · begins with Day 174: Topic 174',
          default: true,
        },
        {
          label: 'Tea (tea)',
          value: 'tea',
          description: '9 days · German · begins with Day 174: Topic 174',
          default: false,
        },
      ]),
    },
  ]);
  for (let n = 10; n < 40; n += 1) await storePlan(`plan-${n}`, 'x'.repeat(200));
  const many = await choose(edit, 'curriculum');
  const next = customIdsOf(many).find((id) => id.endsWith('page=1'));
  const second = await press(setup, next ?? '');
  const values = [many, second].flatMap((reply) =>
    ('components' in reply ? (reply.components ?? []) : []).flatMap(({ components }) =>
      components.flatMap((part) => (part.type === 3 ? part.options.map(({ value }) => value) : [])),
    ),
  );
  expect(values).toHaveLength(32);
  expect(new Set(values).size).toBe(32);
});

test('an announcement channel’s posts can be published, those of another channel not', async () => {
  const [, , , edit = ''] = await propose();
  expect(linesIn(await press(setup, edit)).some((line) => line.startsWith('📣'))).toBe(false);
  expect(await choose(edit, 'publish')).toEqual(await press(setup, edit));
  expect(linesIn(await choose(`${edit.replace('edit', 'set')}&field=channel`, 'news'))).toContain(
    '📣 Other servers: Posts stay in the channel',
  );
  expect(linesIn(await choose(`${edit.replace('edit', 'set')}&field=publish`, 'true'))).toContain(
    '📣 Other servers: Published to the servers that follow the channel ✏️',
  );
});

test('what cannot be used is asked for again, beside what can', async () => {
  const reply = await slash(setup, { time: '7 pm', timezone: 'PST', role: 'g1' });
  expect(linesIn(reply).slice(0, 3)).toEqual([
    expect.stringMatching(/^⚠️ “PST” can mean several zones/),
    '⚠️ I never ping @everyone. Choose a role that people pick themselves, or none.',
    'Choose below; everything else stays as it is.',
  ]);
  const back = customIdsOf(reply).at(-1) ?? '';
  expect(linesIn(await press(setup, back))).toContain('🕗 Time of day: **19:00** ✏️');
  expect(customIdsOf(reply).some((id) => id.startsWith('setup-start'))).toBe(false);
});

test('cancelled, too old, or somebody else’s: nothing is started', async () => {
  const [start = '', preview = '', cancel = '', edit = ''] = await propose();
  const set = `${edit.replace('edit', 'set')}&field=time&text=09:00`;
  for (const id of [start, preview, edit, set, set.replace('-set', '-type')])
    expect(await press(setup, id, { userId: 'eve' })).toEqual(forgotten);
  clock.at = new Date('2026-03-10T07:00:01Z');
  expect(await press(setup, start)).toEqual(forgotten);
  clock.at = new Date('2026-03-09T07:00:00Z');
  expect(await press(setup, cancel)).toEqual(say('Cancelled. Nothing was set up. /setup starts again.'));
  expect(await press(setup, start)).toEqual(forgotten);
  expect(await here()).toEqual([]);
});

test('started once, and the channel is taken', async () => {
  const [start = ''] = await propose();
  const [later = ''] = await propose();
  const started = say(
    '📚 **Month 7** now runs in <#c1>. Day 174: Topic 174 comes on <t:1773122400:F> (<t:1773122400:R>).\n' +
      'People take part with /join, or simply by finishing a day with /done. You run it with /cohort: status, edit, pause, resume, end.',
  );
  expect(await press(setup, start, { interactionId: 'once' })).toEqual(started);
  expect(await press(setup, start, { interactionId: 'once' })).toEqual(started);
  const [cohort, ...others] = await here();
  expect(others).toEqual([]);
  expect(cohort).toMatchObject({ createdBy: 'ann', nextPostOn: '2026-03-10', state: 'running' });
  expect(linesIn(await press(setup, later)).slice(0, 2)).toEqual([
    '**Almost ready.** Nothing is set up yet; a ✏️ marks what you chose. This is in the way:',
    '⚠️ <#c1> already follows **Month 7** (Mon–Fri at 08:00 Europe/Kyiv), and a channel has room for one running plan. Change that one, or choose another channel.',
  ]);
});
