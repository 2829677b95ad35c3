export type * from './contract.ts';
export type { Fault, Faults } from './faults.ts';
export { startLocalDiscord } from './start.ts';
export { manualStopwatch, realStopwatch, type Stopwatch } from './stopwatch.ts';
