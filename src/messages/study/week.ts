import type { LocalDate } from '../../core/calendar.ts';
import type { Milestone } from '../../core/milestones.ts';
import { refOf } from '../../core/reference.ts';
import type { Week } from '../../curriculum/model.ts';
import { customId } from '../kit/custom-id.ts';
import { button, count, dateName, embed, quoted, rows, say, selectRow, shorten, timestamp } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { dayName } from './day.ts';

/** How a day of a week stands for the one who looks. */
export type DayMark =
  | { kind: 'done'; late: boolean }
  | { kind: 'today' }
  | { kind: 'open' }
  | { kind: 'left' }
  | { kind: 'locked'; opensAt: Date | null };

type WeekView = {
  cohortId: number;
  week: Week;
  marks: DayMark[];
  mine: Milestone;
  cohort: { learners: number; reached: number };
  /** The neighbouring weeks, for the buttons. */
  previous: Pick<Week, 'key' | 'label'> | null;
  next: Pick<Week, 'key' | 'label'> | null;
  today: LocalDate;
};

const dayListLimit = 3_000;

/** A week at a glance: goal, each day's state, the milestone, mine and the cohort's. */
export function weekView(view: WeekView): Message {
  const { week, mine } = view;
  const title = week.title === '' ? week.label : `${week.label} · ${week.title}`;
  const parts = [
    ...(week.goal === null ? [] : [`**Goal**  ${shorten(week.goal, 400)}`]),
    shorten(dayLines(view), dayListLimit),
    milestoneLine(mine, view.today, week.milestone),
    `**Cohort**  ${count(view.cohort.learners, 'learner')}, ${view.cohort.reached.toLocaleString('en-GB')} ${view.cohort.reached === 1 ? 'has' : 'have'} reached this milestone`,
  ];
  const turn = [
    view.previous && turnButton(view.cohortId, '◀️', view.previous),
    view.next && turnButton(view.cohortId, '▶️', view.next),
  ];
  return say(`🗓️ ${shorten(title, 200)}`, {
    embeds: [embed({ description: parts.join('\n\n') })],
    components: [
      ...rows(...turn.filter((one) => one !== null)),
      selectRow({
        type: 3,
        custom_id: customId('day', { cohort: view.cohortId }),
        placeholder: 'Open a day …',
        options: week.days.slice(0, 25).map((day) => ({ label: shorten(dayName(day), 100), value: refOf(day.key) })),
      }),
    ],
  });
}

function turnButton(cohortId: number, emoji: string, week: Pick<Week, 'key' | 'label'>) {
  return button(shorten(week.label, 34), customId('week', { cohort: cohortId, week: refOf(week.key) }), { emoji });
}

/** A line for each day, as far as they are shown. */
function dayLines({ week, marks }: WeekView): string {
  let lines = '';
  for (const [index, day] of week.days.entries()) {
    if (lines.length > dayListLimit) break;
    lines += `${index === 0 ? '' : '\n'}${dayLine(day, marks[index] ?? { kind: 'left' })}`;
  }
  return lines;
}

function dayLine(day: Week['days'][number], mark: DayMark): string {
  const name = `${day.number ?? day.label} ${shorten(day.title, 80)}`.trim();
  switch (mark.kind) {
    case 'done':
      return mark.late ? `🌙 ${name} (logged late)` : `✅ ${name}`;
    case 'today':
      return `▶️ ${name} (today)`;
    case 'open':
      return `▶️ ${name} (still open)`;
    case 'left':
      return `⬜ ${name}`;
    case 'locked':
      return mark.opensAt === null ? `🔒 ${name}` : `🔒 ${name} · opens ${timestamp(mark.opensAt, 'f')}`;
  }
}

function milestoneLine(mine: Milestone, today: LocalDate, aim: string | null): string {
  const what = aim === null ? '' : ` (${shorten(aim, 200)})`;
  if (mine.reachedOn !== null) return `🏁 **Milestone reached** on ${dateName(mine.reachedOn, today)}${what}`;
  return `**Milestone**${what}  ${mine.done} of ${mine.total} days, ${mine.remaining} to go`;
}

/** The plan has no such week. */
export function noSuchWeek(text: string, first: Pick<Week, 'label'>, last: Pick<Week, 'label'>): Message {
  return say(
    `This plan has no week ${quoted(text)}; it goes from ${first.label} to ${last.label}. /week without a number shows the current one.`,
  );
}

/** Plans may have days without weeks around them. */
export function noWeeks(): Message {
  return say('This plan has no weeks, so there are no week milestones. /today shows the current day.');
}
