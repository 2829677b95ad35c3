import { oneLine } from '../../core/text.ts';
import type { Facts, Told } from '../facts.ts';
import type { Curriculum, Day, Group, Link, Month, Place, Problem, Project, Topic, Week } from '../model.ts';
import { problemAt, report, type Source } from './source.ts';

/** How long a title may be, in UTF-16 units. */
const titleLength = 200;

/**
 * Takes out of every title and label what would break a line of ours, turn its reading direction or could not be stored,
 * and cuts those that are too long: a file's own signs are looked at when it is opened, but `&#x202e;` becomes one only
 * here. Each part that had some is reported once.
 */
export function withCleanTitles(curriculum: Curriculum, problems: Problem[]): Curriculum {
  const cleanerAt = (place: Place) => {
    const reported = new Set<string>();
    const say = (...told: Told): void => {
      if (!reported.has(told[0])) problems.push(problemAt(place, 'warning', ...told));
      reported.add(told[0]);
    };
    return (text: string): string => {
      const clean = oneLine(text);
      if (clean !== text && words(clean) !== words(text)) say('unseen-signs');
      if (clean.length > titleLength) say('title-too-long', beginningOf(clean));
      return cutTitle(clean);
    };
  };
  const title = cutTitle(oneLine(curriculum.title)) || curriculum.slug.slice(0, titleLength);
  return { ...curriculum, title, months: curriculum.months.map((month) => cleanMonth(month, cleanerAt)) };
}

/** Says that the title of the plan, written at an offset, will be cut. */
export function checkTitleLength(source: Source, written: string, at: number): void {
  const title = oneLine(written);
  if (title.length > titleLength) report(source, at, 'warning', 'title-too-long', beginningOf(title));
}

type Clean = (text: string) => string;
type CleanerAt = (place: Place) => Clean;

function words(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function beginningOf(title: string): Facts['title-too-long'] {
  return { begins: title.slice(0, 40).toWellFormed(), limit: titleLength };
}

function cutTitle(title: string): string {
  return title.length <= titleLength
    ? title
    : `${title
        .slice(0, titleLength - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

function cleanMonth(month: Month, cleanerAt: CleanerAt): Month {
  const clean = cleanerAt(month.place);
  const group = ({ title, items }: Group): Group => ({ title: clean(title), items });
  return {
    ...month,
    label: clean(month.label),
    title: clean(month.title),
    weeks: month.weeks.map((week) => cleanWeek(week, cleanerAt)),
    projects: month.projects.map(
      (project): Project => ({ ...project, title: cleanerAt(project.place)(project.title) }),
    ),
    metrics: month.metrics.map(group),
    topics: month.topics.map(({ title, links }): Topic => ({ title: clean(title), links: cleanLinks(links, clean) })),
    takeaways: month.takeaways.map(group),
    nextSteps: month.nextSteps && group(month.nextSteps),
    extras: month.extras.map(group),
  };
}

function cleanWeek(week: Week, cleanerAt: CleanerAt): Week {
  const clean = cleanerAt(week.place);
  const days = week.days.map((day): Day => {
    const ofDay = cleanerAt(day.place);
    return {
      ...day,
      label: ofDay(day.label),
      title: ofDay(day.title),
      fields: day.fields.map((field) => ({ ...field, label: ofDay(field.label) })),
      resources: cleanLinks(day.resources, ofDay),
    };
  });
  return { ...week, label: clean(week.label), title: clean(week.title), days };
}

function cleanLinks(links: Link[], clean: Clean): Link[] {
  return links.map(({ title, url }) => ({ title: clean(title), url }));
}
