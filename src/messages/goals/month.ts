import type { LocalDate } from '../../core/calendar.ts';
import type { Milestone } from '../../core/milestones.ts';
import { refOf } from '../../core/reference.ts';
import type { TickShown } from '../../core/ticks.ts';
import type { Month, Week } from '../../curriculum/model.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, dateName, embed, named, quoted, rows, say, shorten } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { pageAt, pagesOf } from '../kit/pages.ts';
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
  cohort: { learners: number; reached: number };
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
export function monthView(view: MonthView): Message {
  const { text, page, total } = pageAt(pagesOf(monthSections(view)), view.page);
  const news = view.news === null ? [] : tickNews(view.news);
  return say([...news, `📅 **${shorten(monthName(view.month), 200)}**`].join('\n'), {
    embeds: [
      embed({ description: text, ...(total === 1 ? {} : { footer: { text: `Page ${page + 1} of ${total}` } }) }),
    ],
    components: [
      ...tickSelects(
        'month-tick',
        { ...place(view), ...(page === 0 ? {} : { page }) },
        view.outcomes,
        'What can you do by now? Tick it …',
      ),
      ...rows(...turns(view, page, total)),
      ...rows(...ways(view)),
    ],
  });
}

/** `Month 7: Production Optimization`. */
export function monthName({ label, title }: Pick<Month, 'label' | 'title'>): string {
  return title === '' ? label : `${label}: ${title}`;
}

/** What a month leaves its learners with: takeaways and next steps. */
export function monthHarvest(month: Month): string[] {
  const { nextSteps } = month;
  return [
    ...month.takeaways.map(({ title, items }) =>
      groupSection({ title: title === '' ? 'Take away' : `Take away: ${title}`, items }, ''),
    ),
    ...(nextSteps === null ? [] : [nextStepsSection(nextSteps)]),
  ];
}

function nextStepsSection({ title, items }: { title: string; items: string[] }): string {
  return ['**Next steps**', ...(title === '' ? [] : [title]), ...items.map(bullet)].join('\n');
}

function monthSections(view: MonthView): string[] {
  const { month } = view;
  return [
    ...(month.objective === null ? [] : [`**Objective**\n${month.objective}`]),
    ...(view.outcomes.length === 0 ? [] : [tickList('Outcomes', view.outcomes)]),
    ...(view.weeks.length === 0 ? [] : [['**Weeks**', ...view.weeks.map(weekLine)].join('\n')]),
    milestoneSection(view),
    ...(month.milestones.length === 0
      ? []
      : [groupSection({ title: 'Milestones of the month', items: month.milestones }, '')]),
    ...month.metrics.map((group) => groupSection(group, 'Success metrics')),
    ...(view.projects.length === 0 ? [] : [['**Projects**', ...view.projects.map(projectLine)].join('\n')]),
    ...view.weeks.flatMap(longTexts),
    ...monthHarvest(month),
    ...(month.salaryTarget === null ? [] : [`**Salary target**\n${month.salaryTarget}`]),
    ...month.extras.map((group) => groupSection(group, 'More')),
    ...(month.topics.length === 0 ? [] : [librarySection(month)]),
    ...(month.closing === null ? [] : [`**Remember**\n${month.closing}`]),
  ];
}

function weekLine({ week, status }: MonthView['weeks'][number]): string {
  const name = week.title === '' ? week.label : `${week.label} · ${week.title}`;
  if (status.reachedOn !== null) return `🏁 ${name} · ${dateName(status.reachedOn)}`;
  return `${status.done === 0 ? '⬜' : '▶️'} ${name} · ${status.done} of ${status.total}`;
}

function milestoneSection({ mine, cohort, today }: MonthView): string {
  const own =
    mine.reachedOn === null
      ? `**Month milestone**  ${mine.done} of ${count(mine.total, 'day')}, ${mine.remaining} to go`
      : `🏁 **Month milestone reached** on ${dateName(mine.reachedOn, today)}`;
  const have = cohort.reached === 1 ? 'has' : 'have';
  return `${own}\n**Cohort**  ${count(cohort.learners, 'learner')}, ${cohort.reached.toLocaleString('en-GB')} ${have} reached it`;
}

function projectLine({ title, done, total }: MonthView['projects'][number]): string {
  return total === 0 ? `🛠️ ${title}` : `🛠️ ${title} · ${done} of ${count(total, 'deliverable')}`;
}

/** Goals and milestones of weeks that are too long for /week. */
function longTexts({ week }: MonthView['weeks'][number]): string[] {
  const { goal, milestone } = week;
  return [
    ...(goal !== null && goal.length > goalInWeek ? [`**${week.label}: goal**\n${goal}`] : []),
    ...(milestone !== null && milestone.length > milestoneInWeek ? [`**${week.label}: milestone**\n${milestone}`] : []),
  ];
}

function librarySection({ topics }: Month): string {
  const links = topics.reduce((sum, topic) => sum + topic.links.length, 0);
  return `**Library**  ${count(links, 'link')} on ${count(topics.length, 'topic')}: /resources`;
}

function place({ cohortId, ref }: Pick<MonthView, 'cohortId' | 'ref'>) {
  return { cohort: cohortId, month: ref };
}

function turns(view: MonthView, page: number, total: number) {
  const to = (label: string, n: number) => button(label, customId('month', { ...place(view), page: n }));
  const month = (emoji: string, { ref, label }: Neighbour) =>
    button(shorten(label, 34), customId('month', { cohort: view.cohortId, month: ref }), { emoji });
  return [
    ...(page > 0 ? [to('Back', page - 1)] : []),
    ...(page < total - 1 ? [to('More …', page + 1)] : []),
    ...(view.previous === null ? [] : [month('◀️', view.previous)]),
    ...(view.next === null ? [] : [month('▶️', view.next)]),
  ];
}

function ways(view: MonthView) {
  const { cohortId, month } = view;
  const week = view.weeks.find(({ status }) => status.reachedOn === null) ?? view.weeks[0];
  const [first, ...others] = view.projects;
  const projectLabel = others.length === 0 ? 'Project' : 'Projects';
  return [
    ...(week === undefined
      ? []
      : [button('Week', customId('week', { cohort: cohortId, week: refOf(week.week.key) }), { emoji: '🗓️' })]),
    ...(first === undefined
      ? []
      : [button(projectLabel, customId('project', { cohort: cohortId, project: first.ref }), { emoji: '🛠️' })]),
    ...(month.topics.length === 0
      ? []
      : [button('Library', customId('resources', { cohort: cohortId }), { emoji: '📚' })]),
  ];
}

/** The plan has no such month. */
export function noSuchMonth(text: string, first: Neighbour, last: Neighbour): Message {
  const span =
    first.ref === last.ref
      ? `it has ${named(first.label)} only`
      : `it goes from ${named(first.label)} to ${named(last.label)}`;
  return say(`This plan has no month ${quoted(text)}; ${span}. /month alone shows the current one.`);
}
