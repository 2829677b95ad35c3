import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createClock } from '../../src/clock.ts';
import type { Answers, Command } from '../../src/commands/command.ts';
import { handler, ownPlace } from '../../src/commands/command.ts';
import type { Context } from '../../src/context.ts';
import { connect, type DiscordClient } from '../../src/discord/client.ts';
import { createDispatcher } from '../../src/discord/interactions/dispatch.ts';
import { reconcileCommands } from '../../src/discord/register.ts';
import { customId } from '../../src/messages/kit/format.ts';
import type { Message } from '../../src/messages/kit/message.ts';
import { missingPermissions } from '../../src/messages/kit/permissions.ts';
import { type Fault, type LocalDiscord, startLocalDiscord } from '../../src/playground/discord/index.ts';
import { cloudflare } from '../support/cloudflare.ts';
import { fault } from '../support/fault.ts';
import { manualStopwatch } from '../support/manual-stopwatch.ts';
import { pending, text } from './interactions/dispatch-bench.ts';

const log = pino({ level: 'silent' });
const sendMessages = 1n << 11n;
const viewChannel = 1n << 10n;
const readHistory = 1n << 16n;

let discord: LocalDiscord;
let connections: DiscordClient[] = [];
let fatal: string[] = [];
let left: string[] = [];

beforeEach(async () => {
  discord = await startLocalDiscord();
});

afterEach(async () => {
  for (const connection of connections) await connection.stop();
  connections = [];
  fatal = [];
  left = [];
  await discord.stop();
});

/** A channel of Study Hall. */
function place(name: string) {
  return { guildId: discord.world.guilds()[0]?.id ?? '', channelId: channelId(name) };
}

function tryConnecting(token: string, apiUrl = discord.url) {
  return connect({
    token,
    apiUrl,
    log,
    clock: createClock({ now: () => new Date(), monotonicMs: () => performance.now() }),
    onFatal: (reason) => fatal.push(reason),
    onLeft: (guildId) => left.push(guildId),
  });
}

async function connected(): Promise<DiscordClient> {
  const result = await tryConnecting(discord.token);
  if (result.kind !== 'connected') throw new Error(result.reason);
  connections.push(result.connection);
  expect(await result.connection.join()).toBe(true);
  return result.connection;
}

function channelId(name: string): string {
  const channel = discord.world.channels().find((one) => 'name' in one && one.name === name);
  if (channel === undefined) throw new Error(`no channel ${name}`);
  return channel.id;
}

function trouble(what: Fault['then'], where: Omit<Fault, 'then'>): void {
  discord.faults.add(fault(where, what));
}

/** Waits until the bot has heard of something that was just changed on Discord. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

function contents(channel: string): string[] {
  return discord.world.messages(channelId(channel)).map(({ content }) => content);
}

describe('connecting', () => {
  test('knows servers, channels with their overwrites, threads and roles', async () => {
    const { servers, healthy, applicationId, inviteUrl } = await connected();
    expect(healthy()).toBe(true);
    expect(applicationId).toBe(discord.applicationId);
    expect(inviteUrl).toContain(discord.applicationId);

    const study = channelId('study');
    const [guild] = discord.world.guilds();
    expect(servers.channel(study)).toMatchObject({
      id: study,
      guildId: guild!.id,
      name: 'study',
      type: 0,
      parentId: null,
    });
    expect(missingPermissions(servers.channel(study)!)).toEqual([]);

    discord.world.setOverwrite('study', '@everyone', { deny: sendMessages });
    await until(() => (servers.channel(study)!.permissions & sendMessages) === 0n);
    expect(missingPermissions(servers.channel(study)!).map(({ name }) => name)).toEqual(['Send Messages']);

    const thread = discord.world.addChannel(guild!.id, { name: 'talk', type: 11, parent: 'general' });
    await until(() => servers.channel(thread) !== undefined);
    expect(servers.channel(thread)).toMatchObject({ type: 11, parentId: channelId('general') });
    expect(missingPermissions(servers.channel(thread)!)).toEqual([]);

    const role = discord.world.roles().find(({ name }) => name === 'Learners')!;
    expect(servers.role(guild!.id, role.id)).toEqual({
      id: role.id,
      name: 'Learners',
      mentionable: true,
      managed: false,
    });
    expect(servers.role(guild!.id, '1')).toBeUndefined();
    expect(servers.channel('1')).toBeUndefined();
  });

  describe('who can see a channel', () => {
    const world = () => discord.world;
    test.each<[string, () => void, 'yes' | 'no']>([
      ['everyone, where nothing is set', () => {}, 'yes'],
      ['nobody, where it is hidden', () => world().setOverwrite('study', '@everyone', { deny: viewChannel }), 'no'],
      [
        'one of their roles opens it',
        () => {
          world().setOverwrite('study', '@everyone', { deny: viewChannel });
          world().setOverwrite('study', 'Learners', { allow: viewChannel });
        },
        'yes',
      ],
      [
        'a role that opens it wins over one that hides it',
        () => {
          world().addRole('Study Hall', { name: 'Quiet' });
          world().giveRole('Study Hall', 'learner1', 'Quiet');
          world().setOverwrite('study', 'Quiet', { deny: viewChannel });
          world().setOverwrite('study', 'Learners', { allow: viewChannel });
        },
        'yes',
      ],
      [
        'what is set for the member comes last',
        () => {
          world().setOverwrite('study', 'Learners', { allow: viewChannel });
          world().setOverwrite('study', 'learner1', { deny: viewChannel });
        },
        'no',
      ],
      [
        'the server hides all channels, one role shows them',
        () => {
          world().editRole('Study Hall', '@everyone', { permissions: 0n });
          world().editRole('Study Hall', 'Learners', { permissions: viewChannel });
        },
        'yes',
      ],
      [
        'Administrator sees everything',
        () => {
          world().setOverwrite('study', '@everyone', { deny: viewChannel });
          world().editRole('Study Hall', 'Learners', { permissions: 1n << 3n });
        },
        'yes',
      ],
    ])('%s', async (_, change, expected) => {
      const { servers } = await connected();
      world().giveRole('Study Hall', 'learner1', 'Learners');
      change();
      const marker = world().addChannel('Study Hall', { name: 'marker' });
      await until(() => servers.channel(marker) !== undefined);
      const member = world()
        .members()
        .find(({ user }) => user.username === 'learner1')!;
      const where = { guildId: world().guilds()[0]!.id, channelId: channelId('study') };
      expect(servers.canView(where, { userId: member.user.id, roles: member.roles })).toBe(expected);
      const discordSays = (world().permissions('learner1', 'study') & viewChannel) !== 0n;
      expect(discordSays).toBe(expected === 'yes');
    });

    test('the owner, threads, deleted channels and servers out of order', async () => {
      const { servers } = await connected();
      const guildId = world().guilds()[0]!.id;
      world().setOverwrite('study', '@everyone', { deny: viewChannel });
      const inHidden = world().addChannel('Study Hall', { name: 'talk', type: 11, parent: 'study' });
      const inOpen = world().addChannel('Study Hall', { name: 'chat', type: 11, parent: 'general' });
      const private_ = world().addChannel('Study Hall', { name: 'secret', type: 12, parent: 'general' });
      await until(() => servers.channel(private_) !== undefined);
      const sight = (channelId: string, user = 'learner1') =>
        servers.canView({ guildId, channelId }, { userId: discord.as(user).user.id, roles: [] });
      expect(sight(channelId('study'), 'admin')).toBe('yes');
      expect([inHidden, inOpen, private_].map((id) => sight(id))).toEqual(['no', 'yes', 'no']);
      expect(sight(private_, 'admin')).toBe('yes');

      const study = channelId('study');
      world().removeChannel('study');
      await until(() => servers.channel(study) === undefined);
      expect(sight(study)).toBe('gone');
      world().setAvailable('Study Hall', false);
      await until(() => sight(study) !== 'gone');
      expect([sight(study), sight(channelId('general'))]).toEqual(['unknown', 'unknown']);
    });
  });

  test('a wrong token is a value with a sentence', async () => {
    const result = await tryConnecting('a.b.c');
    expect(result).toMatchObject({ kind: 'wrong-token', reason: expect.stringContaining('DISCORD_TOKEN') });
    expect(fatal).toEqual([]);
  });

  test('an address where nobody answers', async () => {
    const result = await tryConnecting(discord.token, 'http://127.0.0.1:9/api');
    expect(result).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('http://127.0.0.1:9/api') });
  });

  test('a Discord that has trouble', async () => {
    trouble({ kind: 'status', status: 503 }, { path: /applications/ });
    expect(await tryConnecting(discord.token)).toMatchObject({
      kind: 'unreachable',
      reason: expect.stringContaining('503'),
    });
  });

  test.each([{ code: 4014 }, { code: 4004 }])(
    'the gateway’s $code after the start is told to main once',
    async ({ code }) => {
      const { healthy } = await connected();
      discord.faults.dropSockets(code);
      await until(() => fatal.length > 0);
      expect(fatal).toHaveLength(1);
      expect(healthy()).toBe(false);
    },
  );

  test('a token that is revoked while running is told to main once', async () => {
    const { sender } = await connected();
    trouble({ kind: 'status', status: 401 }, { path: /messages/ });
    expect(await sender.send(place('study'), text('a'))).toMatchObject({ kind: 'retry' });
    await sender.send(place('study'), text('b'));
    expect(fatal).toHaveLength(1);
  });

  test('a lost connection comes back', async () => {
    const { healthy } = await connected();
    discord.faults.dropSockets();
    await until(() => !healthy());
    await until(healthy);
    expect(fatal).toEqual([]);
  });

  test('a server that puts the bot out is told, an outage is not', async () => {
    const { servers } = await connected();
    const [guild] = discord.world.guilds();
    discord.world.setAvailable(guild!.id, false);
    discord.world.setAvailable(guild!.id, true);
    await until(() => servers.channel(channelId('general')) !== undefined);
    expect(left).toEqual([]);
    discord.world.kickBot(guild!.id);
    await until(() => left.length === 1);
    expect(left).toEqual([guild!.id]);
  });
});

describe('sending', () => {
  test('returns the id of the message and pings nobody', async () => {
    const { sender } = await connected();
    const result = await sender.send(place('study'), text('@everyone hello'), { nonce: 'post-1' });
    const [message] = discord.world.messages(channelId('study'));
    expect(result).toEqual({ kind: 'sent', messageId: message!.id });
    expect(discord.world.pings(message!.id)).toEqual({ users: [], roles: [], everyone: false });
  });

  test.each([
    { name: 'a 500 after the effect', fault: { kind: 'status-after', status: 500 } },
    { name: 'a line that breaks after the effect', fault: { kind: 'reset', when: 'after' } },
  ] as const)('$name leads to exactly one message', async ({ fault }) => {
    const { sender } = await connected();
    for (const nonce of ['post-1', undefined]) {
      trouble(fault, { method: 'POST', path: /messages/, times: 1 });
      const result = await sender.send(place('study'), text('day 1'), nonce === undefined ? {} : { nonce });
      expect(result.kind).toBe('sent');
    }
    expect(contents('study')).toEqual(['day 1', 'day 1']);
  });

  test('sent again with its nonce it is the first message', async () => {
    const { sender } = await connected();
    const first = await sender.send(place('study'), text('day 1'), { nonce: 'post-1' });
    expect(await sender.send(place('study'), text('day 1'), { nonce: 'post-1' })).toEqual(first);
    expect(contents('study')).toEqual(['day 1']);
  });

  test('a Discord that stays broken is a reason to try again', async () => {
    const { sender } = await connected();
    trouble({ kind: 'status', status: 502 }, { method: 'POST', path: /messages/ });
    expect(await sender.send(place('study'), text('a'))).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('502'),
    });
  });

  test('a long rate limit comes back with Discord’s timing, a short one is waited for', async () => {
    const { sender } = await connected();
    trouble({ kind: 'rate-limit', retryAfterMs: 10 }, { method: 'POST', path: /messages/, times: 1 });
    expect(await sender.send(place('general'), text('a'))).toMatchObject({ kind: 'sent' });
    trouble({ kind: 'rate-limit', retryAfterMs: 120_000 }, { method: 'POST', path: /messages/, times: 1 });
    const result = await sender.send(place('study'), text('a'));
    expect(result.kind === 'retry' && (result.afterMs ?? 0) >= 120_000).toBe(true);
  });

  test.each([
    {
      name: 'a limit without a time',
      fault: cloudflare.limited,
      want: { afterMs: 60_000, reason: /answered 429 .*1015/ },
    },
    { name: 'a wall', fault: cloudflare.blocked, want: { reason: /answered 403 in Discord’s place/ } },
    { name: 'a page instead of an outage’s answer', fault: cloudflare.unavailable, want: { reason: /answered 520/ } },
  ])('what stands before Discord is a passing fault, told as what it is: $name', async ({ fault, want }) => {
    const { sender } = await connected();
    trouble(fault, { method: 'POST', path: /messages/ });
    expect(await sender.send(place('study'), text('a'))).toMatchObject({
      kind: 'retry',
      ...want,
      reason: expect.stringMatching(want.reason),
    });
    await sender.send(place('study'), text('b'));
    // A wall is not run against, a limit is kept, and only an outage may be over a moment later.
    const tries = { 429: 1, 403: 2, 520: 6 }[fault.status];
    expect(discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))).toHaveLength(
      tries,
    );
  });

  test('what only an admin can mend', async () => {
    const { sender } = await connected();
    expect(await sender.send({ guildId: '1', channelId: '1' }, text('a'))).toMatchObject({
      kind: 'stop',
      cause: 'unknown-channel',
    });
    discord.world.setOverwrite('study', '@everyone', { deny: sendMessages });
    expect(await sender.send(place('study'), text('a'))).toMatchObject({
      kind: 'stop',
      cause: 'missing-permission',
    });
    discord.world.setOverwrite('general', '@everyone', { deny: viewChannel });
    expect(await sender.send(place('general'), text('a'))).toMatchObject({ kind: 'stop', cause: 'missing-access' });
  });

  test('what is our own fault never leaves the house', async () => {
    const { sender } = await connected();
    const before = discord.requests.length;
    expect(await sender.send(place('study'), text('x'.repeat(2001)))).toMatchObject({ kind: 'refused' });
    expect(await sender.send(place('study'), text('a'), { nonce: 'x'.repeat(26) })).toMatchObject({
      kind: 'refused',
    });
    expect(discord.requests.length).toBe(before);
  });

  test('a file travels along', async () => {
    const { sender } = await connected();
    await sender.send(place('study'), { ...text('here'), files: [{ name: 'note.md', data: '# é' }] });
    expect(discord.world.messages(channelId('study'))[0]?.attachments).toMatchObject([
      { filename: 'note.md', size: 4 },
    ]);
  });

  test('to a person, unless they take no messages', async () => {
    const { sender } = await connected();
    const { id } = discord.world.users().find(({ username }) => username === 'learner1')!;
    expect(await sender.direct(id, text('psst'))).toMatchObject({ kind: 'sent' });
    expect(discord.as('learner1').readDirect()).toMatchObject([{ message: { content: 'psst' } }]);
    discord.world.setDirectMessages('learner1', false);
    expect(await sender.direct(id, text('psst'))).toEqual({ kind: 'closed' });
  });

  test('to somebody’s own place, where nothing is asked before, and every no is theirs', async () => {
    const { sender, servers } = await connected();
    const { id } = discord.world.users().find(({ username }) => username === 'learner1')!;
    const place = { guildId: ownPlace(id), channelId: (await servers.directChannel(id)) ?? '' };
    const before = discord.requests.length;
    await servers.lookUp(place);
    expect(await sender.send(place, text('day one'), { findable: true })).toMatchObject({ kind: 'sent' });
    expect(discord.requests.slice(before).map(({ method }) => method)).toEqual(['POST']);
    discord.world.setDirectMessages('learner1', false);
    expect(await sender.send(place, text('day two'))).toMatchObject({ kind: 'stop', cause: 'closed' });
    discord.world.setDirectMessages('learner1', true);
    discord.world.removeMember('Study Hall', 'learner1');
    expect(await sender.send(place, text('day two'))).toMatchObject({ kind: 'stop', cause: 'closed' });
    discord.world.installApp('learner1');
    expect(await sender.send(place, text('day two'))).toMatchObject({ kind: 'sent' });
  });
});

describe('finding our own post', () => {
  function post(id: number): Message {
    const button = { type: 2, style: 1, label: 'Done', custom_id: customId('done', { post: id }) } as const;
    return { ...text(`post ${id}`), components: [{ type: 1, components: [button] }] };
  }

  test('pages through all that was written since', async () => {
    const { sender } = await connected();
    const study = channelId('study');
    const learner = discord.as('learner1', { channel: 'study' });
    const before = learner.say('hello').id;
    for (let i = 0; i < 130; i += 1) learner.say(`chat ${i}`);
    const sent = await sender.send(place('study'), post(88));
    for (let i = 0; i < 120; i += 1) learner.say(`more ${i}`);
    const after = learner.say('bye').id;
    expect(await sender.findPost(place('study'), { sinceId: before, ref: '88' })).toEqual({
      kind: 'found',
      messageId: sent.kind === 'sent' ? sent.messageId : '',
      at: new Date(discord.world.messages(study).find(({ author }) => author.bot)?.timestamp ?? 0),
    });
    expect(await sender.findPost(place('study'), { sinceId: before, ref: '8' })).toEqual({ kind: 'none' });
    expect(await sender.findPost(place('study'), { sinceId: after, ref: '88' })).toEqual({
      kind: 'none',
    });
  });

  test('refuses to read a history it may not see', async () => {
    const { sender, servers } = await connected();
    const study = channelId('study');
    discord.world.setOverwrite('study', '@everyone', { deny: readHistory });
    await until(() => (servers.channel(study)!.permissions & readHistory) === 0n);
    const wanted = { sinceId: '0', ref: '88' };
    expect(await sender.findPost(place('study'), wanted)).toMatchObject({ kind: 'stop', cause: 'missing-permission' });
    expect(await sender.findPost({ guildId: '1', channelId: '1' }, wanted)).toMatchObject({
      kind: 'stop',
      cause: 'unknown-channel',
    });
  });

  test('says when Discord has trouble', async () => {
    const { sender } = await connected();
    trouble({ kind: 'status', status: 500 }, { method: 'GET', path: /messages/ });
    const wanted = { sinceId: '0', ref: '88' };
    expect(await sender.findPost(place('study'), wanted)).toMatchObject({ kind: 'retry' });
  });
});

const dayInput = z.object({ day: z.string().optional(), text: z.string().optional() });
const opener = handler({
  input: dayInput,
  answers: 'private',
  run: async () => ({
    ...text('which?'),
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: 'Turn', custom_id: 'turn?day=2' },
          { type: 2, style: 2, label: 'Note', custom_id: 'note?day=2' },
        ],
      },
    ],
  }),
});
const turn = handler({ input: dayInput, answers: 'update', run: async ({ input }) => text(`day ${input.day}`) });
const ask = handler({
  input: dayInput,
  answers: 'modal',
  run: async ({ input }) => ({
    modal: {
      id: customId('note', { day: input.day ?? '' }),
      title: 'Note',
      inputs: [{ kind: 'text', id: 'text', label: 'What', style: 'paragraph', required: true, max: 100 }],
    },
  }),
});
const keep = handler({
  input: dayInput,
  answers: 'update',
  run: async ({ input }) => ({ ...text(`kept ${input.text}`), files: [{ name: 'note.md', data: input.text ?? '' }] }),
});
const dayCommand: Command = {
  data: {
    name: 'day',
    description: 'Look at a day',
    options: [{ type: 3, name: 'day', description: 'Which one', autocomplete: true }],
  },
  runs: { '': opener },
  components: { turn, note: ask },
  modals: { note: keep },
  autocomplete: async ({ input }) => [{ name: `Day ${input.text}`, value: input.text }],
};

/** `/day` as a command that answers when the work is done; `reached` once it has begun. */
function slowly(answers: Answers, work: Promise<Message>) {
  const begun = pending<void>();
  const slow = handler({
    input: dayInput,
    answers,
    run: () => {
      begun.resolve();
      return work;
    },
  });
  return { command: { ...dayCommand, runs: { '': slow } }, reached: begun.promise };
}

/** The bot with these commands, on fake time. */
async function started(command: Command) {
  const connection = await connected();
  await reconcileCommands(connection.rest, connection.applicationId, [command.data], false);
  const stopwatch = manualStopwatch();
  connection.receive(
    createDispatcher({
      commands: [command],
      ctx: { log, ageMsOf: () => 0 } as unknown as Context,
      answers: connection.answers,
      authority: connection.authority,
      database: {
        isDatabaseAway: () => false,
        isCommitUnknown: () => false,
        attentive: (db) => db,
      },
      timers: stopwatch,
    }),
  );
  return { connection, stopwatch };
}

describe('commands', () => {
  test('the one that opens an Activity is not ours: it is neither removed nor taken for a difference', async () => {
    const { rest, applicationId } = await connected();
    const launch = { name: 'launch', type: 4, handler: 2, contexts: [0], integration_types: [0] };
    await rest.post(`/applications/${applicationId}/commands`, { body: launch });
    expect(await reconcileCommands(rest, applicationId, [dayCommand.data], false)).toMatchObject({
      written: true,
      added: ['day'],
      removed: [],
    });
    expect(discord.world.commands().map(({ name, type }) => [name, type])).toEqual([
      ['day', 1],
      ['launch', 4],
    ]);
    expect(await reconcileCommands(rest, applicationId, [dayCommand.data], false)).toMatchObject({ written: false });
  });

  test('are written at the first start and never again', async () => {
    const { rest, applicationId } = await connected();
    const commands = [dayCommand.data, { name: 'done', description: 'Done', default_member_permissions: '32' }];
    expect(await reconcileCommands(rest, applicationId, commands, false)).toMatchObject({
      written: true,
      added: ['day', 'done'],
    });
    expect(await reconcileCommands(rest, applicationId, commands, false)).toMatchObject({ written: false });
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(await reconcileCommands(rest, applicationId, [dayCommand.data], false)).toMatchObject({ removed: ['done'] });
    expect(discord.world.commands()).toMatchObject([{ name: 'day', contexts: [0], integration_types: [0] }]);
  });

  test('from the slash to the form and back', async () => {
    await started(dayCommand);
    const learner = discord.as('learner1', { channel: 'study' });
    expect(await learner.autocomplete('day', 'day', '17')).toMatchObject({
      choices: [{ name: 'Day 17', value: '17' }],
    });

    const opened = await learner.command('day', { day: '2' });
    if (opened.kind !== 'message') throw new Error(`unexpected ${opened.kind}`);
    expect(opened).toMatchObject({ ephemeral: true, deferred: false });

    const asked = await learner.press(opened.message.id, 'Note');
    if (asked.kind !== 'modal') throw new Error(`unexpected ${asked.kind}`);
    expect(await learner.submitModal(asked.modal, { text: 'learned' })).toMatchObject({
      kind: 'updated',
      message: { content: 'kept learned', components: [], attachments: [{ filename: 'note.md' }] },
    });
  });

  test('a slow answer is deferred and edited', async () => {
    const work = pending<Message>();
    const { command, reached } = slowly('public', work.promise);
    const { stopwatch } = await started(command);
    const outcome = discord.as('learner1', { channel: 'study' }).command('day');
    await reached;
    stopwatch.advance(1500);
    work.resolve({ ...text('at last'), shared: true });
    expect(await outcome).toMatchObject({ kind: 'message', ephemeral: false, deferred: true });
    await until(() => contents('study').includes('at last'));
  });

  test('whoever asks 50 times a second holds up no answer, a deferred one neither', async () => {
    await discord.stop();
    discord = await startLocalDiscord({ rateLimits: 'off' });
    const writes = handler({
      input: dayInput,
      answers: 'private',
      run: async ({ write }) => {
        await write.open();
        return text('saved');
      },
    });
    const { connection } = await started({ ...dayCommand, runs: { '': writes } });
    const asked = () => discord.requests.filter(({ path }) => path.startsWith('/channels/')).length;
    // Each channel has a queue of its own.
    const asks = Array.from({ length: 200 }, (_, n) =>
      connection.rest.get(`/channels/${n + 1}`).catch(() => undefined),
    );
    await until(() => asked() >= 40);
    const outcome = await discord.as('learner1', { channel: 'study' }).command('day');
    expect(outcome).toMatchObject({ kind: 'message', deferred: true });
    expect(asked()).toBeLessThan(200);
    await Promise.all(asks);
  });

  test('a failure after a deferred public answer is told privately', async () => {
    const work = pending<Message>();
    const { command, reached } = slowly('public', work.promise);
    const { stopwatch } = await started(command);
    const learner = discord.as('learner1', { channel: 'study' });
    const outcome = learner.command('day');
    await reached;
    stopwatch.advance(1500);
    work.reject(new Error('bug'));
    await outcome;
    await until(() => learner.read().some(({ ephemeral, message }) => ephemeral && message.content.includes('Sorry')));
    expect(discord.as('learner2', { channel: 'study' }).read()).toEqual([]);
  });

  test('an answer whose line breaks arrives all the same', async () => {
    await started(dayCommand);
    for (const when of ['before', 'after'] as const) {
      trouble({ kind: 'reset', when }, { method: 'POST', path: /callback/, times: 1 });
      expect(await discord.as('learner1', { channel: 'study' }).command('day')).toMatchObject({ kind: 'message' });
    }
  });

  test('what arrives before anybody listens is kept, what is delivered twice runs once', async () => {
    const connection = await connected();
    await reconcileCommands(connection.rest, connection.applicationId, [dayCommand.data], false);
    discord.faults.deliverInteractions(2);
    const outcome = discord.as('learner1', { channel: 'study' }).command('day');
    let runs = 0;
    const dispatch = createDispatcher({
      commands: [dayCommand],
      ctx: { log, ageMsOf: () => 0 } as unknown as Context,
      answers: connection.answers,
      authority: connection.authority,
      database: {
        isDatabaseAway: () => false,
        isCommitUnknown: () => false,
        attentive: (db) => db,
      },
    });
    connection.receive((interaction) => {
      runs += 1;
      return dispatch(interaction);
    });
    expect(await outcome).toMatchObject({ kind: 'message' });
    await until(() => runs === 2);
    expect(discord.requests.filter(({ path }) => path.endsWith('/callback'))).toHaveLength(1);
  });

  test.each([
    { name: 'a limit without a time', fault: cloudflare.limited },
    { name: 'a limit of a second', fault: { kind: 'rate-limit', retryAfterMs: 1000 } },
    { name: 'a wall', fault: cloudflare.blocked },
  ] as const)('a first answer is not repeated against $name', async ({ fault }) => {
    const { command } = slowly('private', Promise.resolve(text('hello')));
    await started(command);
    trouble(fault, { path: /callback/ });
    const asked = new Promise<void>((resolve) => {
      discord.subscribe((event) => {
        if (event.kind === 'request' && event.request.path.endsWith('/callback')) resolve();
      });
    });
    const outcome = discord.as('learner1', { channel: 'study' }).command('day');
    await asked;
    await connections.at(-1)?.drained();
    expect(discord.requests.filter(({ path }) => path.endsWith('/callback'))).toHaveLength(1);
    discord.faults.clear();
    void outcome;
  });

  test('is drained once what is running has been answered', async () => {
    const work = pending<Message>();
    const { command, reached } = slowly('private', work.promise);
    const { connection } = await started(command);
    const outcome = discord.as('learner1', { channel: 'study' }).command('day');
    await reached;
    const drained = connection.drained();
    work.resolve(text('in time'));
    await drained;
    await connection.stop();
    expect(await outcome).toMatchObject({ kind: 'message', message: { content: 'in time' } });
  });
});
