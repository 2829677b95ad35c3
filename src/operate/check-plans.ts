import type { Config } from '../config.ts';
import { isRefused } from '../curriculum/check.ts';
import { readFolders } from '../curriculum/import/folder.ts';
import { readInWorker } from '../curriculum/import/import.ts';
import { reasonOf } from '../log/error-form.ts';
import type { Check } from './doctor.ts';

/** Whether the folders of plans can be read and become plans. */
export async function plansChecks({ curriculumDir }: Config): Promise<Check[]> {
  const folders = await readFolders(curriculumDir).catch(reasonOf);
  if (typeof folders === 'string') {
    return [
      {
        state: 'wrong',
        what: `The plans in ${curriculumDir} cannot be read: ${folders}`,
        next: 'Set CURRICULUM_DIR to the folder that holds them.',
      },
    ];
  }
  if (folders.length === 0) {
    return [
      {
        state: 'note',
        what: `There is no plan in ${curriculumDir}.`,
        next: 'Put a folder with Markdown files there, or send files with /curriculum add.',
      },
    ];
  }
  const checks: Check[] = [];
  for (const { slug, files } of folders) {
    const reading = await readInWorker(slug, files, { ms: 120_000, mb: 512 });
    checks.push(
      isRefused(reading)
        ? {
            state: 'wrong',
            what: `The plan ${slug} is refused.`,
            next: `npm run curriculum -- check ${curriculumDir}/${slug} shows each mistake and its place.`,
          }
        : { state: 'right', what: `The plan ${slug} can be used.` },
    );
  }
  return checks;
}
