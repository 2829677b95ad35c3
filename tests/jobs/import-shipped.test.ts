import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { availablePlans } from '../../src/db/plans/versions.ts';
import { curriculumVersions } from '../../src/db/schema.ts';
import { importShipped } from '../../src/jobs/import-shipped.ts';
import { testDatabase } from '../support/database.ts';

const { db, url } = await testDatabase();
const parent = await mkdtemp(join(tmpdir(), 'daymark-shipped-'));
const now = new Date('2026-03-02T08:00:00Z');
let folder: string;
let lines: string[];

const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line).msg) });

beforeEach(async () => {
  await db.execute(sql`truncate curriculum_versions restart identity cascade`);
  folder = await mkdtemp(join(parent, 'plans-'));
  lines = [];
});

afterAll(() => rm(parent, { recursive: true, force: true }));

const plan = (title: string) => `# Month 1: Basics\n## Week 1: One\n#### Day 1: ${title}\n- **Task**: Read\n`;
const twiceTheSame = `${plan('Read')}#### Day 1: Again\n- **Task**: Read\n`;

async function ship(slug: string, text: string): Promise<void> {
  await mkdir(join(folder, slug), { recursive: true });
  await writeFile(join(folder, slug, 'month-1.md'), text);
}

/** Stored versions as `slug version: title of the first day`. */
async function stored(): Promise<string[]> {
  const rows = await db.select().from(curriculumVersions).orderBy(asc(curriculumVersions.id));
  return rows.map(
    ({ slug, version, model }) => `${slug} ${version}: ${model.months[0]?.weeks[0]?.days[0]?.title ?? 'none'}`,
  );
}

test('each folder becomes a version, and the same again none', async () => {
  await ship('first', plan('Read'));
  await ship('second', plan('Write'));
  expect(await importShipped(db, folder, now, log)).toEqual(['first', 'second']);
  expect(await importShipped(db, folder, now, log)).toEqual(['first', 'second']);
  expect(await stored()).toEqual(['first 1: Read', 'second 1: Write']);
});

test('what lies beside the folders is named', async () => {
  await ship('first', plan('Read'));
  await writeFile(join(folder, 'second.md'), plan('Write'));
  expect(await importShipped(db, folder, now, log)).toEqual(['first']);
  expect(lines[0]).toBe(
    `${folder}/second.md:1:1 ignored loose-file This is not read: each plan lies in a folder of its own; move this file into one.`,
  );
});

test('new content becomes the next version; content of before is known', async () => {
  for (const title of ['Read', 'Write', 'Read']) {
    await ship('first', plan(title));
    await importShipped(db, folder, now, log);
  }
  expect(await stored()).toEqual(['first 1: Read', 'first 2: Write']);
});

test('a folder that goes back to what it was makes that version current again', async () => {
  const current = async () => (await availablePlans(db, 'g1')).map(({ slug, version }) => `${slug} ${version}`);
  const seen: string[][] = [];
  for (const title of ['Read', 'Write', 'Read']) {
    await ship('first', plan(title));
    await importShipped(db, folder, now, log);
    seen.push(await current());
  }
  expect(seen).toEqual([['first 1'], ['first 2'], ['first 1']]);
});

test('a broken folder is refused with its problems, and the version before stays', async () => {
  await ship('first', plan('Read'));
  await importShipped(db, folder, now, log);
  await ship('first', twiceTheSame);
  await ship('second', plan('Write'));
  expect(await importShipped(db, folder, now, log)).toEqual(['first', 'second']);
  expect(await stored()).toEqual(['first 1: Read', 'second 1: Write']);
  expect(lines.filter((line) => line.startsWith(`${folder}/first/month-1.md:`))).not.toEqual([]);
  expect(lines).toContainEqual(expect.stringMatching(/first is refused .* cohorts keep the version they have/));
});

test('what cannot be stored or read keeps no other folder from being brought in', async () => {
  await ship('first', plan('Read'));
  await ship('last', plan('Write'));
  await mkdir(join(folder, 'middle', 'month-1.md'), { recursive: true });
  await ship('nul', `---\ntitle: "a\\0b\\ud800"\n---\n${plan('Sing')}`);
  await ship('unstorable', plan('Unstorable'));
  await db.execute(sql`
    create or replace function refuse() returns trigger language plpgsql as $$ begin raise 'no room' using errcode = '53100'; end $$`);
  await db.execute(sql`
    create trigger refuse before insert on curriculum_versions for each row when (new.slug = 'unstorable') execute function refuse()`);
  expect(await importShipped(db, folder, now, log)).toEqual(['first', 'last', 'nul']);
  expect(lines.filter((line) => line.includes('could not be brought in'))).toEqual([
    `the plan in ${folder}/unstorable could not be brought in; cohorts keep the version they have`,
  ]);
  await db.execute(sql`drop trigger refuse on curriculum_versions`);
  expect(await importShipped(db, folder, now, log)).toEqual(['first', 'last', 'nul', 'unstorable']);
});

test('keys stay with their days, whatever a folder’s new version counts', async () => {
  const days = (...titles: string[]) =>
    `# Month 1: Basics\n## Week 1: One\n${titles.map((title, n) => `#### Day ${n + 1}: ${title}\n- **Task**: ${title} it\n`).join('')}`;
  const keys = async () =>
    (await db.select().from(curriculumVersions).orderBy(asc(curriculumVersions.id))).map(({ model }) =>
      model.months.flatMap(({ weeks }) =>
        weeks.flatMap((week) => week.days.map(({ key, title }) => `${key} ${title}`)),
      ),
    );
  for (const titles of [
    ['Read', 'Write'],
    ['Walk', 'Read', 'Write'],
    ['Walk', 'Read', 'Write', 'Sing'],
  ]) {
    await ship('first', days(...titles));
    await importShipped(db, folder, now, log);
  }
  expect(await keys()).toEqual([
    ['1 Read', '2 Write'],
    ['1-new Walk', '1 Read', '2 Write'],
    ['1-new Walk', '1 Read', '2 Write', '4 Sing'],
  ]);
});

test('a plan without its folder stays available', async () => {
  await ship('first', plan('Read'));
  await importShipped(db, folder, now, log);
  await rm(join(folder, 'first'), { recursive: true });
  expect(await importShipped(db, folder, now, log)).toEqual(['first']);
});

test('without any folder the stored plans stay available, and the log says why', async () => {
  await ship('first', plan('Read'));
  await importShipped(db, folder, now, log);
  const gone = join(folder, 'gone');
  expect(await importShipped(db, gone, now, log)).toEqual(['first']);
  expect(lines).toContainEqual(expect.stringContaining(`the plans in ${gone} cannot be read: ENOENT`));
});

test('only broken folders leave nothing to follow', async () => {
  await ship('first', '# Nothing\n');
  expect(await importShipped(db, folder, now, log)).toEqual([]);
  expect(await stored()).toEqual([]);
});

test('two processes that start at once make one version', async () => {
  await ship('first', plan('Read'));
  const databases = [openDatabase(url, { max: 1 }), openDatabase(url, { max: 1 }), openDatabase(url, { max: 1 })];
  try {
    await Promise.all(databases.map((database) => importShipped(database.db, folder, now, log)));
  } finally {
    await Promise.all(databases.map(({ close }) => close()));
  }
  expect(await stored()).toEqual(['first 1: Read']);
});
