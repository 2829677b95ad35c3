import type { LocalEvent } from './contract.ts';
import { createSessionStarts } from './gateway/session-starts.ts';
import type { LiveInteraction } from './interactions/live-interaction.ts';
import type { Sharding } from './limits.ts';
import { nextSnowflake } from './snowflake.ts';
import type { State, StoredMessage } from './state.ts';
import type { Stopwatch } from './stopwatch.ts';

/** A gateway event on its way to the sessions. */
export type Dispatch = {
  readonly name: string;
  readonly data: unknown;
  /** Which intent a session needs; 0 for events that always come. */
  readonly intent: number;
};

type CoreOptions = {
  state: State;
  now: () => Date;
  stopwatch: Stopwatch;
  token: string;
  /** Rates are limited. */
  limited: boolean;
  sharding: Sharding;
};

/** What all parts share: the state, time, and the ways to tell others. */
export type Core = ReturnType<typeof createCore>;

export function createCore({ state, now, stopwatch, token, limited, sharding }: CoreOptions) {
  const dispatchers: ((dispatch: Dispatch) => void)[] = [];
  const listeners = new Set<(event: LocalEvent) => void>();
  const alarms = new Set<() => void>();
  const announce = (event: LocalEvent) => {
    for (const listener of listeners) listener(event);
  };
  return {
    state,
    now,
    stopwatch,
    token,
    /** Where attachments are served, known once the server listens. */
    origin: '',
    interactions: new Map<string, LiveInteraction>(),
    /** When old messages were edited, by channel: undefined when rates are not limited. */
    oldEdits: limited ? new Map<string, number[]>() : undefined,
    /** The last message of each author and nonce. */
    nonces: noncesOf(state),
    sessionStarts: createSessionStarts({
      now,
      stopwatch,
      paced: limited,
      maxConcurrency: sharding.maxConcurrency ?? 1,
    }),
    sharding,
    /** How often each interaction is delivered. */
    deliveries: 1,
    nextId: (): string => {
      state.lastId = nextSnowflake(now(), state.lastId);
      return state.lastId;
    },
    emit: (name: string, data: unknown, intent: number): void => {
      for (const dispatcher of dispatchers) dispatcher({ name, data, intent });
      announce({ kind: 'gateway', event: name, data });
    },
    onDispatch: (listener: (dispatch: Dispatch) => void): void => {
      dispatchers.push(listener);
    },
    announce,
    subscribe: (listener: (event: LocalEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Like the stopwatch's, but cancelled when this Discord stops. */
    after: (ms: number, run: () => void) => {
      const cancel = stopwatch.after(ms, () => {
        alarms.delete(cancel);
        run();
      });
      alarms.add(cancel);
      return () => {
        alarms.delete(cancel);
        cancel();
      };
    },
    cancelAll: (): void => {
      for (const cancel of alarms) cancel();
      alarms.clear();
    },
  };
}

function noncesOf({ messages }: State): Map<string, StoredMessage> {
  const sent = Object.values(messages).flat();
  return new Map(
    sent.flatMap((stored) =>
      stored.nonce === undefined ? [] : [[`${stored.json.author.id} ${stored.nonce}`, stored] as const],
    ),
  );
}
