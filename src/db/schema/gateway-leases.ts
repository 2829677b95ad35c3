import { sql } from 'drizzle-orm';
import { check, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * Which process hears Discord's gateway: one row for each shard. Who does not renew it for 20 s by the database's clock has
 * lost it. A row, not a lock of a session, so that it holds behind a pooler too.
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
  },
  (t) => [check('gateway_leases_shard', sql`${t.shard} >= 0 and ${t.shard} < ${t.shards}`)],
);
