/** Somebody's place among others: those with equal scores share one, and the next has as many before it as there are. */
export type Ranked<Person> = Person & { rank: number };

/** Ranks people by their scores, the highest first; who has none stands nowhere. The order of equals stays as given. */
export function ranked<Person extends { score: number }>(people: readonly Person[]): Ranked<Person>[] {
  const sorted = people.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score);
  let rank = 0;
  return sorted.map((person, index) => {
    if (person.score !== sorted[index - 1]?.score) rank = index + 1;
    return { ...person, rank };
  });
}
