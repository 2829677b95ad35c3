import { parseArgs } from 'node:util';
import { fuzzReader } from './reader.ts';

const limitMs = 200;
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '10000' }, seed: { type: 'string', default: '7' } },
});
const cases = Number(values.cases);
const seed = Number(values.seed);
if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('--cases takes a whole number from 1 on, --seed a whole number.\n');
  process.exit(2);
}
const startedAt = performance.now();
const fuzzed = fuzzReader(cases, seed, limitMs);
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(
  `${fuzzed.cases} cases in ${seconds.toFixed(1)} s, slowest ${fuzzed.slowestMs.toFixed(0)} ms of the processor, ${fuzzed.over} over ${limitMs} ms (${fuzzed.paused} more once), seed ${seed}\n`,
);
if (fuzzed.failure !== null) {
  process.stderr.write(`${fuzzed.failure}\nTo see it again: npm run fuzz -- --cases ${cases} --seed ${seed}\n`);
  process.exitCode = 1;
}
