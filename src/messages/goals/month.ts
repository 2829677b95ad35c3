import type { LocalDate } from '../../core/calendar.ts';
import type { Milestone } from '../../core/milestones.ts';
import { refOf } from '../../core/reference.ts';
import type { TickShown } from '../../core/ticks.ts';
import type { Month, Week } from '../../curriculum/model.ts';
import { button, customId, named, rows, say, shorten, turnButtons } from '../kit/format.ts';
import { escaped } from '../kit/markdown/escape.ts';
import type { Button, Message } from '../kit/message.ts';
import { pageAt, pageButtons, pageEmbed, pagesOf } from '../kit/pages.ts';
import { dayName } from '../study/day.ts';
import type { Words } from '../words/words.ts';
import { bullet, groupSection, type TickNews, tickList, tickNews, tickSelects } from './ticks.ts';

type Neighbour = { ref: string; label: string };

type MonthView = {
  cohortId: number;
  month: Month;
  /** How buttons name it. */
  ref: string;
  outcomes: TickShown[];
  weeks: { week: Week; status: Milestone }[];
  mine: Milestone;
  /** Null for a plan of one's own. */
  cohort: { learners: number; reached: number } | null;
  projects: { ref: string; title: string; done: number; total: number }[];
  previous: Neighbour | null;
  next: Neighbour | null;
  page: number;
  today: LocalDate;
  news: TickNews | null;
};

// What /week shows whole; longer texts are read here.
const goalInWeek = 400;
const milestoneInWeek = 200;

/** A month at a glance, with the outcomes to tick; what does not fit on a phone's screen or three follows on further pages. */
export function monthView(words: Words, view: MonthView): Message {
  const { month } = words.goals;
  const place = { cohort: view.cohortId, month: view.ref };
  const news = view.news === null ? [] : tickNews(words, view.news);
  const shown = pageAt(pagesOf(monthSections(words, view)), view.page);
  const self = { ...place, ...(shown.page === 0 ? {} : { page: shown.page }) };
  const turns = [
    ...pageButtons(words.goals.ticks, shown, (page) => customId('month', { ...place, page })),
    ...turnButtons(view, ({ ref }) => customId('month', { ...place, month: ref })),
  ];
  return say([...news, `🗓️ **${escaped(shorten(dayName(view.month), 200))}**`].join('\n'), {
    embeds: [pageEmbed(words, shown)],
    components: [
      ...tickSelects('month-tick', self, view.outcomes, month.choose),
      ...rows(...turns),
      ...rows(...ways(words, view)),
    ],
  });
}

/** What a month leaves its learners with: takeaways and next steps. */
export function monthHarvest({ goals: { month: words } }: Words, { takeaways, nextSteps }: Month): string[] {
  const next = nextSteps === null ? [] : [words.nextSteps, escaped(nextSteps.title), ...nextSteps.items.map(bullet)];
  return [
    ...takeaways.map(({ title, items }) => groupSection({ title: words.takeAway(title), items }, '')),
    ...(nextSteps === null ? [] : [next.filter((line) => line !== '').join('\n')]),
  ];
}

type MonthWords = Words['goals']['month'];

function monthSections(all: Words, view: MonthView): string[] {
  const words = all.goals.month;
  const { month, weeks } = view;
  const links = month.topics.reduce((sum, topic) => sum + topic.links.length, 0);
  const weekLines = weeks.map((week) => weekLine(words, week));
  const projectLines = view.projects.map(({ title, done, total }) => words.project(escaped(title), done, total));
  const titled = (title: string, text: string | null) => (text === null ? [] : [`${title}\n${text}`]);
  const listed = (title: string, lines: string[]) => (lines.length === 0 ? [] : [[title, ...lines].join('\n')]);
  return [
    ...titled(words.objective, month.objective),
    ...(view.outcomes.length === 0 ? [] : [tickList(all, words.outcomes, view.outcomes)]),
    ...listed(words.weeks, weekLines),
    milestoneSection(words, view),
    ...(month.milestones.length === 0 ? [] : [groupSection({ title: words.milestones, items: month.milestones }, '')]),
    ...month.metrics.map((group) => groupSection(group, words.metrics)),
    ...listed(words.projects, projectLines),
    ...weeks.flatMap(({ week: { label, goal, milestone } }) => [
      ...titled(words.goal(label), goal !== null && goal.length > goalInWeek ? goal : null),
      ...titled(words.milestone(label), milestone !== null && milestone.length > milestoneInWeek ? milestone : null),
    ]),
    ...monthHarvest(all, month),
    ...titled(words.salary, month.salaryTarget),
    ...month.extras.map((group) => groupSection(group, all.goals.ticks.moreSection)),
    ...(month.topics.length === 0 ? [] : [words.library(links, month.topics.length)]),
    ...titled(words.remember, month.closing),
  ];
}

function weekLine(words: MonthWords, { week, status }: MonthView['weeks'][number]): string {
  const name = escaped(week.title === '' ? week.label : `${week.label} · ${week.title}`);
  if (status.reachedOn !== null) return words.weekReached(name, status.reachedOn);
  return words.week(name, status.done, status.total);
}

function milestoneSection(words: MonthWords, { mine, cohort, today }: MonthView): string {
  const own =
    mine.reachedOn === null
      ? words.mine(mine.done, mine.total, mine.remaining)
      : words.mineReached(mine.reachedOn, today);
  return cohort === null ? own : `${own}\n${words.group(cohort.learners, cohort.reached)}`;
}

function ways(
  { study, goals: { month: words } }: Words,
  { cohortId: cohort, month, weeks, projects }: MonthView,
): Button[] {
  const week = (weeks.find(({ status }) => status.reachedOn === null) ?? weeks[0])?.week;
  const [first] = projects;
  const to = (label: string, name: string, emoji: string, input: Record<string, string>) =>
    button(label, customId(name, { cohort, ...input }), { emoji });
  return [
    ...(week === undefined ? [] : [to(study.post.week, 'week', '🗓️', { week: refOf(week.key) })]),
    ...(first === undefined ? [] : [to(words.toProjects(projects.length), 'project', '🛠️', { project: first.ref })]),
    ...(month.topics.length === 0 ? [] : [to(words.toLibrary, 'resources', '🔗', {})]),
  ];
}

export function noSuchMonth(
  { goals: { month }, kit }: Words,
  text: string,
  first: Neighbour,
  last: Neighbour,
): Message {
  return say(month.none(kit.quoted(text), named(first.label), named(last.label)));
}
