import { outliveReaders } from '../process/closed-pipe.ts';
import { run } from './run.ts';

try {
  process.loadEnvFile('.env');
} catch {
  // Without such a file the environment says it all.
}
outliveReaders();
const terminal = {
  env: process.env,
  now: () => new Date(),
  say: (line: string) => process.stdout.write(`${line}\n`),
};
process.exitCode = await run(terminal, process.argv.slice(2));
