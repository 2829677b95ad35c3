import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelInfo, Servers } from '../../../src/context.ts';
import { createSender } from '../../../src/discord/sending/send.ts';
import type { Sender } from '../../../src/jobs/sender.ts';
import { embed } from '../../../src/messages/kit/format.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { fault } from '../../support/fault.ts';
import { restTo } from '../local-rest.ts';

const embedLinks = 1n << 14n;
const sendMessages = 1n << 11n;
const viewChannel = 1n << 10n;
const readHistory = 1n << 16n;
const attachFiles = 1n << 15n;
const all = (1n << 50n) - 1n;

let discord: LocalDiscord;
let elapsedMs: number;

beforeEach(async () => {
  discord = await startLocalDiscord({ rateLimits: 'off' });
  elapsedMs = 0;
});

afterEach(() => discord.stop());

const idOf = (name: string) => discord.world.channels().find((one) => one.name === name)?.id ?? '';
const place = (name = 'study') => ({ guildId: discord.world.guilds()[0]?.id ?? '', channelId: idOf(name) });
const post: Message = { content: 'Day 1', embeds: [embed({ description: 'Read.' })], allowed_mentions: { parse: [] } };
const asked = (method: string, path: RegExp) =>
  discord.requests.filter((one) => one.method === method && path.test(one.path)).length;

/** A sender that believes of every channel what it is told here; undefined: nothing is known of it. */
function senderThat(knows: { permissions: bigint } | undefined, role?: { mentionable: boolean }): Sender {
  const rest = restTo(discord);
  const info = (id: string): ChannelInfo => ({
    id,
    guildId: 'g',
    name: 'study',
    type: 0,
    parentId: null,
    permissions: 0n,
  });
  const servers: Pick<Servers, 'channel' | 'role' | 'away'> = {
    away: () => false,
    channel: (id) => (knows === undefined ? undefined : { ...info(id), ...knows }),
    role: (_, id) => (role === undefined ? undefined : { id, name: 'Learners', managed: false, ...role }),
  };
  return createSender(rest, discord.botId, servers, () => elapsedMs);
}

describe('before the send', () => {
  test.each([
    ['Send Messages', sendMessages, { cause: 'missing-permission', missing: ['Send Messages'] }],
    ['Embed Links', embedLinks, { cause: 'missing-permission', missing: ['Embed Links'] }],
    ['Read Message History', readHistory, { cause: 'missing-permission', missing: ['Read Message History'] }],
    ['View Channel', viewChannel, { cause: 'missing-access' }],
  ])('a missing %s is known, and nothing is asked', async (_, bit, want) => {
    const sender = senderThat({ permissions: all & ~bit });
    expect(await sender.send(place(), post, { findable: true })).toMatchObject({ kind: 'stop', ...want });
    expect(discord.requests).toEqual([]);
  });

  test('a plain message needs neither embeds nor a history', async () => {
    const sender = senderThat({ permissions: all & ~embedLinks & ~readHistory });
    expect(await sender.send(place(), { content: 'x', allowed_mentions: { parse: [] } })).toMatchObject({
      kind: 'sent',
    });
  });

  test.each([
    ['goes with its words', all, 1],
    ['stays away, and the words go without it, where files may not be sent', all & ~attachFiles, 0],
  ])('a picture %s', async (_, permissions, files) => {
    if (files === 0) discord.world.setOverwrite('study', 'Daymark', { deny: attachFiles });
    const sender = senderThat({ permissions });
    const picture = { name: 'week.png', data: new Uint8Array([1]), description: 'The week' };
    const sent = await sender.send(place(), { ...post, files: [picture] });
    expect(sent).toMatchObject({ kind: 'sent' });
    const messageId = 'messageId' in sent ? sent.messageId : '';
    const shown = () => discord.world.messages(place().channelId).map(({ attachments }) => attachments.length);
    expect(shown()).toEqual([files]);
    expect(await sender.edit(place(), messageId, { ...post, files: [picture] })).toMatchObject({ kind: 'sent' });
    expect(shown()).toEqual([files]);
  });

  test('a channel that the gateway has not told of is asked for, with what its overwrites take away', async () => {
    const sender = senderThat(undefined);
    expect(await sender.send(place(), post, { findable: true })).toMatchObject({ kind: 'sent' });
    discord.world.setOverwrite('study', '@everyone', { deny: embedLinks });
    expect(await sender.send(place(), post, { findable: true })).toMatchObject({
      kind: 'stop',
      missing: ['Embed Links'],
    });
    discord.world.setOverwrite('study', 'Daymark', { allow: embedLinks });
    expect(await sender.send(place(), post, { findable: true })).toMatchObject({ kind: 'sent' });
  });

  test('Discord’s no about a channel is remembered for an hour', async () => {
    const sender = senderThat(undefined);
    discord.world.removeChannel('study');
    const gone = place('none');
    for (let n = 0; n < 5; n += 1)
      expect(await sender.send({ ...gone, channelId: '1' }, post)).toMatchObject({ cause: 'unknown-channel' });
    expect(discord.requests).toHaveLength(1);
    elapsedMs = 3_600_000;
    await sender.send({ ...gone, channelId: '1' }, post);
    expect(discord.requests).toHaveLength(2);
  });
});

describe('what came back is looked at', () => {
  test('embeds that Discord left out', async () => {
    const sender = senderThat({ permissions: all });
    discord.world.setOverwrite('study', 'Daymark', { deny: embedLinks });
    expect(await sender.send(place(), post)).toMatchObject({ kind: 'sent', lacking: ['text'] });
  });

  test.each([
    ['mentionable', true, all & ~(1n << 17n) & ~(1n << 3n), undefined],
    ['not mentionable, and all roles may be mentioned', false, all & ~(1n << 3n), undefined],
    ['not mentionable', false, all & ~(1n << 17n) & ~(1n << 3n), ['ping']],
  ])('a role that is %s', async (_, mentionable, permissions, lacking) => {
    const id = discord.world.roles().find(({ name }) => name === 'Learners')?.id ?? '';
    const sender = senderThat({ permissions }, { mentionable });
    const message: Message = { content: `<@&${id}> Day 1`, allowed_mentions: { parse: [], roles: [id] } };
    const sent = await sender.send(place(), message);
    expect(sent).toMatchObject({ kind: 'sent' });
    expect('lacking' in sent ? sent.lacking : undefined).toEqual(lacking);
  });
});

describe('right before each request it is asked whether it may go out', () => {
  const messages = /\/messages$/;

  test('no: nothing is sent', async () => {
    const sender = senderThat({ permissions: all });
    expect(await sender.send(place(), post, { mayTry: () => false })).toMatchObject({ kind: 'retry' });
    expect(asked('POST', messages)).toBe(0);
  });

  test('a repetition is asked about, too', async () => {
    const sender = senderThat({ permissions: all });
    discord.faults.add(fault({ method: 'POST', path: messages }, { kind: 'status-after', status: 500 }));
    let asks = 0;
    const mayTry = () => {
      asks += 1;
      return asks < 2;
    };
    expect(await sender.send(place(), post, { mayTry })).toMatchObject({ kind: 'retry' });
    expect([asks, asked('POST', messages)]).toEqual([2, 1]);
  });

  test('so is one that waited in line behind a limit', async () => {
    const sender = senderThat({ permissions: all });
    discord.faults.add(fault({ method: 'POST', path: messages, times: 1 }, { kind: 'rate-limit', retryAfterMs: 30 }));
    let asks = 0;
    const mayTry = () => {
      asks += 1;
      return asks < 2;
    };
    expect(await sender.send(place(), post, { mayTry })).toMatchObject({ kind: 'retry' });
    expect([asks, asked('POST', messages)]).toEqual([2, 1]);
    expect(discord.world.messages(idOf('study'))).toEqual([]);
  });
});

describe('publishing', () => {
  const posted = async (sender: Sender, name: string) => {
    const sent = await sender.send(place(name), post);
    if (sent.kind !== 'sent') throw new Error('not sent');
    return sent.messageId;
  };
  beforeEach(() => {
    discord.world.addChannel('Study Hall', { name: 'news', type: 5 });
  });

  test('goes out once, however often it is tried', async () => {
    const sender = senderThat({ permissions: all });
    const id = await posted(sender, 'news');
    const sent = { kind: 'sent', messageId: id };
    expect(await sender.publish(place('news'), id)).toEqual(sent);
    expect(await sender.publish(place('news'), id)).toEqual(sent);
    expect(discord.world.messages(idOf('news')).map(({ flags }) => Number(flags) & 1)).toEqual([1]);
  });

  test('from a channel that nobody can follow, or a message that was deleted, nothing goes out', async () => {
    const sender = senderThat({ permissions: all });
    expect(await sender.publish(place(), await posted(sender, 'study'))).toEqual({ kind: 'gone' });
    expect(await sender.publish(place('news'), '1')).toEqual({ kind: 'gone' });
  });

  test.each([
    ['a missing permission', 403, 50013, { kind: 'stop', cause: 'missing-permission' }],
    ['a busy Discord', 500, 0, { kind: 'retry' }],
  ])('%s', async (_, status, code, outcome) => {
    const sender = senderThat({ permissions: all });
    const id = await posted(sender, 'news');
    discord.faults.add(fault({ path: /crosspost/ }, { kind: 'status', status, ...(code === 0 ? {} : { code }) }));
    expect(await sender.publish(place('news'), id)).toMatchObject(outcome);
  });
});
