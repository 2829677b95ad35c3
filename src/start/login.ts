import { type ConnectOptions, connect, type DiscordClient } from '../discord/client.ts';
import { aborted } from '../timers.ts';
import type { Tried } from './retry.ts';

/** Connects to Discord, unless the signal comes first. */
export async function login(options: ConnectOptions, signal: AbortSignal): Promise<Tried<DiscordClient>> {
  const connecting = connect(options);
  const connected = await Promise.race([connecting, aborted(signal)]);
  if (connected === undefined) {
    // It may still succeed, and nobody would know of it.
    void connecting.then((late) => (late.kind === 'connected' ? late.connection.stop() : undefined));
    return { kind: 'failed', reason: 'the login was given up', passing: false };
  }
  if (connected.kind === 'connected') return { kind: 'done', value: connected.connection };
  const { kind, reason, afterMs } = connected;
  return { kind: 'failed', reason, passing: kind === 'unreachable', ...(afterMs === undefined ? {} : { afterMs }) };
}
