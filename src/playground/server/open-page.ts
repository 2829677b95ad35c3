import { shareLearnersRole } from '../world/members.ts';
import type { OwnDatabase } from '../world/own-database.ts';
import type { World } from '../world/world.ts';
import { createClock } from './api/clock.ts';
import { createEventLog } from './api/event-log.ts';
import { createOrderedFaults } from './api/faults.ts';
import { type DatabaseGate, openDatabaseGate } from './database-gate.ts';
import { createLive, type Live } from './live.ts';
import type { Backend } from './routes.ts';
import { type PageServer, servePage } from './server.ts';

type OpenedPage = { url: string; close(): Promise<void> };

/** Puts a gate before a database: the bot's connection to it can be cut, and the clock looks into it beside the gate. */
export async function gated(database: OwnDatabase): Promise<{ database: OwnDatabase; gate: DatabaseGate }> {
  const gate = await openDatabaseGate(database.url);
  const close = async () => {
    await gate.close();
    await database.close();
  };
  return { database: { ...database, url: gate.url, close }, gate };
}

/** How long after a change everything is written down. */
const keepMs = 500;

/** The address to remember; where another program has it, any that is free. */
const usualPort = 4170;

/** Opens the page on a world, at the given port (0: any that is free) or else the usual one. */
export async function openPage(
  world: World,
  gate: DatabaseGate,
  port: number | null,
): Promise<OpenedPage | { problem: string }> {
  if (world.fresh) shareLearnersRole(world);
  const live = createLive(() => clock.held());
  let keeping: NodeJS.Timeout | undefined;
  const changed = () => {
    live.changed();
    keeping ??= setTimeout(() => {
      keeping = undefined;
      // Not in the middle of what moves the clock many times: that keeps everything itself.
      if (!clock.held()) void world.save().catch(() => {});
    }, keepMs);
  };
  const clock = createClock(world, changed);
  const unsubscribe = world.discord.subscribe(changed);
  const eventLog = createEventLog(world.discord, world.now);
  const backend = {
    world,
    clock,
    eventLog,
    faults: createOrderedFaults(world, gate, changed),
    touched: !world.fresh,
    changed,
  };
  const close = async () => {
    await clock.stop();
    unsubscribe();
    eventLog.close();
    clearTimeout(keeping);
    // So that the bot can write down what it still does.
    gate.open();
  };
  const server = await serve(backend, live, port);
  if ('problem' in server) {
    await close();
    return server;
  }
  return {
    url: server.url,
    async close() {
      await server.close();
      await close();
    },
  };
}

async function serve(backend: Backend, live: Live, port: number | null): Promise<PageServer | { problem: string }> {
  try {
    return await servePage(backend, live, port ?? usualPort);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    if (port === null) return servePage(backend, live, 0);
    return { problem: `Port ${port} is taken by another program. Leave --port out, or give another.` };
  }
}
