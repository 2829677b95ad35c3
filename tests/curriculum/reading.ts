import { readFileSync } from 'node:fs';
import type { Day, Problem, Reading, SourceFile } from '../../src/curriculum/model.ts';
import { type Plan, planOf } from '../../src/curriculum/plan.ts';
import { readCurriculum } from '../../src/curriculum/read/read.ts';

export function fileOf(name: string, text: string): SourceFile {
  return { name, content: new TextEncoder().encode(text) };
}

/** Reads a plan of one file. */
export function read(text: string, name = 'plan.md'): Reading {
  return readCurriculum('plan', [fileOf(name, text)]);
}

/** Reads a plan of files given as name → text. */
export function readAll(files: Record<string, string>): Reading {
  return readCurriculum(
    'plan',
    Object.entries(files).map(([name, text]) => fileOf(name, text)),
  );
}

/** Days 174 to 178 in two weeks of month 7, and in month 8 a day that has a key of its own. */
export function twoMonths(): Plan {
  const weeks = [
    ['Week 25: Speed', [174, 'Performance Analysis'], [175, 'Query Optimization'], [176, 'Memory']],
    ['Week 26: Cost', [177, 'Cost Analysis'], [178, 'Budget']],
  ] as const;
  const text = weeks.map(
    ([week, ...days]) => `## ${week}\n${days.map(([number, title]) => `### Day ${number}: ${title}\nDo\n`).join('')}`,
  );
  const rest = '# Month 8: N\n## Week 30: Rest\n### Day 17: Sleep {#sleep}\nDo';
  return planOf(read(`# Month 7: M\n${text.join('')}${rest}`).curriculum);
}

export function daysIn({ curriculum }: Reading): Day[] {
  return curriculum.months.flatMap((month) => month.weeks.flatMap((week) => week.days));
}

/** The first day of a plan. */
export function firstDay(reading: Reading): Day {
  return daysIn(reading)[0]!;
}

/** Problems as `line:column level code`. */
export function problemsIn({ problems }: Reading, level?: Problem['level']): string[] {
  return problems
    .filter((problem) => level === undefined || problem.level === level)
    .map(({ line, column, level: found, code }) => `${line}:${column} ${found} ${code}`);
}

export const month = readFileSync(new URL('read/month.txt', import.meta.url), 'utf8');
