/** Of the longest things that plans hold, so many take a few milliseconds. */
const piece = 100;

/** Does something for each of many, and lets what waits have its turn after every hundred of them. */
export async function inPieces<T>(items: readonly T[], work: (item: T) => void): Promise<void> {
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % piece === 0) await new Promise((resolve) => setImmediate(resolve));
    work(item);
  }
}
