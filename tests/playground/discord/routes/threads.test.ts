import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { fixture } from '../fixture.ts';

/** A message with a thread on it, and one message of the bot's in that. */
async function threaded() {
  const f = await fixture();
  const post = await f.api('POST', `/channels/${f.study}/messages`, { content: 'Day 1' });
  const id = String(post.json['id']);
  const open = (name = 'Day 1') =>
    f.api('POST', `/channels/${f.study}/messages/${id}/threads`, { name, auto_archive_duration: 4320 });
  const write = (content: string) => f.api('POST', `/channels/${id}/messages`, { content });
  const thread = await open();
  const note = await write('A note');
  const noteAt = `/channels/${id}/messages/${note.json['id']}`;
  return { ...f, id, open, write, thread, noteAt, world: f.discord.world };
}

test('a thread has its message’s id, shows on it, and begins with what points to it', async () => {
  const f = await threaded();
  expect([f.thread.status, f.thread.json]).toMatchObject([
    201,
    { id: f.id, type: 11, parent_id: f.study, name: 'Day 1', thread_metadata: { auto_archive_duration: 4320 } },
  ]);
  const [post] = f.world.messages(f.study);
  expect(post).toMatchObject({ id: f.id, flags: 32, thread: { id: f.id } });
  expect(f.world.messages(f.id).map(({ type, content }) => [type, content])).toEqual([
    [21, ''],
    [0, 'A note'],
  ]);
  const seen = f.discord.as('learner1', { channel: f.id }).read();
  expect(seen.map(({ message }) => message.content)).toEqual(['Day 1', 'A note']);
  const starter = await f.api('DELETE', `/channels/${f.id}/messages/${f.world.messages(f.id)[0]?.id}`);
  expect(starter.json['code']).toBe(50_021);
});

test('a message has one thread, a name has up to 100 characters, and who may not open threads opens none', async () => {
  const f = await threaded();
  expect((await f.open()).json['code']).toBe(160_004);
  const next = await f.api('POST', `/channels/${f.study}/messages`, { content: 'Day 2' });
  const threads = `/channels/${f.study}/messages/${next.json['id']}/threads`;
  expect((await f.api('POST', threads, { name: 'x'.repeat(101) })).json['code']).toBe(50_035);
  expect((await f.api('POST', threads, {})).json['code']).toBe(50_035);
  f.world.setOverwrite(f.study, '@everyone', { deny: P.CreatePublicThreads });
  expect((await f.api('POST', threads, { name: 'Day 2' })).json['code']).toBe(50_013);
});

test('an archived thread is opened by writing, or by saying so; until then nothing in it is changed', async () => {
  const f = await threaded();
  const state = async () => (await f.api('GET', `/channels/${f.id}`)).json['thread_metadata'];
  f.world.editChannel(f.id, { archived: true });
  expect((await f.api('PATCH', f.noteAt, { content: 'Other' })).json['code']).toBe(50_083);
  expect((await f.api('DELETE', f.noteAt)).json['code']).toBe(50_083);
  expect((await f.api('PATCH', `/channels/${f.id}`, { archived: false })).status).toBe(200);
  expect((await f.api('PATCH', f.noteAt, { content: 'Other' })).status).toBe(200);
  f.world.editChannel(f.id, { archived: true });
  expect((await f.write('More')).status).toBe(200);
  expect(await state()).toMatchObject({ archived: false });
});

test('a locked thread stays as it is for who does not manage threads', async () => {
  const f = await threaded();
  const codes = async () => [
    (await f.write('More')).json['code'],
    (await f.api('PATCH', f.noteAt, { content: 'Other' })).json['code'],
    (await f.api('DELETE', f.noteAt)).json['code'],
  ];
  f.world.editChannel(f.id, { locked: true });
  expect(await codes()).toEqual([160_005, 160_005, 160_005]);
  f.world.editChannel(f.id, { archived: true });
  expect(await codes()).toEqual([50_083, 50_083, 50_083]);
  expect((await f.api('PATCH', `/channels/${f.id}`, { archived: false })).json['code']).toBe(50_013);
});
