import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { createActor } from './actor/actor.ts';
import type { DiscordWorld, LocalDiscord, LocalDiscordOptions, RequestEntry, Snapshot } from './contract.ts';
import { createCore } from './core.ts';
import { createFaultList } from './faults.ts';
import { createGateway } from './gateway/gateway.ts';
import { createHttpServer } from './http/server.ts';
import { rebaseAttachments } from './messages/attachments.ts';
import { postingBotPermissions } from './permissions.ts';
import { nextSnowflake } from './snowflake.ts';
import { newUser, type State } from './state.ts';
import { realStopwatch } from './stopwatch.ts';
import { createWorld } from './world/world.ts';

/** Starts a Discord on the loopback interface; `stop` ends it without a trace. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const { now = () => new Date(), stopwatch = realStopwatch, rateLimits = {} } = options;
  const state = options.snapshot === undefined ? newState(options, now()) : stateOf(options.snapshot);
  const token = options.token ?? newToken(state.application.id);
  const sharding = options.sharding ?? {};
  const core = createCore({ state, now, stopwatch, token, limited: rateLimits !== 'off', sharding });
  const world = createWorld(core);
  if (options.snapshot === undefined && options.world !== 'empty') {
    buildStudyHall(world, options.botPermissions ?? postingBotPermissions);
  }
  const requests: RequestEntry[] = [];
  const faults = createFaultList();
  const server = createHttpServer(core, faults, rateLimits, requests);
  const gateway = createGateway(core, server, options.heartbeatIntervalMs ?? 41_250);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  core.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  rebaseAttachments(core);

  return {
    url: `${core.origin}/api`,
    token,
    applicationId: state.application.id,
    botId: state.botId,
    world,
    requests,
    faults: {
      ...gateway.faults,
      add: faults.add,
      clear: () => {
        faults.clear();
        gateway.faults.clear();
        core.deliveries = 1;
        core.sessionStarts.leave(1000);
      },
      leaveIdentifies: core.sessionStarts.leave,
      deliverInteractions: (times) => {
        core.deliveries = times;
      },
    },
    as: (user, where) => createActor(core, user, where),
    ready: gateway.ready,
    subscribe: core.subscribe,
    snapshot: () => ({ version: 1, state: structuredClone(state) }),
    stop: async () => {
      core.cancelAll();
      gateway.close();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

/** As Discord makes them: the application's id, and what nobody can guess. */
function newToken(applicationId: string): string {
  return `${Buffer.from(applicationId).toString('base64url')}.${randomBytes(4).toString('base64url')}.${randomBytes(27).toString('base64url')}`;
}

function newState(options: LocalDiscordOptions, now: Date): State {
  const applicationId = options.applicationId ?? nextSnowflake(now, '0');
  return {
    lastId: applicationId,
    botId: applicationId,
    application: { id: applicationId, name: 'Daymark', ...(options.serversOnly === true ? { serversOnly: true } : {}) },
    people: {
      [applicationId]: {
        user: newUser(applicationId, 'Daymark', undefined, true),
        locale: 'en-US',
        directMessagesOpen: false,
      },
    },
    guilds: {},
    channels: {},
    messages: {},
    commands: [],
    files: {},
  };
}

function stateOf({ version, state }: Snapshot): State {
  if (version !== 1) throw new Error(`this snapshot has version ${version}, known is 1`);
  return structuredClone(state) as State;
}

function buildStudyHall(world: DiscordWorld, botPermissions: bigint): void {
  world.addUser({ name: 'admin', locale: 'en-GB', displayName: 'Ada Admin' });
  world.addUser({ name: 'learner1', locale: 'en-US', displayName: 'Lena' });
  world.addUser({ name: 'learner2', locale: 'de', displayName: 'Leo' });
  world.addUser({ name: 'learner3', locale: 'uk', displayName: 'Lesya' });
  const guild = world.addGuild({ name: 'Study Hall', owner: 'admin' });
  for (const user of ['learner1', 'learner2', 'learner3']) world.addMember(guild, user);
  world.addRole(guild, { name: 'Admin', permissions: PermissionFlagsBits.Administrator });
  world.giveRole(guild, 'admin', 'Admin');
  world.addRole(guild, { name: 'Learners', mentionable: true });
  world.addChannel(guild, { name: 'general' });
  world.addChannel(guild, { name: 'study' });
  world.inviteBot(guild, botPermissions);
}
