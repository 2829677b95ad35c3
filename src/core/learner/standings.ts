/** How far a learner is, by whatever a board goes. */
export type Score = { id: number; score: number };

/**
 * Scores with what somebody has now in the place of what they had. All are ordered from the highest on, equal ones by their
 * ids, and who has none stands nowhere.
 */
export function withOwn(scores: readonly Score[], own: Score): readonly Score[] {
  const was = scores.findIndex(({ id }) => id === own.id);
  if (scores[was]?.score === own.score) return scores;
  const others = was === -1 ? scores : scores.toSpliced(was, 1);
  if (own.score <= 0) return others;
  const at = others.findIndex(({ id, score }) => score < own.score || (score === own.score && id > own.id));
  return others.toSpliced(at === -1 ? others.length : at, 0, own);
}

/** The place that a score has among others: equal ones share it, and the next has as many before it as there are. */
export function placeOf(scores: readonly Score[], score: number): { rank: number; sharing: number } {
  const before = above(scores, score);
  return { rank: before + 1, sharing: above(scores, score - 1) - before };
}

/** How many are higher. */
function above(scores: readonly Score[], than: number): number {
  let [from, to] = [0, scores.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((scores[middle]?.score ?? 0) > than) from = middle + 1;
    else to = middle;
  }
  return from;
}
