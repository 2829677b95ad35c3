import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../src/db/client.ts';
import { type DataDir, dataDirOf } from '../../../src/db/embedded/data-home.ts';
import { type Embedded, type EmbeddedOptions, startEmbedded } from '../../../src/db/embedded/embedded.ts';
import { findServer } from '../../../src/db/embedded/server.ts';
import { installStarter, postgresPackage, type Starter, startStarter } from '../../support/postgres-starter.ts';
import { openFolder } from '../../support/throwaway-postgres.ts';

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };

let folder: string;
let said: string[] = [];
const running: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  folder = await openFolder();
  await installStarter(join(folder, 'app'), ['postgres', postgresPackage]);
});

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  said = [];
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const log = { info: (line: string) => said.push(line), warn: (line: string) => said.push(line) };

function optionsFor(name: string): Omit<EmbeddedOptions, 'log'> {
  return { dataDir: join(folder, name), rootHome: join(folder, 'root'), durable: false };
}

async function start(name: string, durable = false): Promise<Embedded> {
  const embedded = await startEmbedded({ ...optionsFor(name), durable, log });
  running.push(embedded);
  return embedded;
}

async function startOther(name: string, user?: typeof nobody): Promise<Starter> {
  const starter = await startStarter(join(folder, 'app'), optionsFor(name), user);
  running.push(starter);
  return starter;
}

function success(starter: Starter): { url: string; reused: boolean; said: string[] } {
  if ('error' in starter.report) throw new Error(starter.report.error);
  return starter.report;
}

async function query(url: string, statement: string): Promise<unknown> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await client.unsafe(statement).values();
    return row?.[0];
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Where the server at this address keeps its data. */
async function clusterAt(url: string): Promise<string> {
  return String(await query(url, 'show data_directory'));
}

describe('one process', () => {
  test('keeps the data, and the password to itself', async () => {
    const first = await start('kept');
    await query(first.url, "create table kept as select 'still here' as text");
    const cluster = await clusterAt(first.url);
    await first.stop();
    await first.stop();
    expect(await findServer(cluster)).toBeUndefined();

    const second = await start('kept');
    expect(second.reused).toBe(false);
    expect(await query(second.url, 'select text from kept')).toBe('still here');
    expect((await stat(join(dirname(cluster), 'password'))).mode & 0o777).toBe(0o600);
    expect(new URL(second.url).password).toBe(await readFile(join(dirname(cluster), 'password'), 'utf8'));
    expect(await readdir(dirname(cluster))).not.toContain('initial-password');
  });

  test('is reached through the loopback address alone, and by the password alone', async () => {
    const { url } = await start('kept');
    expect(await query(url, 'show listen_addresses')).toBe('127.0.0.1');
    expect(await query(url, 'show unix_socket_directories')).toBe('');
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('gets a server that sorts and folds the same everywhere', async () => {
    const { url } = await start('kept');
    expect(await query(url, "select string_agg(w, '' order by w) from unnest(array['b', 'B', 'a', 'Ж']) w")).toBe(
      'BabЖ',
    );
    expect(await query(url, "select lower('ЖÄ')")).toBe('жä');
    expect(await query(url, 'show server_encoding')).toBe('UTF8');
  });

  test('flushes to the disk, unless the data is to be thrown away', async () => {
    const { url } = await start('kept', true);
    expect(await query(url, 'show fsync')).toBe('on');
    expect(await query(url, 'show synchronous_commit')).toBe('on');
  });
});

describe('a server that outlived its process', () => {
  test('is found again after kill -9', async () => {
    const killed = await startOther('kept');
    const before = success(killed);
    await query(before.url, 'create table unfinished as select 1');
    await killed.kill();

    const next = success(await startOther('kept'));
    expect(next).toMatchObject({ url: before.url, reused: true });
    expect(await query(next.url, 'select count(*)::int from unfinished')).toBe(1);
  });

  test('knows nothing of the environment of its process', async () => {
    const { url } = success(await startOther('kept'));
    const server = await findServer(await clusterAt(url));
    if (process.platform !== 'linux') return;
    expect(await readFile(`/proc/${server?.pid}/environ`, 'utf8')).not.toContain('DAYMARK_TEST_SECRET');
  });

  test('recovers when it was killed itself', async () => {
    const first = await start('kept', true);
    await query(first.url, 'create table committed as select 7 as n');
    const cluster = await clusterAt(first.url);
    const server = await findServer(cluster);
    process.kill(server?.pid ?? 0, 'SIGKILL');
    // Its file still names the dead process.
    const second = await start('kept');
    expect(second.reused).toBe(false);
    expect(await query(second.url, 'select n from committed')).toBe(7);
  });

  test('is not taken for any process that has its number now', async () => {
    const first = await start('kept');
    const cluster = await clusterAt(first.url);
    const pidFile = join(cluster, 'postmaster.pid');
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    await first.stop();
    await writeFile(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
    expect((await start('kept')).reused).toBe(false);
  });
});

describe('several processes', () => {
  test('that start at once on new data share one server, which the last one stops', async () => {
    const starters = await Promise.all([1, 2, 3].map(() => startOther('shared')));
    const reports = starters.map(success);
    expect(new Set(reports.map(({ url }) => url)).size).toBe(1);
    expect(reports.filter(({ reused }) => !reused)).toHaveLength(1);
    const url = reports[0]?.url ?? '';
    const cluster = await clusterAt(url);
    expect((await readdir(dirname(dirname(cluster)))).filter((name) => name.includes('.new-'))).toEqual([]);

    const [last, ...others] = starters;
    for (const other of others) await other.stop();
    expect(await query(url, 'select 1')).toBe(1);
    await last?.stop();
    expect(await findServer(cluster)).toBeUndefined();
  });

  test('that start while another stops get a server of their own', async () => {
    const first = await start('kept');
    const [, next] = await Promise.all([first.stop(), startOther('kept')]);
    expect(await query(success(next).url, 'select 1')).toBe(1);
  });
});

describe('what is in the way', () => {
  test('an initialisation that was cut short is cleared away and done again', async () => {
    const first = await start('cut');
    const cluster = await clusterAt(first.url);
    const home = dirname(dirname(cluster));
    await first.stop();
    await rm(dirname(cluster), { recursive: true });
    const { pid: deadPid } = spawnSync(process.execPath, ['--version']);
    const left = join(home, `postgres.new-${deadPid}-00000000`);
    await mkdir(join(left, 'cluster'), { recursive: true });

    const { url } = await start('cut');
    expect(await query(url, 'select 1')).toBe(1);
    expect(await readdir(home)).not.toContain(`postgres.new-${deadPid}-00000000`);
  });

  test('data of another Postgres is refused and left alone', async () => {
    const first = await start('cut');
    const cluster = await clusterAt(first.url);
    await first.stop();
    await writeFile(join(cluster, 'PG_VERSION'), '17\n');
    await expect(start('cut')).rejects.toThrow(/made by Postgres 17.*pg_dump/);
    await writeFile(join(cluster, 'PG_VERSION'), '18\n');
    await start('cut');
  });

  test('a lost password is named', async () => {
    const first = await start('cut');
    const file = join(dirname(await clusterAt(first.url)), 'password');
    await first.stop();
    await rm(file);
    await expect(start('cut')).rejects.toThrow('has lost its file "password"');
  });

  test('without the package, the next step is DATABASE_URL', async () => {
    const bare = join(folder, 'bare');
    await installStarter(bare, ['postgres']);
    const { report } = await startStarter(bare, optionsFor('none'));
    expect(report).toEqual({ error: expect.stringMatching(/is not installed.*Set DATABASE_URL/) });
  });

  test('a folder that cannot be made is named', async () => {
    await writeFile(join(folder, 'file'), '');
    const options = isRoot ? { rootHome: join(folder, 'file') } : { dataDir: join(folder, 'file/data') };
    await expect(startEmbedded({ ...optionsFor('none'), ...options, log })).rejects.toThrow(join(folder, 'file'));
  });
});

describe('a server that dies while its process lives', () => {
  test.each(['SIGKILL', 'SIGQUIT'] as const)(
    'is started again (%s), at the same address, with one line',
    async (signal) => {
      const embedded = await start('kept', true);
      const { db, close } = openDatabase(() => embedded.url);
      await db.execute(sql`create table if not exists before as select 7 as n`);
      const { url } = embedded;
      const cluster = await clusterAt(url);
      const first = await findServer(cluster);
      said = [];
      process.kill(first?.pid ?? 0, signal);
      // What the dead one has left behind may answer for a moment.
      const isAnother = async () => ![undefined, first?.pid].includes((await findServer(cluster))?.pid);
      await expect.poll(isAnother, { timeout: 15_000 }).toBe(true);
      await expect
        .poll(
          () =>
            db.execute(sql`select n from before`).then(
              (rows) => rows[0]?.['n'],
              () => 'away',
            ),
          { timeout: 15_000 },
        )
        .toBe(7);
      expect(embedded.url).toBe(url);
      await expect.poll(() => said, { timeout: 10_000 }).toEqual(['The embedded Postgres had ended; it runs again']);
      await close();
      await embedded.stop();
      expect(await findServer(cluster)).toBeUndefined();
    },
  );

  test('is left dead by a stop that comes at the same moment', async () => {
    const embedded = await start('kept');
    const cluster = await clusterAt(embedded.url);
    process.kill((await findServer(cluster))?.pid ?? 0, 'SIGKILL');
    await embedded.stop();
    await expect.poll(() => findServer(cluster)).toBeUndefined();
  });
});

describe('data that was copied about', () => {
  test.runIf(isRoot)('belongs to the server again after cp -r as root', async () => {
    const first = await start('copied');
    await query(first.url, "create table kept as select 'copied' as text");
    await first.stop();
    await rename(join(folder, 'copied'), join(folder, 'backup'));
    spawnSync('cp', ['-r', join(folder, 'backup'), join(folder, 'copied')]);
    expect((await stat(join(folder, 'copied/postgres/cluster/PG_VERSION'))).uid).toBe(0);
    const second = await start('copied');
    expect(await query(second.url, 'select text from kept')).toBe('copied');
    expect((await stat(join(folder, 'copied/postgres/password'))).mode & 0o777).toBe(0o600);
  });

  test.runIf(isRoot)('is taken along by an ordinary user after cp -r', async () => {
    await mkdir(join(folder, 'mine'), { mode: 0o700 });
    await chown(join(folder, 'mine'), nobody.uid, nobody.gid);
    const first = await startOther('mine/data', nobody);
    await query(success(first).url, "create table kept as select 'mine' as text");
    await first.stop();
    const copy = ['-r', join(folder, 'mine/data'), join(folder, 'mine/copy')];
    spawnSync('cp', copy, nobody);
    const { url } = success(await startOther('mine/copy', nobody));
    expect(await query(url, 'select text from kept')).toBe('mine');
  });

  test.each([
    ['', 'just now', 0],
    ['no number\n', 'a while ago', 4],
  ])('an unreadable pid file (%j, of %s) is no obstacle', async (text, _, seconds) => {
    const first = await start('kept');
    const cluster = await clusterAt(first.url);
    await first.stop();
    const file = join(cluster, 'postmaster.pid');
    await writeFile(file, text);
    const since = Date.now() / 1000 - seconds;
    await utimes(file, since, since);
    const { url } = await start('kept');
    expect(await query(url, 'select 1')).toBe(1);
  });
});

/** Where earlier versions kept for root what belonged to a folder. */
function oldRootHome(asked: string, ofRoot: string): string {
  const hash = createHash('sha256').update(asked).digest('hex').slice(0, 8);
  return join(ofRoot, 'data', `${asked.replace(/[^A-Za-z0-9]+/g, '-').slice(-40)}-${hash}`.replace(/^-+/, ''));
}

describe('where the data of an application is', () => {
  const token = `${Buffer.from('123456789012345678').toString('base64')}.x.y`;
  const lines = { info: (line: string) => said.push(line), warn: (line: string) => said.push(line) };
  const at = async (cwd: string, dataDir: DataDir, discordToken = token) => {
    const before = process.cwd();
    process.chdir(cwd);
    try {
      return await dataDirOf({ dataDir, discordToken }, lines, join(folder, 'var'));
    } finally {
      process.chdir(before);
    }
  };
  const own = isRoot ? 'var/123456789012345678' : 'share/daymark/123456789012345678';

  test('where it was told to be', async () => {
    expect(await at(folder, 'told')).toBe(join(folder, 'told'));
  });

  test('in a folder of its own, the same from each folder of the program', async () => {
    for (const checkout of ['one', 'two']) {
      await mkdir(join(folder, checkout));
      expect(await at(join(folder, checkout), { below: join(folder, 'share') })).toBe(join(folder, own));
    }
    // What a playground has left there is no data of the bot's.
    await mkdir(join(folder, 'one/data/playground/postgres'), { recursive: true });
    expect(await at(join(folder, 'one'), { below: join(folder, 'share') })).toBe(join(folder, own));
  });

  test('beside the program where it has been so far', async () => {
    await mkdir(join(folder, 'beside/data/postgres'), { recursive: true });
    expect(await at(join(folder, 'beside'), { below: join(folder, 'share') })).toBe(join(folder, 'beside/data'));
  });

  test.runIf(isRoot)('what root kept under the name of the folder is moved once, with a line', async () => {
    await mkdir(join(folder, 'older'));
    const old = oldRootHome(join(folder, 'older/data'), join(folder, 'var'));
    await mkdir(join(old, 'postgres'), { recursive: true });
    await writeFile(join(old, 'postgres/mark'), '');
    expect(await at(join(folder, 'older'), { below: 'unused' })).toBe(join(folder, own));
    expect(said).toEqual([`The data has moved from ${old} to ${join(folder, own)}`]);
    expect(await readdir(join(folder, own, 'postgres'))).toEqual(['mark']);
    expect(await at(join(folder, 'older'), { below: 'unused' })).toBe(join(folder, own));
    expect(said).toHaveLength(1);
  });

  test('what is no token leads to no other folder', async () => {
    const none = `${Buffer.from('../../../etc').toString('base64')}.x.y`;
    const there = await at(folder, { below: join(folder, 'share') }, none);
    expect(there).toBe(join(folder, dirname(own), 'unknown'));
  });
});

describe('users and homes', () => {
  test.runIf(isRoot)('root keeps programs and data outside a private home, and says so', async () => {
    const home = join(folder, 'private');
    await mkdir(home, { mode: 0o700 });
    await installStarter(join(home, 'app'), ['postgres', postgresPackage]);
    const starter = await startStarter(join(home, 'app'), { ...optionsFor('none'), dataDir: join(home, 'app/data') });
    running.push(starter);
    const { url, said: lines } = success(starter);
    expect(lines).toEqual([expect.stringContaining(join(folder, 'root/data/'))]);
    expect((await clusterAt(url)).startsWith(join(folder, 'root/data/'))).toBe(true);
    expect(await readdir(join(home, 'app'))).not.toContain('data');
    const server = await findServer(await clusterAt(url));
    expect((await stat(`/proc/${server?.pid}`)).uid).not.toBe(0);
  });

  test.runIf(isRoot)(
    'an ordinary user keeps the data where it was asked for; root serves it there as that user',
    async () => {
      await mkdir(join(folder, 'theirs'), { mode: 0o700 });
      await chown(join(folder, 'theirs'), nobody.uid, nobody.gid);
      const theirs = await startOther('theirs/data', nobody);
      const { url, said: lines } = success(theirs);
      expect(lines).toEqual([]);
      expect(await clusterAt(url)).toBe(join(folder, 'theirs/data/postgres/cluster'));
      await theirs.stop();

      const asRoot = await start('theirs/data');
      expect(said).toEqual([expect.stringContaining(`as user ${nobody.uid}`)]);
      expect(await clusterAt(asRoot.url)).toBe(join(folder, 'theirs/data/postgres/cluster'));
      await asRoot.stop();
      expect(success(await startOther('theirs/data', nobody)).reused).toBe(false);
    },
  );

  test.runIf(isRoot)('an ordinary user is told of the data that root has begun', async () => {
    // An earlier version put it there.
    const old = oldRootHome(join(folder, 'roots'), join(folder, 'root'));
    await (await start('roots')).stop();
    await rename(join(folder, 'roots'), old);
    await mkdir(join(folder, 'roots'), { mode: 0o700 });
    await chown(join(folder, 'roots'), nobody.uid, nobody.gid);
    const { said: lines } = success(await startOther('roots', nobody));
    expect(lines).toEqual([expect.stringMatching(/has run here as root.*root\/data/)]);
  });

  test.runIf(process.platform === 'linux')(
    'programs without their links are mended, or copied where that is not allowed',
    async () => {
      const app = join(folder, 'unlinked');
      await installStarter(app, ['postgres', postgresPackage]);
      const native = join(app, 'node_modules', postgresPackage, 'native');
      const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
      for (const { target } of links) await rm(join(native, '..', target), { force: true });
      await chmod(join(native, 'lib'), 0o555);
      onTestFinished(() => chmod(join(native, 'lib'), 0o755));
      await mkdir(join(folder, 'plain'), { mode: 0o777 });
      await chmod(join(folder, 'plain'), 0o777);

      const closed = await startStarter(app, optionsFor('plain'), isRoot ? nobody : undefined);
      running.push(closed);
      const { url } = success(closed);
      expect(await query(url, 'select 1')).toBe(1);
      expect((await readdir(join(folder, 'plain'))).filter((name) => name.startsWith('postgres-'))).toHaveLength(1);
    },
  );
});
