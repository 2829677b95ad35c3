import { recommendedShards } from '../gateway/shards.ts';
import { renderUser } from '../messages/render.ts';
import { botGuilds } from '../state.ts';
import { type Call, ok, openRoute, type Route, route } from './route.ts';

function application({ core }: Call) {
  const { application: app, botId } = core.state;
  return {
    id: app.id,
    name: app.name,
    icon: null,
    description: '',
    type: null,
    summary: '',
    bot: renderUser(core.state, botId),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    hook: true,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: renderUser(core.state, botId),
    team: null,
    approximate_guild_count: botGuilds(core.state).length,
    approximate_user_install_count: Object.values(core.state.people).filter(({ hasInstalled }) => hasInstalled).length,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: ['bot', 'applications.commands'],
    integration_types_config: app.serversOnly === true ? { 0: {} } : { 0: {}, 1: {} },
  };
}

function gatewayUrl({ core }: Call): string {
  return core.origin.replace('http:', 'ws:');
}

export const applicationRoutes: readonly Route[] = [
  route('GET', '/applications/@me', [10, 10_000], (call) => ok(application(call))),
  openRoute('GET', '/gateway', [10, 10_000], (call) => ok({ url: gatewayUrl(call) })),
  route('GET', '/gateway/bot', [10, 10_000], (call) =>
    ok({
      url: gatewayUrl(call),
      shards: call.core.sharding.shards ?? recommendedShards(call.core.state, call.core.sharding.guildsPerShard),
      session_start_limit: call.core.sessionStarts.limit(),
    }),
  ),
];
