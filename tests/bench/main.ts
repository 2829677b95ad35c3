import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Part } from './part.ts';
import { answers } from './parts/answers.ts';
import { commands } from './parts/commands.ts';
import { held } from './parts/held.ts';
import { pgbench } from './parts/pgbench.ts';
import { pictures } from './parts/pictures.ts';
import { posting } from './parts/posting.ts';
import { processes } from './parts/processes.ts';
import { reader } from './parts/reader.ts';
import { many } from './parts/servers.ts';
import { tick } from './parts/tick.ts';
import { startServer } from './postgres.ts';
import { profiles } from './profiles.ts';
import { type Measured, page, table } from './table.ts';

// The numbers of the design, each beside its ceiling of the same run: npm run bench -- --only tick,pictures
const parts: readonly Part[] = [commands, pgbench, answers, held, tick, reader, pictures, processes, posting, many];

const { values } = parseArgs({
  options: {
    /** Keeps the table of a whole run in the repository. */
    growth: { type: 'boolean', default: false },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const allNames = parts.map(({ name }) => name).join(', ');
const wanted = (values.only ?? allNames).split(/, ?/);
const profile = values.profile === undefined ? undefined : profiles[values.profile];
const complaint = complaintAbout(wanted);
if (complaint !== undefined) {
  process.stderr.write(`${complaint}\n`);
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
  if (profile === undefined) {
    for (const part of parts) if (wanted.includes(part.name)) measured.push(await measure(part));
  } else {
    console.log((await within('profile', profile)).join('\n'));
  }
} finally {
  await cleanUp();
}
if (profile !== undefined) process.exit();
circumstances['Load after'] = load().join(' ');
circumstances['The run took'] = `${Math.round((performance.now() - began) / 1000)} s`;
console.log(`\n${table(measured.flatMap((one) => ('rows' in one ? one.rows : [])))}`);
for (const one of measured) if ('failed' in one) console.log(`${one.part} could not be measured: ${one.failed}`);
console.log(`load after: ${circumstances['Load after']}`);
if (values.growth) await writeFile(join(repository, '.github/BENCHMARKS.md'), page(circumstances, measured));
process.exitCode = measured.some((one) => 'failed' in one) ? 1 : 0;

/** What is wrong with what was asked for. */
function complaintAbout(names: readonly string[]): string | undefined {
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) return `There is no part ${unknown.join(', ')}; there are ${allNames}.`;
  if (values.growth && values.only !== undefined) return 'Only a whole run is kept: leave out --only or --growth.';
  if (values.profile !== undefined && profile === undefined) {
    return `There is no profile ${values.profile}; there are ${Object.keys(profiles).join(', ')}.`;
  }
  return undefined;
}

/** One part that cannot be measured leaves the others as they are. */
async function measure({ name, says, run }: Part): Promise<Measured> {
  const partBegan = performance.now();
  try {
    return { part: name, says, rows: await within(name, run) };
  } catch (error) {
    if (ending !== undefined) await ending;
    console.error(error);
    return { part: name, says, failed: error instanceof Error ? error.message : String(error) };
  } finally {
    console.log(`${name} is through after ${Math.round((performance.now() - partBegan) / 1000)} s`);
  }
}

/** What it opens is closed when it ends, and when the run is broken off. */
async function within<Value>(name: string, run: (bench: Bench) => Promise<Value>): Promise<Value> {
  const own: (() => unknown)[] = [];
  const close = () => closeAll(own);
  closers.unshift(close);
  try {
    return await run({
      ...{ repository, folder, server },
      closing: (one) => own.unshift(one),
      progress: (text) => process.stderr.write(`  … ${name}: ${text}\n`),
    });
  } finally {
    await close();
    closers.splice(closers.indexOf(close), 1);
  }
}

async function closeAll(some: (() => unknown)[]): Promise<void> {
  for (let close = some.shift(); close !== undefined; close = some.shift()) await close();
}
