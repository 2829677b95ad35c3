import { expect, test } from 'vitest';
import type { Answer } from '../../support/member.ts';
import { openServer } from '../../support/open-server.ts';
import type { TestServer } from '../../support/test-server.ts';

const benchmark = 'A benchmark with times before and after, and proof that the results agree';

async function serverWithPost() {
  const server = await openServer();
  await server.beginPlan();
  await server.postUntil('2026-03-03');
  await server.lena.pressPost('Done');
  return server;
}

const forms: [string, (server: TestServer) => Promise<() => Promise<Answer>>][] = [
  [
    'under the post',
    async ({ lena }) =>
      () =>
        lena.pressPost('Note'),
  ],
  [
    'of /note',
    async ({ lena }) =>
      () =>
        lena.run('note'),
  ],
  [
    'of /note for another day',
    async ({ lena }) =>
      () =>
        lena.run('note', { day: '174' }),
  ],
  [
    'to change a note',
    async ({ lena }) => {
      const note = await (await lena.run('note', { text: 'Mine.' })).press('See or edit');
      return () => note.press('Edit');
    },
  ],
  [
    'for what there is to show',
    async ({ lena }) => {
      const project = await lena.run('project');
      return () => project.choose('Add a link or a few words to one…', benchmark);
    },
  ],
  [
    'to change a cohort’s clock',
    async ({ admin }) => {
      const status = await admin.run('cohort status');
      const opened = await (await status.press('Change settings')).choose('Change…', 'time');
      return () => opened.press('Type it');
    },
  ],
];

test.each(forms)('the form %s opens on a line of 200 ms each way', async (_, prepared) => {
  const server = await serverWithPost();
  const open = await prepared(server);
  server.trouble({ kind: 'delay', ms: 200 });
  server.wire.slow(200);
  expect((await open()).lines[0]).toBe('form');
  // The goodbye need not be slow.
  await server.wire.cut();
});

test('suggestions come on a line of 200 ms each way', async () => {
  const server = await serverWithPost();
  server.trouble({ kind: 'delay', ms: 200 });
  server.wire.slow(200);
  expect((await server.lena.suggest('done', 'day', '174')).slice(0, 2)).toEqual([
    'suggestions',
    expect.stringContaining('174'),
  ]);
  await server.wire.cut();
});

test.each<[string, (server: TestServer) => Promise<Answer>, RegExp]>([
  ['a write', ({ lena }) => lena.run('done'), /I couldn’t save that: the day is \*\*not\*\* marked done/],
  ['a note', ({ lena }) => lena.run('note', { text: 'Mine.' }), /I couldn’t save that: the note is \*\*not\*\* saved/],
  ['a read', ({ lena }) => lena.run('week'), /I can’t reach my records right now, so nothing was changed/],
  ['a form', ({ lena }) => lena.pressPost('Note'), /I can’t reach my records right now, so nothing was changed/],
])('with a database that has frozen %s is answered before Discord gives up', async (_, act, words) => {
  const server = await serverWithPost();
  server.wire.freeze();
  const since = performance.now();
  const [first, second] = await Promise.all([act(server), server.leo.run('done')]);
  expect(performance.now() - since).toBeLessThan(3_000);
  expect(first.lines[1]).toMatch(words);
  expect(second.lines[1]).toMatch(/I couldn’t save that/);
  await server.wire.cut();
});
