import { openDatabase } from '../../../src/db/client.ts';
import { neededPermissions } from '../../../src/messages/kit/permissions.ts';
import { type LocalDiscord, type Snapshot, startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { optionsFor, startChild } from '../child/child.ts';
import type { ChildOptions } from '../child/process-child.ts';
import { addCohort, now, storePlan, today } from '../ground/dataset.ts';
import { longPlan } from '../ground/long-plan.ts';
import type { Bench, Part } from '../part.ts';
import { ratioAtMost } from '../table.ts';

const servers = 2500;
const each = { channels: 15, roles: 8 };
const shards = 3;
/** When the bot was added everywhere: long ago, so that it greets nobody. */
const addedAt = new Date('2026-01-01T00:00:00Z');

/** Many servers in one process, beside a bare client that caches the same: memory, and what it takes to hear of all of them. */
export const many: Part = {
  name: 'servers',
  says: 'a Discord of this machine with thousands of servers, each with channels and roles',
  async run(bench) {
    const url = await bench.server.create('servers');
    const database = openDatabase(url);
    bench.closing(database.close);
    const discord = await startLocalDiscord({
      ...{ now: () => now, rateLimits: 'off', snapshot: await manyServers() },
      sharding: { shards, maxConcurrency: shards },
    });
    bench.closing(discord.stop);
    const channel = discord.world.channels(discord.world.guilds()[0]?.id)[0]?.id ?? '';
    bench.progress(`${servers} servers are there`);
    const plans = await longPlan(bench, 12);
    const { versionId } = await storePlan(database.db, plans);
    await addCohort(database.db, versionId, channel, today);
    const place = { discord, databaseUrl: url, plans };
    const bare = await measured(bench, 'lean', place);
    const ours = await measured(bench, 'bot', place);
    const ceilingIs = 'bare client with equal caches';
    const name = (what: string) => `${servers.toLocaleString('en')} servers in one process: ${what}`;
    return [
      { name: name('memory'), ours: ours.mb, unit: 'MB', ceiling: bare.mb, ceilingIs, bar: ratioAtMost(1.25) },
      {
        ...{ name: name('CPU of hearing of all of them'), ours: ours.hearMs, unit: 'ms' },
        ...{ ceiling: bare.hearMs, ceilingIs, bar: ratioAtMost(1.25) },
      },
      { name: name('CPU from birth on'), ours: ours.startMs, unit: 'ms', ceiling: bare.startMs, ceilingIs, bar: null },
    ];
  },
};

type Place = { id: string; guildId?: string };
type State = { guilds: Record<string, Place & { roles: Place[] }>; channels: Record<string, Place> };

/** A world with one server as they are found, and copies of it: to make each by hand would take longer than all the rest. */
async function manyServers(): Promise<Snapshot> {
  const discord = await startLocalDiscord({ now: () => addedAt, world: 'empty' });
  const { world } = discord;
  world.addUser({ name: 'owner' });
  const guild = world.addGuild({ name: 'Server', owner: 'owner' });
  for (let n = 0; n < each.roles; n += 1) world.addRole(guild, { name: `Role ${n}` });
  for (let n = 0; n < each.channels; n += 1) world.addChannel(guild, { name: `room-${n}` });
  world.inviteBot(
    guild,
    neededPermissions.reduce((bits, { bit }) => bits | bit, 0n),
  );
  const snapshot = discord.snapshot();
  await discord.stop();
  const state = snapshot.state as State;
  const [original, channels] = [state.guilds[guild], Object.values(state.channels)];
  if (original === undefined) throw new Error('no server to copy');
  for (let n = 1; n < servers; n += 1) {
    // A millisecond for each, which is what its shard comes of.
    const moved = (id: string) => String(BigInt(id) + (BigInt(n) << 22n));
    const copy = JSON.parse(
      JSON.stringify(original).replaceAll(/"(\d{15,20})"/g, (whole, id: string) =>
        isPerson(id, state) ? whole : `"${moved(id)}"`,
      ),
    );
    state.guilds[copy.id] = copy;
    for (const channel of channels) {
      const id = moved(channel.id);
      state.channels[id] = { ...channel, id, guildId: copy.id };
    }
  }
  return snapshot;
}

/** People, the bot among them, stay who they are. */
function isPerson(id: string, state: object): boolean {
  return id in (state as { people: object }).people;
}

async function measured(bench: Bench, kind: ChildOptions['kind'], place: Parameters<typeof optionsFor>[2]) {
  const child = await startChild(bench, optionsFor(bench, kind, place));
  await child.ask({ kind: 'hear' });
  await child.ask({ kind: 'tick' });
  const first = await child.ask({ kind: 'memory' });
  // All sessions are lost, and nothing can be resumed.
  const { faults } = place.discord;
  faults.refuseResume(true);
  const closed = sessions(place.discord, 'closed');
  faults.dropSockets();
  await closed;
  const heard = await child.ask({ kind: 'hear' });
  faults.refuseResume(false);
  const last = await child.ask({ kind: 'memory' });
  await child.stop();
  if (first.kind !== 'memory' || last.kind !== 'memory' || heard.kind !== 'worked')
    throw new Error('not what was asked');
  bench.progress(`${kind}: ${first.mb.toFixed(0)} MB, then ${last.mb.toFixed(0)} MB`);
  return { mb: Math.max(first.mb, last.mb), startMs: first.cpuMs, hearMs: heard.cpuMs };
}

/** Once that many sessions have changed so. */
function sessions(discord: LocalDiscord, change: 'closed'): Promise<void> {
  let left = shards;
  return new Promise((resolve) => {
    const stop = discord.subscribe((event) => {
      if (event.kind !== 'session' || event.change !== change) return;
      left -= 1;
      if (left > 0) return;
      stop();
      resolve();
    });
  });
}
