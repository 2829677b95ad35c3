import { formatProblem, type Summary } from '../curriculum/check.ts';
import type { Curriculum, Problem } from '../curriculum/model.ts';
import { printable } from './terminal.ts';

export type CheckedPlan = {
  slug: string;
  path: string;
  curriculum: Curriculum;
  summary: Summary;
  /** Their files are paths as they were given. */
  problems: Problem[];
};

/** `file:line:column level code sentence` */
export function problemLine(problem: Problem): string {
  return printable(formatProblem(problem));
}

const commands = { error: 'error', warning: 'warning', ignored: 'notice' } as const;

/** A command of GitHub workflows: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
export function githubLine({ file, line, column, level, code, sentence }: Problem): string {
  const place = `file=${property(file)},line=${line},col=${column},title=${property(code)}`;
  return `::${commands[level]} ${place}::${data(sentence)}`;
}

function data(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const columns: [string, (plan: CheckedPlan) => number][] = [
  ['files', ({ summary }) => summary.files],
  ['months', ({ summary }) => summary.months],
  ['weeks', ({ summary }) => summary.weeks],
  ['days', ({ summary }) => summary.days],
  ['projects', ({ summary }) => summary.projects],
  ['deliverables', ({ summary }) => summary.deliverables],
  ['links', ({ summary }) => summary.resources],
  ['errors', ({ problems }) => countOf(problems, 'error')],
  ['warnings', ({ problems }) => countOf(problems, 'warning')],
  ['ignored', ({ problems }) => countOf(problems, 'ignored')],
];

/** One row for each plan, and a last line that says whether they can be used. */
export function summaryTable(plans: CheckedPlan[]): string {
  const head = ['plan', ...columns.map(([name]) => name)];
  const rows = plans.map((plan) => [printable(plan.slug), ...columns.map(([, value]) => String(value(plan)))]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const lines = [head, ...rows].map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
  return `${lines.join('\n')}\n\n${verdict(plans)}\n`;
}

function verdict(plans: CheckedPlan[]): string {
  const refused = plans.filter(({ problems }) => countOf(problems, 'error') > 0).length;
  if (refused > 0) return `✗ ${refused} of ${plans.length} cannot be used: correct the errors above and check again.`;
  return `✓ ${plans.length === 1 ? 'The plan' : `All ${plans.length} plans`} can be used.`;
}

function countOf(problems: Problem[], level: Problem['level']): number {
  return problems.filter((problem) => problem.level === level).length;
}
