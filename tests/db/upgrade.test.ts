import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptOf } from '../../src/commands/study/load-ledger.ts';
import { marksOf } from '../../src/core/learner/day-marks.ts';
import { streakOf } from '../../src/core/streak/streak.ts';
import { daysOnBoard, runsOnBoard } from '../../src/db/learners/board.ts';
import { renewKept } from '../../src/db/learners/entries.ts';
import { loadLedger } from '../../src/db/learners/ledger.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { completions, curriculumVersions, learners, streaks } from '../../src/db/schema.ts';
import { planOfKeys } from '../core/ledgers.ts';
import { testDatabase } from '../support/database.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daymark-upgrade-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The migrations as they were when this many were known. */
async function migrationsUpTo(count: number): Promise<string> {
  const made = await mkdtemp(join(folder, 'm-'));
  await cp('migrations', made, { recursive: true });
  const journal = join(made, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(await readFile(journal, 'utf8'));
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }));
  return made;
}

const addCohort = (n: number, blocked: string | null) => sql`
  insert into cohorts (guild_id, channel_id, version_id, zone, post_time, weekdays, starts_on, first_day_key, created_by,
    created_at, blocked_reason, blocked_at)
  values ('g', ${`c${n}`}, 1, 'UTC', '08:00', '{1,2,3,4,5}', '2026-03-02', '1', 'admin', '2026-03-01T12:00Z', ${blocked},
    ${blocked === null ? null : '2026-03-02T08:00Z'})`;

const addPost = (n: number, skipped: string) => sql`
  insert into posts (cohort_id, on_date, kind, version_id, channel_id, zone, slot_at, state, claimed_at, lease_until, skipped_reason)
  values (1, ${`2026-03-${String(n).padStart(2, '0')}`}, 'day', 1, 'c1', 'UTC', '2026-03-02T08:00Z', 'skipped',
    '2026-03-02T08:00Z', '2026-03-02T08:00Z', ${skipped})`;

describe('a database from before posts had random names', async () => {
  const { db, url } = await testDatabase({ empty: true });
  const blocks: [string | null, unknown][] = [
    [null, null],
    ['the channel is gone', { code: 'unknown-channel' }],
    ['I can no longer see the channel', { code: 'missing-access' }],
    ['I’m missing a permission there', { code: 'missing-permission', missing: [] }],
    [
      'I’m missing **Send Messages** and **Embed Links** there',
      { code: 'missing-permission', missing: ['Send Messages', 'Embed Links'] },
    ],
    ['Discord refuses the message, which is a mistake of mine', { code: 'refused', dayKey: null, said: null }],
    ['Unknown Channel', { code: 'unknown-channel' }],
    ['the channel cannot be seen', { code: 'missing-access' }],
    ['Read Message History is missing', { code: 'missing-permission', missing: ['Read Message History'] }],
    ['Missing Permissions', { code: 'missing-permission', missing: [] }],
    ['the moon is full', { code: 'other' }],
  ];
  const skips: [string, unknown][] = [
    ['the bot was away', { code: 'away' }],
    ['its date closed before it could be sent', { code: 'closed' }],
    ['the cohort was ended', { code: 'ended' }],
    ['the cohort was paused', { code: 'paused' }],
    ['the plan has no such day', { code: 'no-such-day' }],
    ['the channel is gone', { code: 'blocked', block: { code: 'unknown-channel' } }],
    ['Missing Access', { code: 'blocked', block: { code: 'missing-access' } }],
    ['the moon is full', { code: 'other' }],
  ];
  beforeAll(async () => {
    await migrateDatabase(url, { migrations: await migrationsUpTo(4) });
    await db.execute(sql`insert into curriculum_versions (slug, version, hash, title, model, source, created_at)
      values ('small', 1, 'h', 'Small', '{}', '[]', now())`);
    for (const [n, [said]] of blocks.entries()) await db.execute(addCohort(n + 1, said));
    for (const [n, [said]] of skips.entries()) await db.execute(addPost(n + 1, said));
    await migrateDatabase(url, { migrations: await migrationsUpTo(11) });
    await db.execute(sql`
      insert into posts (cohort_id, on_date, kind, version_id, channel_id, zone, slot_at, state, claimed_at, lease_until, skipped)
      select 1, '2026-03-31', 'day', id, 'c1', 'UTC', now(), 'skipped', now(), now(),
        '{"code":"blocked","block":{"code":"said","text":"the moon is full"}}' from curriculum_versions`);
    await migrateDatabase(url);
  });

  test('plans get numbers by the clock, and all that follows them goes along', async () => {
    const [row] = await db.execute(sql`
      select count(*)::int as cohorts, min(v.slug) as slug, min(v.id) > 1000000000000000 as by_clock
      from cohorts c join curriculum_versions v on v.id = c.version_id`);
    expect(row).toEqual({ cohorts: blocks.length, slug: 'small', by_clock: true });
    const [posted] = await db.execute(sql`
      select count(*)::int as posts from posts p join curriculum_versions v on v.id = p.version_id`);
    expect(posted).toEqual({ posts: skips.length + 1 });
  });

  test('why posts are stuck is a code with its facts, and goes on being told', async () => {
    const rows = await db.execute(sql`select blocked from cohorts order by id`);
    expect(rows.map(({ blocked }) => blocked)).toEqual(blocks.map(([, code]) => code));
    const owed = await db.execute(sql`select block, due_at::text from notices order by cohort_id`);
    expect([...owed]).toEqual(
      blocks.slice(1).map(([, block]) => ({ block, due_at: expect.stringContaining('2026-03-03 08:00:00') })),
    );
  });

  test('why a date has no post, too', async () => {
    const rows = await db.execute(sql`select skipped from posts where on_date < '2026-03-31' order by id`);
    expect(rows.map(({ skipped }) => skipped)).toEqual(skips.map(([, code]) => code));
  });

  test('nowhere a word of an earlier version is left', async () => {
    const rows = await db.execute(sql`
      select blocked as kept from cohorts union all select block from notices union all select skipped from posts`);
    expect(JSON.stringify([...rows])).not.toMatch(/moon|"said":"|"code":"said"|"text"/);
  });

  test('also where a blocked cohort’s date was skipped while its reason was still in words', async () => {
    const [row] = await db.execute(sql`select skipped from posts where on_date = '2026-03-31'`);
    expect(row).toEqual({ skipped: { code: 'blocked', block: { code: 'other' } } });
  });

  test('a post keeps the name that stands in its buttons, and a new one gets a name that is no number', async () => {
    const before = await db.execute(sql`select id::text, ref from posts where on_date < '2026-03-31' order by id`);
    expect(before.map(({ ref }) => ref)).toEqual(before.map(({ id }) => id));
    const [added] = await db.execute(sql`
      insert into posts (cohort_id, on_date, kind, version_id, channel_id, zone, slot_at, state, claimed_at, lease_until)
      values (1, '2026-04-01', 'closing', (select id from curriculum_versions), 'c1', 'UTC', now(), 'claimed', now(), now()) returning ref`);
    expect(added?.['ref']).toMatch(/^p[\w-]{11}$/);
  });
});

describe('a database from before a ledger’s past was kept', async () => {
  const { db, url } = await testDatabase({ empty: true });
  const now = new Date('2026-03-31T12:00:00Z');
  beforeAll(async () => {
    await migrateDatabase(url, { migrations: await migrationsUpTo(29) });
    await db.execute(sql`
      with version as (
        insert into curriculum_versions (owner, slug, version, hash, title, model, keys, source, created_at)
        values ('', 'small', 1, 'h', 'Small', '{}', '{}', '[]', now()) returning id
      ), cohort as (
        insert into cohorts (guild_id, channel_id, version_id, zone, post_time, weekdays, starts_on, first_day_key, created_at)
        select 'g', 'c', id, 'UTC', '08:00', '{1,2,3,4,5,6,7}', '2026-03-02', '1', now() from version returning id, version_id
      ), learner as (
        insert into learners (cohort_id, user_id, joined_at) select id, 'ann', '2026-03-01T12:00Z' from cohort returning id
      ), posted as (
        insert into posts (cohort_id, on_date, kind, day_key, version_id, channel_id, zone, slot_at, state, claimed_at, lease_until, message_id, posted_at)
        select id, '2026-03-01'::date + n, 'day', n::text, version_id, 'c', 'UTC', at, 'sent', at, at, 'm', at
        from cohort, generate_series(1, 30) n, lateral (select ('2026-03-01T08:00Z'::timestamptz + n * interval '1 day') as at) post
      ), done as (
        insert into completions (learner_id, day_key, on_date, late, logged_at)
        select id, n::text, '2026-03-01'::date + n, false, '2026-03-01T18:00Z'::timestamptz + n * interval '1 day'
        from learner, generate_series(1, 28) n
      )
      insert into streaks (learner_id, current, longest, freezes, through_on) select id, 26, 26, 2, '2026-03-27' from learner`);
    await migrateDatabase(url);
  });

  test('is read as a whole until something is kept, and tells the same from then on', async () => {
    const [learner] = await db.select().from(learners);
    const [version] = await db.select({ id: curriculumVersions.id }).from(curriculumVersions);
    if (learner === undefined || version === undefined) throw new Error('nothing was brought along');
    const near = { versionId: version.id, now };
    const plan = planOfKeys(Array.from({ length: 30 }, (_, n) => String(n + 1)));
    const before = await loadLedger(db, learner.id, near);
    expect([before.past, before.posts.length, before.completions.length]).toEqual([null, 30, 28]);
    const scores = async () => {
      const whose = { cohort: { id: learner.cohortId, versionId: version.id } };
      const [days] = await daysOnBoard(db, whose, [...plan.entries.keys()]);
      const [run] = await runsOnBoard(db, whose, { closed: new Date('2026-03-30T08:00:00Z'), now });
      return [days?.score, run?.score, run?.isOld];
    };
    expect(await scores()).toEqual([28, 26, true]);
    await renewKept(db, [learner.id], near, (whole) => keptOf({ cohort: { versionId: version.id }, plan }, whole, now));
    const after = await loadLedger(db, learner.id, near);
    expect([after.past?.through, after.posts.length < 20]).toEqual(['2026-03-14', true]);
    expect(streakOf(after, now)).toEqual(streakOf(before, now));
    expect(marksOf(plan, after)).toEqual(marksOf(plan, before));
    // A process of the version before goes on from this, and would count again whatever is later than that date.
    const { current } = streakOf(before, now);
    expect(await db.select().from(streaks)).toMatchObject([{ current, through: '2026-03-30' }]);
    expect(await scores()).toEqual([28, 28, false]);
    // There an admin takes an old entry back.
    await db.delete(completions).where(eq(completions.dayKey, '3'));
    await db.update(streaks).set({ current: 23, longest: 23, freezes: 2, through: '2026-03-28' });
    const changed = await loadLedger(db, learner.id, near);
    expect([changed.past, changed.completions.length]).toEqual([null, 27]);
    expect((await scores())[0]).toBe(27);
  });
});
