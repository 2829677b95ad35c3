import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cohort as command } from '../../../src/commands/cohort/cohort.ts';
import { cohorts } from '../../../src/db/schema.ts';
import { say } from '../../../src/messages/kit/format.ts';
import { customIdsOf, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T07:00:00Z');
const { ctx, slash, press, submit } = world;
const first = await world.cohort();
const second = await world.cohort({ channelId: 'c2', time: '20:00' });
/** In a channel of neither. */
const admin = { channelId: 'c9', userId: 'admin' };

const edit = (input: Record<string, unknown>) => slash(command, input, {}, 'edit');
const kept = async (id = first.id) => (await ctx.db.select().from(cohorts).where(eq(cohorts.id, id)))[0];

test('where two groups could be meant, the press changes what was typed, in the one that was pressed', async () => {
  const asked = await slash(command, { time: '09:00', 'work-ahead': true }, admin, 'edit');
  expect([(await kept())?.time, (await kept(second.id))?.time]).toEqual(['08:00', '20:00']);
  const [ofSecond = '', ofFirst = ''] = customIdsOf(asked);
  expect(ofFirst).toContain(`cohort=${first.id}`);
  expect(await press(command, ofFirst, admin)).toEqual(
    say(
      '✏️ **Month 7** now posts in <#c1>, Mon–Fri at 09:00 Europe/Kyiv. The next post comes <t:1773126000:F>. Dates already posted or logged stay as they are.',
      { components: [] },
    ),
  );
  expect(await kept()).toMatchObject({ time: '09:00', worksAhead: true });
  expect(await kept(second.id)).toMatchObject({ time: '20:00', worksAhead: false });
  await press(command, ofSecond, admin);
  expect(await kept(second.id)).toMatchObject({ time: '09:00', worksAhead: true });
});

test('without an option it asks for one, and offers the form with what holds now', async () => {
  const asked = await edit({});
  expect(asked).toHaveProperty('content', expect.stringMatching(/^Say what should change: /));
  const form = await press(command, customIdsOf(asked)[0] ?? '');
  if (!('modal' in form)) throw new Error('no form');
  expect(form.modal.inputs.map((input) => 'value' in input && input.value)).toEqual([
    '09:00',
    'Europe/Kyiv',
    'Mon–Fri',
  ]);
  const fields = { time: '07:30', timezone: 'Asia/Kolkata', weekdays: 'Sat' };
  expect(await submit(command, form.modal.id, fields)).toHaveProperty(
    'content',
    expect.stringContaining('Sat at 07:30 Asia/Kolkata. The next post comes <t:1773453600:F>.'),
  );
});

test('a role is named, and named no more', async () => {
  expect(await edit({ role: 'r1' })).toHaveProperty(
    'content',
    expect.stringContaining('It pings <@&r1>, who will not be notified until that role is mentionable.'),
  );
  expect((await kept())?.roleId).toBe('r1');
  await edit({ 'no-role': true });
  expect((await kept())?.roleId).toBeNull();
});

test.each([
  [{ time: '25:00', role: 'g1' }, /^• “25:00” is not a time of day.*\n• I never ping @everyone/],
  [{ channel: 'c7' }, /^I can’t post the plan in <#c7>: choose a text or announcement channel/],
])('%o changes nothing', async (input, refusal) => {
  const before = await kept();
  expect(await edit(input)).toHaveProperty('content', expect.stringMatching(refusal));
  expect(await kept()).toEqual(before);
});

test('a channel holds one running plan', async () => {
  const permissions = [10n, 11n, 14n, 16n].reduce((all, bit) => all | (1n << bit), 0n);
  ctx.servers = {
    ...ctx.servers,
    channel: (id) => ({ id, guildId: 'g1', name: 'study', type: 0, parentId: null, permissions }),
  };
  expect(await edit({ channel: 'c2' })).toHaveProperty('content', expect.stringMatching(/^<#c2> already follows/));
  expect((await kept())?.channelId).toBe('c1');
});
