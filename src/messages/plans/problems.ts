import type { Code } from '../../curriculum/facts.ts';
import type { Place, Problem } from '../../curriculum/model.ts';
import { type Words, wordsFor } from '../words/words.ts';

/** A problem with what is said of it: plain text, which may hold any sign. */
export type ToldProblem = Problem & { sentence: string };

export function told({ problems: { sentences } }: Words, problem: Problem): ToldProblem {
  // By its code a problem has the facts that the sentence of this code takes, which the compiler does not see.
  const sentence = sentences[problem.code] as string | ((facts: Problem['facts']) => string);
  return { ...problem, sentence: typeof sentence === 'string' ? sentence : sentence(problem.facts) };
}

/** `file:line:column level code sentence`, for a terminal. */
export function problemLine({ file, line, column, level, code, sentence }: ToldProblem): string {
  return `${file}:${line}:${column} ${level} ${code} ${sentence}`;
}

/** The same in English, for a log. */
export function loggedProblem(problem: Problem): string {
  return problemLine(told(wordsFor('en'), problem));
}

/** What is said of a plan once, for all the places where it holds; `file`, `line` and `column` are the first of them. */
type Remark = ToldProblem & { places: Place[] };

const levels = ['error', 'warning', 'ignored'] as const;

/** Problems as people read them: errors first, and equal ones as one. */
export function remarksOf(words: Words, problems: Problem[]): Remark[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const kind = `${problem.level} ${problem.code}`;
    const known = groups.get(kind);
    if (known) known.push(problem);
    else groups.set(kind, [problem]);
  }
  const remarks = [...groups.values()].flatMap((same) => remarkOf(words, same) ?? []);
  return levels.flatMap((level) => remarks.filter((remark) => remark.level === level));
}

function remarkOf(words: Words, places: Problem[]): Remark | null {
  const [first, ...others] = places;
  if (!first) return null;
  const { problems } = words;
  const one = told(words, first);
  const many: Partial<Record<Code, (all: number) => string>> = problems.many;
  const said =
    many[first.code] === undefined
      ? `${one.sentence} ${problems.again(others.length)}: ${where(words, others)}.`
      : `${many[first.code]?.(places.length)}: ${where(words, places)}.`;
  return { ...one, sentence: others.length === 0 ? one.sentence : said, places };
}

const shownAtMost = 20;

/** `lines 25, 26 and 30`, or `a.md:25, b.md:3 and 12 more`. */
function where({ problems }: Words, places: Place[]): string {
  const isOneFile = places.every(({ file }) => file === places[0]?.file);
  const names = [...new Set(places.map(({ file, line }) => (isOneFile ? String(line) : `${file}:${line}`)))];
  const rest = names.length - shownAtMost;
  const shown = rest > 1 ? [...names.slice(0, shownAtMost), problems.more(rest)] : names;
  return isOneFile ? problems.lines(shown) : problems.places(shown);
}
