import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answers } from './answers.ts';
import { commands } from './commands.ts';
import { held } from './held.ts';
import type { Bench, Part } from './part.ts';
import { pgbench } from './pgbench.ts';
import { pictures } from './pictures.ts';
import { startServer } from './postgres.ts';
import { posting } from './posting.ts';
import { processes } from './processes.ts';
import { reader } from './reader.ts';
import { type Measured, page, table } from './table.ts';
import { tick } from './tick.ts';

// The numbers of the design, each beside its ceiling of the same run: npm run bench -- --only tick,pictures
const parts: readonly Part[] = [commands, pgbench, answers, held, tick, reader, pictures, processes, posting];

const { values } = parseArgs({
  options: {
    /** Keeps the table of a whole run in the repository. */
    growth: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const wanted = values.only?.split(',') ?? parts.map(({ name }) => name);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0 || (values.growth && values.only !== undefined)) {
  process.stderr.write(
    unknown.length > 0
      ? `There is no part ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}.\n`
      : 'Only a whole run is kept: leave out --only or --growth.\n',
  );
  process.exit(2);
}

const repository = process.cwd();
const closers: (() => unknown)[] = [];
let ending: Promise<void> | undefined;
const cleanUp = () => (ending ??= closeAll(closers));
// Who breaks it off is left without its processes and databases, as who waits for its end is.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)));
}
const folder = await mkdtemp(join(tmpdir(), 'daymark-bench-'));
closers.unshift(() => rm(folder, { recursive: true, force: true }));
const server = await startServer(repository, { durable: true });
closers.unshift(server.stop);
const load = () => loadavg().map((value) => value.toFixed(1));
const circumstances: Record<string, string> = {
  Date: new Date().toISOString().slice(0, 10),
  Machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}`,
  Node: process.version,
  Database: server.name,
  'Load before (1, 5, 15 minutes)': load().join(' '),
};
for (const [what, value] of Object.entries(circumstances)) console.log(`${what}: ${value}`);

const began = performance.now();
const measured: Measured[] = [];
try {
  for (const part of parts) if (wanted.includes(part.name)) measured.push(await measure(part));
} finally {
  await cleanUp();
}
circumstances['Load after'] = load().join(' ');
circumstances['The run took'] = `${Math.round((performance.now() - began) / 1000)} s`;
console.log(`\n${table(measured.flatMap((one) => ('rows' in one ? one.rows : [])))}`);
for (const one of measured) if ('failed' in one) console.log(`${one.part} could not be measured: ${one.failed}`);
console.log(`load after: ${circumstances['Load after']}`);
if (values.growth) await writeFile(join(repository, '.github/BENCHMARKS.md'), page(circumstances, measured));
process.exitCode = measured.some((one) => 'failed' in one) ? 1 : 0;

/** One part that cannot be measured leaves the others as they are. */
async function measure({ name, run }: Part): Promise<Measured> {
  const partBegan = performance.now();
  const own: (() => unknown)[] = [];
  const close = () => closeAll(own);
  closers.unshift(close);
  const bench: Bench = {
    ...{ repository, folder, server },
    closing: (one) => own.unshift(one),
    progress: (text) => process.stderr.write(`  … ${name}: ${text}\n`),
  };
  try {
    return { part: name, rows: await run(bench) };
  } catch (error) {
    if (ending !== undefined) await ending;
    console.error(error);
    return { part: name, failed: error instanceof Error ? error.message : String(error) };
  } finally {
    await close();
    closers.splice(closers.indexOf(close), 1);
    console.log(`${name} is through after ${Math.round((performance.now() - partBegan) / 1000)} s`);
  }
}

async function closeAll(some: (() => unknown)[]): Promise<void> {
  for (let close = some.shift(); close !== undefined; close = some.shift()) await close();
}
