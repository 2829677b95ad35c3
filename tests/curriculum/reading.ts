import { readFileSync } from 'node:fs';
import type { Day, Problem, Reading, SourceFile } from '../../src/curriculum/model.ts';
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
