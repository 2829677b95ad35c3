import { readFileSync } from 'node:fs';

// Loaded before the bot: tells, at each turn of its main thread that took longer than all before, how much of a
// processor's time it took. The clock on the wall would count what other processes took.
const everyMs = 2;
const worthTellingMs = 3;
const file = `/proc/self/task/${process.pid}/schedstat`;
const spentMs = () => Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;

let last = spentMs();
const look = () => {
  const now = spentMs();
  if (now - last > worthTellingMs) process.stdout.write(`held ${(now - last).toFixed(1)} ms\n`);
  last = spentMs();
  setTimeout(look, everyMs).unref();
};
look();
