import type { LocalDate } from '../../../core/calendar.ts';
import { count, date, number, quotedList } from './language.ts';

/** Months and projects: what there is to reach, to hand in and to tick. Titles are the author’s, instants Discord’s. */
export const goals = {
  ticks: {
    title: (title: string, done: number, total: number) => `**${title}** · ${done} of ${total} ticked`,
    lost: 'Ticked earlier; worded differently in the plan now:',
    expires: (when: string) => `Discord’s link works until ${when}`,
    expiresOnce: 'Discord’s link stops working after a while',
    ticked: (items: readonly string[]) => `✅ Ticked ${quotedList(items)}.`,
    unticked: (items: readonly string[]) => `⬜ Unticked ${quotedList(items)}.`,
    joined: 'You’re in: the daily posts count for you from here on.',
    back: 'Back',
    more: 'More…',
    moreSection: 'More',
    nothing: 'Nothing was changed.',
  },
  month: {
    choose: 'What can you do by now? Tick it…',
    objective: '**Objective**',
    outcomes: 'Outcomes',
    weeks: '**Weeks**',
    weekReached: (week: string, on: LocalDate) => `🏁 ${week} · ${date(on)}`,
    week: (week: string, done: number, total: number) => `${done === 0 ? '⬜' : '▶️'} ${week} · ${done} of ${total}`,
    mine: (done: number, total: number, left: number) =>
      `**Month milestone**  ${done} of ${count(total, 'day')}, ${left} to go`,
    mineReached: (on: LocalDate, today: LocalDate) => `🏁 **Month milestone reached** on ${date(on, today)}`,
    group: (learners: number, reached: number) =>
      `**Group**  ${count(learners, 'learner')}; ${number(reached)} ${reached === 1 ? 'has' : 'have'} reached it`,
    milestones: 'Milestones of the month',
    metrics: 'Success metrics',
    projects: '**Projects**',
    project: (title: string, done: number, total: number) =>
      total === 0 ? `🛠️ ${title}` : `🛠️ ${title} · ${done} of ${count(total, 'deliverable')}`,
    goal: (week: string) => `**${week}: goal**`,
    milestone: (week: string) => `**${week}: milestone**`,
    takeAway: (title: string) => (title === '' ? 'Take away' : `Take away: ${title}`),
    nextSteps: '**Next steps**',
    salary: '**Salary target**',
    library: (links: number, topics: number) =>
      `**Library**  ${count(links, 'link')} on ${count(topics, 'topic')}: /resources`,
    remember: '**Remember**',
    toProjects: (number: number) => (number === 1 ? 'Project' : 'Projects'),
    toLibrary: 'Library',
    none: (asked: string, first: string, last: string) =>
      `This plan has no month ${asked}; ${first === last ? `it has ${first} only` : `it goes from ${first} to ${last}`}. /month alone shows the current one.`,
    unsaved: 'Your outcomes are ticked as they were before.',
  },
  project: {
    choose: 'What have you handed in? Tick it…',
    goals: '**Goals**',
    deliverables: 'Deliverables',
    hint: '-# Only you see your ticks. To hand in a file: /project with `deliverable` and `file`.',
    returned: 'What you had shown for it is attached, so nothing is lost.',
    kept: (item: string) => `✅ Kept with “${item}”.`,
    file: (item: string) =>
      `📎 File kept with “${item}”. I store its name and Discord’s link, not the file: that link expires, so keep your own copy, or add a lasting link as well.`,
    addTo: 'Add a link or a few words to one…',
    form: {
      title: 'Show your work',
      label: 'A link, or a few words',
      placeholder: 'https://… – saving it also ticks the deliverable',
    },
    noProjects: 'This plan has no projects. /month shows what it has for this month.',
    none: (asked: string, projects: number) =>
      `This plan has no project ${asked}. Nothing was changed. It has ${count(projects, 'project')}:`,
    fileForWhich: 'Which deliverable is that file for?',
    noDeliverable: (asked: string) => `This project has no deliverable ${asked}.`,
    fileNotKept: 'The file is not kept yet; the one on your device is untouched.',
    noDeliverables: 'It has no deliverables at all.',
    nameOne: (items: readonly string[]) => `Name one in \`deliverable\`: ${quotedList(items, 'or')}.`,
    open: 'Open the project',
    tooLong: (length: number, limit: number) =>
      `That has ${count(length, 'character')}; the limit is ${number(limit)}. Nothing was changed. A link to a longer text works well.`,
    unsaved: 'Your deliverables are as they were before.',
  },
};
