import { WebSocket } from 'ws';
import type { Fixture } from '../fixture.ts';

type Payload = { op: number; d: Record<string, unknown>; s: number | null; t: string | null };
export type Line = {
  send(op: number, d: unknown): void;
  raw(text: string): void;
  next(): Promise<Payload>;
  closed: Promise<number>;
  close(code: number): void;
};

/** A gateway connection by hand. */
export async function connect({ discord }: Fixture, query = '?v=10&encoding=json'): Promise<Line> {
  const { origin } = new URL(discord.url);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/${query}`);
  const got: Payload[] = [];
  const waiting: ((payload: Payload) => void)[] = [];
  socket.on('message', (raw) => {
    const payload = JSON.parse(String(raw)) as Payload;
    const wake = waiting.shift();
    if (wake === undefined) got.push(payload);
    else wake(payload);
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
  });
  await new Promise((resolve) => {
    socket.on('open', resolve);
  });
  return {
    send: (op, d) => socket.send(JSON.stringify({ op, d })),
    raw: (text) => socket.send(text),
    next: () =>
      new Promise((resolve) => {
        const ready = got.shift();
        if (ready === undefined) waiting.push(resolve);
        else resolve(ready);
      }),
    closed,
    close: (code) => socket.close(code),
  };
}

export const identity = ({ discord }: Fixture, extra: object = {}) => ({
  token: discord.token,
  intents: 1,
  properties: { os: 'linux' },
  ...extra,
});
