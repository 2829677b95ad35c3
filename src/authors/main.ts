import { outliveReaders } from '../process/closed-pipe.ts';
import { runCurriculum } from './run.ts';

outliveReaders();
process.exitCode = await runCurriculum(process.argv.slice(2), {
  say: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  now: () => new Date(),
  coloured: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
});
