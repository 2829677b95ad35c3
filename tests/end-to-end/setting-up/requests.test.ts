import { expect, test } from 'vitest';
import { hasDocument, inspectRequests } from '../../support/recorded-requests.ts';
import { testServerBuilder } from '../../support/test-server.ts';
import { testServerDatabase } from '../../support/test-server-database.ts';

const openServer = testServerBuilder(testServerDatabase);

/** One of each kind of request; those of all other tests are checked too, each file's after its last test. */
test.skipIf(!hasDocument)(
  'every request is one that Discord’s OpenAPI document allows (needs DISCORD_OPENAPI)',
  async () => {
    const server = await openServer();
    await server.beginPlan({ role: 'Learners' });
    await server.postUntil('2026-03-02');

    await server.lena.suggest('done', 'day', '17');
    const form = await server.lena.pressPost('Note');
    const saved = await form.fill({
      text: 'Checked.',
      also: ['done', 'share'],
      link: 'https://example.org/a',
      file: [{ name: 'a.txt', data: 'A', contentType: 'text/plain' }],
    });
    await saved.press('See or edit');
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
      'PATCH /channels/{channel_id}/messages/{message_id}',
      'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original',
      'POST /channels/{channel_id}/messages',
      'POST /interactions/{interaction_id}/{interaction_token}/callback',
      'POST /users/@me/channels',
      'PUT /applications/{application_id}/commands',
    ]);
    expect(findings.checked).toBeGreaterThan(15);

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
