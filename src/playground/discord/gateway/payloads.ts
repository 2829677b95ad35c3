import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import { isJson, type Json } from '../form.ts';
import type { Shard } from '../limits.ts';
import { renderUser } from '../messages/render.ts';
import { guildsOf, isOverfull, readShard } from './shards.ts';

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
  const shard = readShard(d['shard']);
  if (shard === undefined) return [4010, 'Invalid shard.'];
  if (isOverfull(core.state, shard, core.sharding.guildsPerShard)) return [4011, 'Sharding required.'];
  return intentIssue(d['intents']);
}

const privileged = GatewayIntentBits.GuildPresences | GatewayIntentBits.GuildMembers | GatewayIntentBits.MessageContent;

/** Close code 4013 for unknown intents, 4014 for those that this application has not been granted. */
function intentIssue(intents: unknown): readonly [number, string] | undefined {
  if (!Number.isInteger(intents) || (Number(intents) & ~knownIntents) !== 0) return [4013, 'Invalid intents.'];
  return (Number(intents) & privileged) === 0 ? undefined : [4014, 'Disallowed intents.'];
}

export function readyPayload(core: Core, sessionId: string, shard: Shard): Json {
  const { state } = core;
  return {
    v: 10,
    user: { ...renderUser(state, state.botId), verified: true, mfa_enabled: true, email: null },
    guilds: guildsOf(state, shard).map(({ id }) => ({ id, unavailable: true })),
    session_id: sessionId,
    session_type: 'normal',
    resume_gateway_url: core.origin.replace('http:', 'ws:'),
    shard,
    application: { id: state.application.id, flags: 0 },
    user_settings: {},
    private_channels: [],
    presences: [],
    relationships: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    _trace: [],
  };
}
