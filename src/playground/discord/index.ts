export type * from './contract.ts';
export { startLocalDiscord } from './start.ts';
export { realStopwatch, type Stopwatch } from './stopwatch.ts';
