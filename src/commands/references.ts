/** A part of a plan that people name: by its reference, number or one of its names. */
export type Part = { ref: string; number: number | null; names: string[] };

/** Words alone: letters and digits in lower case. Emphasis, punctuation and emoji make no difference. */
export function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const known = new WeakMap<Part, string[]>();

/** The words of each name, made once: lists of parts are kept with their plan, and asked at every keystroke. */
function namesOf(part: Part): string[] {
  const words = known.get(part) ?? part.names.map(wordsOf);
  known.set(part, words);
  return words;
}

/** The part that is meant by its reference, `7`, `month 7` or a name; undefined if none or several. */
export function findPart<P extends Part>(parts: readonly P[], text: string): P | undefined {
  const wanted = wordsOf(text.slice(0, 200));
  const number = /^(?:\p{L}+ )?(\d{1,9})$/u.exec(wanted)?.[1];
  const ways: ((part: P) => boolean)[] = [
    ({ ref }) => ref === text.trim(),
    (part) => number !== undefined && part.number === Number(number),
    (part) => wanted !== '' && namesOf(part).includes(wanted),
    (part) => wanted !== '' && namesOf(part).some((name) => name.includes(wanted)),
  ];
  for (const way of ways) {
    const found = parts.filter(way);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

/** Parts that may be meant, the nearest first: those with all the words typed, then those that share beginnings of words. */
export function suggestParts<P extends Part>(parts: readonly P[], text: string, limit: number): P[] {
  const wanted = wordsOf(text.slice(0, 200))
    .split(' ')
    .filter((word) => word !== '');
  if (wanted.length === 0) return parts.slice(0, limit);
  return parts
    .map((part) => ({ part, score: nearness(part, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ part }) => part);
}

function nearness(part: Part, wanted: string[]): number {
  const all = namesOf(part).join(' ');
  const whole = wanted.filter((word) => all.includes(word)).length;
  if (whole === wanted.length) return 2;
  const words = all.split(' ');
  const begun = wanted.filter((word) => word.length > 2 && words.some((one) => one.slice(0, 4) === word.slice(0, 4)));
  return begun.length / wanted.length;
}
