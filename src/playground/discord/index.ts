export type * from './contract.ts';
export { cloudflare } from './faults.ts';
export { startLocalDiscord } from './start.ts';
export { manualStopwatch, realStopwatch, type Stopwatch } from './stopwatch.ts';
