import type { SimpleShardingStrategy } from 'discord.js';
import type { Logger } from 'pino';
import type { Stopwatch } from '../../timers.ts';

/** Discord asks for a heartbeat each 41 s and answers it; after so long, two in a row have had no answer. */
const silenceMs = 90_000;
/** Discord keeps a session for a few minutes, and the address to resume it at may be gone: then a new one is better. */
const silencesOfSession = 3;

type LineOptions = {
  manager: {
    on(event: 'hello' | 'dispatch' | 'heartbeat', listener: () => void): unknown;
    options: { helloTimeout: number | null; updateSessionInfo(shard: number, session: null): unknown };
  };
  strategy: SimpleShardingStrategy;
  stopwatch: Stopwatch;
  log: Logger;
  /** RESUME was sent, and not answered yet. */
  resuming(): boolean;
};

/**
 * Watches the line to Discord's gateway, one socket after the other: ends a socket on which Discord has said nothing for 90 s; @discordjs/ws then resumes on another, as after any loss. By
 * its own limits it would forget the session when HELLO is late, and wait for ever when RESUME goes without an answer.
 */
export function watchLine({ manager, strategy, stopwatch, log, resuming }: LineOptions) {
  let heardMs = stopwatch.elapsedMs();
  let silences = 0;
  let cancel = stopwatch.after(silenceMs, look);
  const leftMs = () => heardMs + silenceMs - stopwatch.elapsedMs();

  function heard(): void {
    heardMs = stopwatch.elapsedMs();
    silences = 0;
  }

  function look(): void {
    const left = leftMs();
    cancel = stopwatch.after(left > 0 ? left : silenceMs, look);
    if (left > 0) return;
    silences += 1;
    for (const { shard, socket } of socketsOf(strategy)) {
      if (silences === silencesOfSession) void manager.options.updateSessionInfo(shard, null);
      // One that is still connecting has a limit of its own.
      if (socket.readyState !== 1 && socket.readyState !== 2) continue;
      log.warn('Discord says nothing on the gateway; connecting anew');
      socket.terminate();
    }
  }

  manager.options.helloTimeout = null;
  manager.on('hello', heard);
  manager.on('dispatch', heard);
  manager.on('heartbeat', () => {
    if (!resuming()) heard();
  });
  return {
    /** Discord has said something in the last 90 s. */
    alive: () => leftMs() > 0,
    /** Watches no longer; a socket that is still connecting is ended. */
    end(): void {
      cancel();
      for (const { socket } of socketsOf(strategy)) {
        // @discordjs/ws takes its listeners away from such a socket, whose failure would then end the process.
        socket.on('error', () => undefined);
        if (socket.readyState === 0) socket.terminate();
      }
    },
  };
}

type Socket = { readyState: number; on(event: 'error', listener: () => void): unknown; terminate(): void };

/** @discordjs/ws shows its sockets to nobody. */
function* socketsOf(strategy: SimpleShardingStrategy): Generator<{ shard: number; socket: Socket }> {
  const shards: unknown = Reflect.get(strategy, 'shards');
  if (!(shards instanceof Map)) return;
  for (const [shard, { connection: socket }] of shards) if (socket) yield { shard, socket };
}
