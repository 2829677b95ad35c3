import type { APIInteraction } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { readInteraction } from '../../../src/discord/interactions/interaction.ts';
import { click, elsewhere, slash, submit, typing } from './dispatch-bench.ts';

describe('reading an interaction', () => {
  test.each([
    {
      name: 'a command without options',
      raw: slash('today'),
      want: { kind: 'command', name: 'today', sub: '', call: { input: {} } },
    },
    {
      name: 'values as they are',
      raw: slash('setup', [
        { name: 'time', type: 3, value: '08:00' },
        { name: 'from', type: 4, value: 174 },
        { name: 'ahead', type: 5, value: false },
        { name: 'role', type: 8, value: '77' },
      ]),
      want: { kind: 'command', name: 'setup', call: { input: { time: '08:00', from: 174, ahead: false, role: '77' } } },
    },
    {
      name: 'a subcommand',
      raw: slash('cohort', [{ name: 'pause', type: 1, options: [{ name: 'until', type: 3, value: 'friday' }] }]),
      want: { name: 'cohort', sub: 'pause', call: { input: { until: 'friday' } } },
    },
    {
      name: 'a subcommand without options',
      raw: slash('cohort', [{ name: 'pause', type: 1 }]),
      want: { sub: 'pause', call: { input: {} } },
    },
    {
      name: 'a subcommand in a group',
      raw: slash('admin', [{ name: 'day', type: 2, options: [{ name: 'skip', type: 1, options: [] }] }]),
      want: { sub: 'day/skip', call: { input: {} } },
    },
    {
      name: 'a file',
      raw: slash('import', [{ name: 'file', type: 11, value: '5' }], {
        resolved: {
          attachments: {
            5: { id: '5', url: 'https://cdn/x.md', filename: 'x.md', size: 3, content_type: 'text/plain' },
          },
        },
      }),
      want: {
        call: {
          input: { file: { id: '5', url: 'https://cdn/x.md', filename: 'x.md', size: 3, contentType: 'text/plain' } },
        },
      },
    },
    {
      name: 'a button of a public message',
      raw: click('done?post=88'),
      want: { kind: 'component', name: 'done', on: 'channel', call: { input: { post: '88' } } },
    },
    {
      name: 'a button of a direct message',
      raw: { ...click('done?day=88'), context: 1 } as APIInteraction,
      want: { kind: 'component', name: 'done', on: 'direct', call: { input: { day: '88' } } },
    },
    {
      name: 'a button of a private message',
      raw: click('week?number=3', { flags: 64 }),
      want: { kind: 'component', name: 'week', on: 'private', call: { input: { number: '3' } } },
    },
    {
      name: 'a select',
      raw: click('open?post=1', { values: ['174', '175'] }),
      want: { kind: 'component', name: 'open', call: { input: { post: '1', values: ['174', '175'] } } },
    },
    {
      name: 'a form with labels',
      raw: submit('note?day=174', [
        { type: 18, id: 1, component: { type: 4, custom_id: 'text', value: 'learned' } },
        { type: 18, id: 2, component: { type: 3, custom_id: 'who', values: ['cohort'] } },
        { type: 18, id: 3, component: { type: 3, custom_id: 'also', values: ['a', 'b'] } },
        { type: 18, id: 4, component: { type: 3, custom_id: 'none', values: [] } },
        { type: 10, id: 5 },
      ]),
      want: {
        kind: 'modal',
        name: 'note',
        on: 'channel',
        call: { input: { day: '174', text: 'learned', who: 'cohort', also: ['a', 'b'] } },
      },
    },
    {
      name: 'text with the one character that no database keeps',
      raw: submit('notes?day=17%004', [{ type: 18, component: { type: 4, custom_id: 'text', value: 'a\0b' } }]),
      want: { call: { input: { day: '174', text: 'ab' } } },
    },
    {
      name: 'a choice and an option with it',
      raw: click('open', { values: ['17\0' + '4'] }),
      want: { call: { input: { values: ['174'] } } },
    },
    {
      name: 'a form in the older shape, opened from a private message',
      raw: submit('note', [{ type: 1, components: [{ type: 4, custom_id: 'text', value: '' }] }], 64),
      want: { kind: 'modal', on: 'private', call: { input: { text: '' } } },
    },
    {
      name: 'a form with words, boxes and a file',
      raw: submit(
        'note',
        [
          { type: 10, id: 1 },
          { type: 18, component: { type: 22, custom_id: 'also', values: ['done'] } },
          { type: 18, component: { type: 22, custom_id: 'none', values: [] } },
          { type: 18, component: { type: 19, custom_id: 'file', values: ['5'] } },
          { type: 18, component: { type: 19, custom_id: 'missing', values: ['6'] } },
        ],
        0,
        { attachments: { 5: { id: '5', url: 'https://cdn/x.md', filename: 'x.md', size: 3 } } },
      ),
      want: {
        call: {
          input: {
            also: ['done'],
            none: [],
            file: [{ id: '5', url: 'https://cdn/x.md', filename: 'x.md', size: 3, contentType: null }],
            missing: [],
          },
        },
      },
    },
    {
      name: 'somebody typing',
      raw: typing('day', [
        { name: 'number', type: 3, value: '17', focused: true },
        { name: 'plan', type: 3, value: 'python' },
      ]),
      want: {
        kind: 'autocomplete',
        name: 'day',
        call: { input: { option: 'number', text: '17', others: { plan: 'python' } } },
      },
    },
  ])('$name', ({ raw, want }) => {
    expect(readInteraction(raw)).toMatchObject(want);
  });

  test('who and where', () => {
    const { call } = readInteraction(slash('today')) as Extract<
      ReturnType<typeof readInteraction>,
      { kind: 'command' }
    >;
    expect(call).toMatchObject({
      guildId: '10',
      channelId: '20',
      parentId: null,
      userId: '30',
      locale: 'en-GB',
      displayName: 'ana',
      roles: [],
      permissions: 2048n,
    });
  });

  test('a thread knows its parent', () => {
    const inThread = elsewhere(slash('today'), { channel: { id: '21', type: 11, parent_id: '20' }, channel_id: '21' });
    expect(readInteraction(inThread)).toMatchObject({ call: { channelId: '21', parentId: '20' } });
  });

  test('a channel in a category has no parent', () => {
    const inCategory = elsewhere(slash('today'), { channel: { id: '20', type: 0, parent_id: '2' } });
    expect(readInteraction(inCategory)).toMatchObject({ call: { parentId: null } });
  });

  test('direct messages', () => {
    const direct = { guild_id: undefined, member: undefined, user: { id: '30', username: 'ana' } };
    const call = { guildId: '@30', userId: '30', displayName: 'ana', roles: [], permissions: 0n };
    expect(readInteraction(elsewhere(slash('today'), direct))).toMatchObject({ kind: 'command', call });
    expect(readInteraction(elsewhere(typing('day', []), direct))).toMatchObject({ kind: 'autocomplete', call });
  });

  const member = { user: { id: '30', username: 'ana' }, nick: 'Boss', roles: ['1'], permissions: '32' };

  test.each([
    { name: 'a server that added the app', owners: { 0: '10' }, want: { guildId: '10', permissions: 32n } },
    {
      name: 'one where the caller has it in their account, too',
      owners: { 0: '10', 1: '30' },
      want: { guildId: '10' },
    },
    { name: 'a message of the bot’s there, of which Discord says nothing', owners: {}, want: { guildId: '10' } },
    {
      name: 'a server that did not add the app, which is the caller’s own place then',
      owners: { 1: '30' },
      want: { guildId: '@30', displayName: 'ana', roles: [], permissions: 0n },
    },
  ])('$name', ({ owners, want }) => {
    const raw = elsewhere(slash('today'), { member, authorizing_integration_owners: owners });
    expect(readInteraction(raw)).toMatchObject({ call: want });
  });

  test('a command in the menu of a person is foreign', () => {
    expect(readInteraction(slash('Report', [], { type: 2, target_id: '30' })).kind).toBe('foreign');
  });

  const embeds = [{ title: 'Day 174' }, { description: 'Task', fields: [{ name: 'Done when', value: 'it runs' }] }];
  test.each<[string, object, string]>([
    ['as it is', { content: 'Try an index.\0', embeds }, 'Try an index.'],
    [
      'and those of an app’s embeds',
      { content: 'Day', author: { bot: true }, embeds: [{ title: 'Task' }] },
      'Day\n\nTask',
    ],
    ['of its embeds, where it has no words', { content: ' ', embeds }, 'Day 174\n\nTask\n\nDone when\nit runs'],
    [
      'that it forwards',
      { content: '', message_snapshots: [{ message: { content: 'Read this.', embeds: [] } }] },
      'Read this.',
    ],
    [
      'of a forwarded embed',
      { content: '', message_snapshots: [{ message: { content: '', embeds } }] },
      'Day 174\n\nTask\n\nDone when\nit runs',
    ],
    ['that it has not', { content: '', embeds: [] }, ''],
    ['cut where it is far too long', { content: 'x'.repeat(5000) }, `${'x'.repeat(3999)}…`],
  ])('a command in the menu of a message is given the words %s', (_, message, text) => {
    const data = {
      type: 3,
      target_id: '40',
      resolved: { messages: { 40: { id: '40', channel_id: '20', ...message } } },
    };
    expect(readInteraction(slash('Save as note', [], data))).toMatchObject({
      kind: 'command',
      name: 'Save as note',
      sub: '',
      call: { request: '/Save as note', input: { message: { text, link: 'https://discord.com/channels/10/20/40' } } },
    });
  });

  test('a message of a conversation is linked as such', () => {
    const data = {
      type: 3,
      target_id: '40',
      resolved: { messages: { 40: { id: '40', channel_id: '20', content: 'x' } } },
    };
    const direct = { guild_id: undefined, member: undefined, user: { id: '30', username: 'ana' } };
    expect(readInteraction(elsewhere(slash('Save as note', [], data), direct))).toMatchObject({
      call: { input: { message: { link: 'https://discord.com/channels/@me/20/40' } } },
    });
  });
});
