import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from './model.ts';
import { readCurriculum } from './read.ts';

const { slug, files } = workerData as { slug: string; files: SourceFile[] };
parentPort?.postMessage(readCurriculum(slug, files));
