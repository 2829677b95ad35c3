export { calledIn, descriptionIn, nameIn } from './actor/localized.ts';
export type * from './contract.ts';
export { startLocalDiscord } from './start.ts';
export type { Stopwatch } from './stopwatch.ts';
