/** Lines that stand in place of others, from a line of the old text on, counted from 1. */
type Change = { line: number; removed: string[]; added: string[] };

/** Far more lines than a mended place has. */
const lookedAtMost = 200;

/** What differs between two texts, line by line. */
export function lineDiff(before: string, after: string): Change[] {
  const [old, next] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  const changes: Change[] = [];
  let [at, to] = [0, 0];
  while (at < old.length || to < next.length) {
    if (at < old.length && to < next.length && old[at] === next[to]) {
      at++;
      to++;
      continue;
    }
    const [taken, put] = meeting(old, at, next, to);
    changes.push({ line: at + 1, removed: old.slice(at, at + taken), added: next.slice(to, to + put) });
    at += taken;
    to += put;
  }
  return changes;
}

/**
 * After how many lines of each two texts are the same again; both are past their last line at their ends. Empty lines
 * stand everywhere, so one counts only if the line behind it is the same, too.
 */
function meeting(old: string[], at: number, next: string[], to: number): [number, number] {
  for (let sum = 1; sum <= lookedAtMost; sum++) {
    for (let taken = 0; taken <= sum; taken++) {
      const put = sum - taken;
      const [from, into] = [at + taken, to + put];
      const isWithin = from <= old.length && into <= next.length;
      const isSame = old[from] === next[into] && (old[from] !== '' || old[from + 1] === next[into + 1]);
      if (isWithin && isSame) return [taken, put];
    }
  }
  return [old.length - at, next.length - to];
}
