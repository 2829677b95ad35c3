import { EventEmitter } from 'node:events';
import type { SimpleShardingStrategy } from 'discord.js';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { watchLine } from '../../../src/discord/gateway/line.ts';
import { manualStopwatch } from '../../support/manual-stopwatch.ts';

function watched({ resuming = false, readyState = 1 } = {}) {
  const stopwatch = manualStopwatch();
  const events = new EventEmitter();
  const socket = Object.assign(new EventEmitter(), {
    readyState,
    ended: 0,
    terminate() {
      this.ended += 1;
    },
  });
  const forgotten: number[] = [];
  const options = { helloTimeout: 60_000, updateSessionInfo: (shard: number) => forgotten.push(shard) };
  const line = watchLine({
    manager: { on: (event, listener) => events.on(event, listener), options },
    strategy: { shards: new Map([[0, { connection: socket }]]) } as unknown as SimpleShardingStrategy,
    stopwatch,
    log: pino({ level: 'silent' }),
    resuming: () => resuming,
  });
  /** So much time, with this said every 41 s. */
  const hear = (event: 'hello' | 'dispatch' | 'heartbeat', forMs: number) => {
    for (let ms = 0; ms < forMs; ms += 41_000) {
      stopwatch.advance(41_000);
      events.emit(event);
    }
  };
  return { line, stopwatch, hear, socket, forgotten, options };
}

test.each(['hello', 'dispatch', 'heartbeat'] as const)('a line with a %s each 41 s is left alone', (event) => {
  const { line, hear, socket, forgotten } = watched();
  hear(event, 3_600_000);
  expect([line.alive(), socket.ended, forgotten]).toEqual([true, 0, []]);
});

test('nothing for 90 s since the last word: not alive, and the socket is ended; the session is kept', () => {
  const { line, stopwatch, hear, socket, forgotten } = watched();
  hear('heartbeat', 200_000);
  stopwatch.advance(89_999);
  expect([line.alive(), socket.ended]).toEqual([true, 0]);
  stopwatch.advance(1);
  expect([line.alive(), socket.ended, forgotten]).toEqual([false, 1, []]);
  hear('dispatch', 1);
  expect([line.alive(), socket.ended]).toEqual([true, 1]);
});

test('silent on one socket after the other: the third time the session is given up, once', () => {
  const { stopwatch, socket, forgotten } = watched();
  stopwatch.advance(2 * 90_000);
  expect([socket.ended, forgotten]).toEqual([2, []]);
  stopwatch.advance(10 * 90_000);
  expect([socket.ended, forgotten]).toEqual([12, [0]]);
});

test('RESUME without an answer: answered heartbeats do not help', () => {
  const { line, hear, socket } = watched({ resuming: true });
  hear('heartbeat', 82_000);
  expect([line.alive(), socket.ended]).toEqual([true, 0]);
  hear('heartbeat', 41_000);
  expect([line.alive(), socket.ended]).toEqual([false, 1]);
});

test('HELLO has no limit but this; a socket that still connects has its own', () => {
  const { line, stopwatch, socket, forgotten, options } = watched({ readyState: 0 });
  expect(options.helloTimeout).toBeNull();
  stopwatch.advance(300_000);
  expect([line.alive(), socket.ended, forgotten]).toEqual([false, 0, [0]]);
});

test.each([
  { readyState: 0, ended: 1 },
  { readyState: 1, ended: 0 },
])('at the end a socket in state $readyState is ended $ended times, and no failure of it is anybody’s', (state) => {
  const { line, stopwatch, socket } = watched(state);
  line.end();
  expect(() => socket.emit('error', new Error('reset'))).not.toThrow();
  stopwatch.advance(600_000);
  expect(socket.ended).toBe(state.ended);
});
