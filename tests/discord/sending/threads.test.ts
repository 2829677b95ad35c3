import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { expect, onTestFinished, test } from 'vitest';
import { createSender } from '../../../src/discord/sending/send.ts';
import { startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { restTo } from '../local-rest.ts';

const say = (content: string) => ({ content, allowed_mentions: { parse: [] as [] } });

/** A post in #study, and a sender for which every channel has these permissions; of threads it has heard nothing. */
async function posted(permissions = (1n << 50n) - 1n) {
  const discord = await startLocalDiscord({ rateLimits: 'off' });
  onTestFinished(() => discord.stop());
  const rest = restTo(discord);
  const channelId = discord.world.channels().find(({ name }) => name === 'study')?.id ?? '';
  const guildId = discord.world.guilds()[0]?.id ?? '';
  const study = { id: channelId, guildId, name: 'study', type: 0, parentId: null, permissions };
  const channel = (id: string) => (id === channelId ? study : undefined);
  const servers = { away: () => false, role: () => undefined, channel };
  const sender = createSender(rest, discord.botId, servers, () => 0);
  const post = await sender.send({ guildId, channelId }, say('Day 1'));
  const on = post.kind === 'sent' ? post.messageId : '';
  const open = (name = 'Day 1') => sender.openThread({ guildId, channelId }, { on, name, quietMinutes: 4320 });
  const thread = { guildId, channelId: on };
  const write = async () => {
    const note = await sender.send(thread, say('A note'));
    return note.kind === 'sent' ? note.messageId : '';
  };
  const words = () => discord.world.messages(on).flatMap(({ content }) => (content === '' ? [] : [content]));
  const asked = () => discord.requests.filter(({ method }) => method !== 'GET').map(({ status }) => status);
  return { discord, world: discord.world, sender, on, open, thread, write, words, asked };
}

test('a thread is opened once; one that is there already is as good', async () => {
  const { open, on, asked } = await posted();
  expect([await open(), await open()]).toEqual([
    { kind: 'sent', messageId: on },
    { kind: 'sent', messageId: on },
  ]);
  expect(asked()).toEqual([200, 201, 400]);
});

test.each([
  ['Create Public Threads', P.CreatePublicThreads],
  ['Send Messages in Threads', P.SendMessagesInThreads],
])('without %s nothing is asked', async (missing, bit) => {
  const { open, asked } = await posted(((1n << 50n) - 1n) & ~bit);
  expect(await open()).toMatchObject({ kind: 'stop', cause: 'missing-permission', missing: [missing] });
  expect(asked()).toEqual([200]);
});

test('a post that was deleted has no thread', async () => {
  const { world, open, on } = await posted();
  world.removeMessage(on);
  expect(await open()).toEqual({ kind: 'gone' });
});

test('what stands in an archived thread is changed and taken away, after that is opened again', async () => {
  const { world, sender, open, thread, write, words, on } = await posted();
  await open();
  const [first, second] = [await write(), await write()];
  world.editChannel(on, { archived: true });
  expect(await sender.edit(thread, first, say('Another'))).toEqual({ kind: 'sent', messageId: first });
  world.editChannel(on, { archived: true });
  expect(await sender.remove(thread, second)).toEqual({ kind: 'removed' });
  expect(words()).toEqual(['Another']);
});

test('what is gone is taken away, and so is all in a thread that is gone', async () => {
  const { world, sender, open, thread, write, on } = await posted();
  await open();
  const note = await write();
  world.removeMessage(note);
  expect(await sender.remove(thread, note)).toEqual({ kind: 'removed' });
  const other = await write();
  world.removeChannel(on);
  expect(await sender.remove(thread, other)).toEqual({ kind: 'removed' });
});

test('a locked thread is for its admins to mend', async () => {
  const { world, sender, open, thread, write, on } = await posted();
  await open();
  const note = await write();
  world.editChannel(on, { locked: true, archived: true });
  const stop = { kind: 'stop', cause: 'unexplained', reason: 'Thread is archived' };
  expect(await sender.remove(thread, note)).toEqual(stop);
  expect(await sender.send(thread, say('More'))).toMatchObject(stop);
});
