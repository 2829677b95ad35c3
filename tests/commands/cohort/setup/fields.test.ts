import { expect, test } from 'vitest';
import { fields } from '../../../../src/commands/cohort/setup/fields.ts';
import { propose, usual } from '../../../../src/commands/cohort/setup/proposals.ts';
import { settle, suggestSetting } from '../../../../src/commands/cohort/setup/settle.ts';
import { type SettingName, type SetupSettings, settingNames } from '../../../../src/core/cohort-settings.ts';
import { addVersion } from '../../../../src/db/plans/versions.ts';
import { smallPlan, somebody, testWorld } from '../../../support/context.ts';

const world = await testWorld('2026-03-09T21:30:00Z');
const { ctx } = world;
const { versionId } = await world.cohort({ guildId: 'g9' });
const model = { ...smallPlan(), slug: 'tea', title: 'Tea' };
const tea = await addVersion(ctx.db, { owner: 'g2', slug: 'tea', hash: 'tea', model, source: [] }, ctx.now());
ctx.servers = {
  ...ctx.servers,
  locale: (guildId) => (guildId === 'german' ? 'de' : 'en-US'),
  channel: (id) => ({ id, guildId: 'g1', name: id, type: id === 'news' ? 5 : 0, parentId: null, permissions: 0n }),
};

const call = { ...somebody, input: {} };
const before: SetupSettings = {
  ...usual,
  weekdays: [...usual.weekdays],
  versionId,
  channelId: 'c1',
  zone: 'UTC',
  startsOn: '2026-03-09',
  firstDayKey: '174',
};

test.each<[string, Record<string, unknown>, Partial<SetupSettings>]>([
  ['nothing', {}, {}],
  ['the same plan', { curriculum: 'Month 7', from: 'day 176' }, { firstDayKey: '176' }],
  ['a channel', { channel: 'c2' }, { channelId: 'c2' }],
  [
    'publishing, in an announcement channel',
    { publish: true, channel: 'news' },
    { channelId: 'news', publishes: true },
  ],
  ['a zone where it is the next date already', { timezone: 'tokyo' }, { zone: 'Asia/Tokyo', startsOn: '2026-03-10' }],
  [
    'a zone and a later date',
    { start: '2026-03-16', timezone: 'kyiv' },
    { zone: 'Europe/Kyiv', startsOn: '2026-03-16' },
  ],
  ['a time', { time: '7:30 pm' }, { time: '19:30' }],
  ['weekdays', { weekdays: 'Mon-Fri' }, { weekdays: [1, 2, 3, 4, 5] }],
  ['weekdays of a list', { weekdays: 'Mon Sun' }, { weekdays: [1, 7] }],
  ['a role', { role: 'r1' }, { roleId: 'r1' }],
  ['no role', { role: '' }, { roleId: null }],
  ['taking it by a button', { 'take-role': 'true' }, { takesRole: true }],
  ['a role for milestones', { 'milestone-role': 'r2' }, { milestoneRoleId: 'r2' }],
  ['threads', { threads: 'week' }, { threads: 'week' }],
  ['a language', { language: 'English' }, { language: 'en' }],
  ['the plan’s language', { language: 'plan' }, {}],
  ['all celebrations', { celebrate: 'all' }, { celebrations: 'all' }],
  ['what a forged list says', { celebrate: 'each step' }, {}],
  ['whole days', { days: 'whole' }, { wholeDays: true }],
  ['working ahead', { 'work-ahead': 'true' }, { worksAhead: true }],
])('an answer changes what it names, and nothing else: %s', async (_, given, changed) => {
  const { settings, problems } = await settle({ call, ctx, settings: before }, given);
  expect(settings).toEqual({ ...before, ...changed });
  expect(problems).toEqual([]);
});

test('everything that cannot be used is named at once, and left as it was', async () => {
  const given = {
    ...{ curriculum: 'Cooking', from: '999', publish: true, timezone: 'PST', time: 'eightish', weekdays: 'never' },
    ...{ start: 'soon', role: 'g1', language: 'Klingon' },
  };
  const { settings, problems } = await settle({ call, ctx, settings: before }, given);
  expect(settings).toEqual(before);
  expect(problems.map(({ name, problem }) => [name, problem.kind])).toEqual([
    ['curriculum', 'curriculum'],
    ['from', 'day'],
    ['publish', 'unpublished'],
    ['timezone', 'zone'],
    ['time', 'time'],
    ['weekdays', 'weekdays'],
    ['start', 'date'],
    ['role', 'everyone'],
    ['language', 'language'],
  ]);
});

test.each(settingNames)('what holds is among what is offered, and read as itself: %s', async (name) => {
  const settings = {
    ...before,
    weekdays: [1, 3] as SetupSettings['weekdays'],
    roleId: 'r1',
    channelId: 'news',
    publishes: true,
    language: 'en',
  };
  const about = { call, ctx, settings };
  const { offers, now, read, chosen } = fields[name];
  const held = await now(settings, ctx);
  expect(settings).toMatchObject(await read(held, about));
  const offered = (await offers?.('', about)) ?? [];
  const values = chosen === 'several' ? held.split(' ') : [held];
  if (offered.length > 0) expect(offered.map(({ value }) => value)).toEqual(expect.arrayContaining(values));
});

test.each<[string, string, Record<string, string>, string[]]>([
  ['timezone', 'kyiv', {}, ['Europe/Kyiv']],
  ['time', '8', {}, ['08:00', '18:00']],
  ['weekdays', 'fri', {}, ['Mon-Fri', 'Mon, Wed, Fri']],
  ['start', '03-11', {}, ['2026-03-11']],
  ['start', 'fri', {}, ['2026-03-13', '2026-03-20', '2026-03-27']],
  ['curriculum', '7', {}, ['month-07']],
  ['from', '18', {}, ['180', '181', '182']],
  ['member', 'a', {}, []],
])('suggestions for %s', async (option, text, others, values) => {
  const found = await suggestSetting({ ...somebody, input: { option, text, others } }, ctx);
  expect(found.map(({ value }) => value)).toEqual(values);
});

test('dates are those of the zone that is given', async () => {
  const [first] = await suggestSetting(
    { ...somebody, input: { option: 'start', text: '', others: { timezone: 'Asia/Tokyo' } } },
    ctx,
  );
  expect(first?.value).toBe('2026-03-10');
});

const proposed = async (by: object = {}) => {
  const found = await propose({ ...call, ...by }, ctx);
  if ('refusal' in found) throw new Error('no plan');
  return found;
};

test.each<[string, object, string, string]>([
  ['British', { locale: 'en-GB' }, 'Europe/London', 'own-language'],
  ['Ukrainian', { locale: 'uk' }, 'Europe/Kyiv', 'own-language'],
  ['Ukrainian in a German server', { locale: 'uk', guildId: 'german' }, 'Europe/Berlin', 'server-language'],
  ['whatever Discord speaks by itself', { locale: 'en-US' }, 'America/New_York', 'own-language'],
  ['in a server with another group', { guildId: 'g9', userId: 'new' }, 'Europe/Kyiv', 'group-zone'],
])('the zone proposed to an admin who is %s', async (_, by, zone, why) => {
  const { settings, proposed: reasons } = await proposed(by);
  expect([settings.zone, reasons.timezone]).toEqual([zone, why]);
});

test('all else is proposed, too: the server’s own plan, and the channel, a thread’s parent', async () => {
  const own = await proposed({ guildId: 'g2', parentId: 'c7' });
  expect(own.settings).toMatchObject({ ...usual, versionId: tea.id, channelId: 'c7', firstDayKey: '174' });
  expect(own.proposed).toMatchObject({ curriculum: 'own-plan', channel: 'here' });
  const shipped = await proposed();
  expect(shipped.settings.versionId).toBe(versionId);
  expect(Object.keys(shipped.proposed)).toEqual([...settingNames] satisfies SettingName[]);
});
