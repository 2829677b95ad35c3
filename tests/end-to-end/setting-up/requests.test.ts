import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { openServer } from '../../support/open-server.ts';
import { hasDocument, inspectRequests } from '../../support/recorded-requests.ts';

const postingBot =
  P.ViewChannel | P.SendMessages | P.SendMessagesInThreads | P.EmbedLinks | P.AttachFiles | P.ReadMessageHistory;

/** One of each kind of request; those of all other tests are checked too, each file's after its last test. */
test.skipIf(!hasDocument)(
  'every request is one that Discord’s OpenAPI document allows (needs DISCORD_OPENAPI)',
  async () => {
    const server = await openServer({ discord: { botPermissions: postingBot | P.ManageRoles } });
    await server.beginPlan({ role: server.roleId('Learners'), 'take-role': 'true', threads: 'day' });
    await server.postUntil('2026-03-02');
    await (await server.lena.run('join')).press('Ping me');

    await server.lena.suggest('done', 'day', '17');
    const form = await server.lena.pressPost('Note');
    const saved = await form.fill({
      text: 'Checked.',
      also: ['done', 'share'],
      link: 'https://example.org/a',
      file: [{ name: 'a.txt', data: 'A', contentType: 'text/plain' }],
    });
    const shown = await saved.press('See or edit');
    const share = async (text: string, share: string, at: string) => {
      await (await shown.press('Edit')).fill({ text, also: share === 'cohort' ? ['share'] : [] });
      await server.at(at);
    };
    await share('Checked.', 'cohort', '2026-03-02T06:01:00Z');
    const thread = server.discord.world.channels().find(({ type }) => type === 11)?.id ?? '';
    server.discord.world.editChannel(thread, { archived: true });
    await share('Checked again.', 'cohort', '2026-03-02T06:02:00Z');
    await share('Checked again.', 'me', '2026-03-02T06:03:00Z');
    await server.lena.run('note', { text: 'x'.repeat(2001) });
    await (await server.lena.run('privacy')).press('Export as a file');
    await (await server.lena.run('week')).press('Week 26');

    const held = await server.holdLearner('learner1');
    const deferred = server.request(({ body }) => JSON.stringify(body)?.includes('"type":5') ?? false);
    const slow = server.lena.run('undo');
    await deferred;
    await held.release();
    await slow;

    server.discord.world.setOverwrite('study', 'Daymark', { deny: 1n << 11n });
    await server.postUntil('2026-03-03');
    expect(server.admin.direct()).toHaveLength(1);

    const findings = inspectRequests(server.discord.requests);
    expect(findings.problems).toEqual([]);
    expect(findings.operations).toEqual([
      'PATCH /channels/{channel_id}',
      'PATCH /channels/{channel_id}/messages/{message_id}',
      'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original',
      'POST /channels/{channel_id}/messages',
      'POST /channels/{channel_id}/messages/{message_id}/threads',
      'POST /interactions/{interaction_id}/{interaction_token}/callback',
      'POST /users/@me/channels',
      'PUT /applications/{application_id}/commands',
    ]);
    expect(findings.checked).toBeGreaterThan(15);
    // Without a body, so that only the path is held to the document.
    const bodiless = server.discord.requests.filter(({ method }) => method === 'PUT' || method === 'DELETE');
    expect([...new Set(bodiless.map(({ method, route, status }) => `${method} ${route} ${status}`))].sort()).toEqual([
      'DELETE /channels/:channel/messages/:message 204',
      'PUT /applications/:application/commands 200',
      'PUT /guilds/:guild/members/:user/roles/:role 204',
    ]);

    // The check itself: it would tell.
    const entry = { id: 1, at: '', route: '', status: 200, durationMs: 0, files: [], response: null };
    const wrong = inspectRequests([
      { ...entry, method: 'POST', path: '/channels/1/messages', body: { content: 7 } },
      { ...entry, method: 'POST', path: '/no/such/thing', body: {} },
    ]);
    expect(wrong.problems).toEqual([
      expect.stringContaining('POST /channels/{channel_id}/messages /content'),
      'POST /no/such/thing is no operation of Discord’s',
    ]);
  },
);
