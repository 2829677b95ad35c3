import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Core, Dispatch } from '../core.ts';
import { asList, isJson, type Json } from '../form.ts';
import { renderMember, renderUser } from '../messages/render.ts';
import { botGuilds, type State } from '../state.ts';

const knownIntents = Object.values(GatewayIntentBits).reduce(
  (all: number, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
);

/** The close code of a connection that asks for what is not spoken here. */
export function queryIssue(query: URLSearchParams): readonly [number, string] | undefined {
  if (query.get('v') !== '10') return [4012, 'Invalid API version'];
  if ((query.get('encoding') ?? 'json') !== 'json') return [4012, 'Only encoding=json is spoken here'];
  if (query.get('compress') !== null) return [4012, 'No transport compression is spoken here'];
  return undefined;
}

/** The close code of an IDENTIFY that cannot be. */
export function identifyIssue(core: Core, d: Json): readonly [number, string] | undefined {
  if (d['token'] !== core.token && d['token'] !== `Bot ${core.token}`) return [4004, 'Authentication failed.'];
  if (!isJson(d['properties'])) return [4002, 'Error while decoding payload.'];
  const shard = d['shard'] === undefined ? [0, 1] : asList(d['shard']);
  if (shard.length !== 2 || Number(shard[0]) >= Number(shard[1])) return [4010, 'Invalid shard.'];
  return intentIssue(d['intents'], core.state.application.flags);
}

/** Close code 4013 for unknown intents, 4014 for privileged ones the application does not have. */
function intentIssue(intents: unknown, applicationFlags: number): readonly [number, string] | undefined {
  if (!Number.isInteger(intents) || (Number(intents) & ~knownIntents) !== 0) return [4013, 'Invalid intents.'];
  const needs: readonly [number, number][] = [
    [GatewayIntentBits.GuildPresences, 3 << 12],
    [GatewayIntentBits.GuildMembers, 3 << 14],
    [GatewayIntentBits.MessageContent, 3 << 18],
  ];
  const missing = needs.some(([intent, flags]) => (Number(intents) & intent) !== 0 && (applicationFlags & flags) === 0);
  return missing ? [4014, 'Disallowed intents.'] : undefined;
}

export function readyPayload(core: Core, sessionId: string): Json {
  const { state } = core;
  return {
    v: 10,
    user: { ...renderUser(state, state.botId), verified: true, mfa_enabled: true, email: null },
    guilds: botGuilds(state).map(({ id }) => ({ id, unavailable: true })),
    session_id: sessionId,
    session_type: 'normal',
    resume_gateway_url: core.origin.replace('http:', 'ws:'),
    shard: [0, 1],
    application: { id: state.application.id, flags: state.application.flags },
    user_settings: {},
    private_channels: [],
    presences: [],
    relationships: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    _trace: [],
  };
}

/** The event as one session may read it: others' words need the message-content intent. */
export function visibleTo(state: State, { name, data }: Dispatch, intents: number): unknown {
  if (name !== 'MESSAGE_CREATE' && name !== 'MESSAGE_UPDATE') return data;
  const message = data as { author: { id: string }; guild_id?: string; mentions: { id: string }[] };
  const own = message.author.id === state.botId || message.guild_id === undefined;
  const named = message.mentions.some(({ id }) => id === state.botId);
  if (own || named || (intents & GatewayIntentBits.MessageContent) !== 0) return data;
  return { ...message, content: '', embeds: [], attachments: [], components: [] };
}

export function membersChunk(state: State, request: Json): Json {
  const guild = state.guilds[String(request['guild_id'])];
  const wanted = [request['user_ids'] ?? []].flat().map(String);
  const byName = typeof request['query'] === 'string' ? request['query'] : undefined;
  const members = (guild?.members ?? []).filter(
    ({ userId }) =>
      wanted.includes(userId) ||
      (byName !== undefined && (state.people[userId]?.user.username ?? '').startsWith(byName)),
  );
  return {
    guild_id: request['guild_id'],
    members: members.map((member) => renderMember(state, member)),
    chunk_index: 0,
    chunk_count: 1,
    not_found: wanted.filter((id) => !members.some(({ userId }) => userId === id)),
    presences: asList(undefined),
    ...(request['nonce'] === undefined ? {} : { nonce: request['nonce'] }),
  };
}
