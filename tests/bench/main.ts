import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchHandlers } from './handlers.ts';
import { writeLongPlan } from './long-plan.ts';
import { type Row, table } from './measure.ts';
import { benchPictures } from './pictures.ts';
import { startServer } from './postgres.ts';
import { benchProcesses } from './processes.ts';
import { benchTick } from './tick.ts';

// The numbers of the design, each beside what the bare thing takes in the same run: npm run bench
const repository = process.cwd();
const folder = await mkdtemp(join(tmpdir(), 'daymark-bench-'));
const plans = join(folder, 'plans');
await writeLongPlan(repository, plans, 12);
const server = await startServer(repository);
const load = () => loadavg().map((value) => value.toFixed(1));
console.log(`Node ${process.version}, ${cpus().length} cores, ${server.name}; load before: ${load().join(' ')}`);
try {
  const began = performance.now();
  const rows: Row[] = [];
  for (const bench of [benchPictures, benchTick, benchHandlers, benchProcesses]) {
    rows.push(...(await bench(server, plans, repository)));
    console.log(`${bench.name} is through after ${Math.round((performance.now() - began) / 1000)} s`);
  }
  console.log(table(rows));
  console.log(`load after: ${load().join(' ')}`);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
