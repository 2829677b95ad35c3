import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { availablePlans } from '../../src/db/curricula.ts';
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
