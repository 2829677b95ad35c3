import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Told } from '../facts.ts';
import type { Reading, SourceFile } from '../model.ts';
import { problemAt } from '../read/source.ts';

/** What one reading may cost: milliseconds of time and megabytes of memory. */
type ReadingLimits = { ms: number; mb: number };

/** For who waits for nobody: twelve months take 3 s of a free core; on a crowded machine, with several processes at it, 20 s were not enough. */
export const unhurried: ReadingLimits = { ms: 120_000, mb: 512 };

/** SHA-256 over names and contents, whatever order the files come in. */
export function hashOf(files: SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { name, content } of files.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    hash.update(`${Buffer.byteLength(name)}:${name}:${content.length}:`).update(content);
  }
  return hash.digest('hex');
}

/** Reads a plan in a thread of its own, and refuses it if that takes more than the limits. */
export function readInWorker(slug: string, files: SourceFile[], limits: ReadingLimits): Promise<Reading> {
  return new Promise((resolve, reject) => {
    // From src/ as from dist/, the built worker stands in the dist of the package's root: bundled, as it loads for each plan.
    const worker = new Worker(new URL('../../../dist/curriculum/import/worker.js', import.meta.url), {
      workerData: { slug, files },
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.mb },
    });
    const refuse = (...told: Told): void => {
      const problem = problemAt({ file: files[0]?.name ?? slug, line: 1, column: 1 }, 'error', ...told);
      resolve({ curriculum: { slug, title: slug, months: [] }, problems: [problem] });
    };
    const timer = setTimeout(() => {
      refuse('took-too-long', { seconds: limits.ms / 1000 });
      void worker.terminate();
    }, limits.ms);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse('took-too-much-memory', { megabytes: limits.mb });
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the reading worker ended without an answer'));
    });
  });
}
