import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { type Fixture, fixture } from './fixture.ts';
import { form, guildId, userId } from './raw-api.ts';

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

/** A public thread of the study channel, made so. */
const thread =
  (...how: ('locked' | 'archived')[]): Path =>
  ({ discord }) => {
    const id = discord.world.addChannel('Study Hall', { name: 'aside', type: 11, parent: 'study' });
    discord.world.editChannel(id, Object.fromEntries(how.map((one) => [one, true])));
    return `/channels/${id}/messages`;
  };
const privateThread: Path = ({ discord }) =>
  `/channels/${discord.world.addChannel('Study Hall', { name: 'aside', type: 12, parent: 'study' })}/messages`;

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
      503,
      0,
      ({ discord }) => discord.world.setAvailable('Study Hall', false),
    ],
    [
      'a server during an outage that looks like a ban',
      'GET',
      (f) => `/guilds/${guildId(f.discord)}`,
      undefined,
      403,
      50001,
      ({ discord }) => discord.world.setAvailable('Study Hall', false, 'forbidden'),
    ],
    [
      'half of an emoji in a custom id',
      'POST',
      messages,
      {
        content: 'x',
        components: [{ type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: 'x\ud83d' }] }],
      },
      500,
      0,
    ],
    ['half of an emoji in the content', 'POST', messages, { content: 'x\ud83d' }, 400, 50035],
    ['before and after together', 'GET', (f) => `${messages(f)}?before=1&after=2`, undefined, 400, 50035],
    ['a locked thread', 'POST', thread('locked'), { content: 'x' }, 400, 160_005],
    ['a locked and archived thread', 'POST', thread('locked', 'archived'), { content: 'x' }, 400, 50083],
    ['a private thread of others', 'POST', privateThread, { content: 'x' }, 403, 50001],
    [
      'a bot in time-out',
      'POST',
      messages,
      { content: 'x' },
      403,
      50013,
      ({ discord }) => discord.world.timeOut('Study Hall', 'Daymark', new Date('2026-03-02T12:01:00Z')),
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
    ['renaming without Manage Channels', 'PATCH', ({ study }) => `/channels/${study}`, { name: 'x' }, 403, 50013],
    ['an unknown server', 'GET', () => '/guilds/1', undefined, 404, 10004],
    ['an unknown member', 'GET', ({ discord }) => `/guilds/${guildId(discord)}/members/1`, undefined, 404, 10007],
    ['an unknown user', 'GET', () => '/users/1', undefined, 404, 10013],
    ['a direct message to nobody', 'POST', () => '/users/@me/channels', { recipient_id: '1' }, 400, 50033],
    ['another’s commands', 'GET', () => '/applications/1/commands', undefined, 404, 10002],
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
