import type { Logger } from 'pino';
import { isRefused } from '../curriculum/check.ts';
import { inheritKeys } from '../curriculum/compare/kept-keys.ts';
import { besidePlans, foldersIn, readFolder } from '../curriculum/import/folder.ts';
import { hashOf, readInWorker, unhurried } from '../curriculum/import/import.ts';
import type { Curriculum } from '../curriculum/model.ts';
import { planOf } from '../curriculum/plan.ts';
import type { Db } from '../db/client.ts';
import { keysOf } from '../db/plans/catalogue.ts';
import {
  addVersion,
  availablePlans,
  currentVersion,
  findVersion,
  loadModel,
  makeCurrent,
  shipped,
} from '../db/plans/versions.ts';
import { loggedProblem } from '../messages/plans/problems.ts';

/**
 * Brings every folder of plans into the database as an immutable version, if its content is new. A folder that is broken
 * in whatever way is refused with all that is wrong logged, what was stored before stays in use, and the other folders
 * are brought in all the same. Returns the slugs of all shipped plans.
 */
export async function importShipped(db: Db, folder: string, now: Date, log: Logger): Promise<string[]> {
  // Without the folder, too, cohorts go on with what is stored.
  const slugs = await foldersIn(folder).catch((error: unknown) => {
    log.error(`the plans in ${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  });
  for (const problem of await besidePlans(folder).catch(() => [])) {
    log.warn(loggedProblem({ ...problem, file: `${folder}/${problem.file}` }));
  }
  for (const slug of slugs) {
    try {
      await importFolder(db, folder, slug, now, log);
    } catch (error) {
      log.error(
        { err: error },
        `the plan in ${folder}/${slug} could not be brought in; cohorts keep the version they have`,
      );
    }
  }
  return (await availablePlans(db, shipped)).map(({ slug }) => slug);
}

async function importFolder(db: Db, folder: string, slug: string, now: Date, log: Logger): Promise<void> {
  const { files, problems } = await readFolder(`${folder}/${slug}`);
  if (files.length === 0) return;
  const hash = hashOf(files);
  const known = await findVersion(db, shipped, slug, hash);
  if (known !== undefined) {
    // A folder that went back to what it was is current again.
    await makeCurrent(db, known);
    return;
  }
  const reading = await readInWorker(slug, files, unhurried);
  for (const problem of [...problems, ...reading.problems]) {
    const line = loggedProblem({ ...problem, file: `${folder}/${slug}/${problem.file}` });
    if (problem.level === 'error') log.error(line);
    else log.warn(line);
  }
  if (isRefused(reading)) {
    log.error(
      `the plan in ${folder}/${slug} is refused until its errors are mended; cohorts keep the version they have`,
    );
    return;
  }
  const source = files.map(({ name, content }) => ({ name, text: new TextDecoder().decode(content) }));
  const { curriculum: model, keys } = await keepingKeys(db, reading.curriculum);
  const version = await addVersion(db, { owner: shipped, slug, hash, model, source, keys }, now);
  log.info(`plan ${version.slug} stored as version ${version.version}`);
}

/** Nobody is asked about a folder, so days that are surely the same keep the keys under which they were finished. */
async function keepingKeys(db: Db, curriculum: Curriculum) {
  const before = await currentVersion(db, shipped, curriculum.slug);
  const model = before === undefined ? undefined : await loadModel(db, before.id);
  if (before === undefined || model === undefined) return { curriculum, keys: {} };
  return inheritKeys(curriculum, planOf(model), await keysOf(db, before.id));
}
