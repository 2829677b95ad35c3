import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { join, leave } from '../../../src/commands/member/join.ts';
import { exportOf } from '../../../src/commands/member/privacy-export.ts';
import { remind } from '../../../src/commands/member/remind.ts';
import { zone } from '../../../src/commands/member/zone.ts';
import { note } from '../../../src/commands/notes/note.ts';
import { done } from '../../../src/commands/study/done.ts';
import { ownPlace } from '../../../src/core/own-place.ts';
import { deleteUser } from '../../../src/db/learners/people.ts';
import { addVersion } from '../../../src/db/plans/versions.ts';
import { smallPlan, testWorld } from '../../support/context.ts';

const world = await testWorld('2026-03-09T10:00:00Z');
const { db } = world.ctx;

/** What every column is: in the export, known by another that is, or nothing about a person; a new one must be put somewhere. */
const columns: Record<string, { exported?: string; known?: string; impersonal?: string }> = {
  learners: {
    exported:
      'user_id display_name language locale joined_at left_at gone_at named_on_posts hides_streak on_leaderboard shares_notes',
    known: 'id cohort_id',
  },
  completions: { exported: 'day_key on_date late logged_at', known: 'learner_id' },
  notes: {
    exported: 'day_key text audience link taken_down_at taken_down_reason created_at edited_at',
    known: 'id learner_id interaction_id',
  },
  note_files: { exported: 'name content', known: 'note_id' },
  milestones: { exported: 'key reached_on', known: 'learner_id cohort_id' },
  ticks: { exported: 'key item ticked_at evidence file_name file_url', known: 'learner_id' },
  habits: { exported: 'from_on zone rest_days', known: 'learner_id' },
  corrections: {
    exported: 'made_by day_key from_on from_late from_logged_at to_on reason made_at undone_at',
    known: 'id learner_id',
  },
  paces: { exported: 'from_on kind day_key weekdays', known: 'learner_id' },
  learner_pauses: { exported: 'from_at until_at', known: 'id learner_id' },
  // A cache of what the export counts itself.
  streaks: {
    exported: 'current longest freezes',
    known: 'learner_id through_on past days ahead days_of seen_at open_until',
  },
  reminders: { exported: 'user_id kind remind_time zone next_at undelivered undelivered_at' },
  handled: { exported: 'interaction_id user_id at outcome' },
  cohorts: {
    exported: 'created_by created_at guild_id channel_id zone post_time weekdays',
    known: 'id version_id',
    impersonal:
      'role_id language starts_on first_day_key last_day_key next_day_key round earlier next_plan publishes works_ahead whole_days celebrations threads takes_role milestone_role_id state next_post_at next_post_on blocked blocked_at ended_at judge_after look_since',
  },
  setup_drafts: { exported: 'guild_id created_by settings created_at', known: 'id' },
  curriculum_drafts: {
    // Of the files their text; the model is made from it.
    exported: 'guild_id created_by slug files same created_at',
    known: 'id',
    impersonal: 'owner base_id version_id',
  },
  cohort_pauses: { impersonal: 'id cohort_id from_at until_at' },
  posts: {
    impersonal:
      'id ref cohort_id on_date kind day_key round due version_id channel_id zone slot_at late state claimed_at lease_until tried_at attempts message_id thread_id posted_at skipped bare refusals since_id',
  },
  owed: {
    known: 'id learner_id user_id key',
    impersonal:
      'kind priority cohort_id guild_id channel_id message_id facts due_at until_at attempts state settled_at',
  },
  notices: { impersonal: 'cohort_id kind block since_at due_at addressee attempts told_at' },
  // Plans are a server's, or somebody's own.
  curricula: { exported: 'slug', known: 'owner', impersonal: 'current_id removed_at' },
  curriculum_versions: {
    exported: 'slug version title source created_at',
    known: 'owner',
    impersonal: 'id hash model keys reader',
  },
  departures: { impersonal: 'guild_id left_at asked_at' },
  installation: { impersonal: 'only application_id' },
  // The names of processes.
  processes: { impersonal: 'name hears seen_at' },
  gateway_leases: { impersonal: 'shard shards owner renewed_at successor identified_at' },
};

test('every column there is has its place', async () => {
  const rows = await db.execute<{ name: string; columns: string }>(sql`
    select c.relname as name, string_agg(a.attname, ' ') as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by 1`);
  const there = Object.fromEntries(rows.map((row) => [row.name, row.columns.split(' ').toSorted()]));
  const declared = Object.entries(columns).map(([name, kinds]): [string, string[]] => [
    name,
    Object.values(kinds)
      .flatMap((list) => list.split(' '))
      .toSorted(),
  ]);
  expect(there).toEqual(Object.fromEntries(declared));
});

/** Words that are found nowhere but in what Ada wrote or is. */
const ada = { userId: 'ada-9001', displayName: 'Name-9002' };
const written = {
  note: 'Note-9003',
  evidence: 'Evidence-9004',
  file: 'File-9005.pdf',
  address: 'https://cdn.example/9006',
  draft: 'Draft-9007',
  setup: 'Day-9008',
  item: 'Item-9009',
  reason: 'Reason-9010',
  link: 'https://example.org/9011',
  takenDown: 'Reason-9012',
  noteFile: 'File-9013.txt',
  ownPlan: 'Plan-9014',
  ownNote: 'Note-9015',
};

async function lifeOfAda() {
  const cohort = await world.cohort({ createdBy: ada.userId });
  await world.post(cohort, '174', '2026-03-09');
  await world.slash(join, {}, ada);
  await world.slash(done, {}, ada);
  await world.slash(note, { text: written.note, share: 'cohort' }, ada);
  await world.slash(zone, { zone: 'Europe/Berlin', rest: 'sun' }, ada);
  await world.slash(remind, { time: '18:30' }, ada);
  await world.slash(leave, {}, ada);
  await db.execute(sql`
    insert into ticks (learner_id, key, item, ticked_at, evidence, file_name, file_url)
    select id, 'k', ${written.item}, now(), ${written.evidence}, ${written.file}, ${written.address} from learners`);
  await db.execute(sql`update notes set link = ${written.link}, audience = 'me', taken_down_at = now(),
    taken_down_reason = ${written.takenDown}`);
  await db.execute(
    sql`insert into note_files (note_id, name, content) select id, ${written.noteFile}, '\\x4461' from notes`,
  );
  await db.execute(sql`
    insert into corrections (learner_id, made_by, day_key, to_on, reason, made_at)
    select id, ${ada.userId}, '174', '2026-03-09', ${written.reason}, now() from learners`);
  await db.execute(sql`insert into setup_drafts (guild_id, created_by, settings, created_at)
    values ('g1', ${ada.userId}, ${JSON.stringify({ firstDayKey: written.setup })}::jsonb, now())`);
  await db.execute(sql`insert into curriculum_drafts (guild_id, created_by, owner, slug, files, created_at)
    values ('g1', ${ada.userId}, 'g1', 'own', ${JSON.stringify({ source: [{ name: 'a.md', text: written.draft }], keys: {} })}::jsonb, now())`);
  const model = { ...smallPlan(), title: written.ownPlan };
  const own = ownPlace(ada.userId);
  const source = [{ name: 'own.md', text: written.ownPlan }];
  const version = await addVersion(db, { owner: own, slug: 'own', hash: 'own', model, source }, world.clock.at);
  const alone = await world.cohort({ guildId: own, channelId: 'dm', versionId: version.id, createdBy: ada.userId });
  await world.post(alone, '174', '2026-03-09');
  const there = { ...ada, guildId: own, channelId: 'dm' };
  await world.slash(done, {}, there);
  await world.slash(note, { text: written.ownNote }, there);
  return cohort;
}

test('PRIVACY.md lists what is stored about a person: every column of the export, and where there is none in it, what names them', () => {
  const page = readFileSync(new URL('../../../PRIVACY.md', import.meta.url), 'utf8');
  const listed: Record<string, string[]> = {};
  for (const [, table = '', names = ''] of page.matchAll(/`(\w+): ([\w ]+)`/g))
    listed[table] = [...(listed[table] ?? []), ...names.split(' ')].toSorted();
  const stored = Object.entries(columns).flatMap(([table, { exported, known }]): [string, string[]][] => {
    const names = exported ?? known;
    return names === undefined ? [] : [[table, names.split(' ').toSorted()]];
  });
  expect(listed).toEqual(Object.fromEntries(stored));
});

test('everything is in the export, and nothing is left after deleting it', async () => {
  await lifeOfAda();
  const file = await exportOf(world.ctx, { userId: ada.userId, guildId: null }, 1);
  const texts = [ada.userId, ada.displayName, ...Object.values(written), 'Europe/Berlin'];
  expect(texts.filter((text) => file?.json.includes(text) !== true)).toEqual([]);
  expect(JSON.parse(file?.json ?? '')).toMatchObject({
    server: null,
    part: 1,
    parts: 1,
    cohorts: [
      {
        ...{ server: 'g1', name: ada.displayName, completions: [{ day: '174' }], corrections: [{ day: '174' }] },
        notes: [{ file: { name: written.noteFile, base64: btoa('Da') } }],
      },
      { server: null, plan: { name: 'own' }, completions: [{ day: '174' }], notes: [{ text: written.ownNote }] },
    ],
    ownPlans: [{ name: 'own', files: [{ name: 'own.md', text: written.ownPlan }] }],
    correctionsMade: [{ by: ada.userId, reason: written.reason }],
    plansStarted: [{ server: 'g1', channel: 'c1', plan: { name: 'month-07' } }],
    reminders: [{ kind: 'reminder', time: '18:30', zone: 'Europe/Berlin' }],
    outcomes: [{}, {}, {}, {}, {}, {}, {}, {}],
  });

  const elsewhere = await deleteUser(db, { userId: ada.userId, guildId: 'g2' }, world.clock.at);
  expect(Object.entries(elsewhere).filter(([, number]) => number > 0)).toEqual([
    ['reminders', 1],
    ['outcomes', 8],
  ]);
  expect(await found(ada.userId)).not.toEqual([]);
  await deleteUser(db, { userId: ada.userId, guildId: 'g1' }, world.clock.at);
  expect(await found(written.note)).toEqual([]);
  expect(await found(written.ownNote)).not.toEqual([]);
  await deleteUser(db, { userId: ada.userId, guildId: null }, world.clock.at);
  for (const text of [...texts.slice(0, 2), ...Object.values(written)])
    expect([text, await found(text)]).toEqual([text, []]);
  expect(await db.execute(sql`select created_by from cohorts`)).toEqual([{ created_by: null }]);
  expect(await exportOf(world.ctx, { userId: ada.userId, guildId: null }, 1)).toBeUndefined();
});

/** In which tables a text stands. */
async function found(text: string): Promise<string[]> {
  const tables: string[] = [];
  for (const name of Object.keys(columns)) {
    const [row] = await db.execute(
      sql`select 1 from ${sql.identifier(name)} t where t::text like ${`%${text}%`} limit 1`,
    );
    if (row !== undefined) tables.push(name);
  }
  return tables;
}

test('what is too much for one file goes on in the next, each below 8 MB, and nothing is lost', async () => {
  const cohort = await world.cohort({ guildId: 'g3', channelId: 'c3' });
  await world.slash(join, {}, { userId: 'bo', guildId: 'g3', channelId: 'c3' });
  await db.execute(sql`
    insert into notes (learner_id, day_key, text, interaction_id, created_at)
    select l.id, '174', lpad(n::text, 2000, '"'), 'big' || n, now()
    from learners l, generate_series(1, 3350) n where l.cohort_id = ${cohort.id}`);
  const scope = { userId: 'bo', guildId: 'g3' };
  const first = await exportOf(world.ctx, scope, 1);
  const parts = first?.parts ?? 0;
  expect(parts).toBeGreaterThan(1);
  const numbers: number[] = [];
  for (let part = 1; part <= parts; part += 1) {
    const file = await exportOf(world.ctx, scope, part);
    expect(Buffer.byteLength(file?.json ?? '')).toBeLessThan(8_000_000);
    const { cohorts } = JSON.parse(file?.json ?? '');
    expect(cohorts).toHaveLength(1);
    expect(cohorts[0].channel).toBe('c3');
    for (const { text } of cohorts[0].notes) numbers.push(Number(text.replaceAll('"', '')));
  }
  expect(numbers).toEqual(Array.from({ length: 3350 }, (_, i) => i + 1));
  expect((await exportOf(world.ctx, scope, 99))?.part).toBe(parts);
});

test('so do the files of notes, each whole in one of them', async () => {
  const cohort = await world.cohort({ guildId: 'g4', channelId: 'c4' });
  await world.slash(join, {}, { userId: 'cy', guildId: 'g4', channelId: 'c4' });
  await db.execute(sql`
    with written as (
      insert into notes (learner_id, day_key, text, interaction_id, created_at)
      select l.id, '174', n::text, 'file' || n, now()
      from learners l, generate_series(1, 9) n where l.cohort_id = ${cohort.id} returning id, text
    ) insert into note_files (note_id, name, content)
      select id, text || '.bin', decode(repeat(lpad(to_hex(text::int), 2, '0'), 1048576), 'hex') from written`);
  const scope = { userId: 'cy', guildId: 'g4' };
  const parts = (await exportOf(world.ctx, scope, 1))?.parts ?? 0;
  expect(parts).toBeGreaterThan(3);
  const files: [string, number, number][] = [];
  for (let part = 1; part <= parts; part += 1) {
    const { json } = (await exportOf(world.ctx, scope, part)) ?? { json: '' };
    expect(Buffer.byteLength(json)).toBeLessThan(8_000_000);
    for (const { file } of JSON.parse(json).cohorts[0].notes) {
      const bytes = Buffer.from(file.base64, 'base64');
      files.push([file.name, bytes.byteLength, bytes[bytes.byteLength - 1] ?? 0]);
    }
  }
  expect(files).toEqual(Array.from({ length: 9 }, (_, n) => [`${n + 1}.bin`, 1_048_576, n + 1]));
});
