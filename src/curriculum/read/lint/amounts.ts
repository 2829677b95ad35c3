import type { Facts, Told } from '../../facts.ts';
import type { Curriculum, Day, Month, Place, Problem } from '../../model.ts';
import { limits } from '../source.ts';

/** Notes a problem of a finished plan. */
export type Report = (place: Place, level: Problem['level'], ...told: Told) => void;

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
  if (excess) report(excess.place, 'error', `too-many-${what}`, { limit: limits[what] });
}

function daysOf(months: Month[]): Day[] {
  return months.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days));
}

function checkLinks(months: Month[], report: Report): void {
  const all = months.flatMap((month) => [
    ...month.weeks.flatMap(({ days }) => days.map(({ place, resources: links }) => ({ place, links }))),
    ...month.topics.map(({ links }) => ({ place: month.place, links })),
  ]);
  const place = whereOver(
    all.map((part) => ({ place: part.place, amount: part.links.length })),
    limits.links,
  );
  if (place) report(place, 'error', 'too-many-links', { limit: limits.links });
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
  for (const { place, list, items, most = limits.itemLength } of lists) {
    if (items.length > limits.list) {
      report(place, 'error', 'too-many-items', { list, count: items.length, limit: limits.list });
    }
    const length = items.reduce((sum, item) => sum + item.length, 0);
    if (length > limits.listLength) report(place, 'error', 'list-too-long', { list, length, limit: limits.listLength });
    const long = items.find((item) => item.length > most);
    if (long === undefined) continue;
    const begins = long.slice(0, 40).toWellFormed().replaceAll(/\s+/g, ' ');
    report(place, 'error', 'item-too-long', { list, begins, length: long.length, limit: most });
  }
  const place = whereOver(
    lists.map((list) => ({ place: list.place, amount: list.items.length + 1 })),
    limits.items,
  );
  if (place) report(place, 'error', 'plan-too-detailed', { limit: limits.items });
}

/** `most`: how long one may be. */
type List = { place: Place; list: ListName; items: string[]; most?: number };
type ListName = Facts['too-many-items']['list'];

function listsOf(month: Month): List[] {
  const { place } = month;
  const groups = [...month.metrics, ...month.takeaways, ...(month.nextSteps ? [month.nextSteps] : [])];
  const titled = ({ title }: { title: string }) => ({ title });
  return [
    { place, list: 'outcomes', items: month.outcomes },
    { place, list: 'milestones', items: month.milestones },
    ...groups.map((group): List => ({ place, list: titled(group), items: group.items })),
    // Whatever else the author wrote: paragraphs, code and tables.
    ...month.extras.map((extra): List => ({ place, list: titled(extra), items: extra.items, most: limits.listLength })),
    ...month.projects.flatMap((project): List[] => [
      { place: project.place, list: titled(project), items: project.goals },
      { place: project.place, list: titled(project), items: project.deliverables },
    ]),
  ];
}

const bullet = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/gm;

function checkListOfDay(day: Day, report: Report): void {
  const listed = day.fields.reduce((sum, { text }) => sum + (text.match(bullet)?.length ?? 0), 0);
  const items = listed + day.resources.length;
  if (items <= limits.list) return;
  report(day.place, 'error', 'too-many-items', { list: { title: day.label }, count: items, limit: limits.list });
}
