const EPOCH = 1_420_070_400_000n;

/** Makes Discord's time-ordered ids: unique and increasing even when the clock stands still or moves back. */
export function nextSnowflake(now: Date, last: string): string {
  const byClock = (BigInt(now.getTime()) - EPOCH) << 22n;
  const afterLast = BigInt(last) + 1n;
  return String(byClock > afterLast ? byClock : afterLast);
}
