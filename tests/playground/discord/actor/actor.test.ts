import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { Actor, Outcome } from '../../../../src/playground/discord/index.ts';
import { type Fixture, fixture } from '../fixture.ts';
import { userId } from '../raw-api.ts';

const option = (type: number, name: string, extra: object = {}) => ({ type, name, description: 'x', ...extra });
const commands = [
  {
    name: 'all',
    description: 'x',
    options: [
      option(3, 'text', { max_length: 5 }),
      option(4, 'whole', { min_value: 1, max_value: 9 }),
      option(5, 'yes'),
      option(6, 'user'),
      option(7, 'channel', { channel_types: [0] }),
      option(8, 'role'),
      option(10, 'number'),
      option(11, 'file'),
      option(3, 'choice', { choices: [{ name: 'Monday', value: 'mon' }] }),
      option(3, 'suggested', { autocomplete: true }),
    ],
  },
  { name: 'must', description: 'x', options: [option(3, 'text', { required: true })] },
  {
    name: 'cohort',
    description: 'x',
    options: [option(1, 'pause'), option(1, 'resume', { options: [option(3, 'why')] })],
  },
  { name: 'setup', description: 'x', default_member_permissions: String(P.ManageGuild) },
  { name: 'secret', description: 'x', default_member_permissions: '0' },
  { name: 'private', description: 'x', contexts: [1] },
  { type: 2, name: 'Progress' },
];

async function ready(): Promise<Fixture & { learner: Actor }> {
  const f = await fixture();
  await f.api('PUT', `/applications/${f.discord.applicationId}/commands`, commands);
  return { ...f, learner: f.discord.as('learner1', { channel: 'study' }) };
}

/** What reached the bot, of an interaction nobody answers. */
async function sent(f: Fixture, act: () => Promise<Outcome>): Promise<Record<string, unknown>> {
  const outcome = act();
  const interaction = await f.interactions.next();
  f.stopwatch.advance(3000);
  await outcome;
  return interaction['data'] as Record<string, unknown>;
}

test.each<[string, string | number | boolean, unknown]>([
  ['text', '174', '174'],
  ['whole', '7', 7],
  ['whole', 7, 7],
  ['yes', 'true', true],
  ['number', '1.5', 1.5],
  ['choice', 'Monday', 'mon'],
  ['choice', 'mon', 'mon'],
  ['suggested', 'anything', 'anything'],
])('the option %s takes %j', async (name, input, value) => {
  const f = await ready();
  expect(await sent(f, () => f.learner.command('all', { [name]: input }))).toMatchObject({
    options: [{ name, value }],
  });
});

test('users, channels, roles and files are resolved', async () => {
  const f = await ready();
  const file = { name: 'plan.md', data: '# Month 1', contentType: 'text/markdown' };
  const data = await sent(f, () =>
    f.learner.command('all', { user: '@learner2', channel: '#study', role: 'Learners', file }),
  );
  expect(data['resolved']).toMatchObject({
    users: { [userId(f.discord, 'learner2')]: { username: 'learner2' } },
    members: { [userId(f.discord, 'learner2')]: { permissions: expect.any(String) } },
    channels: { [f.study]: { name: 'study', permissions: expect.any(String) } },
    roles: expect.any(Object),
  });
  const [attachment] = Object.values(
    (data['resolved'] as { attachments: Record<string, { url: string }> }).attachments,
  );
  expect(await (await fetch(attachment?.url ?? '')).text()).toBe('# Month 1');
});

test('sub-commands are entered', async () => {
  const f = await ready();
  expect(await sent(f, () => f.learner.command('cohort resume', { why: 'rested' }))).toMatchObject({
    name: 'cohort',
    options: [{ type: 1, name: 'resume', options: [{ name: 'why', value: 'rested' }] }],
  });
});

describe('the client refuses', () => {
  test.each<[string, (f: Fixture & { learner: Actor }) => Promise<Outcome>, RegExp]>([
    ['an unregistered command', ({ learner }) => learner.command('nope'), /no command/],
    ['an unknown option', ({ learner }) => learner.command('all', { more: 'x' }), /no option "more"/],
    ['a missing option', ({ learner }) => learner.command('must'), /"text" is required/],
    ['a word for a number', ({ learner }) => learner.command('all', { whole: 'seven' }), /whole number/],
    ['a fraction for a whole number', ({ learner }) => learner.command('all', { whole: '1.5' }), /whole number/],
    ['a number below', ({ learner }) => learner.command('all', { whole: '0' }), /from 1 to 9/],
    ['a number above', ({ learner }) => learner.command('all', { whole: '10' }), /from 1 to 9/],
    ['a long text', ({ learner }) => learner.command('all', { text: 'longer' }), /length/],
    ['a value outside the choices', ({ learner }) => learner.command('all', { choice: 'tue' }), /one of Monday/],
    ['maybe', ({ learner }) => learner.command('all', { yes: 'maybe' }), /true or false/],
    ['a stranger', ({ learner }) => learner.command('all', { user: 'nobody' }), /no user/],
    ['a text for a file', ({ learner }) => learner.command('all', { file: 'x' }), /a file/],
    [
      'a channel of another type',
      (f) => f.learner.command('all', { channel: f.discord.world.addChannel('Study Hall', { name: 'n', type: 5 }) }),
      /another type/,
    ],
    ['a missing sub-command', ({ learner }) => learner.command('cohort'), /pause, resume/],
    ['a wrong sub-command', ({ learner }) => learner.command('cohort stop'), /pause, resume/],
    ['a command one may not use', ({ learner }) => learner.command('setup'), /may not use/],
    ['a command for administrators', ({ learner }) => learner.command('secret'), /may not use/],
    ['a command of direct messages', ({ learner }) => learner.command('private'), /may not use/],
    [
      'commands without the permission',
      (f) => {
        f.discord.world.setOverwrite('study', '@everyone', { deny: P.UseApplicationCommands });
        return f.learner.command('all');
      },
      /may not use/,
    ],
    [
      'commands where the bot is not',
      (f) => {
        f.discord.world.kickBot('Study Hall');
        return f.learner.command('all');
      },
      /not in this server/,
    ],
    ['suggestions where there are none', ({ learner }) => learner.autocomplete('all', 'text', ''), /no suggestions/],
    ['a button of no message', ({ learner }) => learner.press('1', 'x'), /no such message/],
    [
      'a modal never offered',
      ({ learner }) =>
        learner.submitModal({ interactionId: '1', data: { custom_id: 'x', title: 'x', components: [] } }, {}),
      /never offered/,
    ],
  ])('%s', async (_, act, reason) => {
    const f = await ready();
    const outcome = await act(f);
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringMatching(reason) });
    expect(f.interactions.seen).toEqual([]);
  });

  test('nothing to administrators', async () => {
    const f = await ready();
    const admin = f.discord.as('admin', { channel: 'study' });
    expect(admin.commands().map(({ name }) => name)).toEqual(['all', 'must', 'cohort', 'setup', 'secret', 'Progress']);
    expect(f.learner.commands().map(({ name }) => name)).toEqual(['all', 'must', 'cohort', 'Progress']);
    f.discord.world.addRole('Study Hall', { name: 'Mods', permissions: P.ManageGuild });
    f.discord.world.giveRole('Study Hall', 'learner1', 'Mods');
    expect(f.learner.commands().map(({ name }) => name)).toContain('setup');
  });
});

describe('a select', () => {
  const row = (component: object) => ({ type: 1, components: [component] });
  const days = {
    type: 3,
    custom_id: 'days',
    max_values: 2,
    options: ['1', '2', '3'].map((value) => ({ label: `Day ${value}`, value })),
  };
  const rows = [
    row(days),
    row({ type: 5, custom_id: 'who' }),
    row({ type: 8, custom_id: 'where', channel_types: [0] }),
    row({ type: 3, custom_id: 'shut', disabled: true, options: days.options }),
  ];

  async function shown() {
    const f = await ready();
    const { json } = await f.api('POST', `/channels/${f.study}/messages`, { content: 'Choose', components: rows });
    return { ...f, id: String(json['id']) };
  }

  test.each<[string, string[], object]>([
    ['days', ['1', 'Day 3'], { component_type: 3, values: ['1', '3'] }],
    ['who', ['learner2'], { component_type: 5, values: [expect.any(String)], resolved: { users: expect.any(Object) } }],
    ['where', ['#general'], { component_type: 8, resolved: { channels: expect.any(Object) } }],
  ])('%s takes %j', async (select, values, expected) => {
    const f = await shown();
    expect(await sent(f, () => f.learner.choose(f.id, select, values))).toMatchObject({
      custom_id: select,
      ...expected,
    });
  });

  test.each<[string, string, string[], RegExp]>([
    ['what was not offered', 'days', ['4'], /not offered/],
    ['too many', 'days', ['1', '2', '3'], /from 1 to 2/],
    ['too few', 'days', [], /from 1 to 2/],
    ['one twice', 'days', ['1', 'Day 1'], /twice/],
    ['anything when disabled', 'shut', ['1'], /disabled/],
    ['anything when unknown', 'else', ['1'], /no select/],
  ])('refuses %s', async (_, select, values, reason) => {
    const f = await shown();
    expect(await f.learner.choose(f.id, select, values)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(reason),
    });
  });
});

describe('reading', () => {
  test('takes the permission to view, for messages and for buttons', async () => {
    const f = await ready();
    const { json } = await f.api('POST', `/channels/${f.study}/messages`, {
      content: 'x',
      components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }],
    });
    expect(f.learner.read()).toHaveLength(1);
    f.discord.world.setOverwrite('study', '@everyone', { deny: P.ViewChannel });
    expect(f.learner.read()).toEqual([]);
    expect(await f.learner.press(String(json['id']), 'go')).toMatchObject({ kind: 'refused' });
    expect(f.discord.as('admin', { channel: 'study' }).read()).toHaveLength(1);
  });

  test('shows who is notified', async () => {
    const f = await ready();
    f.discord.world.giveRole('Study Hall', 'learner1', 'Learners');
    const role = f.discord.world.roles().find(({ name }) => name === 'Learners')?.id;
    await f.api('POST', `/channels/${f.study}/messages`, {
      content: `<@&${role}>`,
      allowed_mentions: { roles: [role] },
    });
    const pinged = (name: string) =>
      f.discord
        .as(name, { channel: 'study' })
        .read()
        .map((seen) => seen.pinged);
    expect([pinged('learner1'), pinged('learner2')]).toEqual([[true], [false]]);
  });
});

test.each<[string, string, string | undefined]>([
  ['plan.md', 'plan.md', undefined],
  ['my plan (2).md', 'my_plan_2.md', 'my plan (2)'],
  ['Тиждень.md', 'md', 'Тиждень'],
  ['Тиждень 10.md', '10.md', 'Тиждень 10'],
  ['Übung.md', 'Ubung.md', 'Übung'],
  ['_draft_.md', 'draft_.md', '_draft_'],
  ['数据', 'unknown', '数据'],
])('the file %s arrives as %s', async (name, filename, title) => {
  const f = await ready();
  const data = await sent(f, () => f.learner.command('all', { file: { name, data: 'x' } }));
  const { attachments } = data['resolved'] as { attachments: Record<string, { filename: string; title?: string }> };
  const [attachment] = Object.values(attachments);
  expect([attachment?.filename, attachment?.title]).toEqual([filename, title]);
});

test('an archived thread takes no slash command', async () => {
  const f = await ready();
  f.discord.world.addChannel('Study Hall', { name: 'aside', type: 11, parent: 'study' });
  f.discord.world.editChannel('aside', { archived: true });
  expect(await f.discord.as('learner1', { channel: 'aside' }).command('all')).toEqual({
    kind: 'refused',
    reason: 'this thread is archived',
  });
});

test('a private thread is there for its members only', async () => {
  const f = await ready();
  f.discord.world.addChannel('Study Hall', { name: 'aside', type: 12, parent: 'study' });
  const learner = f.discord.as('learner1', { channel: 'aside' });
  expect(() => learner.say('x')).toThrow('learner1 may not write here');
  f.discord.world.addToThread('aside', 'learner1');
  expect(learner.say('x').content).toBe('x');
});

test('a member in time-out is offered no commands', async () => {
  const f = await ready();
  f.discord.world.timeOut('Study Hall', 'learner1', new Date('2026-03-02T12:10:00Z'));
  expect([f.learner.commands(), () => f.learner.say('x')]).toEqual([[], expect.any(Function)]);
  expect(() => f.learner.say('x')).toThrow('may not write here');
  f.setNow(new Date('2026-03-02T12:11:00Z'));
  expect(f.learner.commands()).not.toEqual([]);
});
