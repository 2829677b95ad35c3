import { ActivityType, Client, type ClientOptions, GatewayIntentBits, Options, type RESTOptions } from 'discord.js';

/** A client that keeps servers, channels and roles only, and shows a status. It is not logged in. */
export function createClient(
  rest: Partial<RESTOptions>,
  { status = null, ...more }: Pick<ClientOptions, 'ws' | 'shards' | 'shardCount'> & { status?: string | null } = {},
): Client {
  const own = (entity: { id: string; client: Client }) => entity.id === entity.client.user?.id;
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    rest,
    ...more,
    ...(status === null ? {} : { presence: { activities: [{ type: ActivityType.Custom, name: status }] } }),
    allowedMentions: { parse: [] },
    // Only servers, channels and roles are ever looked up; the rest would grow with every interaction.
    makeCache: Options.cacheWithLimits({
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: own },
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: own },
      VoiceStateManager: 0,
    }),
  });
}
