import { parentPort, workerData } from 'node:worker_threads';
import { mostSevere } from '../check.ts';
import type { SourceFile } from '../model.ts';
import { readCurriculum } from '../read/read.ts';

const { slug, files } = workerData as { slug: string; files: SourceFile[] };
const { curriculum, problems } = readCurriculum(slug, files);
parentPort?.postMessage({ curriculum, problems: mostSevere(problems) });
