export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again and again until it is so; false when the time is over first. */
export async function until(isSo: () => boolean | Promise<boolean>, limitMs: number, everyMs = 20): Promise<boolean> {
  const endMs = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > endMs) return false;
    await pause(everyMs);
  }
  return true;
}
