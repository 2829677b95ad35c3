import type { Server } from 'node:http';
import { GatewayDispatchEvents, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Core, Dispatch } from './core.ts';
import { asJson, asList, isJson } from './form.ts';
import { intentIssue, membersChunk, readyPayload, visibleTo } from './gateway-payloads.ts';
import { renderGuildCreate } from './render.ts';
import { botGuilds } from './state.ts';

type Session = {
  readonly id: string;
  readonly intents: number;
  seq: number;
  /** What was sent, for replay. */
  readonly sent: { readonly seq: number; readonly text: string }[];
  socket: WebSocket | undefined;
};

export type Gateway = {
  dropSockets(code: number | undefined): void;
  askReconnect(): void;
  refuseResume(refuse: boolean): void;
  muteHeartbeats(mute: boolean): void;
  refuseConnections(refuse: boolean): void;
  ready(): Promise<void>;
  close(): void;
};

const replayed = 1000;
const keptSessions = 50;

/** The gateway: every session gets every event its intents allow, and those it missed when it resumes. */
export function createGateway(core: Core, server: Server, heartbeatIntervalMs: number): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const readyWaiters = new Set<() => void>();
  let resumeRefused = false;
  let heartbeatsMuted = false;
  let connectionsRefused = false;

  server.on('upgrade', (request, socket, head) => {
    if (connectionsRefused) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) =>
      connect(client, new URL(request.url ?? '/', 'ws://localhost').searchParams),
    );
  });
  core.onDispatch((dispatch) => {
    for (const session of sessions.values()) deliver(session, dispatch);
  });

  function deliver(session: Session, dispatch: Dispatch): void {
    if (dispatch.intent !== 0 && (session.intents & dispatch.intent) === 0) return;
    session.seq += 1;
    const data = visibleTo(core.state, dispatch, session.intents);
    const text = JSON.stringify({ op: Op.Dispatch, t: dispatch.name, s: session.seq, d: data });
    session.sent.push({ seq: session.seq, text });
    if (session.sent.length > replayed) session.sent.shift();
    session.socket?.send(text);
  }

  function connect(socket: WebSocket, query: URLSearchParams): void {
    let session: Session | undefined;
    let cancelZombie = () => {};
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
      // A client that says goodbye ends its session.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      core.announce({ kind: 'session', change: 'closed', sessionId: session.id });
    });
    const refusal = queryIssue(query);
    if (refusal !== undefined) {
      socket.close(...refusal);
      return;
    }
    socket.on('message', (raw) => {
      const payload = parse(raw);
      if (payload === undefined) return socket.close(4002, 'Decode error');
      const d = payload['d'];
      switch (payload['op']) {
        case Op.Heartbeat:
          expectHeartbeat();
          if (!heartbeatsMuted) send(Op.HeartbeatAck, null);
          return;
        case Op.Identify:
          if (session !== undefined) return socket.close(4005, 'Already authenticated');
          session = identify(socket, asJson(d));
          return;
        case Op.Resume:
          if (session !== undefined) return socket.close(4005, 'Already authenticated');
          session = resume(socket, asJson(d), send);
          return;
        case Op.PresenceUpdate:
        case Op.VoiceStateUpdate:
        case Op.RequestGuildMembers:
          if (session === undefined) return socket.close(4003, 'Not authenticated');
          if (payload['op'] === Op.RequestGuildMembers) {
            deliver(session, { name: 'GUILD_MEMBERS_CHUNK', data: membersChunk(core.state, asJson(d)), intent: 0 });
          }
          return;
        default:
          return socket.close(4001, 'Unknown opcode');
      }
    });
    send(Op.Hello, { heartbeat_interval: heartbeatIntervalMs, _trace: [] });
    expectHeartbeat();
  }

  function identify(socket: WebSocket, d: ReturnType<typeof asJson>): Session | undefined {
    const issue = identifyIssue(d);
    if (issue !== undefined) {
      socket.close(...issue);
      return undefined;
    }
    const session: Session = { id: core.nextId(), intents: Number(d['intents']), seq: 0, sent: [], socket };
    sessions.set(session.id, session);
    for (const old of sessions.values()) {
      if (sessions.size > keptSessions && old.socket === undefined) sessions.delete(old.id);
    }
    deliver(session, { name: GatewayDispatchEvents.Ready, data: readyPayload(core, session.id), intent: 0 });
    for (const guild of botGuilds(core.state).filter(({ available }) => available)) {
      const data = renderGuildCreate(core.state, guild, session.intents);
      deliver(session, { name: GatewayDispatchEvents.GuildCreate, data, intent: 1 });
    }
    core.announce({ kind: 'session', change: 'identified', sessionId: session.id });
    for (const wake of readyWaiters) wake();
    readyWaiters.clear();
    return session;
  }

  function identifyIssue(d: ReturnType<typeof asJson>): [number, string] | undefined {
    if (d['token'] !== core.token && d['token'] !== `Bot ${core.token}`) return [4004, 'Authentication failed.'];
    if (!isJson(d['properties'])) return [4002, 'Error while decoding payload.'];
    const shard = d['shard'] === undefined ? [0, 1] : asList(d['shard']);
    if (shard.length !== 2 || Number(shard[0]) >= Number(shard[1])) return [4010, 'Invalid shard.'];
    return intentIssue(d['intents'], core.state.application.flags);
  }

  function resume(
    socket: WebSocket,
    d: ReturnType<typeof asJson>,
    send: (op: Op, d: unknown) => void,
  ): Session | undefined {
    if (d['token'] !== core.token && d['token'] !== `Bot ${core.token}`) {
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
    if (resumeRefused || session === undefined || last + 1 < oldest) {
      send(Op.InvalidSession, false);
      return undefined;
    }
    session.socket?.close(4000);
    session.socket = socket;
    for (const { seq, text } of session.sent) if (seq > last) socket.send(text);
    deliver(session, { name: GatewayDispatchEvents.Resumed, data: { _trace: [] }, intent: 0 });
    core.announce({ kind: 'session', change: 'resumed', sessionId: session.id });
    return session;
  }

  return {
    dropSockets: (code) => {
      for (const client of sockets.clients) code === undefined ? client.terminate() : client.close(code);
    },
    askReconnect: () => {
      for (const client of sockets.clients)
        client.send(JSON.stringify({ op: Op.Reconnect, d: null, s: null, t: null }));
    },
    refuseResume: (refuse) => {
      resumeRefused = refuse;
    },
    muteHeartbeats: (mute) => {
      heartbeatsMuted = mute;
    },
    refuseConnections: (refuse) => {
      connectionsRefused = refuse;
    },
    ready: () =>
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

function parse(raw: RawData): ReturnType<typeof asJson> | undefined {
  try {
    const value: unknown = JSON.parse(raw.toString());
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function queryIssue(query: URLSearchParams): [number, string] | undefined {
  if (query.get('v') !== '10') return [4012, 'Invalid API version'];
  if ((query.get('encoding') ?? 'json') !== 'json') return [4012, 'Only encoding=json is spoken here'];
  if (query.get('compress') !== null) return [4012, 'No transport compression is spoken here'];
  return undefined;
}
