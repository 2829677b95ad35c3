import { resolve } from 'node:path';
import { type Summary, summary } from '../curriculum/check.ts';
import type { Curriculum, Problem, SourceFile } from '../curriculum/model.ts';
import { planOf } from '../curriculum/plan.ts';
import { renamedByJoining } from '../curriculum/read/joined.ts';
import { readCurriculum } from '../curriculum/read/read.ts';
import { problemLine, remarksOf, type ToldProblem, told } from '../messages/plans/problems.ts';
import { dayName } from '../messages/study/day.ts';
import { wordsFor } from '../messages/words/words.ts';
import type { Check } from './arguments.ts';
import { type FoundPlan, plansAt } from './plan-paths.ts';
import { exit, printable, type Terminal } from './terminal.ts';
import { writeMended } from './write-mended.ts';

/** A terminal is spoken to in English. */
const words = wordsFor('en');

/** Checks the plans at some paths and prints what was found. */
export async function checkPlans({ paths, form, full, fix }: Check, terminal: Terminal): Promise<number> {
  const found = new Map<string, FoundPlan>();
  const beside: Problem[] = [];
  for (const path of paths) {
    const at = await plansAt(path);
    if (at.kind === 'none') {
      terminal.complain(`${at.reason}\n`);
      return exit.misuse;
    }
    beside.push(...at.beside);
    for (const plan of at.plans) if (!found.has(resolve(plan.path))) found.set(resolve(plan.path), plan);
  }
  const plans = [...found.values()].map(checked);
  const problems = [...beside, ...plans.flatMap((plan) => plan.problems)];
  const each = problems.map((problem) => told(words, problem));
  if (form === 'json') terminal.say(`${JSON.stringify(asJson(plans, each, full), null, 2)}\n`);
  else {
    const remarks = () => [beside, ...plans.map((plan) => plan.problems)].flatMap((own) => remarksOf(words, own));
    const line = form === 'github' ? githubLine : printedLine;
    terminal.say((form === 'github' || full ? each : remarks()).map((problem) => `${line(problem)}\n`).join(''));
    terminal.say(`${problems.length > 0 ? '\n' : ''}${summaryTable(plans)}`);
  }
  for (const plan of fix ? found.values() : []) {
    const code = await writeMended(plan, terminal);
    if (code !== exit.well) return code;
  }
  return problems.some(({ level }) => level === 'error') ? exit.errors : exit.well;
}

function checked({ slug, path, files, shown, problems: found }: FoundPlan): CheckedPlan {
  const reading = readCurriculum(slug, files);
  const names = new Set(files.map(({ name }) => name));
  // A plan without any file that could be read has its problems at the plan itself.
  const read = reading.problems.map((problem) => ({
    ...problem,
    file: names.has(problem.file) ? shown(problem.file) : path,
  }));
  const around = found.map((problem) => ({ ...problem, file: shown(problem.file) }));
  // Where nothing could be unpacked, nothing was read either.
  const problems = files.length === 0 && around.length > 0 ? around : [...around, ...read];
  return { slug, path, curriculum: reading.curriculum, files, summary: summary(reading), problems };
}

const counted = ['files', 'months', 'weeks', 'days', 'projects', 'deliverables', 'resources'] as const;

function asJson(plans: CheckedPlan[], problems: ToldProblem[], full: boolean): Record<string, unknown> {
  const counts = counted.map((name): [string, number] => [
    name,
    plans.reduce((sum, plan) => sum + plan.summary[name], 0),
  ]);
  const models = plans.map(({ slug, path, curriculum }) => ({ slug, path, curriculum }));
  return { ...Object.fromEntries(counts), problems, ...(full ? { plans: models } : {}) };
}

type CheckedPlan = {
  slug: string;
  path: string;
  curriculum: Curriculum;
  summary: Summary;
  /** Their files are paths as they were given. */
  problems: Problem[];
  files: SourceFile[];
};

function printedLine(problem: ToldProblem): string {
  return printable(problemLine(problem));
}

const commands = { error: 'error', warning: 'warning', ignored: 'notice' } as const;

/** A command of GitHub workflows: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
function githubLine({ file, line, column, level, code, sentence }: ToldProblem): string {
  const place = `file=${property(file)},line=${line},col=${column},title=${property(code)}`;
  return `::${commands[level]} ${place}::${data(sentence)}`;
}

function data(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const heads = [
  'plan',
  ...counted.map((name) => (name === 'resources' ? 'links' : name)),
  'errors',
  'warnings',
  'ignored',
];

/** One row for each plan, and a last line that says whether they can be used. */
function summaryTable(plans: CheckedPlan[]): string {
  const rows = plans.map(({ slug, summary: counts, problems }) => {
    const levels = (['error', 'warning', 'ignored'] as const).map((level) => countOf(problems, level));
    return [printable(slug), ...[...counted.map((name) => counts[name]), ...levels].map(String)];
  });
  const widths = heads.map((_, at) => Math.max(...[heads, ...rows].map((row) => row[at]?.length ?? 0)));
  const lines = [heads, ...rows].map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
  const read = plans.flatMap((plan) => [...span(plan), ...joining(plan)]);
  return [...lines, '', ...read, ...(read.length > 0 ? [''] : []), verdict(plans), ''].join('\n');
}

/** The first and the last day as they were read, by which an author sees whether all are there. */
function span({ slug, curriculum }: CheckedPlan): string[] {
  const days = planOf(curriculum).days;
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  return [printable(`${slug}: ${first === last ? dayName(first) : `${dayName(first)} … ${dayName(last)}`}`)];
}

const namedAtMost = 3;

/** What joining the files would cost, and the keys that prevent it. */
function joining({ slug, files, curriculum, problems }: CheckedPlan): string[] {
  const renamed = countOf(problems, 'error') > 0 ? [] : renamedByJoining(files, curriculum);
  if (renamed.length === 0) return [];
  const keys = renamed
    .slice(0, namedAtMost)
    .map(({ day }) => `{#${day.key}} behind "${day.label}" (${day.place.file}:${day.place.line})`);
  const more = renamed.length - keys.length;
  const days = renamed.length === 1 ? '1 day' : `${renamed.length} days`;
  const rest = more === 0 ? '' : `, and so on for ${more} more`;
  return [
    printable(
      `${slug}: joined into one file, ${days} would be others to the bot; to join them, first write ${keys.join(', ')}${rest}.`,
    ),
  ];
}

function verdict(plans: CheckedPlan[]): string {
  const refused = plans.filter(({ problems }) => countOf(problems, 'error') > 0).length;
  if (refused > 0) return `✗ ${refused} of ${plans.length} cannot be used: correct the errors above and check again.`;
  return `✓ ${plans.length === 1 ? 'The plan' : `All ${plans.length} plans`} can be used.`;
}

function countOf(problems: Problem[], level: Problem['level']): number {
  return problems.filter((problem) => problem.level === level).length;
}
