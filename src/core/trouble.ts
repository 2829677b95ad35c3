/** Why a cohort's posts do not reach their channel: a code with its facts, worded where it is shown. */
export type Block =
  | { code: 'unknown-channel' }
  | { code: 'missing-access' }
  /** Names of permissions; none where Discord only said that one is missing. */
  | { code: 'missing-permission'; missing: string[] }
  /** Discord takes the channel, but not this day's text; null where its words were not kept. */
  | { code: 'refused'; dayKey: string | null; said: string | null }
  /** A refusal that nothing is known about but Discord's own words. */
  | { code: 'unexplained'; said: string }
  | { code: 'zone'; zone: string }
  | { code: 'plan' }
  | { code: 'broken' }
  /** Words of an earlier version that no code stands for. */
  | { code: 'said'; text: string };

/** Why a date has no post. */
export type Skip =
  | { code: 'away' | 'waited' | 'closed' | 'ended' | 'paused' | 'no-such-day' }
  | { code: 'blocked'; block: Block }
  /** Somebody decided that the plan's day is not posted; it can be done all the same. */
  | { code: 'by-person'; by: string }
  | { code: 'said'; text: string };
