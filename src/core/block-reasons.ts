/** Why a cohort's posts do not reach their channel: a code with its facts, worded where it is shown. */
export type BlockReason =
  | { code: 'unknown-channel' }
  | { code: 'missing-access' }
  /** Of somebody's own plan: they take no messages from the bot. */
  | { code: 'closed' }
  /** Names of permissions; none where Discord only said that one is missing. */
  | { code: 'missing-permission'; missing: string[] }
  /** Discord takes the channel, but not the text of this day, as people call it; null where nothing was kept. */
  | { code: 'refused'; dayKey: string | null; label?: string; bareToo?: true; said: string | null }
  /** A refusal that nothing is known about but Discord's own words. */
  | { code: 'unexplained'; said: string }
  | { code: 'zone'; zone: string }
  | { code: 'plan' }
  | { code: 'broken' }
  /** What an earlier version put into words for which there is no code. */
  | { code: 'other' };

/**
 * Why a role is not given to members who press for it: the bot lacks Manage Roles; it is gone; it belongs to a bot, an
 * integration or boosting; it may do something, in the server or in some channel, that not everybody may; it does not
 * stand below the bot's own highest one.
 */
export type RoleFault = { code: 'role-unmanaged' | 'role-gone' | 'role-managed' | 'role-grants' | 'role-above' };

const dayMs = 24 * 60 * 60_000;

/** When admins are told again of what has been told them: each day while it is in the way; what may stay as it is, once. */
export function tellAgainMs(kind: string): number {
  return toldOnce.includes(kind) ? 60 * dayMs : dayMs;
}

const toldOnce: readonly string[] = ['ending', 'reread', 'threads', 'role'];

/** Why a date has no post. */
export type SkipReason =
  | { code: 'away' | 'waited' | 'closed' | 'ended' | 'paused' | 'no-such-day' | 'other' }
  /** Of somebody's own plan: it did not reach them. */
  | { code: 'undelivered' }
  /** Somebody decided that the plan's day is not posted; it can be done all the same. */
  | { code: 'by-person' }
  | { code: 'blocked'; block: BlockReason };
