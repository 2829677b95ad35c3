import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import { button, customId, rows, say, selectRow, shorten } from '../kit/format.ts';
import type { Button, Message, Row } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import { dayName, nameInLine } from './day.ts';

type Titled = Pick<Day, 'key' | 'label' | 'title'>;

/** What is next for a learner, as far as an answer shows it. */
export type Next = {
  kind: 'group' | 'own';
  /** Null where nothing is left for them to do now. */
  day: Titled | null;
  /** How many days are open, this one among them. */
  open: number;
  /** As many of the other open days as a list can hold. */
  others: Titled[];
};

/** The line of an answer that says which day comes next; none where nothing does. */
export function nextLine({ study: { next: said } }: Words, { kind, day, open }: Next): string[] {
  if (day === null) return [];
  return [kind === 'own' ? said.own(nameInLine(day)) : said.open(nameInLine(day), open)];
}

/** Reads the next day, or marks it done. */
export function nextButtons({ study: { next: said } }: Words, cohortId: number, { day }: Pick<Next, 'day'>): Button[] {
  if (day === null) return [];
  return [openButton(said.openIt, cohortId, day), doneButton(said.done, cohortId, day.key)];
}

export function otherDays({ study: { next: said } }: Words, cohortId: number, { others }: Next): Row[] {
  const options = others.map((day) => ({ label: shorten(dayName(day), 100), value: refOf(day.key) }));
  return options.length === 0 ? [] : [selectRow(customId('day', { cohort: cohortId }), said.others, options)];
}

/** The button that marks a day done; `answers`: in the place of the message that asks for it alone. */
export function doneButton(label: string, cohortId: number, dayKey: string, answers = false): Button {
  const id = customId(answers ? 'done-here' : 'done', { cohort: cohortId, day: refOf(dayKey) });
  return button(label, id, { style: 'success', emoji: '✅' });
}

function openButton(label: string, cohortId: number, { key }: Titled): Button {
  return button(label, customId('day', { cohort: cohortId, day: refOf(key) }), { emoji: '📖' });
}

/** Adds to an answer what is open of the plan before, in words and to open or to mark done. */
export function withOpenBefore(
  { study: { next: said } }: Words,
  answer: Message,
  { cohortId, title, day, open }: { cohortId: number; title: string; day: Titled; open: number },
): Message {
  return {
    ...answer,
    content: [answer.content ?? '', said.before(title, open)].join('\n').trim(),
    components: [
      ...(answer.components ?? []),
      ...rows(
        openButton(shorten(day.label, 34), cohortId, day),
        doneButton(said.doneOf(shorten(day.label, 28)), cohortId, day.key),
      ),
    ],
  };
}

type TwoClocks = {
  cohortId: number;
  /** The plan is theirs alone: what was sent last takes the group's place. */
  isOwn: boolean;
  /** What the group does, whether that is today's, and whether the learner has done it. */
  group: { day: Titled; isToday: boolean; isDone: boolean };
  next: Next & { day: Titled };
};

/** What the group does and what is next for this learner, each to open or to mark done, and how they may go on. */
export function twoClocks(words: Words, { cohortId, isOwn, group, next }: TwoClocks): Message {
  const { next: said, pace } = words.study;
  const theirsSaid = isOwn ? words.ownPlan.today : said;
  const onward = isOwn ? words.ownPlan.pace : pace;
  const theirs = nameInLine(group.day);
  const mine = nameInLine(next.day);
  const lines = [
    `${(group.isToday ? theirsSaid.groupToday : theirsSaid.groupAt)(theirs)}${group.isDone ? said.isDone : ''}`,
    next.kind === 'own' ? said.own(mine) : said.mine(mine, next.open),
    next.kind === 'own' ? said.ownPace : said.noHurry,
  ];
  const pair = (day: Titled, isDone: boolean) => [
    openButton(shorten(day.label, 34), cohortId, day),
    ...(isDone ? [] : [doneButton(said.doneOf(shorten(day.label, 28)), cohortId, day.key)]),
  ];
  const ways = [
    { label: shorten(pace.toNext(next.day.label), 100), description: pace.aboutNext, value: 'next' },
    { label: onward.toGroup, description: pace.aboutGroup, value: 'group' },
    ...(next.kind === 'own' || isOwn ? [] : [{ label: pace.toOwn, description: pace.aboutOwn, value: 'own' }]),
  ];
  return say(lines.join('\n'), {
    components: [
      ...rows(...pair(group.day, group.isDone)),
      ...rows(...pair(next.day, false)),
      selectRow(customId('pace', { cohort: cohortId }), pace.how, ways),
    ],
  });
}
