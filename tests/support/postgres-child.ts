import { once } from 'node:events';
import { type EmbeddedOptions, startEmbedded } from '../../src/db/embedded/embedded.ts';

/** What the process says on its one line of output. */
export type ChildReport = { url: string; reused: boolean; said: string[] } | { error: string };

// A process that starts the embedded server as the bot does, and keeps it until its input ends.
const said: string[] = [];
const note = (message: string): void => {
  said.push(message);
};
const tell = (report: ChildReport): void => {
  process.stdout.write(`${JSON.stringify(report)}\n`);
};
try {
  const options = JSON.parse(process.argv[2] ?? '') as Omit<EmbeddedOptions, 'log'>;
  const embedded = await startEmbedded({ ...options, log: { info: note, warn: note } });
  tell({ url: embedded.url, reused: embedded.reused, said });
  process.stdin.resume();
  await once(process.stdin, 'end');
  await embedded.stop();
} catch (error) {
  tell({ error: error instanceof Error ? error.message : String(error) });
}
