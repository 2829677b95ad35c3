import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '../bench/postgres.ts';
import { database } from './database/database.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { gateway } from './gateway.ts';
import { kills } from './kills/kills.ts';
import type { Bench, Figure, Line } from './line.ts';
import { plans } from './plans/plans.ts';
import { seeded } from './random.ts';
import { restore } from './restore.ts';
import { shards } from './shards/shards.ts';
import { stepsLine } from './steps/steps.ts';
import { twoBots } from './two-bots.ts';

// Everything that must hold whatever happens, each with its figure: npm run torture -- --short --only kills --seed 7
/** Each lane goes its way beside the others: some lines mostly wait, and two lanes keep two processors busy. */
const lanes: readonly (readonly Line[])[] = [
  [kills],
  [database, stepsLine, restore, fuzz],
  [gateway, shards],
  [twoBots, plans],
];
const lines = lanes.flat();

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const seed = Number(values.seed);
const usual = values.short ? lines.filter(({ isLong }) => !isLong) : lines;
const wanted = values.only?.split(',') ?? usual.map(({ name }) => name);
const unknown = wanted.filter((name) => !lines.some((line) => line.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no line ${unknown.join(', ')}; there are ${lines.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(1);
}

const began = performance.now();
const folder = await mkdtemp(join(tmpdir(), 'daymark-torture-'));
const server = await startServer(process.cwd());
const passed: string[] = [];
const failed: string[] = [];
console.log(
  `seed ${seed}, ${values.short ? 'the short form' : 'the long form'}, ${server.name}, Node ${process.version}`,
);
const open = new Set<() => Promise<void>>();
// Who breaks it off is left without its processes, as who waits for its end is.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)));
}
try {
  await Promise.all(lanes.map(inTurn));
} finally {
  await cleanUp();
}
console.log(`\n${passed.length} held, ${failed.length} did not, ${seconds(began)} s, seed ${seed}`);
for (const what of failed) console.log(`  ✗ ${what}`);
process.exitCode = failed.length === 0 ? 0 : 1;
const report = process.env['TEST_REPORT'];
if (report !== undefined) await writeFile(report, JSON.stringify(asTestReport()));
// Limits on what came in time are still running.
process.stdout.write('', () => process.exit());

async function inTurn(some: readonly Line[]): Promise<void> {
  for (const line of some) if (wanted.includes(line.name)) await suffer(line, seed + lines.indexOf(line));
}

async function suffer(line: Line, lineSeed: number): Promise<void> {
  const lineBegan = performance.now();
  const closers: (() => unknown)[] = [];
  const closeAll = async () => {
    for (const close of closers.splice(0)) await close();
  };
  open.add(closeAll);
  const bench: Bench = {
    repository: process.cwd(),
    folder,
    server,
    random: seeded(lineSeed),
    short: values.short,
    closing: (close) => closers.unshift(close),
    progress: (text) => process.stderr.write(`  … ${line.name}: ${text}\n`),
  };
  let figures: Figure[];
  try {
    figures = await line.run(bench);
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    figures = [{ what: 'the line came to its end', value: said, holds: false }];
  }
  await closeAll();
  open.delete(closeAll);
  const rows = figures.map(
    ({ what, value, holds }) => `  ${holds === undefined ? ' ' : holds ? '✓' : '✗'} ${what.padEnd(64)} ${value}`,
  );
  console.log([`\n${line.name}: ${line.says} (${seconds(lineBegan)} s, seed ${lineSeed})`, ...rows].join('\n'));
  for (const { what, value, holds } of figures) {
    if (holds !== undefined) (holds ? passed : failed).push(`${line.name}: ${what}: ${value}`);
  }
}

async function cleanUp(): Promise<void> {
  for (const close of open) await close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** As the test runner reports, so that both are counted alike. */
function asTestReport() {
  return {
    success: failed.length === 0,
    numPassedTests: passed.length,
    numFailedTests: failed.length,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
  };
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 1000);
}
