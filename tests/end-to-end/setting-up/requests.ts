import { expect, test } from 'vitest';
import { hasDocument, inspectRequests } from '../../support/recorded-requests.ts';
import { townBuilder } from '../../support/test-server.ts';
import { townDatabase } from '../../support/test-server-database.ts';

const openTown = townBuilder(townDatabase);

/** One of each kind of request; those of all other tests are checked too, each file's after its last test. */
test.skipIf(!hasDocument)(
  'every request is one that Discord’s OpenAPI document allows (needs DISCORD_OPENAPI)',
  async () => {
    const town = await openTown();
    await town.beginPlan({ role: 'Learners' });
    await town.postUntil('2026-03-02');

    await town.lena.suggest('done', 'day', '17');
    const form = await town.lena.pressPost('Note');
    const saved = await form.fill({ text: 'Checked.', done: 'yes' });
    await saved.press('See or edit');
    await town.lena.run('note', { text: 'x'.repeat(2001) });
    await (await town.lena.run('privacy')).press('Export as a file');
    await (await town.lena.run('week')).press('Week 26');

    const held = await town.holdLearner('learner1');
    const deferred = town.request(({ body }) => JSON.stringify(body)?.includes('"type":5') ?? false);
    const slow = town.lena.run('undo');
    await deferred;
    await held.release();
    await slow;

    town.discord.world.setOverwrite('study', 'Daymark', { deny: 1n << 11n });
    await town.postUntil('2026-03-03');
    expect(town.admin.direct()).toHaveLength(1);

    const findings = inspectRequests(town.discord.requests);
    expect(findings.problems).toEqual([]);
    expect(findings.operations).toEqual([
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
