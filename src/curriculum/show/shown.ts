import { escaped } from '../../messages/kit/markdown/escape.ts';
import type { Curriculum, Day, Field, Group, Month, Project, Week } from '../model.ts';
import { discordText } from './discord-text.ts';
import { startOfShowing } from './showing.ts';

/**
 * A plan whose texts are in Discord's dialect, but for its days', which `shownFields` has seen to: what is posted costs
 * nothing to show then, and its length is what counts there.
 */
export function shown(curriculum: Curriculum): Curriculum {
  return { ...curriculum, months: curriculum.months.map(shownMonth) };
}

function textOf(markdown: string): string {
  return discordText(markdown, startOfShowing(false));
}

function orNone(markdown: string | null): string | null {
  return markdown === null ? null : textOf(markdown) || null;
}

function itemsOf(items: readonly string[]): string[] {
  return items.map(textOf).filter((text) => text !== '');
}

function groupOf({ title, items }: Group): Group {
  return { title, items: itemsOf(items) };
}

function shownMonth(month: Month): Month {
  const { takeaways, metrics, extras, nextSteps } = month;
  return {
    ...month,
    objective: orNone(month.objective),
    outcomes: itemsOf(month.outcomes),
    weeks: month.weeks.map(shownWeek),
    projects: month.projects.map(shownProject),
    milestones: itemsOf(month.milestones),
    metrics: metrics.map(groupOf),
    takeaways: takeaways.map(groupOf),
    nextSteps: nextSteps && groupOf(nextSteps),
    salaryTarget: orNone(month.salaryTarget),
    closing: orNone(month.closing),
    extras: extras.map(groupOf),
  };
}

function shownProject(project: Project): Project {
  const { objective, goals, deliverables } = project;
  return { ...project, objective: orNone(objective), goals: itemsOf(goals), deliverables: itemsOf(deliverables) };
}

function shownWeek(week: Week): Week {
  return { ...week, goal: orNone(week.goal), milestone: orNone(week.milestone) };
}

/** A day's texts in Discord's dialect, in their order, and the first picture among them; one that shows nothing is left out unless it `isHeading`. */
export function shownFields<Text extends Field & { isHeading: boolean }>(
  fields: readonly Text[],
): { fields: Text[] } & Pick<Day, 'picture'> {
  const on = startOfShowing(true);
  const texts = fields.map((field) => {
    const text = discordText(field.text, on);
    // A task that is a picture must not go with it.
    return { ...field, text: text === '' && field.label !== '' ? escaped(on.picture?.title ?? '') : text };
  });
  const picture = on.picture === null ? {} : { picture: on.picture };
  return { fields: texts.filter((field) => field.text !== '' || field.isHeading), ...picture };
}
