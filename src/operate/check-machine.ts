import { mkdir, statfs } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { isRefused } from '../curriculum/check.ts';
import { readFolders } from '../curriculum/import/folder.ts';
import { readInWorker, unhurried } from '../curriculum/import/import.ts';
import { dataDirOf } from '../db/embedded/data-home.ts';
import { reasonOf } from '../log/error-form.ts';
import { type Check, note, right, wrong } from './checks.ts';
import type { Terminal } from './database.ts';

/** Below this, Postgres may soon refuse to write. */
const scarceBytes = 500_000_000;

/** Node, and room on the disk where the embedded database lives. */
export async function machineChecks({ say }: Terminal, config: Config | undefined): Promise<Check[]> {
  const { node: version } = process.versions;
  const node =
    Number.parseInt(version, 10) >= 22
      ? right(`Node ${version}.`)
      : note(`Node ${version} works, but gets no security fixes any more.`, 'Install Node 24.');
  return config?.databaseUrl === null ? [node, await diskCheck(config, { info: say, warn: say })] : [node];
}

async function diskCheck(config: Config, log: Parameters<typeof dataDirOf>[1]): Promise<Check> {
  try {
    const dataDir = await dataDirOf(config, log);
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(dataDir);
    const free = Math.round((bavail * bsize) / 1_000_000).toLocaleString('en-GB');
    const room = `${free} MB are free where the data lives (${dataDir}).`;
    if (bavail * bsize > scarceBytes) return right(room);
    return wrong(room, 'Make room: without it the database stops taking anything in.');
  } catch (error) {
    return wrong(
      `The data folder cannot be used: ${reasonOf(error)}`,
      'Set DATA_DIR to a folder this user may write to.',
    );
  }
}

/** Whether the folders of plans can be read and become plans. */
export async function plansChecks({ curriculumDir }: Config): Promise<Check[]> {
  const folders = await readFolders(curriculumDir).catch(reasonOf);
  if (typeof folders === 'string') {
    const what = `The plans in ${curriculumDir} cannot be read: ${folders}`;
    return [wrong(what, 'Set CURRICULUM_DIR to the folder that holds them.')];
  }
  if (folders.length === 0) {
    const next = 'Put a folder with Markdown files there, or send files with /curriculum add.';
    return [note(`There is no plan in ${curriculumDir}.`, next)];
  }
  const checks: Check[] = [];
  for (const { slug, files } of folders) {
    const next = `npm run curriculum -- check ${curriculumDir}/${slug} shows each mistake and its place.`;
    const refused = isRefused(await readInWorker(slug, files, unhurried));
    checks.push(refused ? wrong(`The plan ${slug} is refused.`, next) : right(`The plan ${slug} can be used.`));
  }
  return checks;
}
