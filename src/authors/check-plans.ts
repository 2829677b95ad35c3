import { resolve } from 'node:path';
import { summary } from '../curriculum/check.ts';
import type { Problem } from '../curriculum/model.ts';
import { readCurriculum } from '../curriculum/read/read.ts';
import type { Check } from './arguments.ts';
import { type PlanFiles, plansAt } from './plan-paths.ts';
import { type CheckedPlan, githubLine, problemLine, summaryTable } from './report.ts';
import { exit, type Terminal } from './terminal.ts';

/** Checks the plans at some paths and prints what was found. */
export async function checkPlans({ paths, form, full }: Check, terminal: Terminal): Promise<number> {
  const found = new Map<string, PlanFiles>();
  for (const path of paths) {
    const at = await plansAt(path);
    if (at.kind === 'none') {
      terminal.complain(`${at.reason}\n`);
      return exit.misuse;
    }
    for (const plan of at.plans) if (!found.has(resolve(plan.path))) found.set(resolve(plan.path), plan);
  }
  const plans = [...found.values()].map(checked);
  const problems = plans.flatMap((plan) => plan.problems);
  if (form === 'json') terminal.say(`${JSON.stringify(asJson(plans, problems, full), null, 2)}\n`);
  else {
    const line = form === 'github' ? githubLine : problemLine;
    terminal.say(problems.map((problem) => `${line(problem)}\n`).join(''));
    terminal.say(`${problems.length > 0 ? '\n' : ''}${summaryTable(plans)}`);
  }
  return problems.some(({ level }) => level === 'error') ? exit.errors : exit.well;
}

function checked({ slug, path, files, shown }: PlanFiles): CheckedPlan {
  const reading = readCurriculum(slug, files);
  const names = new Set(files.map(({ name }) => name));
  // A plan without any file that could be read has its problems at the plan itself.
  const problems = reading.problems.map((problem) => ({
    ...problem,
    file: names.has(problem.file) ? shown(problem.file) : path,
  }));
  return { slug, path, curriculum: reading.curriculum, summary: summary(reading), problems };
}

const counted = ['files', 'months', 'weeks', 'days', 'projects', 'deliverables', 'resources'] as const;

function asJson(plans: CheckedPlan[], problems: Problem[], full: boolean): Record<string, unknown> {
  const counts = counted.map((name): [string, number] => [
    name,
    plans.reduce((sum, plan) => sum + plan.summary[name], 0),
  ]);
  const models = plans.map(({ slug, path, curriculum }) => ({ slug, path, curriculum }));
  return { ...Object.fromEntries(counts), problems, ...(full ? { plans: models } : {}) };
}
