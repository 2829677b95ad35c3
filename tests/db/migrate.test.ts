import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';

test('the template is migrated', async () => {
  const { db } = await testDatabase();
  const rows = await db.execute(
    sql`select count(*)::int as n from information_schema.tables where table_schema = 'public'`,
  );
  expect(rows[0]?.['n']).toBeGreaterThan(0);
});
