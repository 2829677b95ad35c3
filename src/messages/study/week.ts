import type { LocalDate } from '../../core/calendar.ts';
import type { Milestone } from '../../core/milestones.ts';
import { refOf } from '../../core/reference.ts';
import type { Day, Week } from '../../curriculum/model.ts';
import { customId, embed, optionsAtMost, rows, say, selectRow, shorten, turnButtons } from '../kit/format.ts';
import { escaped } from '../kit/markdown/escape.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import { dayName } from './day.ts';

/** How a day of a week stands for the one who looks, and when one that is locked opens, if that is known. */
export type DayMark = { kind: keyof Words['study']['week']['days']; opensAt?: Date | null };

type WeekView = {
  cohortId: number;
  week: Week;
  marks: DayMark[];
  mine: Milestone;
  /** Null for a plan of one's own. */
  group: { learners: number; reached: number } | null;
  previous: Week | undefined;
  next: Week | undefined;
  today: LocalDate;
};

const dayListLimit = 3_000;

/** A week at a glance: goal, each day's state, the milestone, mine and the group's. */
export function weekView(words: Words, view: WeekView): Message {
  const { week, mine, cohortId } = view;
  const said = words.study.week;
  const title = week.title === '' ? week.label : `${week.label} · ${week.title}`;
  const dayLine = (day: Day, index: number) => {
    const { kind, opensAt } = view.marks[index] ?? { kind: 'left' };
    return said.days[kind](`${day.number ?? day.label} ${escaped(shorten(day.title, 80))}`.trim(), opensAt);
  };
  const options = week.days
    .slice(0, optionsAtMost)
    .map((day) => ({ label: shorten(dayName(day), 100), value: refOf(day.key) }));
  // No line is shorter than four characters.
  const days = week.days.slice(0, dayListLimit / 4).map(dayLine);
  const aim = shorten(week.milestone ?? '', 200);
  const before = view.marks.filter(({ kind }) => kind === 'before').length;
  const parts = [
    ...(week.goal === null ? [] : [`${said.goal}  ${shorten(week.goal, 400)}`]),
    shorten(days.join('\n'), dayListLimit),
    before > 0
      ? said.milestoneNotHere(aim, before)
      : mine.reachedOn === null
        ? said.milestone(aim, mine.done, mine.total)
        : said.reached(mine.reachedOn, view.today, aim),
    ...(view.group === null || before > 0 ? [] : [said.group(view.group.learners, view.group.reached)]),
  ];
  return say(`🗓️ ${escaped(shorten(title, 200))}`, {
    embeds: [embed({ description: parts.join('\n\n') })],
    components: [
      ...rows(...turnButtons(view, ({ key }) => customId('week', { cohort: cohortId, week: refOf(key) }))),
      selectRow(customId('day', { cohort: cohortId }), said.openDay, options),
    ],
  });
}
