import {
  AttachmentBuilder,
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  ModalBuilder,
} from 'discord.js';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, expect, test } from 'vitest';
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  type LocalEvent,
  startLocalDiscord,
} from '../../../src/playground/discord/index.ts';
import { fault } from '../../support/fault.ts';
import { channelId, guildId, userId } from './raw-api.ts';

const clients: Client[] = [];
const discords: LocalDiscord[] = [];

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  await Promise.all(discords.splice(0).map((discord) => discord.stop()));
});

async function start(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const discord = await startLocalDiscord({ rateLimits: 'off', ...options });
  discords.push(discord);
  return discord;
}

async function login(discord: LocalDiscord, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...options,
    rest: { api: discord.url, ...options.rest },
  });
  clients.push(client);
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(discord.token);
  return ready;
}

function answering(client: Client, answer: (interaction: Interaction) => Promise<unknown>): void {
  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction).catch((error: unknown) => client.emit(Events.Error, error as Error));
  });
}

function once(discord: LocalDiscord, wanted: (event: LocalEvent) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = discord.subscribe((event) => {
      if (!wanted(event)) return;
      stop();
      resolve();
    });
  });
}

const event = (client: Client, name: string) => new Promise((resolve) => client.once(name, resolve));

test('logs in, knows its server and hears of changes', async () => {
  const discord = await start();
  const client = await login(discord);
  const guild = client.guilds.cache.get(guildId(discord));
  expect(guild?.name).toBe('Study Hall');
  expect(guild?.channels.cache.map(({ name }) => name)).toEqual(['general', 'study']);
  expect(guild?.members.me?.permissions.has(PermissionFlagsBits.EmbedLinks)).toBe(true);

  const changed = event(client, Events.ChannelUpdate);
  discord.world.setOverwrite('study', 'Daymark', { deny: PermissionFlagsBits.ViewChannel });
  await changed;
  const channel = guild?.channels.cache.get(channelId(discord));
  expect(guild?.members.me && channel?.permissionsFor(guild.members.me).has(PermissionFlagsBits.ViewChannel)).toBe(
    false,
  );

  const left = event(client, Events.GuildDelete);
  discord.world.kickBot('Study Hall');
  await left;
  expect(client.guilds.cache.size).toBe(0);
});

test('answers commands, buttons, modals and suggestions', async () => {
  const discord = await start();
  const client = await login(discord);
  await client.application.commands.set([
    {
      name: 'done',
      description: 'x',
      options: [{ type: 4, name: 'day', description: 'x', minValue: 1, autocomplete: true }],
    },
    { name: 'chart', description: 'x' },
    { name: 'slow', description: 'x' },
  ]);
  answering(client, async (interaction) => {
    if (interaction.isAutocomplete()) return interaction.respond([{ name: 'Day 174', value: 174 }]);
    if (interaction.isButton()) {
      return interaction.showModal(
        new ModalBuilder({
          customId: 'note',
          title: 'Note',
          components: [{ type: 18, label: 'Text', component: { type: 4, custom_id: 'text', style: 1 } }],
        }),
      );
    }
    if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      return interaction.update({ content: interaction.fields.getTextInputValue('text') });
    }
    if (!interaction.isChatInputCommand()) return undefined;
    if (interaction.commandName === 'chart') {
      return interaction.reply({
        files: [new AttachmentBuilder(Buffer.from('png'), { name: 'heat.png' })],
        flags: MessageFlags.Ephemeral,
      });
    }
    if (interaction.commandName === 'slow') {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      return interaction.editReply('at last');
    }
    return interaction.reply({
      content: `Day ${interaction.options.getInteger('day')} done`,
      components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Note', customId: 'note' }] }],
      withResponse: true,
    });
  });

  const learner = discord.as('learner1', { channel: 'study' });
  expect(await learner.autocomplete('done', 'day', '17')).toEqual({
    kind: 'autocomplete',
    choices: [{ name: 'Day 174', value: 174 }],
  });
  const done = await learner.command('done', { day: '174' });
  expect(done).toMatchObject({ kind: 'message', ephemeral: false, message: { content: 'Day 174 done' } });
  if (done.kind !== 'message') return;
  const pressed = await learner.press(done.message.id, 'Note');
  if (pressed.kind !== 'modal') throw new Error(pressed.kind);
  expect(await learner.submitModal(pressed.modal, { text: 'learnt' })).toMatchObject({
    kind: 'updated',
    message: { content: 'learnt' },
  });
  expect(await learner.command('slow')).toMatchObject({
    kind: 'message',
    ephemeral: true,
    deferred: true,
    message: { content: 'at last' },
  });
  const chart = await learner.command('chart');
  if (chart.kind !== 'message') throw new Error(chart.kind);
  expect(await (await fetch(chart.message.attachments[0]?.url ?? '')).text()).toBe('png');
  expect(discord.as('learner2', { channel: 'study' }).read()).toHaveLength(1);
});

test('every client of one token gets every event', async () => {
  const discord = await start();
  const both = [await login(discord), await login(discord)];
  const heard = both.map((client) => event(client, Events.InteractionCreate));
  await both[0]?.application.commands.set([{ name: 'done', description: 'x' }]);
  answering(
    both[1] as Client,
    async (interaction) => interaction.isChatInputCommand() && interaction.reply('by the second'),
  );
  expect(await discord.as('learner1').command('done')).toMatchObject({ message: { content: 'by the second' } });
  await Promise.all(heard);
});

test('resumes after a cut and misses nothing', async () => {
  const discord = await start();
  const client = await login(discord);
  await client.application.commands.set([{ name: 'done', description: 'x' }]);
  answering(client, async (interaction) => interaction.isChatInputCommand() && interaction.reply('replayed'));
  discord.faults.refuseGateway(true);
  const cut = once(discord, ({ kind }) => kind === 'session');
  discord.faults.dropSockets();
  await cut;
  const outcome = discord.as('learner1').command('done');
  const resumed = once(discord, (seen) => seen.kind === 'session' && seen.change === 'resumed');
  discord.faults.refuseGateway(false);
  await resumed;
  expect(await outcome).toMatchObject({ message: { content: 'replayed' } });
});

test('comes back when asked to reconnect', async () => {
  const discord = await start();
  await login(discord);
  const back = once(discord, (seen) => seen.kind === 'session' && seen.change === 'resumed');
  discord.faults.askReconnect();
  await back;
});

test('is turned away with a wrong token', async () => {
  const discord = await start();
  const client = new Client({ intents: [], rest: { api: discord.url } });
  clients.push(client);
  await expect(client.login('wrong')).rejects.toThrow(/token/i);
});

test('privileged intents are not granted', async () => {
  const discord = await start();
  const client = new Client({ intents: [GatewayIntentBits.GuildMembers], rest: { api: discord.url } });
  clients.push(client);
  await expect(client.login(discord.token)).rejects.toThrow(/disallowed intents/i);
});

const message = { method: 'POST', path: /\/messages$/ };

test.each<[string, Parameters<LocalDiscord['faults']['add']>[0]]>([
  ['an error', fault({ ...message, times: 2 }, { kind: 'status', status: 503 })],
  ['an error though it was sent', fault({ ...message, times: 2 }, { kind: 'status-after', status: 502 })],
  ['a cut connection', fault({ ...message, times: 1 }, { kind: 'reset', when: 'before' })],
  ['a cut connection though it was sent', fault({ ...message, times: 2 }, { kind: 'reset', when: 'after' })],
  ['a rate limit', fault({ ...message, times: 1 }, { kind: 'rate-limit', retryAfterMs: 10 })],
  ['a global rate limit', fault({ ...message, times: 1 }, { kind: 'rate-limit', retryAfterMs: 10, global: true })],
])('posts once, by its nonce, through %s', async (_, trouble) => {
  const discord = await start();
  const client = await login(discord);
  discord.faults.add(trouble);
  const channel = client.channels.cache.get(channelId(discord));
  if (!channel?.isSendable()) throw new Error('no channel');
  await channel.send({ content: 'Today', nonce: 'post-88', enforceNonce: true });
  expect(discord.world.messages('study')).toHaveLength(1);
  const tries = discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
  expect(tries).toHaveLength((trouble.times ?? 0) + 1);
});

test('without a nonce a lost answer posts twice', async () => {
  const discord = await start();
  const client = await login(discord);
  discord.faults.add(fault({ ...message, times: 1 }, { kind: 'reset', when: 'after' }));
  const channel = client.channels.cache.get(channelId(discord));
  if (!channel?.isSendable()) throw new Error('no channel');
  await channel.send('Today');
  expect(discord.world.messages('study')).toHaveLength(2);
});

test('gives up a request that hangs', async () => {
  const discord = await start();
  const client = await login(discord, { rest: { timeout: 300, retries: 0 } });
  discord.faults.add(fault(message, { kind: 'hang' }));
  const channel = client.channels.cache.get(channelId(discord));
  if (!channel?.isSendable()) throw new Error('no channel');
  await expect(channel.send('Today')).rejects.toThrow(/abort/i);
});

test('waits for the rate limit and gets all through', async () => {
  const discord = await start({ rateLimits: { routeFactor: 0.4 }, stopwatch: fast() });
  const client = await login(discord);
  const channel = client.channels.cache.get(channelId(discord));
  if (!channel?.isSendable()) throw new Error('no channel');
  for (const content of ['1', '2', '3', '4']) await channel.send(content);
  expect(discord.world.messages('study').map(({ content }) => content)).toEqual(['1', '2', '3', '4']);
});

/** Real time a hundred times as fast: a wait of five seconds ends after fifty milliseconds. */
function fast() {
  const factor = 100;
  return {
    elapsedMs: () => performance.now() * factor,
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(run, ms / factor);
      return () => clearTimeout(timer);
    },
  };
}

test('writes to a member directly, unless they closed their door', async () => {
  const discord = await start();
  const client = await login(discord);
  const user = await client.users.fetch(userId(discord, 'learner1'));
  await user.send('Reminder');
  expect(discord.as('learner1').readDirect()).toMatchObject([{ message: { content: 'Reminder' } }]);
  discord.world.setDirectMessages('learner1', false);
  await expect(user.send('Reminder')).rejects.toMatchObject({ code: 50007 });
});
