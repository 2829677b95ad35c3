import type { LocalDate } from '../../core/calendar.ts';
import type { EndedRun } from '../../core/ledger.ts';
import type { StreakDate } from '../../core/streak/fold.ts';
import type { Streak } from '../../core/streak/streak.ts';
import { correctionLines } from '../cohort/correction.ts';
import { embed, rows, say } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import { type Next, nextButtons, nextLine } from './next.ts';

type StreakView = {
  planDone: number;
  planTotal: number;
  streak: Streak;
  /** Oldest first, one for each calendar date. */
  dates: StreakDate[];
  today: LocalDate;
  hidden: boolean;
  /** The last ones, newest first. */
  corrections: Parameters<typeof correctionLines>[1];
  /** The run that ended last, whatever lies between. */
  ended: EndedRun | null;
  cohortId: number;
  next: Next;
};

/** The headline, the reason for each of the last dates, what comes next, and the rule. */
export function streakView(words: Words, view: StreakView): Message {
  const said = words.study.streakView;
  const parts = [
    ...(view.streak.current > 0 ? [] : endedLine(words, view.ended, view.streak.longest, said.startsNext)),
    dateLines(words, view).join('\n'),
    ...(view.corrections.length === 0 ? [] : [correctionLines(words, view.corrections).join('\n')]),
    ...nextLine(words, view.next),
    `-# ${said.rule}`,
    ...(view.hidden ? [`-# ${said.hidden}`] : []),
  ];
  return say(said.headline(view.planDone, view.planTotal, view.streak), {
    embeds: [embed({ description: parts.join('\n\n') })],
    components: rows(...nextButtons(words, view.cohortId, view.next)),
  });
}

/** A streak that has ended, and what follows; a single day is nothing to mourn. */
export function endedLine({ study }: Words, ended: EndedRun | null, best: number, follows: string): string[] {
  return ended === null || ended.run < 2 ? [] : [`${study.streakView.ended(ended, best)} ${follows}`];
}

/** One line for each run of dates of the same state, or for a date that is open; the dates before joining share one. */
export function dateLines(
  { study: { streakView: said } }: Words,
  { dates, today }: Pick<StreakView, 'dates' | 'today'>,
): string[] {
  const joined = dates.findIndex(({ state }) => state !== 'not-due' && state !== 'no-post');
  const before = dates.slice(0, Math.max(joined, 0)).findLastIndex(({ state }) => state === 'not-due');
  const last = before > 0 ? dates[before] : undefined;
  const lines = (some: StreakDate[]) => runsOf(some).map((run) => runLine(said, run, today));
  if (last === undefined) return lines(dates);
  const [sign, reason] = said.states['not-due'];
  return [`${sign} ${said.upTo(last.on)} · ${reason}`, ...lines(dates.slice(before + 1))];
}

function runLine(said: Words['study']['streakView'], { first, last }: Run, today: LocalDate): string {
  const [sign, reason] = said.states[first.state];
  const why = first.state === 'open' && first.closesAt !== null ? said.openUntil(first.closesAt) : reason;
  const isToday = last.on === today;
  return `${sign} ${first === last ? said.date(first.on, isToday) : said.dates(first.on, last.on, isToday)} · ${why}`;
}

type Run = { first: StreakDate; last: StreakDate };

function runsOf(dates: StreakDate[]): Run[] {
  const runs: Run[] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    if (run !== undefined && run.first.state === date.state && date.state !== 'open') run.last = date;
    else runs.push({ first: date, last: date });
  }
  return runs;
}
