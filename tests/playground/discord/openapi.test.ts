import { beforeAll, describe, expect, test } from 'vitest';
import { createOpenapiChecker, type OpenapiChecker, openapiFromEnvironment } from '../../support/openapi.ts';
import { type Fixture, fixture } from './fixture.ts';
import { guildId, userId } from './raw-api.ts';

const file = process.env['DISCORD_OPENAPI'];

// Without the document this check counts as skipped; `.ci/run` always has it.
describe.skipIf(!file)('Discord’s own document', () => {
  let checker: OpenapiChecker;
  beforeAll(() => {
    checker = createOpenapiChecker(file ?? '');
  });

  test.each<[string, string, (f: Fixture) => string, unknown?]>([
    ['UserPIIResponse', 'GET', () => '/users/@me'],
    ['PrivateApplicationResponse', 'GET', () => '/applications/@me'],
    ['GatewayBotResponse', 'GET', () => '/gateway/bot'],
    ['GuildWithCountsResponse', 'GET', ({ discord }) => `/guilds/${guildId(discord)}`],
    ['GuildMemberResponse', 'GET', ({ discord }) => `/guilds/${guildId(discord)}/members/${userId(discord, 'admin')}`],
    ['GuildChannelResponse', 'GET', ({ study }) => `/channels/${study}`],
    ['PrivateChannelResponse', 'POST', () => '/users/@me/channels', { recipient_id: '' }],
    [
      'MessageResponse',
      'POST',
      ({ study }) => `/channels/${study}/messages`,
      {
        content: 'x',
        embeds: [{ title: 't', fields: [{ name: 'n', value: 'v' }] }],
        components: [{ type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: 'x' }] }],
      },
    ],
    [
      'ApplicationCommandResponse',
      'POST',
      ({ discord }) => `/applications/${discord.applicationId}/commands`,
      {
        name: 'done',
        description: 'x',
        options: [{ type: 3, name: 'a', description: 'b', choices: [{ name: 'c', value: 'd' }] }],
      },
    ],
  ])('%s describes our answer', async (schema, method, path, body) => {
    const f = await fixture();
    const sent = schema === 'PrivateChannelResponse' ? { recipient_id: userId(f.discord, 'learner1') } : body;
    const { json } = await f.api(method, path(f), sent);
    expect(checker.component(schema, json)).toEqual([]);
  });

  test('ThreadResponse describes our answer', async () => {
    const f = await fixture();
    const messages = `/channels/${f.study}/messages`;
    const { json } = await f.api('POST', messages, { content: 'x' });
    const thread = await f.api('POST', `${messages}/${json['id']}/threads`, { name: 't' });
    expect(checker.component('ThreadResponse', thread.json)).toEqual([]);
  });

  test('an answer to an interaction is described', async () => {
    const f = await fixture();
    await f.api('PUT', `/applications/${f.discord.applicationId}/commands`, [{ name: 'done', description: 'x' }]);
    const outcome = f.discord.as('learner1').command('done');
    const { id, token } = await f.interactions.next();
    const { json } = await f.api('POST', `/interactions/${id}/${token}/callback?with_response=true`, {
      type: 4,
      data: { content: 'x' },
    });
    await outcome;
    expect(checker.component('InteractionCallbackResponse', json)).toEqual([]);
  });

  test('requests are judged by it', () => {
    const post = (body: unknown) => checker.request({ method: 'POST', path: '/channels/1/messages', body });
    expect(post({ content: 'x' })).toEqual({ operation: 'POST /channels/{channel_id}/messages', errors: [] });
    expect(post({ content: 5 })).toMatchObject({ errors: [expect.stringContaining('/content')] });
    expect(post(undefined)).toBe('no-body');
    expect(checker.request({ method: 'POST', path: '/nowhere', body: {} })).toBe('unknown-operation');
    const original = { method: 'PATCH', path: '/webhooks/1/t/messages/%40original', body: { content: 'x' } };
    expect(checker.request(original)).toMatchObject({ operation: expect.stringContaining('@original'), errors: [] });
    const command = { name: 'a', description: 'b', default_member_permissions: '32' };
    expect(checker.request({ method: 'PUT', path: '/applications/1/commands', body: [command] })).toMatchObject({
      errors: [],
    });
    expect(checker.checked()).toBeGreaterThan(0);
  });
});

test('without the document there is no checker', () => {
  expect(openapiFromEnvironment() === undefined).toBe(!file);
});
