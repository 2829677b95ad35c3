import { openDatabase } from '../../../src/db/client.ts';
import { neededPermissions } from '../../../src/messages/kit/permissions.ts';
import { type LocalDiscord, type Snapshot, startLocalDiscord } from '../../../src/playground/discord/index.ts';
import { optionsFor, startChild } from '../child/child.ts';
import type { ChildOptions } from '../child/process-child.ts';
import { addCohort, now, storePlan, today } from '../ground/dataset.ts';
import { longPlan } from '../ground/long-plan.ts';
import { median } from '../measure.ts';
import type { Bench, Part } from '../part.ts';
import { ratioAtMost } from '../table.ts';

const servers = 2500;
const each = { channels: 15, roles: 8 };
const shards = 3;
/** Child processes of each kind, by turns, and how often each of them loses all that it hears. */
const turns = 2;
const losses = 3;
/** When the bot was added everywhere: long ago, so that it greets nobody. */
const addedAt = new Date('2026-01-01T00:00:00Z');

/** Many servers in one process, beside a bare client that caches the same: memory, and what it takes to hear of all of them. */
export const many: Part = {
  name: 'servers',
  says: 'a Discord of this machine with thousands of servers, each with channels and roles; hearing of them: from the loss of all sessions until all servers are known again, the median of several losses, by turns',
  async run(bench) {
    const url = await bench.server.create('servers');
    const database = openDatabase(url);
    bench.closing(database.close);
    const discord = await startLocalDiscord({
      ...{ now: () => now, rateLimits: 'off', snapshot: await manyServers() },
      sharding: { shards, maxConcurrency: shards },
    });
    bench.closing(discord.stop);
    const guild = discord.world.guilds()[0]?.id;
    const channel = discord.world.channels(guild)[0]?.id ?? '';
    bench.progress(`${servers} servers are there`);
    const plans = await longPlan(bench, 12);
    const { versionId } = await storePlan(database.db, plans);
    await addCohort(database.db, versionId, channel, today, guild);
    const place = { discord, databaseUrl: url, plans };
    const taken = { lean: [] as Taken[], bot: [] as Taken[] };
    for (let n = 0; n < turns; n += 1) {
      for (const kind of ['lean', 'bot'] as const) taken[kind].push(await measured(bench, kind, place));
    }
    const [bare, ours] = [middleOf(taken.lean), middleOf(taken.bot)];
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

type Taken = { mb: number; startMs: number; hearMs: number[] };

function middleOf(taken: readonly Taken[]) {
  return {
    mb: median(taken.map(({ mb }) => mb)),
    startMs: median(taken.map(({ startMs }) => startMs)),
    hearMs: median(taken.flatMap(({ hearMs }) => hearMs)),
  };
}

async function measured(bench: Bench, kind: ChildOptions['kind'], place: Parameters<typeof optionsFor>[2]) {
  const child = await startChild(bench, optionsFor(bench, kind, place));
  const spent = async () => {
    const told = await child.ask({ kind: 'spent' });
    return told.kind === 'spent' ? told.cpuMs : Number.NaN;
  };
  const memory = async () => {
    const told = await child.ask({ kind: 'memory' });
    return told.kind === 'memory' ? told.mb : Number.NaN;
  };
  await child.ask({ kind: 'hear' });
  await child.ask({ kind: 'tick' });
  const startMs = await spent();
  const first = await memory();
  const hearMs: number[] = [];
  const { faults } = place.discord;
  faults.refuseResume(true);
  for (let n = 0; n < losses; n += 1) {
    const before = await spent();
    const identified = sessionsOf(place.discord);
    faults.dropSockets();
    // Nobody looks before, for a look at the bot's health is not what is measured.
    await identified;
    await child.ask({ kind: 'hear' });
    hearMs.push((await spent()) - before);
  }
  faults.refuseResume(false);
  const last = await memory();
  await child.stop();
  bench.progress(
    `${kind}: ${first.toFixed(0)} MB, then ${last.toFixed(0)} MB; ${hearMs.map(Math.round).join(', ')} ms`,
  );
  return { mb: Math.max(first, last), startMs, hearMs };
}

/** Once all shards have a session that is new. */
function sessionsOf(discord: LocalDiscord): Promise<void> {
  let left = shards;
  return new Promise((resolve) => {
    const stop = discord.subscribe((event) => {
      if (event.kind !== 'session' || event.change !== 'identified') return;
      left -= 1;
      if (left > 0) return;
      stop();
      resolve();
    });
  });
}
