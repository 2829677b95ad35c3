/** `off`, or Discord's own numbers with the given ones changed. */
export type RateLimits = 'off' | { readonly globalPerSecond?: number };

/** How Discord wants the gateway split; what is left out is as for any bot: a shard for 1,000 guilds, 2,500 at most. */
export type Sharding = {
  /** What `GET /gateway/bot` recommends. */
  readonly shards?: number;
  readonly maxConcurrency?: number;
  /** So many guilds one session takes, and not one more. */
  readonly guildsPerShard?: number;
};

/** Which part of the guilds a session hears of: of so many parts this one, from 0 on. */
export type Shard = readonly [id: number, of: number];
