import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../seam.ts';
import type { Table, tableNames } from '../contract.ts';

type Query = { name: (typeof tableNames)[number]; about: string; rows: SQL };

const most = 200;

// What a learner wrote is theirs: of notes only the size is shown.
const queries: readonly Query[] = [
  {
    name: 'cohorts',
    about: 'Who studies what, where and when; last_day_key is the pointer.',
    rows: sql`select id, channel_id, version_id, state, zone, post_time, weekdays, starts_on, first_day_key, last_day_key, next_post_at, blocked from cohorts order by id desc`,
  },
  {
    name: 'posts',
    about: 'One row per cohort and date: the claim, and what became of it.',
    rows: sql`select id, cohort_id, on_date, kind, day_key, state, late, slot_at, posted_at, attempts, lease_until, message_id, skipped from posts order by id desc`,
  },
  { name: 'learners', about: 'Members of cohorts.', rows: sql`select * from learners order by id desc` },
  {
    name: 'completions',
    about: 'The ledger: who finished which day, and the date it counts for.',
    rows: sql`select learner_id, day_key, on_date, late, logged_at from completions order by logged_at desc`,
  },
  {
    name: 'streaks',
    about: 'The fold over the ledger, kept as a cache.',
    rows: sql`select learner_id, user_id, current, longest, freezes, through_on from streaks join learners on learners.id = learner_id order by learner_id`,
  },
  {
    name: 'milestones',
    about: 'Weeks and months that somebody has completed.',
    rows: sql`select * from milestones order by learner_id, key`,
  },
  {
    name: 'notes',
    about: 'What learners wrote; the words themselves are theirs.',
    rows: sql`select id, learner_id, day_key, audience, char_length(text) as characters, created_at, edited_at from notes order by id desc`,
  },
  {
    name: 'curriculum_versions',
    about: 'Plans as they stood at one time; rows never change.',
    rows: sql`select id, owner, slug, version, title, left(hash, 12) as hash, created_at from curriculum_versions order by id desc`,
  },
];

/** The newest rows of a table, as text; undefined where there is none of this name. */
export async function readTable(db: Db, name: string): Promise<Table | undefined> {
  const query = queries.find((one) => one.name === name);
  if (query === undefined) return undefined;
  return db.transaction(
    async (tx) => {
      const [counted] = await tx.execute<{ total: number }>(
        sql`select count(*)::int as total from ${sql.identifier(query.name)}`,
      );
      const rows = await tx.execute(sql`select * from (${query.rows}) shown limit ${most}`);
      const columns = Object.keys(rows[0] ?? {});
      return {
        name,
        about: query.about,
        columns,
        rows: rows.map((row) => columns.map((column) => cell(row[column]))),
        total: counted?.total ?? 0,
      };
    },
    { accessMode: 'read only' },
  );
}

function cell(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
