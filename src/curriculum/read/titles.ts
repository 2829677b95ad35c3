import { oneLine } from '../../core/text.ts';
import type { Curriculum, Day, Group, Link, Month, Place, Problem, Project, Topic, Week } from '../model.ts';

/** How long a title may be, its label with it, in UTF-16 units. */
export const titleLength = 200;

/**
 * Takes out of every title and label what would break a line of ours, turn its reading direction or could not be stored:
 * a file's own signs are looked at when it is opened, but `&#x202e;` becomes one only here. Each part that had some is
 * reported once.
 */
export function withCleanTitles(curriculum: Curriculum, problems: Problem[]): Curriculum {
  const cleanerAt = (place: Place) => {
    let isReported = false;
    return (text: string): string => {
      const clean = oneLine(text);
      if (!isReported && words(clean) !== words(text)) {
        report(place, problems);
        isReported = true;
      }
      return clean;
    };
  };
  const title = oneLine(curriculum.title) || curriculum.slug;
  return { ...curriculum, title, months: curriculum.months.map((month) => cleanMonth(month, cleanerAt)) };
}

type Clean = (text: string) => string;
type CleanerAt = (place: Place) => Clean;

function words(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function report({ file, line, column }: Place, problems: Problem[]): void {
  const sentence = 'Signs that nobody sees were left out of a title or label here; delete them.';
  problems.push({ file, line, column, level: 'warning', code: 'unseen-signs', sentence });
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
