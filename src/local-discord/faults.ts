export type Fault = {
  readonly method?: string;
  /** Matched against the path without /api/v10 and query. */
  readonly path?: RegExp;
  /** How many requests it hits; all by default. */
  readonly times?: number;
  readonly then:
    | { readonly kind: 'status'; readonly status: number; readonly code?: number; readonly message?: string }
    | { readonly kind: 'rate-limit'; readonly retryAfterMs: number; readonly global?: boolean }
    | { readonly kind: 'delay'; readonly ms: number }
    /** Never answered; the connection stays open until the client gives up. */
    | { readonly kind: 'hang' }
    /** `after`: the effect was applied, only the answer is lost. */
    | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
    /** The effect was applied, yet the answer says 5xx. */
    | { readonly kind: 'status-after'; readonly status: number };
};

export type Faults = {
  /** Returns a function that takes the fault away. */
  add(fault: Fault): () => void;
  clear(): void;
  /** Cuts every gateway socket with the close code (default: no close frame at all). */
  dropSockets(code?: number): void;
  /** Op 7: asks the clients to reconnect and resume. */
  askReconnect(): void;
  /** Forgets sessions, so that a resume gets INVALID_SESSION. */
  refuseResume(refuse: boolean): void;
  /** Stops acknowledging heartbeats. */
  muteHeartbeats(mute: boolean): void;
  /** Refuses new gateway connections. */
  refuseGateway(refuse: boolean): void;
  /** Sends every interaction this many times, as Discord sometimes does. */
  deliverInteractions(times: number): void;
};

/** The faults that wait for requests; `take` gives the one that hits, counting it down. */
export type FaultList = {
  add(fault: Fault): () => void;
  clear(): void;
  take(method: string, path: string): Fault['then'] | undefined;
};

export function createFaultList(): FaultList {
  const faults = new Set<{ readonly fault: Fault; left: number }>();
  return {
    add: (fault) => {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      faults.add(entry);
      return () => faults.delete(entry);
    },
    clear: () => faults.clear(),
    take: (method, path) => {
      for (const entry of faults) {
        const { fault } = entry;
        if (fault.method !== undefined && fault.method !== method) continue;
        if (fault.path !== undefined && !fault.path.test(path)) continue;
        entry.left -= 1;
        if (entry.left <= 0) faults.delete(entry);
        return fault.then;
      }
      return undefined;
    },
  };
}
