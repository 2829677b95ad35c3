import type { Logger } from 'pino';
import { formatProblem, isRefused } from '../curriculum/check.ts';
import { readFolders } from '../curriculum/folder.ts';
import { hashOf, readInWorker } from '../curriculum/import.ts';
import type { Db } from '../db/client.ts';
import { addVersion, availablePlans, findVersion, makeCurrent, shipped } from '../db/curricula.ts';

/** Twelve months take 3 s of a free core; on a crowded machine, with several processes at it, 20 s were not enough. */
const limits = { ms: 120_000, mb: 512 };

/**
 * Brings every folder of plans into the database as an immutable version, if its content is new. A broken folder is
 * refused with all its problems logged, and what was stored before stays in use. Returns the slugs of all shipped plans.
 */
export async function importShipped(db: Db, folder: string, now: Date, log: Logger): Promise<string[]> {
  // Without the folder, too, cohorts go on with what is stored.
  const folders = await readFolders(folder).catch((error: unknown) => {
    log.error(`the plans in ${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  });
  for (const { slug, files } of folders) {
    const hash = hashOf(files);
    const known = await findVersion(db, shipped, slug, hash);
    if (known !== undefined) {
      // A folder that went back to what it was is current again.
      await makeCurrent(db, known);
      continue;
    }
    const reading = await readInWorker(slug, files, limits);
    for (const problem of reading.problems) {
      const line = formatProblem({ ...problem, file: `${folder}/${slug}/${problem.file}` });
      if (problem.level === 'error') log.error(line);
      else log.warn(line);
    }
    if (isRefused(reading)) {
      log.error(
        `the plan in ${folder}/${slug} is refused until its errors are mended; cohorts keep the version they have`,
      );
      continue;
    }
    const source = files.map(({ name, content }) => ({ name, text: new TextDecoder().decode(content) }));
    const version = await addVersion(db, { owner: shipped, slug, hash, model: reading.curriculum, source }, now);
    log.info(`plan ${version.slug} stored as version ${version.version}`);
  }
  return (await availablePlans(db, shipped)).map(({ slug }) => slug);
}
