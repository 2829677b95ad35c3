import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Servers that have put the bot out: nothing is sent there, and what is stored waits for its return, or for its end. */
export const departures = pgTable(
  'departures',
  {
    guildId: text('guild_id').primaryKey(),
    leftAt: instant('left_at').notNull(),
    /** When Discord was last asked whether it is still so. */
    askedAt: instant('asked_at'),
  },
  (t) => [index('departures_left').on(t.leftAt)],
);

/** The one application that all of this belongs to: with another one's token, absence from a server would mean nothing. */
export const installation = pgTable(
  'installation',
  {
    only: boolean('only').primaryKey().default(true),
    applicationId: text('application_id').notNull(),
  },
  (t) => [check('installation_only', sql`${t.only}`)],
);

/** The processes of this bot, each named anew with every start; who has not been seen for 20 s is dead. */
export const processes = pgTable('processes', {
  name: text('name').primaryKey(),
  /** Whether it would hear Discord's gateway; a worker never does. */
  hears: boolean('hears').notNull(),
  seenAt: instant('seen_at').notNull(),
});

/**
 * Which process hears which shard of Discord's gateway: one row for each. Who does not renew it for 20 s by the database's
 * clock has lost it. A row, not a lock of a session, so that it holds behind a pooler too.
 */
export const gatewayLeases = pgTable(
  'gateway_leases',
  {
    shard: smallint('shard').primaryKey(),
    /** Of so many. */
    shards: smallint('shards').notNull(),
    /** The process; null once it has let go. */
    owner: text('owner'),
    renewedAt: instant('renewed_at').notNull(),
    /** The process that will have it as soon as it hears this shard: the owner has more than its share. */
    successor: text('successor'),
    /** Of the shards that may not IDENTIFY beside each other the one that has the lowest number knows when one last did. */
    identifiedAt: instant('identified_at'),
  },
  (t) => [check('gateway_leases_shard', sql`${t.shard} >= 0 and ${t.shard} < ${t.shards}`)],
);

/** What an interaction that may write came to; its key is the lock that makes it come to one thing only. Kept for a day. */
export const handled = pgTable('handled', {
  interactionId: text('interaction_id').primaryKey(),
  /** Whose it was: the outcome says something about them. */
  userId: text('user_id').notNull(),
  at: instant('at').notNull(),
  /** Null where it was made certain that nothing came of it, and that nothing will. */
  outcome: jsonb('outcome'),
});
