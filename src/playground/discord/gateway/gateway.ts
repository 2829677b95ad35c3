import type { Server } from 'node:http';
import { GatewayDispatchEvents, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Core, Dispatch } from '../core.ts';
import type { Faults } from '../faults.ts';
import { asJson, isJson, type Json } from '../form.ts';
import { isFromHere } from '../http/own-address.ts';
import type { Shard } from '../limits.ts';
import { channelsByGuild, renderGuildCreate } from '../messages/render.ts';
import { createGatewayFaults } from './gateway-faults.ts';
import { identifyIssue, queryIssue, readyPayload } from './payloads.ts';
import { createSendCounter } from './send-counter.ts';
import { guildOf, guildsOf, isOnShard, readShard } from './shards.ts';

type Session = {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  seq: number;
  /** What was sent, for replay. */
  readonly sent: { readonly seq: number; readonly text: string }[];
  socket: WebSocket | undefined;
  /** When it lost its socket, by both clocks. */
  left: { readonly date: number; readonly elapsed: number } | undefined;
};

const replayed = 1000;
const keptSessions = 50;
// "A few minutes", says Discord.
const resumableMs = 5 * 60_000;

/** The gateway: every session gets every event of its shard that its intents allow, and those it missed when it resumes in time. */
export function createGateway(core: Core, server: Server, heartbeatIntervalMs: number) {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const readyWaiters = new Set<() => void>();
  const { hello, ready, now: fault, controls } = createGatewayFaults();

  server.on('upgrade', (request, socket, head) => {
    if (fault.connectionsRefused || !isFromHere(request)) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) =>
      connect(client, new URL(request.url ?? '/', 'ws://localhost').searchParams),
    );
  });
  core.onDispatch((dispatch) => {
    for (const session of sessions.values())
      if (isOnShard(session.shard, guildOf(dispatch))) deliver(session, dispatch);
  });

  function deliver(session: Session, dispatch: Dispatch): void {
    if (dispatch.intent !== 0 && (session.intents & dispatch.intent) === 0) return;
    session.seq += 1;
    const text = JSON.stringify({ op: Op.Dispatch, t: dispatch.name, s: session.seq, d: dispatch.data });
    session.sent.push({ seq: session.seq, text });
    if (session.sent.length > replayed) session.sent.shift();
    session.socket?.send(text);
  }

  function connect(socket: WebSocket, query: URLSearchParams): void {
    let session: Session | undefined;
    let cancelZombie = () => {};
    const tooMany = createSendCounter(core.stopwatch);
    const send = (op: Op, d: unknown) => socket.send(JSON.stringify({ op, d, s: null, t: null }));
    const expectHeartbeat = () => {
      cancelZombie();
      // Discord cuts a client that has fallen silent; so much patience covers one lost beat.
      cancelZombie = core.after(heartbeatIntervalMs * 2.5, () => socket.close(4009, 'Session timed out'));
    };
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      cancelZombie();
      if (session === undefined || session.socket !== socket) return;
      session.socket = undefined;
      session.left = { date: core.now().getTime(), elapsed: core.stopwatch.elapsedMs() };
      // A client that says goodbye ends its session.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      core.announce({ kind: 'session', change: 'closed', sessionId: session.id, shard: session.shard });
    });
    const refusal = queryIssue(query);
    if (refusal !== undefined) {
      socket.close(...refusal);
      return;
    }
    socket.on('message', (raw) => {
      if (tooMany()) return socket.close(4008, 'Rate limited');
      const payload = parse(raw);
      if (payload === undefined) return socket.close(4002, 'Decode error');
      const d = payload['d'];
      switch (payload['op']) {
        case Op.Heartbeat:
          expectHeartbeat();
          send(Op.HeartbeatAck, null);
          return;
        case Op.Identify:
          if (session !== undefined) return socket.close(4005, 'Already authenticated');
          session = identify(socket, asJson(d), send);
          return;
        case Op.Resume:
          if (session !== undefined) return socket.close(4005, 'Already authenticated');
          session = resume(socket, asJson(d), send);
          return;
        case Op.PresenceUpdate:
          if (session === undefined) socket.close(4003, 'Not authenticated');
          return;
        default:
          return socket.close(4001, 'Unknown opcode');
      }
    });
    hello.pass(() => {
      if (socket.readyState !== socket.OPEN) return;
      send(Op.Hello, { heartbeat_interval: heartbeatIntervalMs, _trace: [] });
      expectHeartbeat();
    });
  }

  function identify(socket: WebSocket, d: Json, send: (op: Op, d: unknown) => void): Session | undefined {
    const shard = readShard(d['shard']) ?? [0, 1];
    const taken = core.sessionStarts.take(shard[0]);
    if (taken === 'spent') {
      // Discord ends all sessions and resets the token.
      for (const client of sockets.clients) client.close(4004, 'Authentication failed.');
      return undefined;
    }
    const issue =
      fault.identifyCloses === undefined ? identifyIssue(core, d) : ([fault.identifyCloses, 'Fault'] as const);
    if (issue !== undefined) {
      socket.close(...issue);
      return undefined;
    }
    if (taken === 'too-soon' || fault.sessionsRefused > 0) {
      fault.sessionsRefused = Math.max(0, fault.sessionsRefused - 1);
      send(Op.InvalidSession, false);
      return undefined;
    }
    const session: Session = {
      id: core.nextId(),
      intents: Number(d['intents']),
      shard,
      seq: 0,
      sent: [],
      socket,
      left: undefined,
    };
    ready.pass(() => {
      if (session.socket !== undefined) begin(session);
    });
    return session;
  }

  function begin(session: Session): void {
    sessions.set(session.id, session);
    for (const old of sessions.values()) {
      if (sessions.size > keptSessions && old.socket === undefined) sessions.delete(old.id);
    }
    deliver(session, {
      name: GatewayDispatchEvents.Ready,
      data: readyPayload(core, session.id, session.shard),
      intent: 0,
    });
    const channels = channelsByGuild(core.state);
    for (const guild of guildsOf(core.state, session.shard)) {
      const [name, data] = guild.available
        ? [GatewayDispatchEvents.GuildCreate, renderGuildCreate(core.state, guild, channels)]
        : [GatewayDispatchEvents.GuildDelete, { id: guild.id, unavailable: true }];
      deliver(session, { name, data, intent: 1 });
    }
    core.announce({ kind: 'session', change: 'identified', sessionId: session.id, shard: session.shard });
    for (const wake of readyWaiters) wake();
    readyWaiters.clear();
  }

  function resume(socket: WebSocket, d: Json, send: (op: Op, d: unknown) => void): Session | undefined {
    if (core.sessionStarts.tokenReset || (d['token'] !== core.token && d['token'] !== `Bot ${core.token}`)) {
      socket.close(4004, 'Authentication failed.');
      return undefined;
    }
    const session = sessions.get(String(d['session_id']));
    const last = Number(d['seq']);
    if (session !== undefined && last > session.seq) {
      socket.close(4007, 'Invalid seq');
      return undefined;
    }
    const oldest = session?.sent[0]?.seq ?? 0;
    if (fault.resumeRefused || session === undefined || last + 1 < oldest || isOver(session)) {
      send(Op.InvalidSession, false);
      return undefined;
    }
    session.socket?.close(4000);
    session.socket = socket;
    session.left = undefined;
    for (const { seq, text } of session.sent) if (seq > last) socket.send(text);
    deliver(session, { name: GatewayDispatchEvents.Resumed, data: { _trace: [] }, intent: 0 });
    core.announce({ kind: 'session', change: 'resumed', sessionId: session.id, shard: session.shard });
    return session;
  }

  /** Whichever clock says so. */
  function isOver({ left }: Session): boolean {
    if (left === undefined) return false;
    return Math.max(core.now().getTime() - left.date, core.stopwatch.elapsedMs() - left.elapsed) > resumableMs;
  }

  return {
    faults: {
      ...controls,
      dropSockets: (code) => {
        for (const client of sockets.clients) code === undefined ? client.terminate() : client.close(code);
      },
      askReconnect: () => {
        for (const client of sockets.clients)
          client.send(JSON.stringify({ op: Op.Reconnect, d: null, s: null, t: null }));
      },
    } satisfies Omit<Faults, 'add' | 'leaveIdentifies' | 'deliverInteractions'>,
    ready: (): Promise<void> =>
      [...sessions.values()].some(({ socket }) => socket !== undefined)
        ? Promise.resolve()
        : new Promise((resolve) => {
            readyWaiters.add(resolve);
          }),
    close: () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

const largestPayload = 4096;

function parse(raw: RawData): Json | undefined {
  const text = raw.toString();
  if (Buffer.byteLength(text) > largestPayload) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
