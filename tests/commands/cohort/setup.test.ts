import { beforeEach, expect, test } from 'vitest';
import { setup } from '../../../src/commands/cohort/setup.ts';
import { cohorts, setupDrafts } from '../../../src/db/schema.ts';
import { say } from '../../../src/messages/kit/format.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, clock, slash, press, submit } = world;
// A plan to follow; its own group runs elsewhere.
await world.cohort({ channelId: 'c9', guildId: 'g9' });
const permissions = [10n, 11n, 14n, 15n, 16n].reduce((all, bit) => all | (1n << bit), 0n);
ctx.servers = {
  ...ctx.servers,
  channel: (id) => ({ id, guildId: 'g1', name: 'study', type: 0, parentId: null, permissions }),
};

const forgotten = say('That preview is no longer valid, and nothing was changed by pressing it. Run /setup again.', {
  components: [],
});
const here = async () => (await ctx.db.select().from(cohorts)).filter(({ guildId }) => guildId === 'g1');
const drafts = () => ctx.db.select().from(setupDrafts);
const propose = async () => customIdsOf(await slash(setup, { timezone: 'Europe/Kyiv', weekdays: 'Mon-Fri' }));

beforeEach(async () => {
  clock.at = new Date('2026-03-09T07:00:00Z');
  await ctx.db.delete(setupDrafts);
});

test('the plan in one look, before anything is started', async () => {
  const reply = await slash(setup, { role: 'r1' });
  const [draft] = await drafts();
  const button = (label: string, name: string, style: number) => ({
    type: 2,
    style,
    label,
    custom_id: `setup-${name}?draft=${draft?.id}`,
  });
  expect(reply).toEqual(
    say(
      [
        '**Ready to start?**',
        '📚 **Month 7** · 9 days from Day 174: Topic 174',
        '👍 I can see, write, embed and read history in <#c1>',
        '📅 Day 174: Topic 174 on <t:1773043200:F>, then every day at 08:00 UTC · last day Tue 17 Mar',
        '⚠️ <@&r1> will be named but not notified: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles**',
        '⚠️ You gave no time zone, so I took UTC. Press **Change** to set yours.',
      ].join('\n'),
      {
        components: [
          {
            type: 1,
            components: [
              button('Start', 'start', 3),
              button('Preview first day', 'preview', 2),
              button('Change', 'change', 2),
              button('Cancel', 'cancel', 2),
            ],
          },
        ],
      },
    ),
  );
  expect(await here()).toEqual([]);
});

test('the first day is shown as it will be posted, without its buttons', async () => {
  const [, preview = ''] = await propose();
  const shown = await press(setup, preview);
  expect(shown).toMatchObject({ content: expect.stringMatching(/^\*\*Preview of Day 174: Topic 174\*\*\n/) });
  expect(customIdsOf(shown)).toEqual([]);
});

test('changed in a form, the old preview starts nothing', async () => {
  const [start = '', , change = ''] = await propose();
  const form = await press(setup, change);
  if (!('modal' in form)) throw new Error('no form');
  expect(form.modal.inputs.map((input) => 'value' in input && [input.id, input.value])).toEqual([
    ['time', '08:00'],
    ['timezone', 'Europe/Kyiv'],
    ['weekdays', 'Mon–Fri'],
    ['start', '2026-03-09'],
    ['from', '174'],
  ]);
  const fields = { time: '20:00', timezone: 'Europe/Kyiv', weekdays: 'Sat', start: '2026-03-09', from: '176' };
  expect(await submit(setup, form.modal.id, fields)).toHaveProperty(
    'content',
    expect.stringContaining('then Sat at 20:00 Europe/Kyiv'),
  );
  expect(await press(setup, start)).toEqual(forgotten);
});

test('cancelled, too old, or somebody else’s: nothing is started', async () => {
  const [start = '', preview = '', change = '', cancel = ''] = await propose();
  for (const id of [start, preview, change]) expect(await press(setup, id, { userId: 'eve' })).toEqual(forgotten);
  clock.at = new Date('2026-03-10T07:00:01Z');
  expect(await press(setup, start)).toEqual(forgotten);
  clock.at = new Date('2026-03-09T07:00:00Z');
  expect(await press(setup, cancel)).toEqual(
    say('Cancelled. Nothing was set up. /setup starts again.', { components: [] }),
  );
  expect(await press(setup, start)).toEqual(forgotten);
  expect(await here()).toEqual([]);
});

test('started once, and the channel is taken', async () => {
  const [start = ''] = await propose();
  const [later = ''] = await propose();
  const started = say(
    '📚 **Month 7** now runs in <#c1>. Day 174: Topic 174 comes on <t:1773122400:F> (<t:1773122400:R>).\n' +
      'People take part with /join, or simply by finishing a day with /done. You run it with /cohort: status, edit, pause, resume, end.',
    { components: [] },
  );
  expect(await press(setup, start, { interactionId: 'once' })).toEqual(started);
  expect(await press(setup, start, { interactionId: 'once' })).toEqual(started);
  const [cohort, ...others] = await here();
  expect(others).toEqual([]);
  expect(cohort).toMatchObject({ createdBy: 'ann', nextPostOn: '2026-03-10', state: 'running' });
  expect(await press(setup, later)).toHaveProperty(
    'content',
    '<#c1> already follows **Month 7** (Mon–Fri at 08:00 Europe/Kyiv), and a channel has room for one running plan. Nothing was changed. Change that one here or with /cohort edit, end it with /cohort end, or choose another channel.',
  );
});
