import type { Place, Problem } from './model.ts';

/** What is said of a plan once, for all the places where it holds; `file`, `line` and `column` are the first of them. */
type Remark = Problem & { places: Place[] };

const levels = ['error', 'warning', 'ignored'] as const;

/** What is said of many places at once; of other problems the first is told, and where the others are. */
const ofMany: Record<string, string> = {
  comment: 'comments are not shown to anybody; write as text what people should read',
  'day-without-minutes': 'days do not say how long they take; add (30 min) to their titles',
  'day-without-task': 'days have no task; add a line such as `- **Task**: …`',
  formula: 'formulas are shown as code',
  'link-in-heading': 'headings keep only the words of their links; put the links into the text below',
  'link-leads-nowhere': 'links lead to no web address, so only their words are shown',
  'link-without-https': 'links lack their https://, which is put before them; write it in the plan, too',
  'unknown-setting': 'settings mean nothing here; delete them',
};

/** Problems as people read them: errors first, and equal ones as one. */
export function remarksOf(problems: Problem[]): Remark[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const kind = `${problem.level} ${problem.code}`;
    const known = groups.get(kind);
    if (known) known.push(problem);
    else groups.set(kind, [problem]);
  }
  const remarks = [...groups.values()].flatMap((same) => remarkOf(same) ?? []);
  return levels.flatMap((level) => remarks.filter((remark) => remark.level === level));
}

function remarkOf(problems: Problem[]): Remark | null {
  const [first, ...others] = problems;
  if (!first) return null;
  const many = ofMany[first.code];
  const sentence =
    others.length === 0
      ? first.sentence
      : many === undefined
        ? `${first.sentence} The same ${others.length === 1 ? 'once' : `${others.length} times`} more: ${where(others)}.`
        : `${problems.length} ${many}: ${where(problems)}.`;
  return { ...first, sentence, places: problems };
}

const shownAtMost = 20;

/** `lines 25, 26 and 30`, or `a.md:25, b.md:3 and 12 more`. */
function where(places: Place[]): string {
  const isOneFile = places.every(({ file }) => file === places[0]?.file);
  const names = [...new Set(places.map(({ file, line }) => (isOneFile ? String(line) : `${file}:${line}`)))];
  const rest = names.length - shownAtMost;
  const shown = rest > 1 ? [...names.slice(0, shownAtMost), `${rest} more`] : names;
  const last = shown.at(-1) ?? '';
  const all = shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
  return isOneFile ? `line${names.length === 1 ? '' : 's'} ${all}` : all;
}
