/** How far the clock is to move: days and weeks keep the hour on the wall, hours and minutes are exact. */
export type Duration = { days: number; minutes: number };

/** Reads `+3h`, `+30m`, `+2d`, `+1w` or several at once, `+1d 2h`. */
export function readDuration(text: string): Duration | undefined {
  const parts = [...text.matchAll(/(\d{1,4})\s*(w|d|h|m|min)(?![a-z])/g)];
  if (parts.length === 0 || !/^\+\s*(?:\d{1,4}\s*(?:w|d|h|min|m)\s*)+$/.test(text)) return undefined;
  const sum = (unit: string) =>
    parts.filter((part) => part[2] === unit).reduce((total, part) => total + Number(part[1]), 0);
  return { days: sum('w') * 7 + sum('d'), minutes: sum('h') * 60 + sum('m') + sum('min') };
}
