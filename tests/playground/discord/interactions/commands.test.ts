import { describe, expect, test } from 'vitest';
import { messageOf, modal, ready } from './fixture.ts';

describe('a command', () => {
  test('carries what Discord sends', async () => {
    const { ask, actor, discord } = await ready();
    const { interaction } = await ask(() => actor.command('done', { day: '174' }), {
      type: 4,
      data: { content: 'ok' },
    });
    expect(interaction).toMatchObject({
      type: 2,
      version: 1,
      application_id: discord.applicationId,
      channel_id: actor.channelId,
      channel: { id: actor.channelId, type: 0, name: 'study' },
      guild: { locale: 'en-US', features: [] },
      guild_locale: 'en-US',
      locale: 'en-US',
      context: 0,
      entitlements: [],
      attachment_size_limit: 10_485_760,
      member: { user: { username: 'learner1' }, permissions: expect.stringMatching(/^\d+$/) },
      app_permissions: expect.stringMatching(/^\d+$/),
      authorizing_integration_owners: { 0: expect.any(String) },
      data: { name: 'done', type: 1, options: [{ name: 'day', type: 3, value: '174' }] },
    });
  });

  test('is answered with a message', async () => {
    const { ask, actor } = await ready();
    const { outcome, answer } = await ask(() => actor.command('note'), { type: 4, data: { content: 'hi', flags: 64 } });
    expect(await outcome).toMatchObject({
      kind: 'message',
      ephemeral: true,
      deferred: false,
      message: { content: 'hi', type: 20, flags: 64 },
    });
    expect(answer.json).toMatchObject({
      interaction: { response_message_ephemeral: true },
      resource: { type: 4, message: { content: 'hi' } },
    });
  });

  test('is answered late, after a clock jump of days, and in time by the stopwatch', async () => {
    const { actor, interactions, answerTo, setNow } = await ready();
    const outcome = actor.command('note');
    const interaction = await interactions.next();
    setNow(new Date('2026-04-01T00:00:00Z'));
    expect((await answerTo(interaction, { type: 4, data: { content: 'x' } })).status).toBe(200);
    expect((await outcome).kind).toBe('message');
  });

  test('fails after three seconds', async () => {
    const { actor, interactions, answerTo, stopwatch } = await ready();
    const outcome = actor.command('note');
    const interaction = await interactions.next();
    stopwatch.advance(3000);
    expect(await outcome).toEqual({ kind: 'failed', reason: 'The application did not respond' });
    expect((await answerTo(interaction, { type: 4, data: { content: 'x' } })).json['code']).toBe(10062);
  });

  test('is answered once', async () => {
    const { ask, actor, answerTo } = await ready();
    const { interaction } = await ask(() => actor.command('note'), { type: 5 });
    expect((await answerTo(interaction, { type: 4, data: { content: 'x' } })).json['code']).toBe(40060);
  });

  test('can be deferred; the first follow-up fills the answer and the ephemeral flag stays', async () => {
    const { ask, actor, api, webhook } = await ready();
    const { outcome, token } = await ask(() => actor.command('note'), { type: 5, data: { flags: 64 } });
    expect(actor.read()).toMatchObject([{ loading: true, ephemeral: true }]);
    const filled = await api('POST', webhook(token), { content: 'here' });
    expect(await outcome).toMatchObject({
      kind: 'message',
      ephemeral: true,
      deferred: true,
      message: { content: 'here', edited_timestamp: null },
    });
    const next = await api('POST', webhook(token), { content: 'more' });
    expect(actor.read().map(({ message, ephemeral }) => [message.content, ephemeral])).toEqual([
      ['here', true],
      ['more', false],
    ]);
    expect(next.json['id']).not.toBe(filled.json['id']);
  });

  test('shows a deferred answer as failed when nothing follows for 15 minutes', async () => {
    const { ask, actor, api, webhook, stopwatch } = await ready();
    const { outcome, token } = await ask(() => actor.command('note'), { type: 5 });
    stopwatch.advance(15 * 60_000 + 1);
    expect(await outcome).toMatchObject({ kind: 'failed' });
    const late = await api('PATCH', webhook(token, '/messages/@original'), { content: 'x' });
    expect([late.status, late.json['code']]).toEqual([401, 50027]);
  });

  test('has no webhook before its first answer', async () => {
    const { actor, interactions, api, webhook, stopwatch } = await ready();
    const outcome = actor.command('note');
    const { token } = await interactions.next();
    expect((await api('POST', webhook(token), { content: 'x' })).json['code']).toBe(10015);
    stopwatch.advance(3000);
    await outcome;
  });

  test('its answers can be read, edited and deleted, those of others not', async () => {
    const { ask, actor, api, webhook, study } = await ready();
    const { token, answer } = await ask(() => actor.command('note'), { type: 4, data: { content: 'a', flags: 64 } });
    const original = webhook(token, '/messages/@original');
    expect((await api('GET', original)).json['content']).toBe('a');
    expect((await api('PATCH', original, { content: 'b', flags: 0 })).json).toMatchObject({ content: 'b', flags: 64 });
    const id = (answer.json['resource'] as { message: { id: string } }).message.id;
    expect((await api('GET', `/channels/${study}/messages/${id}`)).json['code'], 'ephemeral').toBe(10008);
    const other = await api('POST', `/channels/${study}/messages`, { content: 'other' });
    expect((await api('GET', webhook(token, `/messages/${other.json['id']}`))).json['code']).toBe(10008);
    expect((await api('DELETE', original)).status).toBe(204);
    expect((await api('GET', original)).json['code']).toBe(10008);
    expect(actor.read().map(({ message }) => message.content)).toEqual(['other']);
  });

  test.each<[string, object, string]>([
    ['an update', { type: 7, data: { content: 'x' } }, 'type'],
    ['a deferred update', { type: 6 }, 'type'],
    ['suggestions', { type: 8, data: { choices: [] } }, 'type'],
    ['a pong', { type: 1 }, 'type'],
    ['a long message', { type: 4, data: { content: 'x'.repeat(2001) } }, 'data'],
    ['a modal without title', { type: 9, data: { ...modal, title: '' } }, 'data'],
  ])('cannot be answered with %s', async (_, body, where) => {
    const { ask, actor, answerTo } = await ready();
    const { outcome, answer, interaction } = await ask(() => actor.command('note'), body);
    expect([answer.status, answer.json['code'], Object.keys(answer.json['errors'] as object)]).toEqual([
      400,
      50035,
      [where],
    ]);
    await answerTo(interaction, { type: 4, data: { content: 'still possible' } });
    expect(messageOf(await outcome).content).toBe('still possible');
  });

  test('may come twice; the second answer is refused', async () => {
    const { ask, actor, discord, interactions, answerTo } = await ready();
    discord.faults.deliverInteractions(2);
    const { interaction } = await ask(() => actor.command('note'), { type: 4, data: { content: 'x' } });
    const again = await interactions.next();
    expect(again['id']).toBe(interaction['id']);
    expect((await answerTo(again, { type: 4, data: { content: 'x' } })).json['code']).toBe(40060);
  });

  test('opens a context menu on a message', async () => {
    const { ask, actor } = await ready();
    const said = actor.say('keep this');
    const { interaction } = await ask(() => actor.menu('Save', said.id), { type: 4, data: { content: 'saved' } });
    expect(interaction['data']).toMatchObject({
      type: 3,
      target_id: said.id,
      resolved: { messages: { [said.id]: { content: 'keep this' } } },
    });
  });
});
