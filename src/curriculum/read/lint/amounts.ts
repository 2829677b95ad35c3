import type { Curriculum, Day, Month, Place, Problem } from '../../model.ts';
import { limits } from '../source.ts';

/** Notes a problem of a finished plan. */
export type Report = (place: Place, level: Problem['level'], code: string, sentence: string) => void;

// What is done with a plan while people wait grows with what it holds, so each kind of it has an end. Far beyond any plan
// for people, and near enough that no plan which is accepted holds up those of other servers.

/** Refuses a plan that holds more than the limits allow, each kind at the place where it is too much. */
export function checkAmounts(curriculum: Curriculum, report: Report): void {
  const { months } = curriculum;
  checkNumber('months', months, report);
  checkNumber(
    'projects',
    months.flatMap(({ projects }) => projects),
    report,
  );
  checkNumber(
    'topics',
    months.flatMap(({ place, topics }) => topics.map(() => ({ place }))),
    report,
  );
  checkLinks(months, report);
  checkItems(months, report);
  for (const day of daysOf(months)) checkListOfDay(day, report);
}

function checkNumber(what: 'months' | 'projects' | 'topics', parts: { place: Place }[], report: Report): void {
  const excess = parts[limits[what]];
  if (excess) report(excess.place, 'error', `too-many-${what}`, `A plan may have ${limits[what]} ${what}; split it.`);
}

function daysOf(months: Month[]): Day[] {
  return months.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days));
}

function checkLinks(months: Month[], report: Report): void {
  const sentence = `A plan may have ${limits.links} links; the one too many stands from here on. Leave some out or split the plan.`;
  const all = months.flatMap((month) => [
    ...month.weeks.flatMap(({ days }) => days.map(({ place, resources: links }) => ({ place, links }))),
    ...month.topics.map(({ links }) => ({ place: month.place, links })),
  ]);
  const place = whereOver(
    all.map((part) => ({ place: part.place, amount: part.links.length })),
    limits.links,
  );
  if (place) report(place, 'error', 'too-many-links', sentence);
}

/** The place of the part with which a sum goes over its limit. */
function whereOver(parts: { place: Place; amount: number }[], limit: number): Place | undefined {
  let sum = 0;
  return parts.find(({ amount }) => {
    sum += amount;
    return sum > limit;
  })?.place;
}

function checkItems(months: Month[], report: Report): void {
  const lists = months.flatMap(listsOf);
  for (const { place, name, items, most = limits.itemLength } of lists) {
    if (items.length > limits.list) {
      const sentence = `"${name}" lists ${items.length} things, the limit is ${limits.list}; shorten or divide it.`;
      report(place, 'error', 'too-many-items', sentence);
    }
    const length = items.reduce((sum, item) => sum + item.length, 0);
    if (length > limits.listLength) {
      const sentence = `"${name}" has ${length} characters, the limit of a list is ${limits.listLength}; shorten or divide it.`;
      report(place, 'error', 'list-too-long', sentence);
    }
    const long = items.find((item) => item.length > most);
    if (long === undefined) continue;
    const begins = long.slice(0, 40).toWellFormed().replaceAll(/\s+/g, ' ');
    const sentence = `The part of "${name}" that begins with "${begins}" has ${long.length} characters, the limit is ${most}; shorten or divide it.`;
    report(place, 'error', 'item-too-long', sentence);
  }
  const place = whereOver(
    lists.map((list) => ({ place: list.place, amount: list.items.length + 1 })),
    limits.items,
  );
  if (place) report(place, 'error', 'plan-too-detailed', `A plan may list ${limits.items} things; split it.`);
}

/** `most`: how long one may be. */
type List = { place: Place; name: string; items: string[]; most?: number };

function listsOf(month: Month): List[] {
  const { place } = month;
  const groups = [...month.metrics, ...month.takeaways, ...(month.nextSteps ? [month.nextSteps] : [])];
  const list = (name: string, items: string[]): List => ({ place, name, items });
  return [
    list('Outcomes', month.outcomes),
    list('Milestones', month.milestones),
    ...groups.map(({ title, items }) => list(title, items)),
    // Whatever else the author wrote: paragraphs, code and tables.
    ...month.extras.map(({ title, items }): List => ({ place, name: title, items, most: limits.listLength })),
    ...month.projects.flatMap((project): List[] => [
      { place: project.place, name: project.title, items: project.goals },
      { place: project.place, name: project.title, items: project.deliverables },
    ]),
  ];
}

const bullet = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/gm;

function checkListOfDay(day: Day, report: Report): void {
  const listed = day.fields.reduce((sum, { text }) => sum + (text.match(bullet)?.length ?? 0), 0);
  const items = listed + day.resources.length;
  if (items <= limits.list) return;
  const sentence = `${day.label} lists ${items} things, the limit is ${limits.list}; divide it into several days.`;
  report(day.place, 'error', 'too-many-items', sentence);
}
