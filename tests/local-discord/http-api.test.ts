import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { type Fixture, fixture } from './fixture.ts';
import { guildId, userId } from './raw-api.ts';

type Path = (f: Fixture) => string;
type Case = [
  what: string,
  method: string,
  path: Path,
  body: unknown,
  status: number,
  code: number,
  before?: (f: Fixture) => void,
];
const messages: Path = ({ study }) => `/channels/${study}/messages`;
const application: Path = ({ discord }) => `/applications/${discord.applicationId}`;
const denied =
  (deny: bigint) =>
  ({ discord }: Fixture) =>
    discord.world.setOverwrite('study', '@everyone', { deny });

describe('refusals', () => {
  test.each<Case>([
    ['an unknown route', 'GET', () => '/nowhere', undefined, 404, 0],
    ['a method of another route', 'DELETE', () => '/users/@me', undefined, 405, 0],
    ['an unknown channel', 'GET', () => '/channels/1', undefined, 404, 10003],
    [
      'a removed channel',
      'POST',
      messages,
      { content: 'x' },
      404,
      10003,
      ({ discord }) => discord.world.removeChannel('study'),
    ],
    [
      'a channel one may not view',
      'GET',
      ({ study }) => `/channels/${study}`,
      undefined,
      403,
      50001,
      (f) => f.discord.world.setOverwrite('study', 'Daymark', { deny: P.ViewChannel }),
    ],
    ['a channel one may not write in', 'POST', messages, { content: 'x' }, 403, 50013, denied(P.SendMessages)],
    [
      'files without Attach Files',
      'POST',
      messages,
      'form',
      403,
      50013,
      (f) => f.discord.world.setOverwrite('study', 'Daymark', { deny: P.AttachFiles }),
    ],
    [
      'embeds alone without Embed Links',
      'POST',
      messages,
      { embeds: [{ title: 't' }] },
      403,
      50013,
      (f) => f.discord.world.setOverwrite('study', 'Daymark', { deny: P.EmbedLinks }),
    ],
    [
      'a server that threw the bot out',
      'POST',
      messages,
      { content: 'x' },
      403,
      50001,
      ({ discord }) => discord.world.kickBot('Study Hall'),
    ],
    [
      'a server during an outage',
      'POST',
      messages,
      { content: 'x' },
      403,
      50001,
      ({ discord }) => discord.world.setAvailable('Study Hall', false),
    ],
    ['an empty message', 'POST', messages, { content: '  ' }, 400, 50006],
    [
      'components alone',
      'POST',
      messages,
      { components: [{ type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: 'x' }] }] },
      400,
      50006,
    ],
    ['a long message', 'POST', messages, { content: 'x'.repeat(2001) }, 400, 50035],
    ['no JSON', 'POST', messages, '{', 400, 50109],
    ['an unknown message', 'PATCH', (f) => `${messages(f)}/1`, { content: 'x' }, 404, 10008],
    ['a limit over 100', 'GET', (f) => `${messages(f)}?limit=101`, undefined, 400, 50035],
    ['a reply to nothing', 'POST', messages, { content: 'x', message_reference: { message_id: '1' } }, 400, 50035],
    ['an attachment that was not sent', 'POST', messages, { content: 'x', attachments: [{ id: 0 }] }, 400, 50146],
    [
      'a crosspost from a text channel',
      'POST',
      (f) => `${messages(f)}/${f.discord.as('learner1', { channel: 'study' }).say('x').id}/crosspost`,
      {},
      400,
      50024,
    ],
    [
      'another’s message',
      'PATCH',
      (f) => `${messages(f)}/${f.discord.as('learner1', { channel: 'study' }).say('x').id}`,
      { content: 'y' },
      403,
      50005,
    ],
    [
      'deleting another’s message',
      'DELETE',
      (f) => `${messages(f)}/${f.discord.as('learner1', { channel: 'study' }).say('x').id}`,
      undefined,
      403,
      50013,
    ],
    [
      'a thread without permission',
      'POST',
      ({ study }) => `/channels/${study}/threads`,
      { name: 't', type: 11 },
      403,
      50013,
      denied(P.CreatePublicThreads),
    ],
    ['a thread without name', 'POST', ({ study }) => `/channels/${study}/threads`, { type: 11 }, 400, 50035],
    ['renaming without Manage Channels', 'PATCH', ({ study }) => `/channels/${study}`, { name: 'x' }, 403, 50013],
    ['an unknown server', 'GET', () => '/guilds/1', undefined, 404, 10004],
    ['an unknown member', 'GET', ({ discord }) => `/guilds/${guildId(discord)}/members/1`, undefined, 404, 10007],
    [
      'the member list without its intent',
      'GET',
      ({ discord }) => `/guilds/${guildId(discord)}/members`,
      undefined,
      403,
      50001,
    ],
    ['an unknown user', 'GET', () => '/users/1', undefined, 404, 10013],
    ['a direct message to nobody', 'POST', () => '/users/@me/channels', { recipient_id: '1' }, 400, 50033],
    ['another’s commands', 'GET', () => '/applications/1/commands', undefined, 404, 10002],
    ['an unknown command', 'GET', (f) => `${application(f)}/commands/1`, undefined, 404, 10063],
    ['commands of a strange server', 'GET', (f) => `${application(f)}/guilds/1/commands`, undefined, 403, 50001],
    ['a wrong command', 'POST', (f) => `${application(f)}/commands`, { name: 'X' }, 400, 50035],
    ['an unknown interaction', 'POST', () => '/interactions/1/nope/callback', { type: 4 }, 404, 10062],
    ['an unknown webhook', 'POST', (f) => `/webhooks/${f.discord.applicationId}/nope`, { content: 'x' }, 404, 10015],
  ])('%s', async (_, method, path, body, status, code, before) => {
    const f = await fixture();
    const url = path(f);
    before?.(f);
    const answer = await f.api(method, url, body === 'form' ? form() : body);
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
    expect(typeof answer.json['message']).toBe('string');
  });

  test('a wrong token', async () => {
    const { api } = await fixture();
    const answer = await api('GET', '/users/@me', undefined, { Authorization: 'Bot wrong' });
    expect([answer.status, answer.json]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
  });

  test('faults of a form are nested by their path', async () => {
    const { api, study } = await fixture();
    const { json } = await api('POST', `/channels/${study}/messages`, { embeds: [{ fields: [{ name: 'n' }] }] });
    expect(json['errors']).toEqual({
      embeds: {
        0: {
          fields: { 0: { value: { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }] } } },
        },
      },
    });
  });

  test('closed direct messages, and no common server', async () => {
    const { api, discord } = await fixture();
    const open = async (name: string) =>
      (await api('POST', '/users/@me/channels', { recipient_id: userId(discord, name) })).json['id'];
    const [one, two] = [await open('learner1'), await open('learner2')];
    discord.world.setDirectMessages('learner1', false);
    discord.world.removeMember('Study Hall', 'learner2');
    expect((await api('POST', `/channels/${one}/messages`, { content: 'x' })).json['code']).toBe(50007);
    expect((await api('POST', `/channels/${two}/messages`, { content: 'x' })).json['code']).toBe(50278);
  });
});

function form(): FormData {
  const data = new FormData();
  data.append('payload_json', JSON.stringify({ content: 'x', attachments: [{ id: 0, description: 'A picture' }] }));
  data.append('files[0]', new Blob(['bytes'], { type: 'text/plain' }), 'my notes.txt');
  return data;
}

describe('messages', () => {
  test('a nonce brings back the first message for a few minutes', async () => {
    const { api, study, setNow } = await fixture();
    const post = async (body: object) => (await api('POST', `/channels/${study}/messages`, body)).json['id'];
    const first = await post({ content: 'a', nonce: 'post-1', enforce_nonce: true });
    expect(await post({ content: 'b', nonce: 'post-1', enforce_nonce: true })).toBe(first);
    expect(await post({ content: 'c', nonce: 'post-2', enforce_nonce: true })).not.toBe(first);
    expect(await post({ content: 'd', nonce: 'post-1' })).not.toBe(first);
    setNow(new Date('2026-03-02T12:10:00Z'));
    expect(await post({ content: 'e', nonce: 'post-1', enforce_nonce: true })).not.toBe(first);
  });

  test.each<[string, string, string[]]>([
    ['newest first', 'limit=2', ['5', '4']],
    ['before', 'before=4&limit=2', ['3', '2']],
    ['after, the oldest of them', 'after=2&limit=2', ['4', '3']],
    ['around', 'around=3&limit=3', ['4', '3', '2']],
  ])('are listed %s', async (_, query, expected) => {
    const { api, study, discord } = await fixture();
    const ids = [1, 2, 3, 4, 5].map(
      (n) => discord.as('learner1', { channel: 'study' }).say(`<@${discord.botId}> ${n}`).id,
    );
    const asked = query.replace(/=(\d)&/, (_match, n) => `=${ids[Number(n) - 1]}&`);
    const { list } = await api('GET', `/channels/${study}/messages?${asked}`);
    expect(list.map(({ content }) => String(content).at(-1))).toEqual(expected);
  });

  test('are hidden, without an error, from those who may not read the history', async () => {
    const { api, study, discord } = await fixture();
    await api('POST', `/channels/${study}/messages`, { content: 'x' });
    discord.world.inviteBot('Study Hall', P.ViewChannel | P.SendMessages);
    discord.world.setOverwrite('study', '@everyone', { deny: P.ReadMessageHistory });
    expect((await api('GET', `/channels/${study}/messages`)).list).toEqual([]);
  });

  test('of others have no content without the intent', async () => {
    const { api, study, discord } = await fixture();
    discord.as('learner1', { channel: 'study' }).say('secret');
    await api('POST', `/channels/${study}/messages`, { content: 'own' });
    const { list } = await api('GET', `/channels/${study}/messages`);
    expect(list.map(({ content }) => content)).toEqual(['own', '']);
  });

  test('lose embeds they may not have, without a word', async () => {
    const { api, study, discord } = await fixture();
    discord.world.setOverwrite('study', 'Daymark', { deny: P.EmbedLinks });
    const { status, json } = await api('POST', `/channels/${study}/messages`, {
      content: 'x',
      embeds: [{ title: 't' }],
    });
    expect([status, json['embeds']]).toEqual([200, []]);
  });

  test('tell whom they notified', async () => {
    const { api, study, discord } = await fixture();
    const learners = discord.world.roles().find(({ name }) => name === 'Learners')?.id;
    const post = async (allowed_mentions: object) => {
      const { json } = await api('POST', `/channels/${study}/messages`, {
        content: `<@&${learners}> @everyone`,
        allowed_mentions,
      });
      return discord.world.pings(String(json['id']));
    };
    expect(await post({ parse: [] })).toEqual({ users: [], roles: [], everyone: false });
    expect(await post({ roles: [learners] })).toEqual({ users: [], roles: [learners], everyone: false });
    discord.world.editRole('Study Hall', 'Learners', { mentionable: false });
    expect(await post({ roles: [learners] })).toMatchObject({ roles: [] });
  });

  test('carry files that can be fetched', async () => {
    const { api, study } = await fixture();
    const { json } = await api('POST', `/channels/${study}/messages`, form());
    const [file] = json['attachments'] as { url: string; filename: string; description: string; size: number }[];
    expect(file).toMatchObject({ filename: 'my_notes.txt', description: 'A picture', size: 5 });
    expect(await (await fetch(file?.url ?? '')).text()).toBe('bytes');
  });

  test('an embed takes its picture out of the attachments', async () => {
    const { api, study } = await fixture();
    const data = new FormData();
    data.append('payload_json', JSON.stringify({ embeds: [{ image: { url: 'attachment://heat.png' } }] }));
    data.append('files[0]', new Blob(['png'], { type: 'image/png' }), 'heat.png');
    const { json } = await api('POST', `/channels/${study}/messages`, data);
    expect(json).toMatchObject({
      attachments: [],
      embeds: [{ image: { url: expect.stringMatching(/^http:.*heat\.png$/) } }],
    });
  });

  test('an edit changes what it names, marks the time and notifies nobody', async () => {
    const { api, study, discord } = await fixture();
    const { json } = await api('POST', `/channels/${study}/messages`, { content: 'a', embeds: [{ title: 't' }] });
    const edited = await api('PATCH', `/channels/${study}/messages/${json['id']}`, {
      content: `<@${userId(discord, 'learner1')}>`,
    });
    expect(edited.json).toMatchObject({ embeds: [{ title: 't' }], edited_timestamp: '2026-03-02T12:00:00.000Z' });
    expect(discord.world.pings(String(json['id'])).users).toEqual([]);
    expect(
      (await api('PATCH', `/channels/${study}/messages/${json['id']}`, { content: '', embeds: [] })).json['code'],
    ).toBe(50006);
  });

  test('older than an hour they can be edited only so often', async () => {
    const { api, study, setNow, stopwatch } = await fixture({ rateLimits: { routeFactor: 100 } });
    const { json } = await api('POST', `/channels/${study}/messages`, { content: 'a' });
    setNow(new Date('2026-03-02T14:00:00Z'));
    const edit = () => api('PATCH', `/channels/${study}/messages/${json['id']}`, { content: 'b' });
    for (const _ of [1, 2, 3]) expect((await edit()).status).toBe(200);
    const refused = await edit();
    expect([refused.status, refused.json['code'], refused.headers.get('retry-after')]).toEqual([429, 30046, '20.000']);
    stopwatch.advance(20_000);
    expect((await edit()).status).toBe(200);
  });

  test('announcements are crossposted once', async () => {
    const { api, discord } = await fixture();
    const channel = discord.world.addChannel('Study Hall', { name: 'news', type: 5 });
    const { json } = await api('POST', `/channels/${channel}/messages`, { content: 'a' });
    const crosspost = () => api('POST', `/channels/${channel}/messages/${json['id']}/crosspost`);
    expect((await crosspost()).json['flags']).toBe(1);
    expect((await crosspost()).json['code']).toBe(40033);
  });

  test('start a thread, once', async () => {
    const { api, study } = await fixture();
    const { json } = await api('POST', `/channels/${study}/messages`, { content: 'a' });
    const open = () => api('POST', `/channels/${study}/messages/${json['id']}/threads`, { name: 'talk' });
    const thread = await open();
    expect([thread.status, thread.json['id'], thread.json['parent_id']]).toEqual([201, json['id'], study]);
    expect((await open()).json['code']).toBe(160_004);
    expect((await api('POST', `/channels/${thread.json['id']}/messages`, { content: 'in it' })).status).toBe(200);
  });
});

describe('commands', () => {
  const done = {
    name: 'done',
    description: 'Finish',
    options: [{ type: 4, name: 'day', description: 'Which', required: false }],
  };

  test('overwriting keeps ids, and versions of what is the same', async () => {
    const f = await fixture();
    const put = async (...commands: object[]) => (await f.api('PUT', `${application(f)}/commands`, commands)).list;
    const [first] = await put(done, { name: 'week', description: 'Show' });
    const [same, ...rest] = await put(done);
    const [changed] = await put({ ...done, description: 'Done' });
    expect(rest).toEqual([]);
    expect(same).toEqual(first);
    expect([changed?.['id'], changed?.['version'] === first?.['version']]).toEqual([first?.['id'], false]);
    expect(first).toMatchObject({ type: 1, default_member_permissions: null, contexts: null, integration_types: [0] });
    expect(first?.['options']).toEqual([{ type: 4, name: 'day', description: 'Which' }]);
  });

  test('are created, read, changed and deleted, globally and in a server', async () => {
    const f = await fixture();
    for (const base of [`${application(f)}/commands`, `${application(f)}/guilds/${guildId(f.discord)}/commands`]) {
      const created = await f.api('POST', base, done);
      expect([created.status, (await f.api('POST', base, done)).status]).toEqual([201, 200]);
      const one = `${base}/${created.json['id']}`;
      expect((await f.api('PATCH', one, { description: 'New' })).json['description']).toBe('New');
      expect((await f.api('GET', one)).json['description']).toBe('New');
      expect((await f.api('DELETE', one)).status).toBe(204);
      expect((await f.api('GET', base)).list).toEqual([]);
    }
  });

  test('are listed with translations when asked', async () => {
    const f = await fixture();
    await f.api('PUT', `${application(f)}/commands`, [{ ...done, name_localizations: { de: 'fertig' } }]);
    const list = async (query: string) =>
      (await f.api('GET', `${application(f)}/commands${query}`)).list[0]?.['name_localizations'];
    expect([await list('?with_localizations=true'), await list('')]).toEqual([{ de: 'fertig' }, undefined]);
  });

  test('are at most a hundred', async () => {
    const f = await fixture();
    const many = Array.from({ length: 101 }, (_, index) => ({ name: `c${index}`, description: 'x' }));
    expect((await f.api('PUT', `${application(f)}/commands`, many)).json['code']).toBe(30_032);
  });
});

test.each<[string, Path, object]>([
  ['the bot', () => '/users/@me', { username: 'Daymark', bot: true }],
  ['the application', () => '/applications/@me', { name: 'Daymark' }],
  ['the application, by OAuth2', () => '/oauth2/applications/@me', { name: 'Daymark' }],
  ['the gateway', () => '/gateway/bot', { shards: 1, session_start_limit: { max_concurrency: 1 } }],
  [
    'a server',
    ({ discord }) => `/guilds/${guildId(discord)}?with_counts=true`,
    { name: 'Study Hall', approximate_member_count: 5 },
  ],
  [
    'a member',
    ({ discord }) => `/guilds/${guildId(discord)}/members/${userId(discord, 'admin')}`,
    { user: { username: 'admin' } },
  ],
  ['a channel', ({ study }) => `/channels/${study}`, { name: 'study', type: 0 }],
])('%s can be read', async (_, path, expected) => {
  const f = await fixture();
  expect((await f.api('GET', path(f))).json).toMatchObject(expected);
});

test('servers, channels and roles are listed', async () => {
  const { api, discord } = await fixture();
  const names = async (path: string) => (await api('GET', path)).list.map(({ name }) => name);
  const guild = guildId(discord);
  expect(await names('/users/@me/guilds')).toEqual(['Study Hall']);
  expect(await names(`/guilds/${guild}/channels`)).toEqual(['general', 'study']);
  expect(await names(`/guilds/${guild}/roles`)).toEqual(['@everyone', 'Admin', 'Learners', 'Daymark']);
});
