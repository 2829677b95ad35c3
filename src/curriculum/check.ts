import type { Problem, Reading } from './model.ts';

export type Summary = {
  files: number;
  months: number;
  weeks: number;
  days: number;
  projects: number;
  deliverables: number;
  resources: number;
  distinctLinks: number;
  milestones: number;
};

/** Counts what a plan holds; `resources` are all links of days and topics, `files` those that hold a part of the plan. */
export function summary({ curriculum }: Reading): Summary {
  const months = curriculum.months;
  const weeks = months.flatMap((month) => month.weeks);
  const days = weeks.flatMap((week) => week.days);
  const projects = months.flatMap((month) => month.projects);
  const links = [
    ...days.flatMap((day) => day.resources),
    ...months.flatMap(({ topics }) => topics.flatMap((topic) => topic.links)),
  ];
  return {
    files: new Set([...months, ...weeks, ...days, ...projects].map(({ place }) => place.file)).size,
    months: months.length,
    weeks: weeks.length,
    days: days.length,
    projects: projects.length,
    deliverables: projects.reduce((sum, { deliverables }) => sum + deliverables.length, 0),
    resources: links.length,
    distinctLinks: new Set(links.map(({ url }) => url)).size,
    milestones:
      weeks.filter(({ milestone }) => milestone !== null).length +
      months.reduce((sum, { milestones }) => sum + milestones.length, 0),
  };
}

/** Whether a reading must not become a version. */
export function isRefused({ problems }: Reading): boolean {
  return problems.some(({ level }) => level === 'error');
}

/** More problems than these nobody reads at once, and handing over all of a hostile file would hold everything up. */
const problemsAtMost = 2000;

/** The problems that keep a plan from being used before the others, in their order, and no more than people can read. */
export function mostSevere(problems: Problem[]): Problem[] {
  if (problems.length <= problemsAtMost) return problems;
  const errors = problems.filter(({ level }) => level === 'error');
  const others = problems.filter(({ level }) => level !== 'error');
  const shown = [...errors, ...others].slice(0, problemsAtMost);
  const [first] = shown;
  if (first === undefined) return problems;
  const { file, line, column, level } = first;
  const facts = { count: problems.length - shown.length };
  return [...shown, { file, line, column, level, code: 'more-problems', facts }];
}
