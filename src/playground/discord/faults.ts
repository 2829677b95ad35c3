/** What becomes of a request that a fault hits. */
export type Effect =
  /** An error in Discord's own form. */
  | { readonly kind: 'status'; readonly status: number; readonly code?: number; readonly message?: string }
  /** The request had its effect, yet the answer says 5xx. */
  | { readonly kind: 'status-after'; readonly status: number }
  /** Something that stands before Discord answers, in a form of its own. `after`: the request had its effect. */
  | {
      readonly kind: 'foreign';
      readonly status: number;
      readonly type: string;
      readonly text: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly when?: 'before' | 'after';
    }
  | { readonly kind: 'rate-limit'; readonly retryAfterMs: number; readonly global?: boolean }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Never answered; the connection stays open until the client gives up. `after`: the request had its effect. */
  | { readonly kind: 'hang'; readonly when?: 'before' | 'after' }
  /** `after`: the request had its effect, only the answer is lost. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** The request had its effect; half of the answer comes, and then nothing more, or the end of the connection. */
  | { readonly kind: 'half'; readonly cut?: boolean }
  /** The request had its effect; its answer comes a byte at a time. */
  | { readonly kind: 'trickle'; readonly everyMs: number };

export type Fault = {
  readonly method?: string;
  /** Asked about the path without /api/v10 and query: a RegExp, or whatever else can tell. */
  readonly path?: { test(path: string): boolean };
  /** How many requests it hits; all by default. */
  readonly times?: number;
  readonly then: Effect;
};

export type Faults = {
  /** Returns a function that takes the fault away. */
  add(fault: Fault): () => void;
  /** Takes away all that is set here. */
  clear(): void;
  /** Cuts every gateway socket with the close code (default: no close frame at all). */
  dropSockets(code?: number): void;
  /** Op 7: asks the clients to reconnect and resume. */
  askReconnect(): void;
  /** Forgets sessions, so that a resume gets INVALID_SESSION. */
  refuseResume(refuse: boolean): void;
  /** Refuses new gateway connections. */
  refuseGateway(refuse: boolean): void;
  /** Keeps HELLO back, from now on; connections that wait get it when it is let go. */
  holdHello(hold: boolean): void;
  /** Keeps READY, and all that follows it, back; sessions that wait get it when it is let go. */
  holdReady(hold: boolean): void;
  /** Answers so many of the next IDENTIFYs with INVALID_SESSION. */
  refuseSessions(times: number): void;
  /** Answers every IDENTIFY with this close code; `undefined` ends it. */
  closeIdentify(code: number | undefined): void;
  /** How many IDENTIFYs are left of the day's 1,000, and when the day is over. At 0, one more costs the bot its token. */
  leaveIdentifies(remaining: number, resetAfterMs?: number): void;
  /** Sends every interaction this many times, as Discord sometimes does. */
  deliverInteractions(times: number): void;
};

export type FaultList = ReturnType<typeof createFaultList>;

/** The faults that wait for requests. */
export function createFaultList() {
  const faults = new Set<{ readonly fault: Fault; left: number }>();
  return {
    add: (fault: Fault) => {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      faults.add(entry);
      return () => faults.delete(entry);
    },
    clear: () => faults.clear(),
    /** The one that hits this request, counting it down. */
    take: (method: string, path: string): Effect | undefined => {
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
