import type { Config } from '../config.ts';
import { isRefused } from '../curriculum/check.ts';
import { readFolders } from '../curriculum/import/folder.ts';
import { readInWorker } from '../curriculum/import/import.ts';
import { reasonOf } from '../log/error-form.ts';
import { type Check, note, right, wrong } from './checks.ts';

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
    const refused = isRefused(await readInWorker(slug, files, { ms: 120_000, mb: 512 }));
    checks.push(refused ? wrong(`The plan ${slug} is refused.`, next) : right(`The plan ${slug} can be used.`));
  }
  return checks;
}
