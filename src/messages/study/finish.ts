import type { LocalDate } from '../../core/calendar.ts';
import type { Day } from '../../curriculum/model.ts';
import type { Card } from '../../pictures/card.ts';
import { drawable } from '../../pictures/glyphs.ts';
import { button, customId, named, pictured, rows, say, shorten } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import { stopButton } from '../member/reminder.ts';
import { journalButton } from '../notes/journal.ts';
import type { Words } from '../words/words.ts';
import { dateMap, datesInWords, type ProgressFacts } from './progress.ts';

/** What a plan came to for somebody who is through with it; `streak` is null where it is not to be told. */
export type FinishFacts = Pick<ProgressFacts, 'title' | 'planDone' | 'planTotal' | 'streak' | 'dates'> & {
  /** Days of the plan that came before the group began; they are not among the total. */
  before: number;
  from: LocalDate;
  to: LocalDate;
  /** What the plan says of the days done; 0 where it says nothing. */
  minutes: number;
  notes: number;
};

export type ComesNext = {
  cohortId: number;
  /** It can be shared where this is shown. */
  shares: boolean;
  /** The plan with which the group goes on. */
  follows: string | null;
  leftOut: Pick<Day, 'label'>[];
  others: { id: number; title: string }[];
  /** The plan that they may begin once more on their own, or another; null where they have begun one. */
  again: { slug?: string } | null;
  /** They are reminded, and have nothing left to be reminded of. */
  isReminded: boolean;
};

const titleLimit = 80;
const othersAtMost = 5;

export function finishCard(words: Words, facts: FinishFacts): Card {
  const { picture } = words.finish;
  const { picture: common, together } = words.progress;
  const { planDone, planTotal, streak, minutes, notes } = facts;
  return {
    title: drawable(shorten(facts.title, titleLimit)),
    subtitle: between(words, facts),
    figures: [
      { value: `${planDone}/${planTotal}`, label: facts.before === 0 ? common.days : picture.groupDays },
      ...(streak === null ? [] : [{ value: String(streak.longest), label: together.longest }]),
      ...(minutes === 0 ? [] : [{ value: picture.hours.value(hoursOf(minutes)), label: picture.hours.label }]),
      ...(notes === 0 ? [] : [{ value: String(notes), label: picture.notes(notes) }]),
    ],
    // A map of kept and missed dates is a streak, however it is drawn.
    dates: streak === null ? null : dateMap(words.progress, facts.dates),
    barsTitle: '',
    bars: [],
  };
}

/** The first and the last date, with the year once, at the end. */
function between({ kit }: Words, { from, to }: FinishFacts): string {
  return `${from === to ? '' : `${kit.date(from, to)} – `}${kit.date(to)} ${to.slice(0, 4)}`;
}

/** Whole hours from ten on, else with a tenth. */
function hoursOf(minutes: number): number {
  return minutes < 600 ? Math.round(minutes / 6) / 10 : Math.round(minutes / 60);
}

function numbers(words: Words, facts: FinishFacts): string {
  const { finish: said } = words;
  const { planDone, planTotal, before, streak, minutes, notes } = facts;
  const studied = minutes < 60 ? said.studied.minutes(minutes) : said.studied.hours(hoursOf(minutes));
  return [
    `${said.days(planDone, planTotal)}${before === 0 ? '' : ` (${said.before(before)})`}`,
    between(words, facts),
    ...(streak === null ? [] : [said.longest(streak.longest)]),
    ...(minutes === 0 ? [] : [studied]),
    ...(notes === 0 ? [] : [said.notes(notes)]),
  ].join(' · ');
}

function isWhole({ planDone, planTotal, before }: FinishFacts): boolean {
  return planDone === planTotal && before === 0;
}

/** The card as others see it. */
export function finishOf(words: Words, name: string, facts: FinishFacts, png: Uint8Array | null): Message {
  const { finish: said } = words;
  const whole = isWhole(facts);
  return say(`${said.of(name, named(facts.title), whole)}\n${numbers(words, facts)}`, picture(words, facts, png));
}

/** An answer to who is through with a plan, with what it came to and what may come next. */
export function withFinish(
  words: Words,
  answer: Message,
  facts: FinishFacts,
  png: Uint8Array | null,
  next: ComesNext,
): Message {
  const { finish: said } = words;
  const { cohortId, shares, follows, leftOut, others, again, isReminded } = next;
  const [first] = leftOut;
  const whole = isWhole(facts);
  const ways = [
    ...(follows === null ? [] : [said.follows(named(follows))]),
    ...(first === undefined ? [] : [said.leftOut(leftOut.length, named(first.label))]),
    ...(others.length === 0 ? [] : [said.others]),
    ...(again === null ? [] : [again.slug === undefined ? said.alone : said.again]),
    ...(isReminded ? [said.reminders] : []),
  ];
  const lines = [
    ...(answer.content === undefined ? [] : [answer.content, '']),
    said.headline(named(facts.title), whole),
    numbers(words, facts),
    ...(ways.length === 0 ? [] : ['', said.next, ...ways]),
  ];
  const { join } = words.member;
  const own = [
    ...(shares ? [button(words.progress.share, customId('finish-share', { cohort: cohortId }), { emoji: '📣' })] : []),
    ...(facts.notes === 0 ? [] : [journalButton(words, cohortId)]),
  ];
  const further = [
    ...(first === undefined
      ? []
      : [button(join.fromFirst(shorten(first.label, 28)), customId('join', { cohort: cohortId, begin: 'first' }))]),
    ...others
      .slice(0, othersAtMost)
      .map(({ id, title }) => button(join.joinOther(shorten(title, 29)), customId('join', { cohort: id }))),
    ...(again === null ? [] : [aloneButton(words, again)]),
    ...(isReminded ? [stopButton(words)] : []),
  ];
  return {
    ...answer,
    content: lines.join('\n'),
    components: [...rows(...own), ...rows(...further), ...(answer.components ?? [])].slice(0, 5),
    ...picture(words, facts, png),
  };
}

function aloneButton({ finish: said, ownPlan }: Words, { slug }: { slug?: string }): Button {
  const id = slug === undefined ? customId('/start') : customId('/start', { curriculum: slug });
  return button(slug === undefined ? ownPlan.begin : said.beginAgain, id, { emoji: '🌱' });
}

function picture(words: Words, facts: FinishFacts, png: Uint8Array | null): Pick<Message, 'files'> {
  const dates = facts.streak === null ? [] : datesInWords(words.progress, facts.dates);
  return pictured(
    'finish',
    png,
    [`${shorten(facts.title, titleLimit)}: ${numbers(words, facts)}.`, ...dates].join(' '),
  );
}
