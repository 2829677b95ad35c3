import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { RoleFault } from './core/block-reasons.ts';
import type { Plan } from './curriculum/plan.ts';
import type { Db } from './db/client.ts';
import type { Near } from './db/posts/claims.ts';
import { type Words, wordsFor } from './messages/words/words.ts';
import type { Draw } from './pictures/thread.ts';

/** A role as far as choosing it for pings needs to know it. */
type RoleInfo = { id: string; name: string; mentionable: boolean; managed: boolean };

/** A channel with what the bot may do in it: a permission bit field, overwrites applied. */
export type ChannelInfo = {
  id: string;
  guildId: string;
  name: string;
  /** Discord's channel type number. */
  type: number;
  parentId: string | null;
  permissions: bigint;
};

/**
 * Whether somebody can see a channel now. `gone`: the server is known and has no such channel; `unknown`: nothing is known
 * of the server at present, as in an outage of Discord's.
 */
export type Sight = 'yes' | 'no' | 'gone' | 'unknown';

/** Somebody as a server knows them: their role ids, @everyone left out, and their name there. */
export type Member = { roles: readonly string[]; displayName: string };

/** What Discord has told about servers; undefined where the bot cannot see it or it is gone. */
export type Servers = {
  /**
   * Asks Discord about a server with one of its channels, or with all, in a process that does not hear of that server;
   * in one that does nothing is asked. Call it before the rest wherever an interaction in that very server does not name
   * it: a clock's work is any process's, and direct messages come to the one that has the first shard. Never throws.
   */
  lookUp(place: { guildId: string; channelId?: string }): Promise<void>;
  /** On which of so many shards are the servers that this process hears of; undefined where that is all of them, or none. */
  near(): Near | undefined;
  channel(channelId: string): ChannelInfo | undefined;
  role(guildId: string, roleId: string): RoleInfo | undefined;
  /** The language that a server goes by, as Discord calls it; undefined where the bot is not in it. */
  locale(guildId: string): string | undefined;
  /** Why a role may not be given to members, or (`takesBack`) taken back, as far as was told; null where it may. */
  roleFault(guildId: string, roleId: string, takesBack: boolean): RoleFault | null;
  /** What a server is called; undefined where the bot is not in it. */
  name(guildId: string): string | undefined;
  /** Discord has an outage there: what is not known or not possible now says nothing of what is so. */
  away(guildId: string): boolean;
  /** Who owns a server; undefined while nothing is known of it. */
  owner(guildId: string): string | undefined;
  /** Text channels of a server in which the bot may write, this one first and then those that people look at. */
  writable(guildId: string, first: string): string[];
  /**
   * Who somebody is in a server, asked of Discord where no interaction says so, and known for five minutes; undefined where
   * it does not say now. Within a second; never throws.
   */
  memberOf(guildId: string, userId: string): Promise<Member | 'none' | undefined>;
  /** The channel of somebody's conversation with the bot, which stays the same; undefined where Discord does not say. Never throws. */
  directChannel(userId: string): Promise<string | undefined>;
  /** Judged by role ids that an interaction brought: without the Guild Members intent no cached member is up to date. */
  canView(channel: { guildId: string; channelId: string }, member: { userId: string; roles: readonly string[] }): Sight;
};

/** Gives roles to members and takes them, as a server's roles are at that moment. Within some seconds; never throws. */
export type Roles = {
  /** Why each of these roles may not be given, in their order; null where it may, `away` where Discord does not say. */
  faults(guildId: string, roleIds: readonly string[]): Promise<(RoleFault | null)[] | 'away'>;
  /** Looks, and gives it or takes it; the reason stands in the server's audit log. As often as it is repeated, it is the same. */
  set(
    member: { guildId: string; userId: string },
    roleId: string,
    has: boolean,
    reason: string,
  ): Promise<RoleFault | null | 'away'>;
  /** The address by which an admin lets the bot manage roles, too. */
  allowUrl(guildId: string): string;
};

/** The role that a post of this cohort names: one that is gone is left out, one that an outage hides is not. */
export function roleToPing(
  servers: Pick<Servers, 'role' | 'away'>,
  { guildId, roleId }: { guildId: string; roleId: string | null },
): string | null {
  if (roleId === null) return null;
  return servers.role(guildId, roleId) !== undefined || servers.away(guildId) ? roleId : null;
}

/** In which words a group is spoken to: those of the language that was chosen for it, else its plan's, else its server's. */
export function groupWords(
  servers: Pick<Servers, 'locale'>,
  { guildId, language }: { guildId: string; language: string | null },
  plan: Plan,
): Words {
  return wordsFor(language, plan.curriculum.language, servers.locale(guildId));
}

/** What became of fetching a file: its content, or why there is none. */
export type Download =
  | { kind: 'file'; content: Uint8Array }
  | { kind: 'too-large' }
  | { kind: 'failed'; reason: string };

/** What every command and job is given. Time exists once, as `now`; ages and deadlines have clocks that nobody sets. */
export type Context = Pick<Clock, 'now' | 'ageMsOf' | 'snowflakeBefore' | 'monotonicMs'> & {
  db: Db;
  log: Logger;
  config: Config;
  servers: Servers;
  roles: Roles;
  /** The plan of a stored version, kept in memory because versions never change. Throws if there is no such version. */
  curriculumOf(versionId: number): Promise<Plan>;
  /** Fetches what a member has attached, up to so many bytes. Never throws, and asks no host but Discord's. */
  download(url: string, maxBytes: number): Promise<Download>;
  draw: Draw;
};
